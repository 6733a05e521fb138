"""Exact numbers as text inside an explanation."""

from __future__ import annotations

from collections.abc import Sequence
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


def tulis_suku(nilai: Fraction, rumus: str) -> str:
    """A number carried into the next step: itself, or its arithmetic where it would be cut."""
    return tulis_tepat(nilai) if ada_tepat(nilai) else f"({rumus})"


def ada_tepat(nilai: Fraction) -> bool:
    """Does the number end within the decimals a step prints?"""
    return (nilai * 10**DESIMAL_LANGKAH).denominator == 1


def susun_pemegang(daftar_nama: Sequence[str], urut: int) -> str:
    """The seat of that number by its name, where names are given."""
    return f"pemegang {urut}" if len(daftar_nama) == 0 else daftar_nama[urut - 1]
