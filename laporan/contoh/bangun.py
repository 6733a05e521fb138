"""Making the demo office. There are no pages for these rows yet, so it writes them itself.

The one writer outside the services (tests/aturan/test_penulis.py): everything it makes leaves its
row in the trail. What stands at the start of the year is made first; what happened during it
(``susun_peristiwa``) is made when its day comes, so that the trail runs forward in time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db.models import Model

from akun.models import Pengguna
from akun.services import buat_pengguna
from indikator.impor import baca_katalog
from indikator.models import Indikator, Target
from indikator.services import SuratKeputusan, muat_katalog
from jabatan.models import (
    HariLibur,
    Jeda,
    Katalog,
    Kecamatan,
    PangkatPegawai,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    Peran,
    PeriodePengisian,
    Posisi,
)
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti import gudang
from laporan.contoh.cerita import ZONA, Rencana
from laporan.contoh.kantor import DAFTAR_KECAMATAN, DAFTAR_POSISI, NAMA_PEMDA, SANDI
from laporan.contoh.lambang import gambar_lambang
from laporan.contoh.orang import (
    CUTI_PADA,
    DAFTAR_PEGAWAI,
    DAFTAR_PERAN,
    DataPegawai,
    DataPenugasan,
)
from laporan.contoh.tabel import MENURUT_POSISI, TANPA_TARGET

OLEH = "manage.py isi_contoh"
BERKAS_KATALOG = Path(settings.AKAR) / "fixtures" / "katalog-kecamatan.json"


@dataclass(slots=True)
class Kantor:
    """What was made, by the keys of the tables; ``baris``: jabatan → its rows in order."""

    pemda: PemerintahDaerah
    pengguna: dict[str, Pengguna] = field(default_factory=dict)
    kecamatan: dict[str, Kecamatan] = field(default_factory=dict)
    posisi: dict[str, Posisi] = field(default_factory=dict)
    pegawai: dict[str, Pegawai] = field(default_factory=dict)
    penugasan: dict[str, Penugasan] = field(default_factory=dict)
    baris: dict[str, list[Indikator]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Something that happened to the office during the year; ``buat`` makes it."""

    saat: datetime
    buat: Callable[[Pencatat], None]


def bangun_kantor(rencana: Rencana) -> Kantor:
    """Make government, catalogue, offices, people, posts, targets and holidays."""
    oleh = Pencatat(None, OLEH, saat=_saat_awal(rencana))
    kantor = Kantor(_buat_pemda())
    _catat([kantor.pemda], kantor, oleh)
    _muat_katalog(kantor, rencana.tahun, oleh)
    _buat_pengguna(kantor, oleh)
    _buat_kecamatan(kantor, oleh)
    _buat_pegawai(kantor, rencana, oleh)
    _buat_peran(kantor, rencana.tahun, oleh)
    for urut, data in enumerate(rencana.daftar_penugasan, 1):
        if data.mulai.year < rencana.tahun:
            _buat_penugasan(kantor, data, urut, oleh)
    _buat_target(kantor, oleh)
    _buat_libur(kantor, rencana, oleh)
    return kantor


def _buat_pemda() -> PemerintahDaerah:
    """The government with its lambang."""
    gambar = gambar_lambang()
    pemda = PemerintahDaerah.objects.create(nama=NAMA_PEMDA, lambang=gudang.hitung_sidik(gambar))
    gudang.tulis_isi(pemda.letak_lambang, gambar)
    return pemda


def susun_peristiwa(kantor: Kantor, rencana: Rencana) -> list[Peristiwa]:
    """Return what happens during the year: posts that change hands, a leave, the extension."""
    mutasi = [
        (data.mulai, partial(_buat_penugasan, kantor, data, urut))
        for urut, data in enumerate(rencana.daftar_penugasan, 1)
        if data.mulai.year == rencana.tahun
    ]
    cuti = (date(rencana.tahun, rencana.daftar_cuti[0], 1), partial(_buat_cuti, kantor, rencana))
    perpanjangan = (rencana.perpanjangan.buka, partial(_buat_perpanjangan, kantor, rencana))
    awal = _saat_awal(rencana)
    return [
        Peristiwa(max(datetime.combine(hari, time(7, 30), ZONA), awal), buat)
        for hari, buat in (*mutasi, cuti, perpanjangan)
    ]


