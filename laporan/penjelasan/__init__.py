"""*Jelaskan angka*: every computed figure with its rule, inputs, arithmetic, people and source.

What a figure is comes from the same readers as its page (``rekap``, ``dasbor``), so that the
explanation cannot say anything else.
"""

from laporan.penjelasan.baris import ambil_penjelasan_baris
from laporan.penjelasan.gabungan import (
    ambil_penjelasan_gabungan,
    ambil_penjelasan_jabatan,
    ambil_penjelasan_kecamatan,
)
from laporan.penjelasan.rata import ambil_penjelasan_rata
from laporan.penjelasan.tipe import JenisAngka, PenjelasanAngka
from laporan.rekap.jangka import JangkaAngka

__all__ = [
    "JangkaAngka",
    "JenisAngka",
    "PenjelasanAngka",
    "ambil_penjelasan_baris",
    "ambil_penjelasan_gabungan",
    "ambil_penjelasan_jabatan",
    "ambil_penjelasan_kecamatan",
    "ambil_penjelasan_rata",
]
