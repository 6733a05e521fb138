"""What pages show, made once from what was read."""

from realisasi.halaman.antrean import ambil_sorotan
from realisasi.halaman.lembar import (
    BahanLembar,
    ambil_kembali,
    pisahkan_realisasi,
    susun_kelompok,
    susun_strip,
)

__all__ = [
    "BahanLembar",
    "ambil_kembali",
    "ambil_sorotan",
    "pisahkan_realisasi",
    "susun_kelompok",
    "susun_strip",
]
