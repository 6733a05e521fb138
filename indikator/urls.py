"""Addresses of the catalogue, below ``/katalog/``."""

from django.urls import path

from indikator import views

app_name = "indikator"
urlpatterns = [
    path("", views.katalog, name="katalog"),
    path("<int:katalog_id>/jabatan/<slug:kode>/", views.katalog_jabatan, name="katalog_jabatan"),
]
