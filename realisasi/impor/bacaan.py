"""Cells of a workbook as the texts a person would have typed, or why a cell cannot be taken."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from kinerja.inti.angka import tulis_angka
from kinerja.inti.teks import hapus_kendali
from realisasi.impor.penjaga import RUSAK, periksa_berkas
from realisasi.kesalahan import BukuDitolak

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell

BARIS_TERBANYAK: Final = 400
KOLOM_TERBANYAK: Final = 10
DIGIT_BERARTI: Final = 15  # what a workbook keeps of a number; the rest is noise

_TEPAT: Final = Context(prec=DIGIT_BERARTI, rounding=ROUND_HALF_EVEN)
_LOLOS: Final = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot hold
_MASALAH: Final = {
    "f": "berisi rumus. Ketik angkanya langsung, atau tempel sebagai nilai (Tempel Spesial, Nilai)",
    "d": "terbaca sebagai tanggal. Ketik lagi angkanya; bila perlu, ubah format selnya ke Angka",
    "b": "berisi BENAR/SALAH. Ganti dengan angka, atau kosongkan",
    "e": "berisi galat Excel (misalnya #REF!). Ganti dengan angkanya",
}
_PERSEN: Final = "berformat persen. Ketik lagi angkanya tanpa tanda %"
_TAK_WAJAR: Final = "berisi angka yang tidak dapat dibaca. Ketik lagi angkanya"


@dataclass(frozen=True, slots=True)
class SelTerbaca:
    """``teks`` as typed, numbers in the Indonesian way; ``masalah`` completes "Sel F9 …"."""

    teks: str = ""
    masalah: str = ""


KOSONG: Final = SelTerbaca()


@dataclass(frozen=True, slots=True)
class BukuTerbaca:
    """Sheet name → (row, column), both from 0, → cell; what is not in it is empty."""

    lembar: Mapping[str, Mapping[tuple[int, int], SelTerbaca]]

    def sel(self, lembar: str, baris: int, kolom: int) -> SelTerbaca:
        return self.lembar.get(lembar, {}).get((baris, kolom), KOSONG)


def baca_buku(isi: bytes) -> BukuTerbaca:
    """Read an uploaded file; BukuDitolak for everything that is not a plain small workbook."""
    berkas = periksa_berkas(isi)
    try:
        return BukuTerbaca(_baca_semua(berkas))
    except BukuDitolak:
        raise
    except Exception as sebab:  # the reader fails in as many ways as files can be wrong
        raise BukuDitolak(RUSAK) from sebab


def _baca_semua(berkas: BytesIO) -> dict[str, dict[tuple[int, int], SelTerbaca]]:
    import openpyxl

    warnings.filterwarnings("ignore", module="openpyxl")  # about extensions it does not keep
    buku = openpyxl.load_workbook(berkas, read_only=True, keep_links=False)
    return {lembar.title: _baca_lembar(lembar) for lembar in buku.worksheets}


def _baca_lembar(lembar: Any) -> dict[tuple[int, int], SelTerbaca]:
    daftar_baris = lembar.iter_rows(
        min_row=1, max_row=BARIS_TERBANYAK, min_col=1, max_col=KOLOM_TERBANYAK
    )
    return {
        (baris, kolom): _baca_sel(sel)
        for baris, daftar_sel in enumerate(daftar_baris)
        for kolom, sel in enumerate(daftar_sel)
        if sel.value is not None
    }


def _baca_sel(sel: ReadOnlyCell) -> SelTerbaca:
    jenis, nilai = sel.data_type, sel.value
    if jenis in _MASALAH:
        return SelTerbaca(masalah=_MASALAH[jenis])
    if isinstance(nilai, str):
        return SelTerbaca(_baca_teks(nilai))
    if "%" in (sel.number_format or ""):
        return SelTerbaca(masalah=_PERSEN)
    return _baca_angka(nilai)


def _baca_teks(nilai: str) -> str:
    return hapus_kendali(_LOLOS.sub(lambda cocok: chr(int(cocok[1], 16)), nilai)).strip()


def _baca_angka(nilai: object) -> SelTerbaca:
    """A number of a workbook is binary: 12,34 may come as 12.340000000000001."""
    if not isinstance(nilai, int | float):
        return SelTerbaca(masalah=_TAK_WAJAR)
    angka = _TEPAT.plus(Decimal(repr(nilai)))
    if not angka.is_finite() or abs(angka.adjusted()) > DIGIT_BERARTI:
        return SelTerbaca(masalah=_TAK_WAJAR)
    return SelTerbaca(tulis_angka(angka))
