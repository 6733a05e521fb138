"""Routes of laporan."""

from django.urls import path

from laporan.views import dasbor, laporan

app_name = "laporan"
SATU = "laporan/realisasi/<int:penugasan_id>/<slug:kode>/"
urlpatterns = [
    path("", dasbor.beranda, name="beranda"),
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("laporan/", laporan.daftar, name="daftar"),
    path(SATU, laporan.realisasi, name="realisasi"),
    path(f"{SATU}pdf/", laporan.realisasi_pdf, name="realisasi_pdf"),
    path(f"{SATU}xlsx/", laporan.realisasi_xlsx, name="realisasi_xlsx"),
]
