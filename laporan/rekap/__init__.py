"""Reports as frozen values: one Rekap, three renderings (page, PDF, workbook)."""

from laporan.rekap.pegawai import ambil_rekap_pegawai
from laporan.rekap.tipe import Angka, BarisRekap, Masukan, RekapPegawai

__all__ = ["Angka", "BarisRekap", "Masukan", "RekapPegawai", "ambil_rekap_pegawai"]
