"""What the catalogue must know of sheets: which months were already handed in or filled.

Sheets live above (realisasi), so that app hands its answers down when it is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jabatan.models import Katalog, KeadaanKatalog

DESEMBER = 12


class PencariPemakaian(Protocol):
    """Who knows the sheets; a month is 1..12, and 0 says none."""

    def bulan_diajukan(self, katalog: Katalog, kode: str) -> int:
        """The last month in which a sheet of this jabatan was handed in."""
        ...

    def bulan_terisi(self, katalog: Katalog, daftar_indikator: Sequence[int]) -> int:
        """The last month in which one of these rows carries an answer."""
        ...


_daftar_pencari: list[PencariPemakaian] = []


def pasang_pencari_pemakaian(pencari: PencariPemakaian) -> None:
    """Register who knows the sheets; called once, from ``ready()`` of the app above."""
    _daftar_pencari[:] = [pencari]


def ambil_bulan_diajukan(katalog: Katalog, kode: str) -> int:
    """Return the last month of which a sheet of this jabatan was handed in, 0 for none.

    Sheets of a year never stand on a draft.
    """
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return 0
    return max((satu.bulan_diajukan(katalog, kode) for satu in _daftar_pencari), default=0)


def ambil_bulan_terisi(katalog: Katalog, daftar_indikator: Sequence[int]) -> int:
    """Return the last month with an answer for one of the rows, 0 for none."""
    if not daftar_indikator:
        return 0
    daftar = (satu.bulan_terisi(katalog, daftar_indikator) for satu in _daftar_pencari)
    return max(daftar, default=0)
