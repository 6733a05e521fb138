"""What can happen to accounts: the only writers of this app."""

from akun.services.pemberitahuan import (
    Kabar,
    akhiri_pemberitahuan_lama,
    baca_pemberitahuan,
    baca_semua_pemberitahuan,
    catat_pemberitahuan,
)
from akun.services.pengguna import (
    akhiri_sesi,
    buat_pengguna,
    hidupkan_pengguna,
    matikan_pengguna,
    ubah_nama_pengguna,
    ubah_sandi,
    ubah_surel,
)
from akun.services.percobaan import Sumber, periksa_masuk, periksa_sandi_lama

__all__ = [
    "Kabar",
    "Sumber",
    "akhiri_pemberitahuan_lama",
    "akhiri_sesi",
    "baca_pemberitahuan",
    "baca_semua_pemberitahuan",
    "buat_pengguna",
    "catat_pemberitahuan",
    "hidupkan_pengguna",
    "matikan_pengguna",
    "periksa_masuk",
    "periksa_sandi_lama",
    "ubah_nama_pengguna",
    "ubah_sandi",
    "ubah_surel",
]
