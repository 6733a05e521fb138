"""What can happen to accounts: the only writers of this app."""

from akun.services.pengguna import (
    akhiri_sesi,
    buat_pengguna,
    hidupkan_pengguna,
    matikan_pengguna,
    ubah_nama_pengguna,
    ubah_sandi,
)
from akun.services.percobaan import Sumber, periksa_masuk, periksa_sandi_lama

__all__ = [
    "Sumber",
    "akhiri_sesi",
    "buat_pengguna",
    "hidupkan_pengguna",
    "matikan_pengguna",
    "periksa_masuk",
    "periksa_sandi_lama",
    "ubah_nama_pengguna",
    "ubah_sandi",
]
