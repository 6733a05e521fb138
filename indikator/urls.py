"""Addresses of the catalogue, below ``/katalog/``."""

from django.urls import path

from indikator.views import baca, bagian, baris, jabatan, keadaan, perubahan, tahun

app_name = "indikator"
JABATAN = "<int:katalog_id>/jabatan/<slug:kode>/"
urlpatterns = [
    path("", baca.katalog, name="katalog"),
    path(JABATAN, baca.katalog_jabatan, name="katalog_jabatan"),
    path(f"{JABATAN}susun/", jabatan.katalog_susun, name="katalog_susun"),
    path(
        "<int:katalog_id>/jabatan-baru/", jabatan.katalog_jabatan_baru, name="katalog_jabatan_baru"
    ),
    path(f"{JABATAN}ubah/", jabatan.katalog_jabatan_ubah, name="katalog_jabatan_ubah"),
    path(f"{JABATAN}atur/", jabatan.katalog_jabatan_atur, name="katalog_jabatan_atur"),
    path(f"{JABATAN}fungsi-baru/", bagian.katalog_fungsi_baru, name="katalog_fungsi_baru"),
    path(f"{JABATAN}kinerja-utama-baru/", bagian.katalog_kinerja_baru, name="katalog_kinerja_baru"),
    path("fungsi/<int:pk>/", bagian.katalog_fungsi_ubah, name="katalog_fungsi_ubah"),
    path("fungsi/<int:pk>/atur/", bagian.katalog_fungsi_atur, name="katalog_fungsi_atur"),
    path("kinerja-utama/<int:pk>/", bagian.katalog_kinerja_ubah, name="katalog_kinerja_ubah"),
    path("kinerja-utama/<int:pk>/atur/", bagian.katalog_kinerja_atur, name="katalog_kinerja_atur"),
    path(
        "kinerja-utama/<int:pk>/indikator-baru/",
        baris.katalog_indikator_baru,
        name="katalog_indikator_baru",
    ),
    path("indikator/<int:pk>/", baris.katalog_indikator_ubah, name="katalog_indikator_ubah"),
    path("indikator/<int:pk>/atur/", baris.katalog_indikator_atur, name="katalog_indikator_atur"),
    path("baru/", tahun.katalog_baru, name="katalog_baru"),
    path("<int:katalog_id>/sk/", tahun.katalog_sk, name="katalog_sk"),
    path("<int:katalog_id>/hapus/", tahun.katalog_hapus, name="katalog_hapus"),
    path("<int:katalog_id>/berlakukan/", keadaan.berlakukan, name="katalog_berlakukan"),
    path("<int:katalog_id>/arsipkan/", keadaan.arsipkan, name="katalog_arsipkan"),
    path("<int:katalog_id>/perubahan/", perubahan.perubahan, name="katalog_perubahan"),
    path(
        "<int:katalog_id>/perubahan/<int:perubahan_id>/hapus/",
        perubahan.perubahan_hapus,
        name="katalog_perubahan_hapus",
    ),
]
