"""How far a month lies from the one before it: what a verifier should look at (not a rule of IKI).

A flow may swing from month to month, a stock hardly moves: each has its own bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from indikator.hitung.agregasi import ambil_suku_sel, hitung_nilai
from indikator.hitung.pembulatan import bulatkan
from indikator.hitung.tipe import Agregasi, Aturan, Sel

_BATAS: Final[Mapping[Agregasi, Fraction]] = {
    Agregasi.JUMLAH: Fraction(50),
    Agregasi.RATA_RATA: Fraction(50),
    Agregasi.RASIO_JUMLAH: Fraction(50),
    Agregasi.TERAKHIR: Fraction(20),
}


def hitung_lonjakan(aturan: Aturan, lama: Sel, baru: Sel) -> Decimal | None:
    """Percent by which a cell differs from the month before, whole; None where that is usual.

    Missing, nihil and a month before of 0 compare with nothing.
    """
    nilai_lama = hitung_nilai(aturan.jenis, ambil_suku_sel(aturan.jenis, lama))
    nilai_baru = hitung_nilai(aturan.jenis, ambil_suku_sel(aturan.jenis, baru))
    if nilai_lama is None or nilai_baru is None or nilai_lama == 0:
        return None
    beda = (nilai_baru - nilai_lama) / nilai_lama * 100
    return None if abs(beda) < _BATAS[aturan.agregasi] else bulatkan(beda, 0)
