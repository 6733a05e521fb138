"""Codes of issued reports: drawn, read as people type them, shown in groups; pure.

Ten symbols of an alphabet of 31 without letters that look like digits (I, L, O, S) and without U.
The tenth is a check symbol over the nine before it (weights 10 … 1 modulo the prime 31): one wrong
symbol and two swapped ones are always noticed. Nine free symbols are 2.6 × 10^13 codes.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

ABJAD: Final = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
PANJANG_KODE: Final = 10
_KELOMPOK: Final = 5
_TERPANJANG: Final = 60
_PEMISAH: Final = re.compile(r"[\s\-._/‐-―]+")
_MIRIP: Final = str.maketrans("OILSU", "0115V")


def buat_kode() -> str:
    """Draw a new code from the system's source of randomness."""
    isi = "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE - 1))
    return isi + _susun_periksa(isi)


def baca_kode(teks: str) -> str:
    """Return the symbols of a typed code: capitals, look-alikes as digits, no separators.

    Whether it can be a code at all says ``sudah_sah``.
    """
    rata = unicodedata.normalize("NFKC", teks[:_TERPANJANG]).upper()
    return _PEMISAH.sub("", rata).translate(_MIRIP)


def sudah_sah(kode: str) -> bool:
    """Tell whether these symbols can be a code: length, alphabet and check symbol."""
    if len(kode) != PANJANG_KODE or set(kode) - set(ABJAD):
        return False
    return _susun_periksa(kode[:-1]) == kode[-1]


def tulis_kode(kode: str) -> str:
    """Return a code as it is printed: ``K7QF2-M9XTD``."""
    return f"{kode[:_KELOMPOK]}-{kode[_KELOMPOK:]}"


def _susun_periksa(isi: str) -> str:
    jumlah = sum((PANJANG_KODE - urut) * ABJAD.index(huruf) for urut, huruf in enumerate(isi))
    return ABJAD[-jumlah % len(ABJAD)]
