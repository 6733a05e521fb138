"""Work that outlasts a request: the task that makes a book, and the loop of its worker."""

from laporan.tugas.bundel import buat_bundel, kirim_pekerjaan
from laporan.tugas.putaran import Putaran, akhiri_berkas_lama

__all__ = ["Putaran", "akhiri_berkas_lama", "buat_bundel", "kirim_pekerjaan"]
