"""What can happen to the organisation: the only writers of this app."""

from jabatan.services.admin import buat_admin_pertama
from jabatan.services.akun_pegawai import (
    SandiSekaliPakai,
    buat_akun_pegawai,
    hidupkan_akun_pegawai,
    matikan_akun_pegawai,
    ubah_sandi_pegawai,
)
from jabatan.services.lembar import pasang_pencari_lembar
from jabatan.services.pegawai import (
    IsianPegawai,
    akhiri_pangkat,
    buat_pangkat,
    buat_pegawai,
    ubah_pegawai,
)
from jabatan.services.penugasan import (
    IsianPenugasan,
    akhiri_jeda,
    buat_jeda,
    buat_penugasan,
    ubah_penugasan,
)
from jabatan.services.posisi import IsianPosisi, akhiri_posisi, buat_posisi, ubah_posisi

__all__ = [
    "IsianPegawai",
    "IsianPenugasan",
    "IsianPosisi",
    "SandiSekaliPakai",
    "akhiri_jeda",
    "akhiri_pangkat",
    "akhiri_posisi",
    "buat_admin_pertama",
    "buat_akun_pegawai",
    "buat_jeda",
    "buat_pangkat",
    "buat_pegawai",
    "buat_penugasan",
    "buat_posisi",
    "hidupkan_akun_pegawai",
    "matikan_akun_pegawai",
    "pasang_pencari_lembar",
    "ubah_pegawai",
    "ubah_penugasan",
    "ubah_posisi",
    "ubah_sandi_pegawai",
]
