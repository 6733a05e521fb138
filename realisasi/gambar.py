"""Sparkline coordinates as text: the server draws, the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEBAR, TINGGI, TEPI = 84, 22, 4


@dataclass(frozen=True, slots=True)
class Garis:
    """Points "x,y x,y …" and the last point, with dots as decimal sign; ``titik_target`` is the
    line of the target, or empty."""

    titik: str
    akhir_x: str
    akhir_y: str
    titik_target: str = ""


def susun_garis(
    daftar: Sequence[tuple[int, Decimal]],
    target: Sequence[tuple[int, Decimal]] = (),
    banyak: int = 12,
) -> Garis | None:
    """Return the line of (place, value) pairs over ``banyak`` months; None for fewer than two.

    The line of the target is drawn on the same scale.
    """
    if len(daftar) < 2:
        return None
    nilai = [angka for _, angka in (*daftar, *target)]
    rendah, rentang = min(nilai), max(nilai) - min(nilai)
    titik = [_susun_titik(bulan, banyak, angka, rendah, rentang) for bulan, angka in daftar]
    jalan = [_susun_titik(bulan, banyak, angka, rendah, rentang) for bulan, angka in target]
    akhir_x, akhir_y = titik[-1].split(",")
    return Garis(" ".join(titik), akhir_x, akhir_y, " ".join(jalan))


def _susun_titik(urut: int, banyak: int, angka: Decimal, rendah: Decimal, rentang: Decimal) -> str:
    x = Decimal(TEPI) + Decimal(LEBAR - 2 * TEPI) * (urut - 1) / (banyak - 1)
    bagian = (angka - rendah) / rentang if rentang != 0 else Decimal("0.5")
    y = Decimal(TINGGI - TEPI) - Decimal(TINGGI - 2 * TEPI) * bagian
    return f"{x:.1f},{y:.1f}"
