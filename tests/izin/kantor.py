"""The world of the matrix: two kecamatan of one kota and one of another, a month in every state.

Kota Harapan / Sukamaju: Camat Sari ← Kasi Budi ← Staf Citra; Kasi Hana ← Staf Galih, who also is
the named filler (Fajar) of nobody but Citra. Mekarsari: Camat Rina ← Kasi Eko ← Dewi. Kota
Seberang / Tanjung: Camat Nyoman ← Kasi Made ← Putu. Everything foreign carries a canary.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from akun.models import Pemberitahuan, Pengguna
from akun.services import matikan_pengguna
from indikator.services import IsianKatalog, ambil_kesiapan, salin_katalog
from jabatan.izin import susun_pelaku
from jabatan.models import (
    Fungsi,
    Jabatan,
    JenisPosisi,
    Katalog,
    PemerintahDaerah,
    Peran,
    PeriodePengisian,
    Posisi,
)
from jejak.models import Jejak
from jejak.services import Pencatat
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.services import terbit
from laporan.views import laporan, pilih
from realisasi.models import LembarBulanan
from realisasi.services import ajukan_permintaan, verifikasi_lembar
from tests import pabrik
from tests.alat.bukti import tambah_bukti
from tests.alat.sekali import sekali_semodul
from tests.izin.kantor_bundel import minta_bundel
from tests.laporan.terbit import terbitkan_bulan

SAAT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)  # Monday, 10.00 WIB
KENARI_MEKARSARI = "KENARIMEKAR"
KENARI_SEBERANG = "KENARISEBERANG"
HILANG, RAKSASA = 999_999_999, 2**63 + 5
BULAN = {"diminta": 5, "disetujui": 6, "diverifikasi": 7, "diajukan": 8, "draf": 9}
ISIAN = {"surat-masuk": "100", "arsip-pegawai": "38", "waktu-pelayanan": "280/40"}


@dataclass(frozen=True)
class Benda:
    """Numbers of one object in one state, as they stand in addresses and forms."""

    lembar: int
    versi: int
    penugasan: int
    bulan: str
    katalog: int
    jabatan: str
    indikator: int
    kecamatan: int
    pegawai: int
    posisi: int
    atasan: int
    pemda: int
    peran: int
    pengguna: int
    baris: int = HILANG
    permintaan: int = HILANG
    draf: int = HILANG
    sidik: str = ""
    fungsi: int = HILANG
    kinerja: int = HILANG
    butir: int = HILANG
    angka: str = "capaian"
    kabar: int = HILANG
    bukti: int = HILANG
    terbitan: str = "00000-00000"
    pekerjaan: int = HILANG

    @property
    def tahun(self) -> int:
        return int(self.bulan[:4])


@dataclass
class Dunia:
    """Users by role, objects by (name, state)."""

    pengguna: dict[str, Pengguna] = field(default_factory=dict)
    benda: dict[tuple[str, str], Benda] = field(default_factory=dict)
    client: dict[str, Client] = field(default_factory=dict)
    sidik: tuple[object, ...] = ()


@contextmanager
def dunia_semodul(django_db_blocker: Any) -> Iterator[Dunia]:
    """The world for one module of tests. PDF is not drawn: how it looks is asked elsewhere."""
    logging.disable(logging.WARNING)
    with sekali_semodul(django_db_blocker, SAAT), pytest.MonkeyPatch.context() as tambal:
        for ruang in (laporan, pilih):
            tambal.setattr(ruang, "ambil_pratinjau", lambda rekap: b"%PDF-1.7")
        tambal.setattr(terbit, "cetak_laporan_pdf", lambda rekap, tanda: b"%PDF-1.7")
        yield buat_dunia()
    logging.disable(logging.NOTSET)


def buat_dunia() -> Dunia:
    dunia = Dunia()
    with tanpa_lingkup():
        harapan = pabrik.buat_pemda()
        seberang = pabrik.buat_pemda(f"Kota {KENARI_SEBERANG}")
        sukamaju = _buat_kantor(harapan, "Sukamaju", ("Sari", "Budi", "Citra"))
        _tambah_seksi(sukamaju)
        katalog = sukamaju.katalog
        mekarsari = _buat_kantor(
            harapan, "Mekarsari", ("Rina", "Eko", "Dewi"), KENARI_MEKARSARI, katalog=katalog
        )
        tanjung = _buat_kantor(seberang, "Tanjung", ("Nyoman", "Made", "Putu"), KENARI_SEBERANG)
        _isi_pengguna(dunia, sukamaju, mekarsari, harapan, seberang)
    for nama, kantor, atasan, camat in (
        ("citra", sukamaju, "Budi", "Sari"),
        ("galih", sukamaju, "Hana", "Sari"),
        ("dewi", mekarsari, "Eko", "Rina"),
        ("putu", tanjung, "Made", "Nyoman"),
    ):
        _isi_bulan(dunia, kantor, nama, atasan, camat)
        for keadaan, pk in minta_bundel(kantor, camat, SAAT):
            benda = dunia.benda[nama, keadaan]
            dunia.benda[nama, keadaan] = replace(benda, pekerjaan=pk)
    _tambah_draf(dunia, "admin_pemda", "citra", "galih", "dewi")
    _tambah_draf(dunia, "admin_pemda_lain", "putu")
    _tambah_benda_palsu(dunia)
    _masukkan(dunia)
    dunia.sidik = sidik_isi()
    return dunia


def _masukkan(dunia: Dunia) -> None:
    """A browser for every role; the account of one is switched off while he is signed in."""
    dunia.client["anonim"] = Client(raise_request_exception=False)
    for peran, pengguna in dunia.pengguna.items():
        dunia.client[peran] = Client(raise_request_exception=False)
        dunia.client[peran].force_login(pengguna)
    matikan_pengguna(dunia.pengguna["dimatikan"], oleh=Pencatat(None, "Admin"), alasan="Pindah")


def _buat_kantor(
    pemda: PemerintahDaerah,
    nama: str,
    orang: tuple[str, str, str],
    kenari: str = "",
    katalog: Any = None,
) -> pabrik.Kantor:
    kecamatan = pabrik.buat_kecamatan(pemda, f"{nama} {kenari}".strip())
    if katalog is None:
        katalog = pabrik.buat_katalog(pemda, nama=f"Pengadministrasi Surat {kenari}".strip())
        for urut in (1, 2):
            jabatan = Jabatan.objects.get(katalog=katalog)
            Fungsi.objects.create(jabatan=jabatan, urut=urut, uraian=f"Fungsi {kenari}")
    kantor = pabrik.Kantor(kecamatan, katalog, pabrik.BARIS_MINI)
    camat, kasi, staf = orang
    atas = _dudukkan(kantor, camat, "Camat", JenisPosisi.CAMAT, None, kenari)
    seksi = _dudukkan(kantor, kasi, "Kasi Pelayanan", JenisPosisi.KASI, atas, kenari)
    _dudukkan(kantor, staf, "Pengadministrasi", JenisPosisi.PELAKSANA, seksi, kenari)
    Peran.objects.create(
        pengguna=Pengguna.objects.create(
            nama_pengguna=f"cadangan.{nama.lower()}", nama="Cadangan", password="!"
        ),
        jenis="admin_kecamatan",
        pemda=pemda,
        kecamatan=kecamatan,
        mulai=date(2024, 1, 1),
    )
    for bulan in BULAN.values():
        PeriodePengisian.objects.create(
            kecamatan=kecamatan,
            tahun=pabrik.TAHUN,
            bulan=bulan,
            buka=date(pabrik.TAHUN, bulan + 1, 1),
            batas=date(pabrik.TAHUN, 12, 1),
            verifikasi=date(pabrik.TAHUN, 12, 1),
            kunci=date(pabrik.TAHUN, 12, 31),
            alasan="Gangguan jaringan",
        )
    return kantor


def _tambah_seksi(kantor: pabrik.Kantor) -> None:
    """The other section of Sukamaju: Kasi Hana ← Galih, and Fajar who fills for Citra."""
    camat = kantor.penugasan["Sari"].posisi
    hana = _dudukkan(kantor, "Hana", "Kasi Pemerintahan", JenisPosisi.KASI, camat)
    _dudukkan(kantor, "Galih", "Pengadministrasi Pemerintahan", JenisPosisi.PELAKSANA, hana)
    # A seat without IKI: whoever holds it fills for others only.
    satpam = pabrik.buat_posisi(kantor.kecamatan, "Pramu Bakti", JenisPosisi.PELAKSANA, hana)
    fajar = pabrik.buat_pegawai(kantor.kecamatan.pemda, "Fajar", akun="fajar", status="non_asn")
    kantor.penugasan["Fajar"] = pabrik.buat_penugasan(fajar, satpam)
    citra = kantor.penugasan["Citra"]
    citra.pengisi = fajar
    citra.save()


def _dudukkan(
    kantor: pabrik.Kantor,
    orang: str,
    nama: str,
    jenis: str,
    atasan: Posisi | None,
    kenari: str = "",
) -> Posisi:
    """Make a seat with its holder; a pelaksana seat carries the IKI and its targets."""
    kode = pabrik.KODE_JABATAN if jenis == JenisPosisi.PELAKSANA else ""
    posisi = pabrik.buat_posisi(kantor.kecamatan, f"{nama} {kenari}".strip(), jenis, atasan, kode)
    pegawai = pabrik.buat_pegawai(
        kantor.kecamatan.pemda,
        f"{orang} {kenari}".strip(),
        akun=orang.lower(),
        pangkat=("Penata", "III/c"),
    )
    kantor.penugasan[orang] = pabrik.buat_penugasan(pegawai, posisi)
    if kode:
        pabrik.buat_target(posisi, pabrik.BARIS_MINI, kantor.katalog)
    return posisi


def _isi_pengguna(
    dunia: Dunia,
    sukamaju: pabrik.Kantor,
    mekarsari: pabrik.Kantor,
    harapan: PemerintahDaerah,
    seberang: PemerintahDaerah,
) -> None:
    """Who stands behind each role name of the table."""
    for peran, nama in (
        ("staf", "Citra"), ("staf_lain", "Galih"), ("pengisi", "Fajar"), ("atasan", "Budi"),
        ("atasan_lain", "Hana"), ("camat", "Sari"),
    ):  # fmt: skip
        dunia.pengguna[peran] = sukamaju.pengguna(nama)
    dunia.pengguna["camat_lain"] = mekarsari.pengguna("Rina")
    satu = sukamaju.kecamatan
    for peran, jenis, pemda, kecamatan in (
        ("admin_kecamatan", "admin_kecamatan", harapan, satu),
        ("admin_pemda", "admin_pemda", harapan, None),
        ("inspektorat", "inspektorat", harapan, None),
        ("admin_pemda_lain", "admin_pemda", seberang, None),
        ("wajib_ganti", "admin_pemda", harapan, None),
        ("dimatikan", "admin_pemda", harapan, None),
        ("habis_masa", "admin_pemda", harapan, None),
    ):
        dunia.pengguna[peran] = _buat_akun(peran)
        Peran.objects.create(
            pengguna=dunia.pengguna[peran],
            jenis=jenis,
            pemda=pemda,
            kecamatan=kecamatan,
            mulai=date(2024, 1, 1),
            selesai=date(2026, 10, 4) if peran == "habis_masa" else None,
        )
    dunia.pengguna["tanpa_hak"] = _buat_akun("tanpa_hak")


def _buat_akun(peran: str) -> Pengguna:
    return Pengguna.objects.create(
        nama_pengguna=peran,
        nama=f"Pengguna {peran.replace('_', ' ')}",
        password="!",
        harus_ganti_sandi=peran == "wajib_ganti",
    )


def _isi_bulan(dunia: Dunia, kantor: pabrik.Kantor, nama: str, atasan: str, camat: str) -> None:
    """Four months of one person, each left in its state."""
    orang = nama.capitalize()
    kenari = kantor.kecamatan.nama.partition(" ")[2]
    for keadaan, bulan in BULAN.items():
        lembar = pabrik.isi_bulan(
            kantor, orang, bulan, ISIAN, keterangan={"surat-masuk": f"Catatan {kenari}"}
        )
        bukti = tambah_bukti(kantor, orang, lembar, f"Bukti {kenari}.png")
        lembar = bukti.lembar
        if keadaan in ("disetujui", "diminta"):
            lembar = pabrik.setujui(kantor, orang, lembar, atasan=atasan, camat=camat)
        elif keadaan != "draf":
            lembar = pabrik.ajukan(kantor, orang, lembar)
        if keadaan == "diverifikasi":
            oleh = kantor.pelaku(atasan, pabrik.hari_isi(lembar.periode))
            with lingkup([kantor.kecamatan.pk]):
                lembar = verifikasi_lembar(lembar.pk, oleh=oleh, versi=lembar.versi)
        dunia.benda[nama, keadaan] = replace(_susun_benda(kantor, lembar), bukti=bukti.pk)
        if keadaan == "disetujui":
            _terbitkan(dunia, kantor, nama, lembar)
        if keadaan == "diminta":
            _minta_buka(dunia, kantor, nama, lembar)


def _terbitkan(dunia: Dunia, kantor: pabrik.Kantor, nama: str, lembar: LembarBulanan) -> None:
    """The owner issues the report of an approved month."""
    oleh = kantor.pelaku(nama.capitalize(), date(2026, 10, 5))
    terbitan = terbitkan_bulan(oleh, lembar)
    benda = dunia.benda[nama, "disetujui"]
    dunia.benda[nama, "disetujui"] = replace(benda, terbitan=terbitan.tanda)


def _minta_buka(dunia: Dunia, kantor: pabrik.Kantor, nama: str, lembar: LembarBulanan) -> None:
    """The owner asks for an approved month to be opened again."""
    oleh = kantor.pelaku(nama.capitalize(), date(2026, 10, 5))
    with lingkup([kantor.kecamatan.pk]):
        permintaan = ajukan_permintaan(
            lembar.penugasan, periode=lembar.periode, oleh=oleh, alasan="Satu surat tertinggal"
        )
    benda = dunia.benda[nama, "diminta"]
    dunia.benda[nama, "diminta"] = replace(benda, permintaan=permintaan.pk)


def _susun_benda(kantor: pabrik.Kantor, lembar: LembarBulanan) -> Benda:
    baris = kantor.indikator("surat-masuk")
    fungsi = Fungsi.objects.filter(jabatan__katalog=kantor.katalog).earliest("urut")
    return Benda(
        lembar=lembar.pk,
        versi=lembar.versi,
        penugasan=lembar.penugasan_id,
        bulan=lembar.periode.kode,
        katalog=kantor.katalog.pk,
        jabatan=pabrik.KODE_JABATAN,
        indikator=baris.pk,
        kecamatan=lembar.kecamatan_id,
        pegawai=lembar.penugasan.pegawai_id,
        posisi=lembar.penugasan.posisi_id,
        atasan=lembar.penugasan.posisi.atasan_id or 0,
        fungsi=fungsi.pk,
        kinerja=baris.kinerja_utama_id,
        butir=baris.pk,
        pemda=kantor.kecamatan.pemda_id,
        peran=Peran.objects.get(kecamatan=kantor.kecamatan, pengguna__nama="Cadangan").pk,
        pengguna=lembar.penugasan.pegawai.pengguna_id or 0,
        kabar=_ambil_kabar(lembar),
    )


def _tambah_draf(dunia: Dunia, peran: str, *daftar_nama: str) -> None:
    """Next year's catalogue of a pemda, copied and not yet in force."""
    oleh = susun_pelaku(dunia.pengguna[peran])
    asal = Katalog.objects.get(pk=dunia.benda[daftar_nama[0], "draf"].katalog)
    depan = asal.tahun + 1
    isian = IsianKatalog(
        pemda=asal.pemda,
        kecamatan=None,
        tahun=depan,
        nomor_sk=f"800/15/{depan}",
        tanggal_sk=date(depan, 1, 2),
    )
    with lingkup(oleh.kecamatan_terlihat):
        draf = salin_katalog(asal.pk, isian=isian, dengan_target=False, oleh=oleh).katalog
        sidik = ambil_kesiapan(draf, [asal, draf]).sidik
    for nama in daftar_nama:
        for keadaan in BULAN:
            lama = dunia.benda[nama, keadaan]
            dunia.benda[nama, keadaan] = replace(lama, draf=draf.pk, sidik=sidik)


