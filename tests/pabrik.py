"""Makes people, offices and small catalogues for tests: Camat Sari, Kasi Budi, Staf Citra, Dewi.

Call inside ``tanpa_lingkup()`` (``buat_kantor`` enters it by itself). Values are filled and decided
through ``realisasi.services`` only, each month as of the third day of the month after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from akun.models import Pengguna
from indikator import hitung
from indikator.models import (
    Indikator,
    KinerjaUtama,
    SumberData,
    SumberIndikator,
    Target,
    susun_bit_bulan,
)
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import (
    Jabatan,
    JenisPosisi,
    Katalog,
    KeadaanKatalog,
    Kecamatan,
    PangkatPegawai,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    Posisi,
)
from kinerja.inti.angka import baca_angka
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.models import LembarBulanan, Realisasi
from realisasi.services import (
    IsianBaris,
    ajukan_lembar,
    isi_lembar,
    setujui_lembar,
    verifikasi_lembar,
)

TAHUN = 2026
KODE_JABATAN = "pengadministrasi-surat"
SETIAP_BULAN = tuple(range(1, 13))

# One row of each kind; ``kinerja`` names the kinerja utama it stands in (merged when repeated).
BARIS_MINI: tuple[dict[str, Any], ...] = (
    {
        "kode": "surat-masuk",
        "kinerja": "Tercatat dan terarsipnya surat menyurat",
        "nama": "Jumlah surat masuk yang tercatat",
        "satuan": "surat",
        "sumber": ("Agenda Surat Masuk", "Agenda Surat Keluar"),
        "target": "1200",
    },
    {
        "kode": "arsip-pegawai",
        "kinerja": "Tercatat dan terarsipnya surat menyurat",
        "nama": "Jumlah arsip pegawai yang dikelola secara elektronik",
        "satuan": "arsip",
        "agregasi": "terakhir",
        "sumber": ("Arsip pegawai",),
        "target": "40",
    },
    {
        "kode": "kehadiran-musrenbang",
        "kinerja": "Terlaksananya musrenbang kecamatan",
        "nama": "Persentase kehadiran peserta musrenbang",
        "satuan": "persen",
        "jenis": "persentase",
        "agregasi": "rasio_jumlah",
        "jatuh_tempo": (2,),
        "label_pembilang": "Peserta hadir sesuai ketentuan",
        "label_penyebut": "Seluruh peserta yang hadir",
        "syarat_minimal": "75",
        "syarat_pertanyaan": "Mencakup semua unsur",
        "sumber": ("Data daftar hadir",),
        "target": "100",
    },
    {
        "kode": "waktu-pelayanan",
        "kinerja": "Terlaksananya pelayanan umum",
        "nama": "Rata-rata waktu pelayanan",
        "satuan": "menit",
        "jenis": "rata_rata",
        "agregasi": "rasio_jumlah",
        "polaritas": "turun",
        "desimal": 2,
        "label_pembilang": "Jumlah menit",
        "label_penyebut": "Jumlah layanan",
        "sumber": ("Data Pelayanan Umum",),
        "target": "7",
    },
)


def buat_baris_tambahan(banyaknya: int) -> tuple[dict[str, Any], ...]:
    """Return plain monthly counts, to make a catalogue longer."""
    return tuple(
        {
            "kode": f"surat-lain-{nomor}",
            "kinerja": f"Kinerja utama tambahan {nomor // 3 + 1}",
            "nama": f"Jumlah surat lain ke-{nomor}",
            "satuan": "surat",
            "sumber": ("Agenda Surat Masuk",),
            "target": "120",
        }
        for nomor in range(1, banyaknya + 1)
    )


def buat_pemda(nama: str = "Kota Harapan") -> PemerintahDaerah:
    return PemerintahDaerah.objects.create(nama=nama)


def buat_kecamatan(pemda: PemerintahDaerah, nama: str = "Sukamaju", **lain: Any) -> Kecamatan:
    bawaan = {
        "alamat": f"Jalan Merdeka Nomor 1, {nama}",
        "telepon": "(021) 555 0100",
        "surel": "kecamatan@contoh.go.id",
        "kode_pos": "16111",
        "tempat_tanda_tangan": nama,
    }
    return Kecamatan.objects.create(pemda=pemda, nama=nama, **(bawaan | lain))


def buat_katalog(
    pemda: PemerintahDaerah,
    daftar_baris: Sequence[Mapping[str, Any]] = BARIS_MINI,
    *,
    tahun: int = TAHUN,
    kode: str = KODE_JABATAN,
    nama: str = "Pengadministrasi Surat",
) -> Katalog:
    """Return a catalogue in force with one jabatan of these rows."""
    katalog = Katalog.objects.create(
        pemda=pemda,
        tahun=tahun,
        nomor_sk=f"800/15/{tahun}",
        tanggal_sk=date(tahun, 1, 2),
        keadaan=KeadaanKatalog.BERLAKU,
    )
    jabatan = Jabatan.objects.create(
        katalog=katalog, urut=1, kode=kode, nama=nama, tugas="Mengadministrasikan surat."
    )
    kinerja: dict[str, KinerjaUtama] = {}
    for urut, baris in enumerate(daftar_baris, 1):
        uraian = baris["kinerja"]
        if uraian not in kinerja:
            kinerja[uraian] = KinerjaUtama.objects.create(
                jabatan=jabatan, urut=len(kinerja) + 1, uraian=uraian
            )
        _buat_indikator(katalog, kinerja[uraian], urut, baris)
    return katalog


def _buat_indikator(
    katalog: Katalog, kinerja_utama: KinerjaUtama, urut: int, baris: Mapping[str, Any]
) -> Indikator:
    minimal = baris.get("syarat_minimal")
    indikator = Indikator.objects.create(
        kinerja_utama=kinerja_utama,
        urut=urut,
        kode=baris["kode"],
        nama=baris["nama"],
        formulasi=baris.get("formulasi", f"{baris['nama']}, dihitung setiap bulan"),
        satuan=baris["satuan"],
        desimal=baris.get("desimal", 0),
        jenis=baris.get("jenis", "jumlah"),
        agregasi=baris.get("agregasi", "jumlah"),
        polaritas=baris.get("polaritas", "naik"),
        bulan_jatuh_tempo=susun_bit_bulan(list(baris.get("jatuh_tempo", SETIAP_BULAN))),
        label_pembilang=baris.get("label_pembilang", ""),
        label_penyebut=baris.get("label_penyebut", ""),
        bisa_melebihi=baris.get("bisa_melebihi", False),
        syarat_minimal=None if minimal is None else Decimal(minimal),
        syarat_pertanyaan=baris.get("syarat_pertanyaan", ""),
        sumber_gabung_atas=baris.get("sumber_gabung_atas", False),
    )
    for nomor, nama in enumerate(baris.get("sumber", ()), 1):
        sumber, _ = SumberData.objects.get_or_create(katalog=katalog, nama=nama)
        SumberIndikator.objects.create(indikator=indikator, sumber=sumber, urut=nomor)
    return indikator


def buat_target(
    posisi: Posisi, daftar_baris: Sequence[Mapping[str, Any]], katalog: Katalog
) -> None:
    """Give a seat the targets of the rows that name one."""
    indikator = {
        baris.kode: baris
        for baris in Indikator.objects.filter(kinerja_utama__jabatan__katalog=katalog)
    }
    for baris in daftar_baris:
        if "target" in baris:
            Target.objects.create(
                kecamatan_id=posisi.kecamatan_id,
                posisi=posisi,
                indikator=indikator[baris["kode"]],
                setahun=Decimal(baris["target"]),
                rencana=baris.get("rencana", {}),
            )


_NOMOR_INDUK = iter(range(198001012005010001, 198001012005019999))


def buat_pegawai(
    pemda: PemerintahDaerah,
    nama: str,
    *,
    status: str = "pns",
    akun: str | None = None,
    pangkat: tuple[str, str] | None = None,
) -> Pegawai:
    """Return a person, with an account when ``akun`` names one (no usable password)."""
    pengguna = None
    if akun is not None:
        pengguna = Pengguna.objects.create(nama_pengguna=akun, nama=nama, password="!")
    pegawai = Pegawai.objects.create(
        pemda=pemda,
        nama=nama,
        status=status,
        nomor_induk="" if status == "non_asn" else str(next(_NOMOR_INDUK)),
        pengguna=pengguna,
    )
    if pangkat is not None:
        PangkatPegawai.objects.create(
            pegawai=pegawai, pangkat=pangkat[0], golongan=pangkat[1], mulai=date(2020, 1, 1)
        )
    return pegawai


def buat_posisi(
    kecamatan: Kecamatan, nama: str, jenis: str, atasan: Posisi | None = None, kode: str = ""
) -> Posisi:
    return Posisi.objects.create(
        kecamatan=kecamatan, nama=nama, jenis=jenis, atasan=atasan, kode_jabatan=kode
    )


def buat_penugasan(
    pegawai: Pegawai, posisi: Posisi, *, mulai: date = date(2024, 1, 1), **lain: Any
) -> Penugasan:
    return Penugasan.objects.create(
        kecamatan_id=posisi.kecamatan_id,
        pegawai=pegawai,
        posisi=posisi,
        mulai=mulai,
        nomor_sk="SK-1",
        **lain,
    )


@dataclass
class Kantor:
    """One office: seats by name, posts by the first name of who holds them."""

    kecamatan: Kecamatan
    katalog: Katalog
    daftar_baris: Sequence[Mapping[str, Any]]
    posisi: dict[str, Posisi] = field(default_factory=dict)
    penugasan: dict[str, Penugasan] = field(default_factory=dict)

    def pengguna(self, nama: str) -> Pengguna:
        pengguna = self.penugasan[nama].pegawai.pengguna
        assert pengguna is not None
        return pengguna

    def pelaku(self, nama: str, pada: date = date(2026, 10, 3)) -> Pelaku:
        """Return who acts, with the rights of one day."""
        return susun_pelaku(self.pengguna(nama), pada)

    def indikator(self, kode: str) -> Indikator:
        return Indikator.objects.get(kinerja_utama__jabatan__katalog=self.katalog, kode=kode)


def buat_kantor(daftar_baris: Sequence[Mapping[str, Any]] = BARIS_MINI) -> Kantor:
    """Return Kecamatan Sukamaju of Kota Harapan: Camat Sari ← Kasi Budi ← Staf Citra."""
    with tanpa_lingkup():
        pemda = buat_pemda()
        kantor = Kantor(buat_kecamatan(pemda), buat_katalog(pemda, daftar_baris), daftar_baris)
        _isi_kantor(kantor, "Sari Wulandari", "Budi Santoso", "Citra Lestari")
        return kantor


def buat_kantor_lain(kantor: Kantor) -> Kantor:
    """Return Kecamatan Mekarsari of the same kota: Camat Rina ← Kasi Eko ← Staf Dewi."""
    with tanpa_lingkup():
        kecamatan = buat_kecamatan(kantor.kecamatan.pemda, "Mekarsari")
        lain = Kantor(kecamatan, kantor.katalog, kantor.daftar_baris)
        _isi_kantor(lain, "Rina Marlina", "Eko Prasetyo", "Dewi Anggraini")
        return lain


def _isi_kantor(kantor: Kantor, camat: str, kasi: str, staf: str) -> None:
    """Make the three seats with their holders; the lowest one carries the IKI and its targets."""
    atasan: Posisi | None = None
    for nama, jenis, orang, kode, pangkat in (
        ("Camat", JenisPosisi.CAMAT, camat, "", ("Pembina", "IV/a")),
        ("Kasi Pelayanan Umum", JenisPosisi.KASI, kasi, "", ("Penata", "III/c")),
        ("Pengadministrasi Surat", JenisPosisi.PELAKSANA, staf, KODE_JABATAN, None),
    ):
        posisi = buat_posisi(kantor.kecamatan, nama, jenis, atasan, kode)
        depan = orang.split()[0]
        status = "non_asn" if pangkat is None else "pns"
        pegawai = buat_pegawai(
            kantor.kecamatan.pemda, orang, akun=depan.lower(), pangkat=pangkat, status=status
        )
        kantor.posisi[nama] = posisi
        kantor.penugasan[depan] = buat_penugasan(pegawai, posisi)
        atasan = posisi
    assert atasan is not None
    buat_target(atasan, kantor.daftar_baris, kantor.katalog)


# --- a month, through the services ------------------------------------------------------------


def baca_sel(teks: str) -> hitung.Sel:
    """``8``, ``8/10``, ``nihil``, ``belum``; ``74/80 tidak`` answers the yes/no question."""
    if teks in ("nihil", "belum"):
        return hitung.Sel(hitung.KeadaanSel(teks))
    isi, _, jawaban = teks.partition(" ")
    pembilang, _, penyebut = isi.partition("/")
    jawab = {"": None, "ya": True, "tidak": False}[jawaban]
    return hitung.Sel(hitung.KeadaanSel.TERISI, baca_angka(pembilang), baca_angka(penyebut), jawab)


def isi_bulan(
    kantor: Kantor,
    nama: str,
    bulan: int,
    isian: Mapping[str, str],
    *,
    keterangan: Mapping[str, str] | None = None,
    tahun: int = TAHUN,
) -> LembarBulanan:
    """Fill cells (kode → ``baca_sel`` text) of a month as its owner; nihil gets a keterangan."""
    periode = Periode(tahun, bulan)
    penugasan = kantor.penugasan[nama]
    teks = keterangan or {}
    with lingkup([kantor.kecamatan.pk]):
        versi = {
            sel.indikator_id: sel.versi
            for sel in Realisasi.objects.filter(
                lembar__penugasan=penugasan, tahun=tahun, bulan=bulan
            )
        }
        daftar = []
        for kode, isi in isian.items():
            pk = kantor.indikator(kode).pk
            bawaan = "Tidak ada kegiatan" if isi == "nihil" else ""
            daftar.append(IsianBaris(pk, baca_sel(isi), teks.get(kode, bawaan), versi.get(pk, 0)))
        pelaku = kantor.pelaku(nama, hari_isi(periode))
        hasil = isi_lembar(penugasan, periode=periode, oleh=pelaku, isian=daftar)
        assert hasil.lembar is not None
        return hasil.lembar


def hari_isi(periode: Periode) -> date:
    """The third day of the month after: open, not yet late."""
    return date(periode.berikut.tahun, periode.berikut.bulan, 3)


def ajukan(kantor: Kantor, nama: str, lembar: LembarBulanan) -> LembarBulanan:
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku(nama, hari_isi(lembar.periode))
        return ajukan_lembar(lembar.pk, oleh=pelaku, versi=lembar.versi)


def setujui(
    kantor: Kantor,
    nama: str,
    lembar: LembarBulanan,
    *,
    atasan: str = "Budi",
    camat: str = "Sari",
) -> LembarBulanan:
    """Submit, verify and approve."""
    hari = hari_isi(lembar.periode)
    lembar = ajukan(kantor, nama, lembar)
    with lingkup([kantor.kecamatan.pk]):
        lembar = verifikasi_lembar(lembar.pk, oleh=kantor.pelaku(atasan, hari), versi=lembar.versi)
        return setujui_lembar(lembar.pk, oleh=kantor.pelaku(camat, hari), versi=lembar.versi)
