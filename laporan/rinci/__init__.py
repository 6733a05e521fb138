"""Details behind the dashboard: a jabatan or pegawai, one row month by month, one cell."""

from laporan.rinci.bagian import Bagian, ambil_bagian
from laporan.rinci.sel import RinciSel, ambil_sel
from laporan.rinci.tempat import Tempat
from laporan.rinci.tren import Tren, ambil_tren

__all__ = [
    "Bagian",
    "RinciSel",
    "Tempat",
    "Tren",
    "ambil_bagian",
    "ambil_sel",
    "ambil_tren",
]
