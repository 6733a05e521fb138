"""Issued reports, and long work done in the background."""

from laporan.models.pekerjaan import (
    PANJANG_SEBAB_PEKERJAAN,
    JenisPekerjaan,
    KeadaanPekerjaan,
    Pekerjaan,
    PekerjaanQuerySet,
)
from laporan.models.terbitan import (
    PANJANG_PILIHAN,
    PANJANG_SEBAB,
    JenisLaporan,
    LaporanTersimpan,
    LaporanTersimpanQuerySet,
    StatusTerbit,
)

__all__ = [
    "PANJANG_PILIHAN",
    "PANJANG_SEBAB",
    "PANJANG_SEBAB_PEKERJAAN",
    "JenisLaporan",
    "JenisPekerjaan",
    "KeadaanPekerjaan",
    "LaporanTersimpan",
    "LaporanTersimpanQuerySet",
    "Pekerjaan",
    "PekerjaanQuerySet",
    "StatusTerbit",
]
