"""The guide: which one is whose, help for the open page, words and abbreviations."""

from laporan.panduan.bantuan import BANTUAN, ambil_bantuan
from laporan.panduan.istilah import DAFTAR_ISTILAH, Istilah, kelompokkan_istilah
from laporan.panduan.peran import DAFTAR_PANDUAN, Panduan, ambil_panduan, susun_panduan

__all__ = [
    "BANTUAN",
    "DAFTAR_ISTILAH",
    "DAFTAR_PANDUAN",
    "Istilah",
    "Panduan",
    "ambil_bantuan",
    "ambil_panduan",
    "kelompokkan_istilah",
    "susun_panduan",
]
