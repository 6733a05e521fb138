"""The only writers of sheets and cells: one function per event of the month."""

from realisasi.services.buka import (
    ajukan_permintaan,
    buka_bulan,
    buka_lembar,
    buka_permintaan,
    tarik_permintaan,
    tolak_permintaan,
)
from realisasi.services.buku import isi_dari_buku
from realisasi.services.isi import (
    BahanIsi,
    HasilIsi,
    IsianBaris,
    ada_perubahan,
    isi_lembar,
    periksa_isian,
)
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
    "ada_perubahan",
    "ajukan_lembar",
    "ajukan_permintaan",
    "buka_bulan",
    "buka_lembar",
    "buka_permintaan",
    "isi_dari_buku",
    "isi_lembar",
    "kembalikan_lembar",
    "periksa_isian",
    "setujui_banyak",
    "setujui_lembar",
    "tarik_lembar",
    "tarik_permintaan",
    "tolak_permintaan",
    "verifikasi_lembar",
]
