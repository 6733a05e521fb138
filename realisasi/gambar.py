"""Sparkline coordinates as text: the server draws, the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEBAR, TINGGI, TEPI = 84, 22, 4


@dataclass(frozen=True, slots=True)
class Garis:
    """Points "x,y x,y …" and the last point, with dots as decimal sign."""

    titik: str
    akhir_x: str
    akhir_y: str


def susun_garis(daftar: Sequence[tuple[int, Decimal]]) -> Garis | None:
    """Return the line of (month, value) pairs over twelve months; None for fewer than two."""
    if len(daftar) < 2:
        return None
    nilai = [angka for _, angka in daftar]
    rendah, rentang = min(nilai), max(nilai) - min(nilai)
    titik = []
    for bulan, angka in daftar:
        x = Decimal(TEPI) + Decimal(LEBAR - 2 * TEPI) * (bulan - 1) / 11
        bagian = (angka - rendah) / rentang if rentang else Decimal("0.5")
        y = Decimal(TINGGI - TEPI) - Decimal(TINGGI - 2 * TEPI) * bagian
        titik.append(f"{x:.1f},{y:.1f}")
    akhir_x, akhir_y = titik[-1].split(",")
    return Garis(" ".join(titik), akhir_x, akhir_y)
