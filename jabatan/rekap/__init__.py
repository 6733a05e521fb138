"""The office as its pages show it: seats and people, calendar, settings, roles."""

from jabatan.rekap.kantor import (
    Pohon,
    Simpul,
    ambil_pemegang,
    ambil_pilihan_jabatan,
    ambil_pohon,
    ambil_riwayat_tugas,
    dengan_tugas,
)
from jabatan.rekap.pengaturan import Penandatangan, ambil_penandatangan, susun_kop_kecamatan
from jabatan.rekap.peran import ButirPeran, DaftarPeran, ambil_daftar_peran
from jabatan.rekap.periode import BarisPeriode, ambil_setahun, susun_akibat, tulis_akibat

__all__ = [
    "BarisPeriode",
    "ButirPeran",
    "DaftarPeran",
    "Penandatangan",
    "Pohon",
    "Simpul",
    "ambil_daftar_peran",
    "ambil_pemegang",
    "ambil_penandatangan",
    "ambil_pilihan_jabatan",
    "ambil_pohon",
    "ambil_riwayat_tugas",
    "ambil_setahun",
    "dengan_tugas",
    "susun_akibat",
    "susun_kop_kecamatan",
    "tulis_akibat",
]
