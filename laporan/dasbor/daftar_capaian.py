"""Capaian by jabatan or by pegawai: the quarter and s.d. bulan, best first, with their mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from indikator import hitung
from kinerja.inti.angka import tulis_angka, tulis_persen
from laporan.bagan import tulis_batang, ujung_batang
from laporan.dasbor.bahan import Pos
from laporan.dasbor.capaian import HasilJabatan, HasilJendela, susun_triwulan
from realisasi.alur import Keadaan

MINUS = "\u2212"
ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One jabatan or pegawai; ``batang`` is the bar as SVG, empty where there is no figure.

    ``jelas`` is where the figure is explained; ``beda`` is the change since last month in points,
    empty where there is none to tell.
    """

    nama: str
    rincian: str
    jalur: str
    jelas: str
    persen: str
    triwulan: str
    kategori: str
    keterangan: str
    batang: SafeString
    beda: str


@dataclass(frozen=True, slots=True)
class Capaian:
    """All rows, best first, and their mean; ``triwulan`` is the head of the quarter's column."""

    daftar_baris: tuple[BarisCapaian, ...]
    seluruh: BarisCapaian
    triwulan: str
    ringkas: str


@dataclass(frozen=True, slots=True)
class Rata:
    """The averages behind one row; ``lalu`` None: no month before to compare with."""

    kini: hitung.RataCapaian
    triwulan: hitung.RataCapaian
    lalu: hitung.RataCapaian | None = None

    @property
    def beda(self) -> Decimal | None:
        dulu = None if self.lalu is None else self.lalu.nilai
        return None if dulu is None or self.kini.nilai is None else self.kini.nilai - dulu


@dataclass(frozen=True, slots=True)
class Butir:
    """One row to be: its name, what stands below it, the end of the address of its details, the
    address that explains its average, its averages."""

    nama: str
    rincian: str
    jalur: str
    jelas: str
    rata: Rata


def hitung_rata(jabatan: HasilJabatan, lalu: HasilJendela | None, bulan: int) -> Rata:
    """Return the averages of a jabatan: s.d. bulan, the quarter, the month before as given."""
    triwulan = jabatan.hitung(susun_triwulan(bulan)).rata
    return Rata(jabatan.rata, triwulan, None if lalu is None else lalu.rata)


def susun_capaian(daftar: Sequence[Butir], seluruh: Butir, kata: str, bulan: int) -> Capaian:
    """Return the table, ``seluruh`` its last line; ``kata`` says what that line is a mean of."""
    ujung = ujung_batang(satu.rata.kini.nilai for satu in daftar)
    urut = sorted(daftar, key=_urutan)
    terhitung = sum(satu.rata.kini.terhitung for satu in daftar)
    seluruhnya = sum(satu.rata.kini.seluruhnya for satu in daftar)
    return Capaian(
        daftar_baris=tuple(_susun_baris(satu, "indikator", ujung) for satu in urut),
        seluruh=_susun_baris(seluruh, kata, ujung),
        triwulan=tulis_triwulan(bulan),
        ringkas=f"Rata-rata indikator yang terhitung ({terhitung} dari {seluruhnya})",
    )


def _urutan(butir: Butir) -> tuple[bool, Decimal]:
    nilai = butir.rata.kini.nilai
    return (nilai is None, Decimal(0) if nilai is None else -nilai)


def _susun_baris(butir: Butir, kata: str, ujung: Decimal) -> BarisCapaian:
    rata = butir.rata.kini
    return BarisCapaian(
        nama=butir.nama,
        rincian=butir.rincian,
        jalur=butir.jalur,
        jelas=butir.jelas,
        persen=tulis_persen(rata.nilai),
        triwulan=tulis_persen(butir.rata.triwulan.nilai),
        kategori=rata.kategori or "",
        keterangan=tulis_keterangan(rata, kata),
        batang=tulis_batang(rata.nilai, ujung),
        beda=tulis_beda(butir.rata.beda),
    )


def tulis_beda(beda: Decimal | None) -> str:
    """ "+6,20 poin", "−3,00 poin"; nothing where nothing moved, or nothing can be compared."""
    if beda is None or beda == 0:
        return ""
    tanda = "+" if beda > 0 else MINUS
    return f"{tanda}{tulis_angka(abs(beda), 2)} poin"


def tulis_triwulan(bulan: int) -> str:
    """ "TW III": the quarter of a month, up to that month."""
    return f"TW {ROMAWI[(bulan - 1) // 3]}"


def tulis_keterangan(rata: hitung.RataCapaian, satuan: str) -> str:
    """ "7 dari 8 indikator, sementara"; where nothing is due yet, that."""
    if rata.seluruhnya == 0:
        return "belum ada yang jatuh tempo"
    teks = f"{rata.terhitung} dari {rata.seluruhnya} {satuan}"
    return f"{teks}, sementara" if rata.sementara else teks


def hitung_belum_disetujui(daftar_pos: Sequence[Pos], bulan: int) -> int:
    """How many sheets with cells up to the month are not approved yet."""
    return sum(
        1
        for pos in daftar_pos
        for nomor, lembar in pos.isi.lembar.items()
        if nomor <= bulan
        and lembar.keadaan is not Keadaan.DISETUJUI
        and any(nomor in sel for sel in pos.isi.sel.values())
    )
