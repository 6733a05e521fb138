"""Decimal to Indonesian text and back; pure, no Django (source: design, domain 2, "Input").

``baca_angka`` and ``tulis_angka`` are inverse to each other for every value a cell can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

TIDAK_ADA: Final = "–"
SPASI_SEMPIT: Final = "\u202f"
DIGIT_BULAT_TERBANYAK: Final = 12

_SPASI_TEPI: Final = " \t\r\n\u00a0\u202f"
_LEBAR: Final = Context(prec=400, rounding=ROUND_HALF_UP)

_BENAR: Final = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_TITIK_DESIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")
_GAYA_INGGRIS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NEGATIF: Final = re.compile(r"[-\u2212\u2010-\u2014].*", re.DOTALL)
_ANGKA_DAN_TANDA: Final = re.compile(r"[0-9.,]+")
_BILANGAN_ILMIAH: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")


class AngkaTidakTerbaca(ValueError):
    """What was typed is not a number the application reads; ``pesan`` says why."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


_ALASAN: Final[tuple[tuple[Callable[[str], object], str], ...]] = (
    (_NEGATIF.fullmatch, "Angka tidak boleh negatif."),
    (_BILANGAN_ILMIAH.fullmatch, "Tulis angka lengkap, bukan dengan huruf e, misalnya 100.000."),
    (
        _GAYA_INGGRIS.fullmatch,
        "Pakai titik untuk ribuan dan koma untuk desimal, misalnya 1.234,56.",
    ),
    (_TITIK_DESIMAL.fullmatch, "Untuk desimal pakai koma, misalnya 12,5."),
    (
        _ANGKA_DAN_TANDA.fullmatch,
        "Titik hanya di antara kelompok tiga angka dan koma hanya sekali, misalnya 1.234,56.",
    ),
)
_ALASAN_LAIN: Final = "Isi dengan angka saja, misalnya 1.234 atau 12,5."


def baca_angka(teks: str, *, desimal: int = 2) -> Decimal | None:
    """Read an Indonesian number; blank text gives None (no data), never zero.

    Raises AngkaTidakTerbaca with a reason for everything that is not exactly such a number.
    """
    isi = teks.strip(_SPASI_TEPI)
    if not isi:
        return None
    if not _BENAR.fullmatch(isi):
        raise AngkaTidakTerbaca(_alasan(isi))
    bulat, _, pecahan = isi.replace(".", "").partition(",")
    if len(pecahan) > desimal:
        raise AngkaTidakTerbaca(_alasan_pecahan(isi, desimal))
    if len(bulat) > DIGIT_BULAT_TERBANYAK:
        raise AngkaTidakTerbaca(
            f"Angka terlalu besar; paling banyak {DIGIT_BULAT_TERBANYAK} angka sebelum koma."
        )
    return Decimal(f"{bulat}.{pecahan}" if pecahan else bulat)


def _alasan(isi: str) -> str:
    """The first reason in the table that fits what was typed."""
    for cocok, pesan in _ALASAN:
        if cocok(isi):
            return pesan
    return _ALASAN_LAIN


def _alasan_pecahan(isi: str, desimal: int) -> str:
    """Too many decimals; a comma before three digits is probably an English thousand."""
    if _GAYA_INGGRIS.fullmatch(isi):
        return "Pakai titik untuk ribuan, misalnya 1.234; koma hanya untuk desimal."
    if desimal == 0:
        return "Isi dengan bilangan bulat, tanpa koma."
    return f"Paling banyak {desimal} angka di belakang koma."


@lru_cache(maxsize=4096, typed=True)
def tulis_angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """Write a number as ``1.234,56``; None is "–". Rounds half up only when told ``desimal``."""
    if nilai is None:
        return TIDAK_ADA
    angka = _pasti_desimal(nilai)
    if desimal is not None:
        angka = angka.quantize(Decimal(1).scaleb(-desimal), context=_LEBAR)
    bulat, _, pecahan = format(angka.copy_abs(), "f").partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    tanda = "-" if angka < 0 else ""
    ribuan = f"{int(bulat):,}".replace(",", ".")
    return f"{tanda}{ribuan},{pecahan}" if pecahan else f"{tanda}{ribuan}"


def tulis_persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """Write a percentage as ``96,00 %`` with a narrow no-break space; None is "–"."""
    if nilai is None:
        return TIDAK_ADA
    return f"{tulis_angka(nilai, desimal)}{SPASI_SEMPIT}%"


def tulis_ukuran(byte: int) -> str:
    """Return the size of a file in words, at most one decimal: "812 KB", "4,2 MB", "1,5 GB"."""
    kecil = 1024
    if byte < kecil * kecil:
        return f"{tulis_angka(max(1, -(-byte // kecil)))} KB"
    satuan, nama = (kecil**2, "MB") if byte < kecil**3 else (kecil**3, "GB")
    sepersepuluh = (byte * 20 + satuan) // (2 * satuan)
    return f"{tulis_angka(Decimal(sepersepuluh) / 10)} {nama}"


def _pasti_desimal(nilai: Decimal | int) -> Decimal:
    """Only exact finite numbers pass; float and bool are mistakes of the caller."""
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"Decimal or int expected, got {type(nilai).__name__}")
    angka = Decimal(nilai)
    if not angka.is_finite():
        raise ValueError(f"not a finite number: {nilai}")
    return angka
