"""What can happen to the organisation: the only writers of this app."""

from jabatan.services.admin import buat_admin_pertama
from jabatan.services.akun_pegawai import (
    KOLOM_SUREL,
    SandiSekaliPakai,
    buat_akun_pegawai,
    hidupkan_akun_pegawai,
    matikan_akun_pegawai,
    ubah_sandi_pegawai,
    ubah_surel_pegawai,
)
from jabatan.services.catatan import periksa_dilihat, periksa_hak, susun_entri, susun_sidik
from jabatan.services.kecamatan import (
    KOLOM_KECAMATAN,
    KOLOM_PEMDA,
    IsianKecamatan,
    buat_kecamatan,
    kunci_pemda,
    ubah_kecamatan,
    ubah_pemda,
)
from jabatan.services.lembar import pasang_pencari_lembar
from jabatan.services.libur import BarisLibur, akhiri_libur, buat_libur
from jabatan.services.pegawai import KOLOM as KOLOM_PEGAWAI
from jabatan.services.pegawai import (
    IsianPegawai,
    akhiri_pangkat,
    buat_pangkat,
    buat_pegawai,
    ubah_pegawai,
)
from jabatan.services.penugasan import KOLOM as KOLOM_PENUGASAN
from jabatan.services.penugasan import (
    IsianPenugasan,
    akhiri_jeda,
    buat_jeda,
    buat_penugasan,
    ubah_penugasan,
)
from jabatan.services.peran import IsianPeran, akhiri_peran, buat_peran
from jabatan.services.periode import (
    KOLOM_JADWAL,
    KOLOM_PERIODE,
    IsianPeriode,
    kembalikan_periode,
    susun_periode,
    ubah_jadwal_bawaan,
    ubah_periode,
)
from jabatan.services.posisi import KOLOM as KOLOM_POSISI
from jabatan.services.posisi import IsianPosisi, akhiri_posisi, buat_posisi, ubah_posisi

__all__ = [
    "KOLOM_JADWAL",
    "KOLOM_KECAMATAN",
    "KOLOM_PEGAWAI",
    "KOLOM_PEMDA",
    "KOLOM_PENUGASAN",
    "KOLOM_PERIODE",
    "KOLOM_POSISI",
    "KOLOM_SUREL",
    "BarisLibur",
    "IsianKecamatan",
    "IsianPegawai",
    "IsianPenugasan",
    "IsianPeran",
    "IsianPeriode",
    "IsianPosisi",
    "SandiSekaliPakai",
    "akhiri_jeda",
    "akhiri_libur",
    "akhiri_pangkat",
    "akhiri_peran",
    "akhiri_posisi",
    "buat_admin_pertama",
    "buat_akun_pegawai",
    "buat_jeda",
    "buat_kecamatan",
    "buat_libur",
    "buat_pangkat",
    "buat_pegawai",
    "buat_penugasan",
    "buat_peran",
    "buat_posisi",
    "hidupkan_akun_pegawai",
    "kembalikan_periode",
    "kunci_pemda",
    "matikan_akun_pegawai",
    "pasang_pencari_lembar",
    "periksa_dilihat",
    "periksa_hak",
    "susun_entri",
    "susun_periode",
    "susun_sidik",
    "ubah_jadwal_bawaan",
    "ubah_kecamatan",
    "ubah_pegawai",
    "ubah_pemda",
    "ubah_penugasan",
    "ubah_periode",
    "ubah_posisi",
    "ubah_sandi_pegawai",
    "ubah_surel_pegawai",
]
