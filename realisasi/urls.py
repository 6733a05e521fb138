"""Routes of the monthly sheet and of targets."""

from django.urls import path

from realisasi.views import antrean, isi, isi_ajukan, isi_sel, isi_tahun, lembar, permintaan, target

app_name = "realisasi"
urlpatterns = [
    path("isi/", isi.pilih, name="isi"),
    path("isi/<int:penugasan_id>/tahun/<int:tahun>/", isi_tahun.isi_tahun, name="isi_tahun"),
    path("isi/<int:penugasan_id>/<str:kode>/", isi.isi_bulan, name="isi_bulan"),
    path("isi/<int:penugasan_id>/<str:kode>/sel/", isi_sel.isi_sel, name="isi_sel"),
    path("isi/<int:penugasan_id>/<str:kode>/ajukan/", isi_ajukan.ajukan, name="ajukan"),
    path("isi/<int:penugasan_id>/<str:kode>/minta-buka/", permintaan.minta, name="minta_buka"),
    path("permintaan/", permintaan.daftar, name="permintaan"),
    path("permintaan/<int:pk>/", permintaan.lihat, name="permintaan_lihat"),
    path("permintaan/<int:pk>/kabulkan/", permintaan.kabulkan, name="permintaan_kabulkan"),
    path("permintaan/<int:pk>/tolak/", permintaan.tolak, name="permintaan_tolak"),
    path("permintaan/<int:pk>/tarik/", permintaan.tarik, name="permintaan_tarik"),
    path("lembar/<int:pk>/", lembar.lihat, name="lembar"),
    path("lembar/<int:pk>/riwayat/", lembar.riwayat, name="riwayat"),
    path("lembar/<int:pk>/tarik/", lembar.tarik, name="tarik"),
    path("lembar/<int:pk>/verifikasi/", lembar.verifikasi, name="lembar_verifikasi"),
    path("lembar/<int:pk>/kembalikan/", lembar.kembalikan, name="lembar_kembalikan"),
    path("lembar/<int:pk>/setujui/", lembar.setujui, name="lembar_setujui"),
    path("lembar/<int:pk>/buka-kunci/", lembar.buka, name="lembar_buka"),
    path("verifikasi/", antrean.verifikasi, name="verifikasi"),
    path("persetujuan/", antrean.persetujuan, name="persetujuan"),
    path("target/", target.target, name="target"),
    path("target/<int:posisi_id>/<int:tahun>/", target.target_posisi, name="target_posisi"),
    path("target/<int:posisi_id>/<int:tahun>/salin/", target.target_salin, name="target_salin"),
]
