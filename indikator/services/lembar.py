"""What the catalogue must know of sheets: how many a year has, and which are still open.

Sheets live above (realisasi), so that app hands its answer down when it is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HitunganLembar:
    """The sheets of one kecamatan's year: all, opened past their lock today, not yet approved."""

    semua: int
    terbuka: int
    belum_disetujui: int


class PenghitungLembar(Protocol):
    """Kecamatan id → its sheets of a year; kecamatan without any are left out."""

    def __call__(
        self, daftar_kecamatan: Sequence[int], *, tahun: int, pada: date
    ) -> Mapping[int, HitunganLembar]: ...


_daftar_penghitung: list[PenghitungLembar] = []


def pasang_penghitung_lembar(penghitung: PenghitungLembar) -> None:
    """Register who knows the sheets; called once, from ``ready()`` of the app above."""
    if penghitung not in _daftar_penghitung:
        _daftar_penghitung.append(penghitung)


def ambil_hitungan_lembar(
    daftar_kecamatan: Sequence[int], *, tahun: int, pada: date
) -> dict[int, HitunganLembar]:
    """Return kecamatan id → its sheets of the year (1 query)."""
    hasil: dict[int, HitunganLembar] = {}
    for penghitung in _daftar_penghitung:
        hasil.update(penghitung(daftar_kecamatan, tahun=tahun, pada=pada))
    return hasil
