"""Routes of laporan."""

from django.urls import path

from laporan.views import (
    aturan,
    bundel,
    dasbor,
    jelaskan,
    kecamatan,
    lambang,
    laporan,
    log,
    panduan,
    pemberitahuan,
    periksa,
    pilih,
    rinci,
    tahun,
    terbit,
)

app_name = "laporan"
SATU = "laporan/realisasi/<int:penugasan_id>/<slug:kode>/"
TERBITAN = "laporan/terbit/<str:kode>/"
ANGKA = "<int:indikator_id>/<slug:angka>/"
SEKECAMATAN = "jelaskan/kecamatan/<int:kecamatan_id>/<slug:kode>/"
DI_DASBOR = "dasbor/<int:kecamatan_id>/<slug:kode>/"
JABATAN = f"{DI_DASBOR}jabatan/<slug:jabatan>/"
PEGAWAI = f"{DI_DASBOR}pegawai/<int:penugasan_id>/"
urlpatterns = [
    path("", dasbor.beranda, name="beranda"),
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("kantor/kecamatan/", kecamatan.kecamatan, name="kecamatan"),
    path("kantor/aturan/<int:pemda_id>/", aturan.aturan, name="aturan"),
    path("kantor/lambang/<int:pemda_id>/", lambang.lambang, name="lambang"),
    path("kantor/lambang/<int:pemda_id>/gambar/", lambang.gambar, name="lambang_gambar"),
    path("dasbor/rapat/", dasbor.rapat, name="rapat"),
    path(JABATAN, rinci.jabatan, name="rinci_jabatan"),
    path(f"{JABATAN}<int:indikator_id>/", rinci.tren_jabatan, name="tren_jabatan"),
    path(PEGAWAI, rinci.pegawai, name="rinci_pegawai"),
    path(f"{PEGAWAI}<int:indikator_id>/", rinci.tren_pegawai, name="tren_pegawai"),
    path("dasbor/sel/<int:lembar_id>/<int:indikator_id>/", rinci.sel, name="rinci_sel"),
    path("laporan/", pilih.daftar, name="daftar"),
    path("laporan/lihat/", pilih.lihat, name="lihat"),
    path("laporan/lihat/pdf/", pilih.lihat_pdf, name="lihat_pdf"),
    path("laporan/lihat/xlsx/", pilih.lihat_xlsx, name="lihat_xlsx"),
    path("laporan/lihat/csv/", pilih.lihat_csv, name="lihat_csv"),
    path(SATU, laporan.realisasi, name="realisasi"),
    path(f"{SATU}pdf/", laporan.realisasi_pdf, name="realisasi_pdf"),
    path(f"{SATU}xlsx/", laporan.realisasi_xlsx, name="realisasi_xlsx"),
    path("laporan/terbitkan/", terbit.terbitkan, name="terbitkan"),
    path("laporan/terbit/", terbit.daftar, name="terbit"),
    path(TERBITAN, terbit.satu, name="terbit_satu"),
    path(f"{TERBITAN}pdf/", terbit.pdf, name="terbit_pdf"),
    path(f"{TERBITAN}xlsx/", terbit.xlsx, name="terbit_xlsx"),
    path("laporan/buku/", bundel.daftar, name="bundel"),
    path("laporan/buku/minta/", bundel.minta, name="bundel_minta"),
    path("laporan/buku/<int:pk>/batal/", bundel.tarik, name="bundel_tarik"),
    path("laporan/buku/<int:pk>/pdf/", bundel.pdf, name="bundel_pdf"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("periksa/<str:kode>/", periksa.periksa_kode, name="periksa_kode"),
    path("tahun-saya/", tahun.tahun_saya, name="tahun_saya"),
    path("tahun/<int:penugasan_id>/<int:tahun>/", tahun.tahun, name="tahun"),
    path("jelaskan/<int:penugasan_id>/<slug:kode>/", jelaskan.rata, name="jelaskan_rata"),
    path(f"jelaskan/<int:penugasan_id>/<slug:kode>/{ANGKA}", jelaskan.baris, name="jelaskan_angka"),
    path(SEKECAMATAN, jelaskan.kecamatan, name="jelaskan_kecamatan"),
    path(f"{SEKECAMATAN}<slug:jabatan>/", jelaskan.jabatan, name="jelaskan_jabatan"),
    path(f"{SEKECAMATAN}<slug:jabatan>/{ANGKA}", jelaskan.gabungan, name="jelaskan_gabungan"),
    path("pemberitahuan/", pemberitahuan.daftar, name="pemberitahuan"),
    path("pemberitahuan/baca/", pemberitahuan.baca_semua, name="pemberitahuan_baca_semua"),
    path("pemberitahuan/surel/", pemberitahuan.surel, name="pemberitahuan_surel"),
    path("pemberitahuan/<int:pk>/baca/", pemberitahuan.baca, name="pemberitahuan_baca"),
    path("log/", log.log, name="log"),
    path("log/csv/", log.log_csv, name="log_csv"),
    path("panduan/", panduan.panduan, name="panduan"),
    path("panduan/istilah/", panduan.istilah, name="panduan_istilah"),
    path("panduan/<slug:peran>/", panduan.panduan_peran, name="panduan_peran"),
]
