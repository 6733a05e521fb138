"""Exact numbers as text inside an explanation."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from indikator.hitung.pembulatan import bulatkan
from indikator.hitung.tipe import Aturan, Jenis
from kinerja.inti.angka import tulis_angka, tulis_persen

DESIMAL_LANGKAH: Final = 4


def tulis_tepat(nilai: Fraction) -> str:
    """A number inside a step, as many decimals as it needs, at most four."""
    return tulis_angka(bulatkan(nilai, DESIMAL_LANGKAH))


def tulis_nilai(aturan: Aturan, nilai: Fraction, desimal: int) -> str:
    """The outcome of a step with its unit: ``96,00 %`` or ``48 surat``."""
    bulat = bulatkan(nilai, desimal)
    if aturan.jenis is Jenis.PERSENTASE:
        return tulis_persen(bulat)
    return f"{tulis_angka(bulat, desimal)} {aturan.satuan}"


def tulis_bagian(bagian: Fraction) -> str:
    """A number of months exactly: ``9``, ``7/15``, ``6 7/15``."""
    bulat, sisa = divmod(bagian.numerator, bagian.denominator)
    if sisa == 0:
        return str(bulat)
    pecahan = f"{sisa}/{bagian.denominator}"
    return pecahan if bulat == 0 else f"{bulat} {pecahan}"
