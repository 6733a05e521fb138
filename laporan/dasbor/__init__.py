"""Opening pages: the dashboard of a kecamatan, and what is one's own to do."""

from laporan.dasbor.antrean import Antrean, ambil_antrean
from laporan.dasbor.beranda import Beranda, ambil_beranda, ambil_tenggat
from laporan.dasbor.halaman import Dasbor, PilihanDasbor, ambil_dasbor

__all__ = [
    "Antrean",
    "Beranda",
    "Dasbor",
    "PilihanDasbor",
    "ambil_antrean",
    "ambil_beranda",
    "ambil_dasbor",
    "ambil_tenggat",
]
