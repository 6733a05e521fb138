"""Bands and clamp of capaian of a pemda: read by everybody of it, changed by its admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indikator.services.aturan import ubah_aturan_capaian
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import tolak_kelola_pemda
from jabatan.kesalahan import TidakBerhak
from jabatan.models import PemerintahDaerah
from kinerja.inti.tampilan import tampilan
from laporan.forms import AturanForm
from laporan.rekap.aturan import susun_halaman_aturan


@tampilan("aturan.kelola", metode=("GET", "POST"))
def aturan(request: HttpRequest, pemda_id: int) -> HttpResponse:
    """Show the rules in force with examples; the admin of the pemda sets them by year."""
    pelaku = ambil_pelaku(request)
    pemda = ambil_pemda(pelaku, pemda_id)
    tolak = tolak_kelola_pemda(pelaku, pemda.pk)
    if tolak and request.method == "POST":
        raise TidakBerhak(tolak, siapa="Admin pemda")
    form = AturanForm(
        request.POST if request.method == "POST" else None, pemda=pemda, tahun=pelaku.pada.year
    )
    if request.method == "POST" and form.coba(lambda: _ubah(pelaku, pemda, form)):
        messages.success(
            request,
            f"Berlaku mulai {form.tahun}. "
            "Bulan yang sudah disetujui tetap memakai aturan pada hari persetujuannya.",
        )
        return redirect("laporan:aturan", pemda.pk)
    isi = {
        "form": form,
        "pemda": pemda,
        "halaman": susun_halaman_aturan(pemda, pelaku.pada.year),
        "tolak": tolak,
    }
    return render(request, "laporan/aturan.html", isi, status=form.kode_http)


def _ubah(pelaku: Pelaku, pemda: PemerintahDaerah, form: AturanForm) -> bool:
    ubah_aturan_capaian(
        pemda.pk, tahun=form.tahun, aturan=form.aturan, dilihat=form.dilihat, oleh=pelaku
    )
    return True


def ambil_pemda(pelaku: Pelaku, pk: int) -> PemerintahDaerah:
    """Return the pemda of one of his kecamatan; Http404 otherwise."""
    for kecamatan in pelaku.daftar_kecamatan.values():
        if kecamatan.pemda_id == pk:
            return kecamatan.pemda
    raise Http404
