"""Reports as frozen values: one Rekap, three renderings (page, PDF, workbook)."""

from laporan.rekap.jangka import Jangka, JenisJangka
from laporan.rekap.pegawai import ambil_rekap_pegawai
from laporan.rekap.tipe import (
    Angka,
    AngkaJangka,
    BarisRekap,
    JangkaRekap,
    RekapPegawai,
)

__all__ = [
    "Angka",
    "AngkaJangka",
    "BarisRekap",
    "Jangka",
    "JangkaRekap",
    "JenisJangka",
    "RekapPegawai",
    "ambil_rekap_pegawai",
]
