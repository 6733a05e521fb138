"""The edge of the arithmetic: exact Fraction to Decimal (source: domain, "Exact")."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

DESIMAL_PERSEN: Final = 2


def bulatkan(nilai: Fraction, desimal: int) -> Decimal:
    """Round half up (away from zero), once, to exactly ``desimal`` places.

    Independent of the decimal context: whole numbers are divided, and their digits read.
    """
    pembilang, penyebut = nilai.numerator, nilai.denominator
    bulat = (2 * abs(pembilang) * 10**desimal + penyebut) // (2 * penyebut)
    tanda = "-" if pembilang < 0 and bulat > 0 else ""
    return Decimal(f"{tanda}{bulat}E-{desimal}")


def ubah_tepat(nilai: Fraction) -> Decimal:
    """The same number as a Decimal; only for sums of Decimals, whose expansion ends."""
    penyebut = nilai.denominator
    batas = range(penyebut.bit_length() + 1)
    desimal = next((n for n in batas if 10**n % penyebut == 0), None)
    if desimal is None:
        raise ValueError(f"{nilai} has no finite decimal expansion")
    return bulatkan(nilai, desimal)