def _saat_awal(rencana: Rencana) -> datetime:
    return datetime.combine(date(rencana.tahun, 1, 2), time(7, 45), ZONA)


def _muat_katalog(kantor: Kantor, tahun: int, oleh: Pencatat) -> None:
    sk = SuratKeputusan(f"188.45/1/{tahun}", date(tahun, 1, 2))
    isi = baca_katalog(BERKAS_KATALOG)
    katalog: Katalog = muat_katalog(kantor.pemda, tahun=tahun, isi=isi, oleh=oleh, sk=sk).katalog
    for indikator in Indikator.objects.milik_katalog(katalog).dengan_jabatan():
        kantor.baris.setdefault(indikator.kinerja_utama.jabatan.kode, []).append(indikator)


def _buat_pengguna(kantor: Kantor, oleh: Pencatat) -> None:
    akun = [(satu.akun, satu.nama) for satu in DAFTAR_PERAN]
    akun += [(satu.akun, satu.nama) for satu in DAFTAR_PEGAWAI if satu.punya_akun]
    for nama_pengguna, nama in akun:
        kantor.pengguna[nama_pengguna] = buat_pengguna(
            nama_pengguna, nama=nama, sandi=SANDI, oleh=oleh, harus_ganti_sandi=False
        )


def _buat_kecamatan(kantor: Kantor, oleh: Pencatat) -> None:
    for satu in DAFTAR_KECAMATAN:
        kantor.kecamatan[satu.kunci] = Kecamatan.objects.create(
            pemda=kantor.pemda,
            nama=satu.nama,
            alamat=satu.alamat,
            telepon=satu.telepon,
            surel=satu.surel,
            kode_pos=satu.kode_pos,
            tempat_tanda_tangan=satu.tempat,
        )
    for urut, data in enumerate(DAFTAR_POSISI, 1):
        kantor.posisi[data.kunci] = Posisi.objects.create(
            kecamatan=kantor.kecamatan[data.kecamatan],
            nama=data.nama,
            jenis=data.jenis,
            atasan=kantor.posisi[data.atasan] if data.atasan else None,
            kode_jabatan=data.jabatan,
            urut=urut,
        )
    _catat([*kantor.kecamatan.values(), *kantor.posisi.values()], kantor, oleh)


def _buat_pegawai(kantor: Kantor, rencana: Rencana, oleh: Pencatat) -> None:
    for data in DAFTAR_PEGAWAI:
        kantor.pegawai[data.akun] = Pegawai.objects.create(
            pemda=kantor.pemda,
            nama=data.nama,
            status=data.status,
            nomor_induk=data.nomor_induk,
            pengguna=kantor.pengguna.get(data.akun),
        )
    pangkat = [
        PangkatPegawai(
            pegawai=kantor.pegawai[data.akun], golongan=golongan, pangkat=nama, mulai=mulai
        )
        for data in DAFTAR_PEGAWAI
        for (golongan, nama), mulai in _susun_pangkat(data, rencana)
    ]
    PangkatPegawai.objects.bulk_create(pangkat)
    _catat(list(kantor.pegawai.values()), kantor, oleh)


def _susun_pangkat(data: DataPegawai, rencana: Rencana) -> list[tuple[tuple[str, str], date]]:
    """Return the ranks with their dates; Citra rises on 1 April of the year."""
    hasil = [] if data.pangkat is None else [(data.pangkat, date(rencana.tahun - 3, 4, 1))]
    naik = date(rencana.tahun, 4, 1)
    if data.naik_pangkat is not None and naik <= rencana.hari:
        hasil.append((data.naik_pangkat, naik))
    return hasil


def _buat_peran(kantor: Kantor, tahun: int, oleh: Pencatat) -> None:
    daftar = [
        Peran.objects.create(
            pengguna=kantor.pengguna[data.akun],
            jenis=data.jenis,
            pemda=kantor.pemda,
            kecamatan=kantor.kecamatan[data.kecamatan] if data.kecamatan else None,
            mulai=date(tahun - 1, 1, 2),
        )
        for data in DAFTAR_PERAN
    ]
    _catat(daftar, kantor, oleh)


