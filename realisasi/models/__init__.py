"""The monthly sheet: its cells, bukti, returns and snapshots; requests to open a locked month."""

from realisasi.models.bukti import Bukti, BuktiQuerySet
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
    "Bukti",
    "BuktiQuerySet",
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
