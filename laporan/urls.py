"""Routes of laporan."""

from django.urls import path

from laporan.views import dasbor, laporan, log, tahun

app_name = "laporan"
SATU = "laporan/realisasi/<int:penugasan_id>/<slug:kode>/"
urlpatterns = [
    path("", dasbor.beranda, name="beranda"),
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("laporan/", laporan.daftar, name="daftar"),
    path(SATU, laporan.realisasi, name="realisasi"),
    path(f"{SATU}pdf/", laporan.realisasi_pdf, name="realisasi_pdf"),
    path(f"{SATU}xlsx/", laporan.realisasi_xlsx, name="realisasi_xlsx"),
    path("tahun-saya/", tahun.tahun_saya, name="tahun_saya"),
    path("tahun/<int:penugasan_id>/<int:tahun>/", tahun.tahun, name="tahun"),
    path("log/", log.log, name="log"),
    path("log/csv/", log.log_csv, name="log_csv"),
]