def _buat_penugasan(kantor: Kantor, data: DataPenugasan, urut: int, oleh: Pencatat) -> None:
    posisi = kantor.posisi[data.posisi]
    penugasan = Penugasan.objects.create(
        kecamatan_id=posisi.kecamatan_id,
        pegawai=kantor.pegawai[data.pegawai],
        posisi=posisi,
        sifat=data.sifat,
        nomor_sk=f"821.2/{urut:03d}/BKPSDM/{data.mulai.year}",
        mulai=data.mulai,
        selesai=data.selesai,
        pengisi=kantor.pegawai[data.pengisi] if data.pengisi else None,
    )
    kantor.penugasan[data.kunci] = penugasan
    _catat([penugasan], kantor, oleh)


def _buat_cuti(kantor: Kantor, rencana: Rencana, oleh: Pencatat) -> None:
    penugasan = next(
        satu for kunci, satu in kantor.penugasan.items() if kunci.startswith(f"{CUTI_PADA}/")
    )
    awal, akhir = rencana.daftar_cuti
    jeda = Jeda.objects.create(
        kecamatan_id=penugasan.kecamatan_id,
        penugasan=penugasan,
        sebab=Jeda.Sebab.CUTI,
        mulai=date(rencana.tahun, awal, 1),
        selesai=date(rencana.tahun, akhir + 1, 1) - timedelta(days=1),
    )
    _catat([jeda], kantor, oleh)


def _buat_target(kantor: Kantor, oleh: Pencatat) -> None:
    daftar = []
    for kunci, tabel in MENURUT_POSISI.items():
        posisi = kantor.posisi[kunci]
        daftar_baris = kantor.baris[posisi.kode_jabatan]
        daftar += [
            Target(
                kecamatan_id=posisi.kecamatan_id,
                posisi=posisi,
                indikator=daftar_baris[nomor - 1],
                setahun=baris.setahun,
                rencana=baris.rencana_bulanan,
            )
            for nomor, baris in tabel.items()
            if baris.setahun is not None and (kunci, nomor) not in TANPA_TARGET
        ]
    Target.objects.bulk_create(daftar)
    _catat(daftar, kantor, oleh)


def _buat_libur(kantor: Kantor, rencana: Rencana, oleh: Pencatat) -> None:
    daftar = HariLibur.objects.bulk_create(
        HariLibur(pemda=kantor.pemda, tanggal=tanggal, uraian=uraian)
        for tanggal, uraian in sorted(rencana.libur.items())
    )
    _catat(daftar, kantor, oleh)


def _buat_perpanjangan(kantor: Kantor, rencana: Rencana, oleh: Pencatat) -> None:
    """Record the extension that keeps last month open for filling."""
    jadwal = rencana.perpanjangan
    daftar = [
        PeriodePengisian.objects.create(
            kecamatan=kecamatan,
            tahun=rencana.terakhir.tahun,
            bulan=rencana.terakhir.bulan,
            buka=jadwal.buka,
            batas=jadwal.batas,
            verifikasi=jadwal.verifikasi,
            kunci=jadwal.kunci,
            alasan=jadwal.alasan,
        )
        for kecamatan in kantor.kecamatan.values()
    ]
    _catat(daftar, kantor, oleh, alasan=jadwal.alasan)


def _catat(daftar: Sequence[Model], kantor: Kantor, oleh: Pencatat, *, alasan: str = "") -> None:
    """Leave one row for every object made."""
    catat_jejak(
        [
            Entri(
                tindakan="buat",
                objek=satu._meta.label,
                objek_id=str(satu.pk),
                ringkas=f"{satu._meta.verbose_name} dibuat: {satu}"[:300],
                kecamatan_id=getattr(satu, "kecamatan_id", None),
                pemda_id=kantor.pemda.pk,
                penugasan_id=getattr(satu, "penugasan_id", None),
                alasan=alasan,
            )
            for satu in daftar
        ],
        oleh=oleh,
    )
