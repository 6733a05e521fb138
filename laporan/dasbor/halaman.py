"""The dashboard of one kecamatan for one month: every text made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from indikator import hitung
from indikator.kategori import ambil_kategori
from jabatan.izin import Pelaku
from jabatan.jadwal import JadwalBulan
from jabatan.models import Kecamatan, Penugasan
from jabatan.models.organisasi import Kalender
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import NAMA_BULAN, Periode, tulis_tanggal, tulis_tanggal_hari
from laporan.bagan import tulis_batang, ujung_batang
from laporan.dasbor.bahan import Pos, ambil_daftar_pos
from laporan.dasbor.capaian import HasilJabatan, hitung_daftar_jabatan, hitung_kecamatan
from laporan.dasbor.kesiapan import Kesiapan, susun_kesiapan
from laporan.dasbor.perhatian import Perhatian, TautanLaporan, susun_perhatian, susun_tautan
from realisasi.alur import Keadaan

MUNDUR_TERJAUH = 24


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One jabatan; ``batang`` is the bar as SVG, empty where there is no figure."""

    nama: str
    persen: str
    kategori: str
    keterangan: str
    batang: SafeString
    daftar_tautan: tuple[TautanLaporan, ...]


@dataclass(frozen=True, slots=True)
class Capaian:
    """All jabatan, best first, and their mean."""

    daftar_baris: tuple[BarisCapaian, ...]
    seluruh: BarisCapaian
    ringkas: str
    belum_disetujui: int


@dataclass(frozen=True, slots=True)
class Dasbor:
    """What the page shows; months to go to are None at the ends."""

    kecamatan: Kecamatan
    periode: Periode
    sebelum: Periode
    berikut: Periode | None
    jadwal: str
    kesiapan: Kesiapan
    capaian: Capaian
    daftar_perhatian: tuple[Perhatian, ...]
    ada_katalog: bool

    @property
    def bulan(self) -> str:
        """Name of the month alone."""
        return NAMA_BULAN[self.periode.bulan - 1]


def ambil_periode_terkunci(kalender: Kalender, pada: date) -> Periode:
    """Return the last month past its lock, on which a dashboard opens."""
    periode = Periode.dari_tanggal(pada).sebelum
    for _ in range(MUNDUR_TERJAUH):
        if kalender.jadwal(periode).sudah_kunci(pada):
            break
        periode = periode.sebelum
    return periode


def ambil_dasbor(pelaku: Pelaku, kecamatan: Kecamatan, periode: Periode | None = None) -> Dasbor:
    """Return the dashboard (6 queries); without ``periode`` the last month past its lock."""
    kalender = Kalender(kecamatan)
    terpilih = periode or ambil_periode_terkunci(kalender, pelaku.pada)
    awal = Periode(terpilih.tahun, 1).awal
    daftar = (
        Penugasan.objects.filter(kecamatan=kecamatan)
        .ber_iki()
        .menyentuh(awal, terpilih.akhir)
        .order_by("posisi__urut", "posisi_id", "mulai")
    )
    daftar_pos = ambil_daftar_pos(daftar, kecamatan, terpilih)
    daftar_jabatan = hitung_daftar_jabatan(daftar_pos, terpilih.bulan)
    return Dasbor(
        kecamatan=kecamatan,
        periode=terpilih,
        sebelum=terpilih.sebelum,
        berikut=_ambil_berikut(terpilih, pelaku.pada),
        jadwal=tulis_jadwal(kalender.jadwal(terpilih), pelaku.pada),
        kesiapan=susun_kesiapan(daftar_pos, terpilih, kalender.jadwal, pelaku.pada),
        capaian=_susun_capaian(daftar_jabatan, daftar_pos, kecamatan, terpilih),
        daftar_perhatian=susun_perhatian(daftar_jabatan, terpilih),
        ada_katalog=bool(daftar_jabatan),
    )


def _ambil_berikut(periode: Periode, pada: date) -> Periode | None:
    """The month after, once it has ended: before that nobody fills it."""
    return periode.berikut if periode.berikut.akhir < pada else None


