"""From zero to a round number above the greatest value, and lengths as SVG writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

SELA_TERBANYAK = 4
KELIPATAN = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Skala:
    """Marks 0, ``jarak``, … ``ujung``; always from zero, so that heights can be compared."""

    jarak: Decimal
    ujung: Decimal

    @property
    def daftar_tanda(self) -> tuple[Decimal, ...]:
        return tuple(self.jarak * n for n in range(int(self.ujung / self.jarak) + 1))

    def bagian(self, nilai: Decimal) -> Decimal:
        """Return how far up a value lies, 0 to 1."""
        return nilai / self.ujung


def susun_skala(daftar_nilai: Sequence[Decimal]) -> Skala:
    """Return a scale that holds every value; 0..1 where all are zero or there are none.

    Whole values (counts) get whole marks.
    """
    tertinggi = max(daftar_nilai, default=Decimal(0))
    if tertinggi <= 0:
        return Skala(Decimal(1), Decimal(1))
    kasar = tertinggi / SELA_TERBANYAK
    pangkat = Decimal(1).scaleb(kasar.adjusted())
    bulat = all(nilai % 1 == 0 for nilai in daftar_nilai)
    jarak = next(
        satu * pangkat
        for satu in KELIPATAN
        if satu * pangkat >= kasar and (not bulat or satu * pangkat % 1 == 0)
    )
    banyak = (tertinggi / jarak).to_integral_value(ROUND_CEILING)
    return Skala(jarak, jarak * banyak)


def tulis_panjang(nilai: Decimal) -> str:
    """ "72.33%": a dot as decimal sign, whatever the language of the page."""
    return f"{nilai:.2f}%"


def tulis_titik(nilai: Decimal) -> str:
    """ "104.5": a length in pixels."""
    return f"{nilai:.1f}"
