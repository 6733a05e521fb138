"""The only writers of sheets and cells: one function per event of the month."""

from realisasi.services.buka import (
    ajukan_permintaan,
    buka_lembar,
    buka_permintaan,
    tarik_permintaan,
    tolak_permintaan,
)
from realisasi.services.isi import BahanIsi, HasilIsi, IsianBaris, isi_lembar
from realisasi.services.keputusan import (
    HasilPersetujuan,
    ajukan_lembar,
    kembalikan_lembar,
    setujui_banyak,
    setujui_lembar,
    tarik_lembar,
    verifikasi_lembar,
)

__all__ = [
    "BahanIsi",
    "HasilIsi",
    "HasilPersetujuan",
    "IsianBaris",
    "ajukan_lembar",
    "ajukan_permintaan",
    "buka_lembar",
    "buka_permintaan",
    "isi_lembar",
    "kembalikan_lembar",
    "setujui_banyak",
    "setujui_lembar",
    "tarik_lembar",
    "tarik_permintaan",
    "tolak_permintaan",
    "verifikasi_lembar",
]
