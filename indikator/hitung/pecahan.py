"""Exact numbers of the inside: Decimal to Fraction, and their sum (source: domain, "Exact")."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=4096)
def ubah_pecahan(nilai: Decimal) -> Fraction:
    """The same number as a Fraction; one cell is asked for many windows."""
    return Fraction(nilai)


def jumlahkan_pecahan(daftar: Iterable[Fraction]) -> Fraction:
    """Their sum, 0 of none. Those of one penyebut are added as whole numbers, which is quicker."""
    semua = list(daftar)
    penyebut = {satu.denominator for satu in semua}
    if len(penyebut) != 1:
        return sum(semua, Fraction(0))
    return Fraction(sum([satu.numerator for satu in semua]), penyebut.pop())
