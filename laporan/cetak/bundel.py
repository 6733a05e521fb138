"""A book on paper: its parts one by one, its cover and contents, and all of it joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Final

from laporan.cetak.bagian import Bab, BagianBuku
from laporan.cetak.laporan import TEMPLAT
from laporan.cetak.pdf import baca_gaya, cetak_isi, hitung_kunci, susun_isi
from laporan.rekap.tabel import RekapKatalog
from laporan.sajian import Rekap
from laporan.sajian.bundel import BabBundel, Bundel, IsiBundel
from realisasi.arti import Kop

TEMPLAT_JABATAN: Final = "cetak/bagian_jabatan.html"
DI_LUAR: Final = "–"
PERCOBAAN: Final = 5
SEHALAMAN: Final = 13  # lines of the contents on a page, more or less


@dataclass(frozen=True, slots=True)
class IsiBagian:
    """One part as it will be set: its HTML, and the hash of all it is made of."""

    isi: str
    kunci: str


@dataclass(frozen=True, slots=True)
class SelIsi:
    """One place of the contents; ``kata`` where a word stands in place of a page."""

    teks: str
    kata: bool


@dataclass(frozen=True, slots=True)
class BarisIsi:
    """One line of the contents."""

    judul: str
    keterangan: str
    daftar_sel: tuple[SelIsi, ...]


@dataclass(frozen=True, slots=True)
class Sampul:
    """Cover and contents, ready to be set."""

    bundel: Bundel
    daftar_baris: tuple[BarisIsi, ...]

    @property
    def kop(self) -> Kop:
        """The letterhead of the cover."""
        return self.bundel.kop


def susun_bagian(rekap: Rekap) -> IsiBagian:
    """Return a part (of ``PembacaBagian``) ready to be set; it says neither when nor which page."""
    templat = TEMPLAT_JABATAN if isinstance(rekap, RekapKatalog) else TEMPLAT[type(rekap)]
    return _susun_bagian(susun_isi(rekap, templat=templat))


def _susun_bagian(isi: str) -> IsiBagian:
    return IsiBagian(isi, hitung_kunci(isi, _gaya_bagian()))


def cetak_bagian(bagian: IsiBagian) -> tuple[bytes, int]:
    """Return a part as PDF and its pages; PdfTidakTersedia."""
    from laporan.cetak.gabung import hitung_halaman

    isi = cetak_isi(bagian.isi, gaya_tambahan=_gaya_bagian())
    return isi, hitung_halaman(isi)


def cetak_bundel(
    bundel: Bundel,
    daftar: Mapping[int, tuple[BagianBuku, int]],
    cetak: Callable[[IsiBagian], tuple[bytes, int]] = cetak_bagian,
) -> tuple[bytes, int]:
    """Return the book and its pages.

    ``daftar``: place in the book (counted over all chapters, words and parts alike) → the part and
    its pages. ``cetak`` prints cover and contents, or returns what was kept of them.
    """
    from laporan.cetak.gabung import gabung_pdf

    kaki = cetak_isi(
        susun_isi(bundel, templat="cetak/kaki_bundel.html"),
        gaya_tambahan=baca_gaya("css/kertas-kaki.css"),
        bertanda=False,
    )
    daftar_halaman = {nomor: halaman for nomor, (_, halaman) in daftar.items()}
    depan = _cetak_depan(bundel, daftar_halaman, cetak)
    tempat = count()
    daftar_bab = []
    for bab in bundel.daftar_bab:
        isi = [
            daftar[nomor][0]
            for satu, nomor in zip(bab.daftar_isi, tempat, strict=False)
            if satu.ada_bagian
        ]
        if isi:
            daftar_bab.append(Bab(_judul_bab(bab), isi))
    return gabung_pdf(depan, daftar_bab, kaki)


def _judul_bab(bab: BabBundel) -> str:
    return f"{bab.judul}, {bab.keterangan}" if bab.keterangan else bab.judul


def _cetak_depan(
    bundel: Bundel,
    daftar_halaman: Mapping[int, int],
    cetak: Callable[[IsiBagian], tuple[bytes, int]],
) -> bytes:
    """Cover and contents: set again where they turn out longer or shorter than was thought.

    Raises RuntimeError where their length never settles.
    """
    panjang = 1 + max(1, -(-len(bundel.daftar_bab) // SEHALAMAN))
    for _ in range(PERCOBAAN):
        sampul = Sampul(bundel, _susun_daftar_isi(bundel, daftar_halaman, panjang))
        isi, jadi = cetak(_susun_bagian(susun_isi(sampul, templat="cetak/sampul.html")))
        if jadi == panjang:
            return isi
        panjang = jadi
    raise RuntimeError(f"contents of {bundel.judul}: {panjang} pages or not")


def _susun_daftar_isi(
    bundel: Bundel, daftar_halaman: Mapping[int, int], panjang: int
) -> tuple[BarisIsi, ...]:
    tempat, berikut = count(), panjang + 1
    daftar_baris = []
    for bab in bundel.daftar_bab:
        daftar_sel = []
        for satu in bab.daftar_isi:
            nomor = next(tempat)
            daftar_sel.append(_susun_sel(satu, berikut))
            berikut += daftar_halaman.get(nomor, 0)
        daftar_baris.append(BarisIsi(bab.judul, bab.keterangan, tuple(daftar_sel)))
    return tuple(daftar_baris)


def _susun_sel(isi: IsiBundel, halaman: int) -> SelIsi:
    if isi.ada_bagian:
        return SelIsi(str(halaman), kata=False)
    return SelIsi(isi.kata or DI_LUAR, kata=True)


@cache
def _gaya_bagian() -> str:
    return baca_gaya("css/kertas-bundel.css")
