"""Pages of the guide: one for each kind of person, and the words."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku
from kinerja.inti.tampilan import tampilan
from laporan.panduan import (
    Panduan,
    ambil_panduan,
    kelompokkan_istilah,
    susun_panduan,
)


@tampilan("panduan.lihat")
def panduan(request: HttpRequest) -> HttpResponse:
    """The reader's own guide; with none of his own, the first."""
    pelaku = ambil_pelaku(request)
    milik, lain = susun_panduan(pelaku)
    return _tampilkan(request, pelaku, (milik or lain)[0])


@tampilan("panduan.lihat")
def panduan_peran(request: HttpRequest, peran: str) -> HttpResponse:
    """The guide of any kind of person: everybody may read how the others work."""
    terpilih = ambil_panduan(peran)
    if terpilih is None:
        raise Http404
    return _tampilkan(request, ambil_pelaku(request), terpilih)


@tampilan("panduan.lihat")
def istilah(request: HttpRequest) -> HttpResponse:
    """Abbreviations and words, by their first letter."""
    milik, lain = susun_panduan(ambil_pelaku(request))
    isi = {"milik": milik, "lain": lain, "daftar_kelompok": kelompokkan_istilah()}
    return render(request, "laporan/istilah.html", isi)


def _tampilkan(request: HttpRequest, pelaku: Pelaku, terpilih: Panduan) -> HttpResponse:
    milik, lain = susun_panduan(pelaku)
    isi = {"panduan": terpilih, "milik": milik, "lain": lain}
    return render(request, "laporan/panduan.html", isi)
