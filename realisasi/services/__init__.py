"""The only writers of sheets, cells and bukti: one function per event of the month."""

from realisasi.services.buka import (
    ajukan_permintaan,
    buka_bulan,
    buka_lembar,
    buka_permintaan,
    tarik_permintaan,
    tolak_permintaan,
)
from realisasi.services.bukti import HasilBukti, Unggahan, buat_bukti, tarik_bukti
from realisasi.services.buku import isi_dari_buku
from realisasi.services.gudang import susun_letak
from realisasi.services.isi import ada_perubahan, isi_lembar, periksa_isian
from realisasi.services.keputusan import (
    HasilPersetujuan,
    ajukan_lembar,
    kembalikan_lembar,
    setujui_banyak,
    setujui_lembar,
    tarik_lembar,
    verifikasi_lembar,
)
from realisasi.services.tipe import BahanIsi, HasilIsi, IsianBaris

__all__ = [
    "BahanIsi",
    "HasilBukti",
    "HasilIsi",
    "HasilPersetujuan",
    "IsianBaris",
    "Unggahan",
    "ada_perubahan",
    "ajukan_lembar",
    "ajukan_permintaan",
    "buat_bukti",
    "buka_bulan",
    "buka_lembar",
    "buka_permintaan",
    "isi_dari_buku",
    "isi_lembar",
    "kembalikan_lembar",
    "periksa_isian",
    "setujui_banyak",
    "setujui_lembar",
    "susun_letak",
    "tarik_bukti",
    "tarik_lembar",
    "tarik_permintaan",
    "tolak_permintaan",
    "verifikasi_lembar",
]
