"""All routes; each view declares its policy (``kinerja.inti.tampilan``)."""

from django.urls import include, path

from kinerja import galat

urlpatterns = [
    path("healthz", galat.sehat, name="sehat"),
    path("readyz", galat.siap, name="siap"),
    path("", include("akun.urls")),
    path("kantor/", include("jabatan.urls")),
    path("katalog/", include("indikator.urls")),
    path("", include("realisasi.urls")),
    path("", include("laporan.urls")),
]

handler400 = "kinerja.galat.permintaan_buruk"
handler500 = "kinerja.galat.galat_server"
