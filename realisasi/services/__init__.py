"""The only writers of sheets and cells: one function per event of the month."""

from realisasi.services.isi import HasilIsi, IsianBaris, ada_perubahan, isi_lembar
from realisasi.services.keputusan import (
    HasilPersetujuan,
    ajukan_lembar,
    buka_lembar,
    kembalikan_lembar,
    setujui_banyak,
    setujui_lembar,
    tarik_lembar,
    verifikasi_lembar,
)

__all__ = [
    "HasilIsi",
    "HasilPersetujuan",
    "IsianBaris",
    "ada_perubahan",
    "ajukan_lembar",
    "buka_lembar",
    "isi_lembar",
    "kembalikan_lembar",
    "setujui_banyak",
    "setujui_lembar",
    "tarik_lembar",
    "verifikasi_lembar",
]