def tulis_jadwal(jadwal: JadwalBulan, pada: date) -> str:
    """ "Batas pengisian Senin, 5 Oktober 2026 (2 hari lagi), terkunci sesudah …"."""
    if jadwal.sudah_kunci(pada):
        batas, kunci = tulis_tanggal(jadwal.batas), tulis_tanggal(jadwal.kunci)
        return f"Batas pengisian {batas}, terkunci sejak akhir {kunci}"
    kunci = f"terkunci sesudah {tulis_tanggal(jadwal.kunci)}"
    if pada > jadwal.batas:
        lewat = jadwal.hari_terlambat(pada)
        return f"Batas pengisian {tulis_tanggal(jadwal.batas)} lewat {lewat} hari, {kunci}"
    batas = tulis_tanggal_hari(jadwal.batas)
    return f"Batas pengisian {batas} ({tulis_sisa(jadwal.batas, pada)}), {kunci}"


def tulis_sisa(batas: date, pada: date) -> str:
    """ "hari ini", "besok", "3 hari lagi"."""
    sisa = (batas - pada).days
    return {0: "hari ini", 1: "besok"}.get(sisa, f"{sisa} hari lagi")


# --- capaian ------------------------------------------------------------------------------------


def _susun_capaian(
    daftar_jabatan: Sequence[HasilJabatan],
    daftar_pos: Sequence[Pos],
    kecamatan: Kecamatan,
    periode: Periode,
) -> Capaian:
    kategori = ambil_kategori(kecamatan.pemda, periode.tahun)
    ujung = ujung_batang(jab.rata.nilai for jab in daftar_jabatan)
    urut = sorted(daftar_jabatan, key=_urutan)
    rata = hitung_kecamatan(daftar_jabatan, kategori)
    terhitung = sum(jab.rata.terhitung for jab in daftar_jabatan)
    seluruhnya = sum(jab.rata.seluruhnya for jab in daftar_jabatan)
    return Capaian(
        daftar_baris=tuple(
            _susun_baris(jab.nama, jab.rata, "indikator", ujung, susun_tautan(_unik(jab), periode))
            for jab in urut
        ),
        seluruh=_susun_baris("Rata-rata kecamatan", rata, "jabatan", ujung, ()),
        ringkas=f"Rata-rata indikator yang terhitung ({terhitung} dari {seluruhnya})",
        belum_disetujui=_hitung_belum_disetujui(daftar_pos, periode.bulan),
    )


def _urutan(jabatan: HasilJabatan) -> tuple[bool, Decimal]:
    nilai = jabatan.rata.nilai
    return (nilai is None, Decimal(0) if nilai is None else -nilai)


def _unik(jabatan: HasilJabatan) -> list[Pos]:
    """Each post of the jabatan once, the newest of a person only."""
    return list({pos.penugasan.pegawai_id: pos for pos in jabatan.daftar_pos}.values())


def _susun_baris(
    nama: str,
    rata: hitung.RataCapaian,
    satuan: str,
    ujung: Decimal,
    daftar_tautan: tuple[TautanLaporan, ...],
) -> BarisCapaian:
    return BarisCapaian(
        nama=nama,
        persen=tulis_persen(rata.nilai),
        kategori=rata.kategori or "",
        keterangan=tulis_keterangan(rata, satuan),
        batang=tulis_batang(rata.nilai, ujung),
        daftar_tautan=daftar_tautan,
    )


def tulis_keterangan(rata: hitung.RataCapaian, satuan: str) -> str:
    """ "7 dari 8 indikator, sementara"; where nothing is due yet, that."""
    if rata.seluruhnya == 0:
        return "belum ada yang jatuh tempo"
    teks = f"{rata.terhitung} dari {rata.seluruhnya} {satuan}"
    return f"{teks}, sementara" if rata.sementara else teks


def _hitung_belum_disetujui(daftar_pos: Sequence[Pos], bulan: int) -> int:
    """How many sheets with cells up to the month are not approved yet."""
    return sum(
        1
        for pos in daftar_pos
        for nomor, lembar in pos.isi.lembar.items()
        if nomor <= bulan
        and lembar.keadaan is not Keadaan.DISETUJUI
        and any(nomor in sel for sel in pos.isi.sel.values())
    )
