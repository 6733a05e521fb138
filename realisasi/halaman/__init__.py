"""What pages show, made once from what was read."""

from realisasi.halaman.ajukan import Pengajuan, sebut_penerima, susun_pengajuan
from realisasi.halaman.antrean import ambil_sorotan
from realisasi.halaman.bentrok import SelBentrok, susun_bentrok
from realisasi.halaman.berkas import Berkas, ambil_berkas
from realisasi.halaman.isi import Tolakan, sebut_tujuan, susun_halaman_isi
from realisasi.halaman.jawaban import susun_jawaban
from realisasi.halaman.kisi_tahun import tulis_kisi_tahun
from realisasi.halaman.lembar import (
    BahanLembar,
    ambil_kembali,
    pisahkan_realisasi,
    susun_kelompok,
)
from realisasi.halaman.nihil import susun_sisa_nihil
from realisasi.halaman.tahun_isi import BerkasTahun, BulanIsi, ambil_berkas_tahun

__all__ = [
    "BahanLembar",
    "Berkas",
    "BerkasTahun",
    "BulanIsi",
    "Pengajuan",
    "SelBentrok",
    "Tolakan",
    "ambil_berkas",
    "ambil_berkas_tahun",
    "ambil_kembali",
    "ambil_sorotan",
    "pisahkan_realisasi",
    "sebut_penerima",
    "sebut_tujuan",
    "susun_bentrok",
    "susun_halaman_isi",
    "susun_jawaban",
    "susun_kelompok",
    "susun_pengajuan",
    "susun_sisa_nihil",
    "tulis_kisi_tahun",
]
