"""Addresses of the catalogue, below ``/katalog/``."""

from django.urls import path

from indikator.views import baca

app_name = "indikator"
urlpatterns = [
    path("", baca.katalog, name="katalog"),
    path("<int:katalog_id>/jabatan/<slug:kode>/", baca.katalog_jabatan, name="katalog_jabatan"),
]
