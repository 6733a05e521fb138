"""The monthly sheet with its cells, returns and snapshots, and requests to open a locked month."""

from realisasi.models.lembar import (
    AlasanSel,
    Cuplikan,
    LembarBulanan,
    LembarBulananQuerySet,
    Pengembalian,
    Realisasi,
    baca_sel,
)
from realisasi.models.permintaan import KeadaanPermintaan, PermintaanBuka, PermintaanBukaQuerySet

__all__ = [
    "AlasanSel",
    "Cuplikan",
    "KeadaanPermintaan",
    "LembarBulanan",
    "LembarBulananQuerySet",
    "Pengembalian",
    "PermintaanBuka",
    "PermintaanBukaQuerySet",
    "Realisasi",
    "baca_sel",
]
