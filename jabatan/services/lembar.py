"""What lower floors must know of sheets: which months of a post carry one.

Sheets live above (realisasi), so that app hands its answer down when it is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode


class PencariLembar(Protocol):
    """Months in which a post has a sheet (or an approved one) within awal..akhir."""

    def __call__(
        self, penugasan: Penugasan, *, awal: date, akhir: date, hanya_disetujui: bool
    ) -> Sequence[Periode]: ...


_daftar_pencari: list[PencariLembar] = []


def pasang_pencari_lembar(pencari: PencariLembar) -> None:
    """Register who knows the sheets; called once, from ``ready()`` of the app above."""
    if pencari not in _daftar_pencari:
        _daftar_pencari.append(pencari)


def ambil_bulan_berlembar(
    penugasan: Penugasan, *, awal: date, akhir: date, hanya_disetujui: bool = False
) -> list[Periode]:
    """Return the months of awal..akhir with a sheet, oldest first."""
    return sorted(
        {
            periode
            for pencari in _daftar_pencari
            for periode in pencari(
                penugasan, awal=awal, akhir=akhir, hanya_disetujui=hanya_disetujui
            )
        }
    )


def tulis_daftar_bulan(daftar: Sequence[Periode]) -> str:
    return ", ".join(periode.nama for periode in daftar)
