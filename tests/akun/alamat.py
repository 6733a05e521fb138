"""The routes of accounts with a few pages to go to: akun knows no posts, nor do its tests."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kinerja.inti.tampilan import tampilan


@tampilan("uji")
def halaman(request: HttpRequest) -> HttpResponse:
    return HttpResponse("halaman dalam")


@tampilan("uji", metode=("POST",))
def simpan(request: HttpRequest) -> HttpResponse:
    return HttpResponse("tersimpan")


@tampilan("umum")
def sehat(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


laporan = [path("", halaman, name="beranda"), path("rekap/", halaman, name="rekap")]
urlpatterns = [
    path("", include("akun.urls")),
    path("", include((laporan, "laporan"))),
    path("simpan/", simpan),
    path("healthz", sehat),
]
