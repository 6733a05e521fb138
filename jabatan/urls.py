"""Routes of the office, below /kantor/."""

from django.urls import path

from jabatan.views import akun, libur, pegawai, pengaturan, penugasan, peran, periode, posisi

app_name = "jabatan"

urlpatterns = [
    path("posisi/", posisi.posisi, name="posisi"),
    path("<int:kecamatan_id>/posisi/baru/", posisi.posisi_baru, name="posisi_baru"),
    path("posisi/<int:pk>/", posisi.posisi_ubah, name="posisi_ubah"),
    path("posisi/<int:pk>/hapus/", posisi.posisi_hapus, name="posisi_hapus"),
    path("posisi/<int:posisi_id>/tugaskan/", penugasan.penugasan_baru, name="penugasan_baru"),
    path("penugasan/<int:pk>/", penugasan.penugasan, name="penugasan"),
    path("penugasan/<int:pk>/jeda/", penugasan.jeda_baru, name="jeda_baru"),
    path("penugasan/<int:pk>/jeda/<int:jeda_id>/hapus/", penugasan.jeda_hapus, name="jeda_hapus"),
    path("pegawai/", pegawai.pegawai, name="pegawai"),
    path("<int:kecamatan_id>/pegawai/baru/", pegawai.pegawai_baru, name="pegawai_baru"),
    path("pegawai/<int:pk>/", pegawai.pegawai_ubah, name="pegawai_ubah"),
    path("pegawai/<int:pk>/pangkat/", pegawai.pangkat_baru, name="pangkat_baru"),
    path(
        "pegawai/<int:pk>/pangkat/<int:pangkat_id>/hapus/",
        pegawai.pangkat_hapus,
        name="pangkat_hapus",
    ),
    path("pegawai/<int:pk>/akun/", akun.akun_baru, name="akun_baru"),
    path("pegawai/<int:pk>/akun/sandi/", akun.akun_sandi, name="akun_sandi"),
    path("pegawai/<int:pk>/akun/surel/", akun.akun_surel, name="akun_surel"),
    path("pegawai/<int:pk>/akun/matikan/", akun.akun_matikan, name="akun_matikan"),
    path("pegawai/<int:pk>/akun/hidupkan/", akun.akun_hidupkan, name="akun_hidupkan"),
    path("periode/", periode.periode, name="periode"),
    path("<int:kecamatan_id>/periode/<str:kode>/", periode.periode_ubah, name="periode_ubah"),
    path(
        "<int:kecamatan_id>/periode/<str:kode>/bawaan/",
        periode.periode_bawaan,
        name="periode_bawaan",
    ),
    path("<int:kecamatan_id>/jadwal/", periode.jadwal, name="jadwal"),
    path("libur/", libur.libur, name="libur"),
    path("<int:kecamatan_id>/libur/", libur.libur_baru, name="libur_baru"),
    path("<int:kecamatan_id>/libur/<int:libur_id>/hapus/", libur.libur_hapus, name="libur_hapus"),
    path("pengaturan/", pengaturan.pengaturan, name="pengaturan"),
    path("<int:kecamatan_id>/pengaturan/", pengaturan.pengaturan_ubah, name="pengaturan_ubah"),
    path("pemda/<int:pk>/", pengaturan.pemda, name="pemda"),
    path("pemda/<int:pemda_id>/kecamatan/", pengaturan.kecamatan_baru, name="kecamatan_baru"),
    path("peran/", peran.peran, name="peran"),
    path("<int:kecamatan_id>/peran/", peran.peran_baru, name="peran_baru"),
    path("peran/<int:pk>/akhiri/", peran.peran_akhiri, name="peran_akhiri"),
]
