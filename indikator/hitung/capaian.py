"""Capaian of a realisasi against its target (source: domain 2, "capaian").

The formula for ``turun`` is that of PermenPANRB 8/2021, since replaced; kept as the owner's rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from indikator.hitung.tipe import Polaritas

SERATUS: Final = Fraction(100)
NOL: Final = Fraction(0)


def hitung_capaian(polaritas: Polaritas, realisasi: Fraction, target: Fraction) -> Fraction | None:
    """Percent, exact and unclamped; None where none exists (netral, naik with target 0)."""
    return _CAPAIAN[polaritas](realisasi, target)


def _hitung_naik(realisasi: Fraction, target: Fraction) -> Fraction | None:
    """R / T × 100; nothing can be said of target 0."""
    return None if target == 0 else realisasi / target * SERATUS


def _hitung_turun(realisasi: Fraction, target: Fraction) -> Fraction | None:
    """(2T − R) / T × 100, at least 0; target 0 is reached by realisasi 0 alone."""
    if target == 0:
        return SERATUS if realisasi == 0 else NOL
    return max(NOL, (2 * target - realisasi) / target * SERATUS)


def _hitung_netral(realisasi: Fraction, target: Fraction) -> Fraction | None:
    """Never a capaian."""
    return None


_CAPAIAN: Final[Mapping[Polaritas, Callable[[Fraction, Fraction], Fraction | None]]] = {
    Polaritas.NAIK: _hitung_naik,
    Polaritas.TURUN: _hitung_turun,
    Polaritas.NETRAL: _hitung_netral,
}
