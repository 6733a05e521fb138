"""The lambang on the letterheads of a pemda: seen by everybody of it, set by its admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import tolak_kelola_pemda
from jabatan.kesalahan import TidakBerhak
from jabatan.models import PemerintahDaerah
from kinerja.inti import gudang
from kinerja.inti.tampilan import tampilan
from laporan.forms import LambangForm
from laporan.services import ubah_lambang
from laporan.views.aturan import ambil_pemda
from laporan.views.berkas import jawab_berkas
from realisasi.services import Unggahan


@tampilan("aturan.kelola", metode=("GET", "POST"))
def lambang(request: HttpRequest, pemda_id: int) -> HttpResponse:
    """Show the picture in use; the admin of the pemda sets another, or none."""
    pelaku = ambil_pelaku(request)
    pemda = ambil_pemda(pelaku, pemda_id)
    tolak = tolak_kelola_pemda(pelaku, pemda.pk)
    if tolak and request.method == "POST":
        raise TidakBerhak(tolak, siapa="Admin pemda")
    form = LambangForm(*_kiriman(request), pemda=pemda)
    if request.method == "POST" and "hapus" in request.POST:
        ubah_lambang(pemda.pk, unggahan=None, dilihat=form.dilihat, oleh=pelaku)
        messages.success(request, "Lambang dilepas. Kop laporan berikutnya tanpa lambang.")
        return redirect("laporan:lambang", pemda.pk)
    if request.method == "POST" and form.coba(lambda: _ubah(pelaku, pemda, form)):
        messages.success(request, "Lambang disimpan. Laporan berikutnya memuatnya pada kop.")
        return redirect("laporan:lambang", pemda.pk)
    isi = {"form": form, "pemda": pemda, "tolak": tolak}
    return render(request, "laporan/lambang.html", isi, status=form.kode_http)


@tampilan("laporan.lihat")
def gambar(request: HttpRequest, pemda_id: int) -> HttpResponse:
    """The picture itself; Http404 where there is none."""
    pemda = ambil_pemda(ambil_pelaku(request), pemda_id)
    try:
        isi = gudang.baca_isi(pemda.letak_lambang) if pemda.lambang else b""
    except (gudang.IsiHilang, gudang.IsiRusak):
        isi = b""
    if not isi:
        raise Http404
    return jawab_berkas(isi, "image/png", "lambang.png", lampiran=False)


def _kiriman(request: HttpRequest) -> tuple[object, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _ubah(pelaku: Pelaku, pemda: PemerintahDaerah, form: LambangForm) -> bool:
    berkas = form.cleaned_data["berkas"]
    unggahan = Unggahan(berkas.name or "", berkas.read())
    ubah_lambang(pemda.pk, unggahan=unggahan, dilihat=form.dilihat, oleh=pelaku)
    return True
