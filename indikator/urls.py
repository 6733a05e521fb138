"""Addresses of the catalogue, below ``/katalog/``."""

from django.urls import path

from indikator.views import baca, keadaan, perubahan, tahun

app_name = "indikator"
urlpatterns = [
    path("", baca.katalog, name="katalog"),
    path("<int:katalog_id>/jabatan/<slug:kode>/", baca.katalog_jabatan, name="katalog_jabatan"),
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