def _ambil_kabar(lembar: LembarBulanan) -> int:
    """The newest line in the inbox of the owner, HILANG where he has none."""
    milik = Pemberitahuan.objects.filter(pengguna=lembar.penugasan.pegawai.pengguna)
    return milik.values_list("pk", flat=True).first() or HILANG


def _tambah_benda_palsu(dunia: Dunia) -> None:
    """Objects that do not exist: a free number, and one no database can hold."""
    for nama, nomor in (("hilang", HILANG), ("raksasa", RAKSASA)):
        for keadaan in BULAN:
            asli = dunia.benda["citra", keadaan]
            dunia.benda[nama, keadaan] = Benda(
                *(nomor, 1, nomor, asli.bulan, nomor, asli.jabatan, asli.indikator, nomor),
                *(nomor,) * 8,
                draf=nomor,
                fungsi=nomor,
                kinerja=nomor,
                butir=nomor,
                kabar=nomor,
                bukti=nomor,
            )


def sidik_isi() -> tuple[object, ...]:
    """What a POST may change: the length of the trail, sheets with versions, passwords."""
    with tanpa_lingkup():
        lembar = LembarBulanan.objects.order_by("pk").values_list("pk", "versi", "keadaan")
        sandi = Pengguna.objects.order_by("pk").values_list("pk", "password", "sesi_ke")
        return Jejak.objects.count(), tuple(lembar), tuple(sandi)
