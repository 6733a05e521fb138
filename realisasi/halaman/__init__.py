"""What pages show, made once from what was read."""

from realisasi.halaman.antrean import ambil_sorotan
from realisasi.halaman.berkas import Berkas, ambil_berkas
from realisasi.halaman.jawaban import susun_jawaban
from realisasi.halaman.kemajuan import Kemajuan, susun_kemajuan, tulis_keadaan, tulis_kemajuan
from realisasi.halaman.kisi import Kisi
from realisasi.halaman.lembar import (
    BahanLembar,
    ambil_kembali,
    pisahkan_realisasi,
    susun_kelompok,
    susun_strip,
)
from realisasi.halaman.slot import AlamatJelas

__all__ = [
    "AlamatJelas",
    "BahanLembar",
    "Berkas",
    "Kemajuan",
    "Kisi",
    "ambil_berkas",
    "ambil_kembali",
    "ambil_sorotan",
    "pisahkan_realisasi",
    "susun_jawaban",
    "susun_kelompok",
    "susun_kemajuan",
    "susun_strip",
    "tulis_keadaan",
    "tulis_kemajuan",
]
