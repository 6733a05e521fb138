"""Reading an uploaded workbook: what it is first, then its cells."""

from realisasi.impor.bacaan import BukuTerbaca, SelTerbaca, baca_buku
from realisasi.impor.penjaga import TERLALU_BESAR, UKURAN_TERBESAR

__all__ = ["TERLALU_BESAR", "UKURAN_TERBESAR", "BukuTerbaca", "SelTerbaca", "baca_buku"]
