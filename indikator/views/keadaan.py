"""Putting a draft in force after seeing what differs, and closing a year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indikator.izin import (
    ambil_katalog,
    ambil_katalog_ubah,
    katalog_terlihat_oleh,
    periksa_ubah,
)
from indikator.kesalahan import BelumSiap, BukanDraf, KatalogBerubah
from indikator.services import (
    ambil_kesiapan,
    ambil_kesiapan_arsip,
    arsipkan_katalog,
    berlakukan_katalog,
)
from indikator.views.tahun import alamat_katalog
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.models import KeadaanKatalog
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.hidup", metode=("GET", "POST"))
def berlakukan(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """Show what differs from what is in force and what stands against it; then put it in force."""
    pelaku = ambil_pelaku(request)
    if request.method != "POST":
        return _tampilkan(request, pelaku, katalog_id)
    try:
        katalog = berlakukan_katalog(katalog_id, sidik=request.POST.get("sidik", ""), oleh=pelaku)
    except KatalogBerubah as sebab:
        return _tampilkan(request, pelaku, katalog_id, pesan=sebab.pesan)
    except BelumSiap:
        pesan = "Katalog belum diberlakukan. Selesaikan dahulu hal-hal di bawah ini."
        return _tampilkan(request, pelaku, katalog_id, pesan=pesan)
    messages.success(request, f"{katalog} berlaku untuk {katalog.sebutan_cakupan}.")
    return redirect(alamat_katalog(katalog_id))


def _tampilkan(
    request: HttpRequest, pelaku: Pelaku, katalog_id: int, *, pesan: str = ""
) -> HttpResponse:
    daftar = list(katalog_terlihat_oleh(pelaku))
    katalog = ambil_katalog(daftar, katalog_id)
    periksa_ubah(pelaku, katalog)
    if katalog.keadaan != KeadaanKatalog.DRAF:
        raise BukanDraf
    isi = {
        "katalog": katalog,
        "kesiapan": ambil_kesiapan(katalog, daftar),
        "pesan": pesan,
    }
    return render(request, "indikator/katalog_berlakukan.html", isi, status=409 if pesan else 200)


@tampilan("katalog.hidup", metode=("GET", "POST"))
def arsipkan(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """Say what keeps a year open, else close it."""
    pelaku = ambil_pelaku(request)
    katalog = ambil_katalog_ubah(pelaku, katalog_id)
    if katalog.keadaan != KeadaanKatalog.BERLAKU:
        raise BelumSiap("Hanya katalog yang berlaku dapat diarsipkan.")
    pesan = ""
    if request.method == "POST":
        try:
            arsipkan_katalog(katalog_id, oleh=pelaku)
        except BelumSiap:
            pesan = "Katalog belum diarsipkan."
        else:
            messages.success(request, f"{katalog} menjadi arsip.")
            return redirect(alamat_katalog(katalog_id))
    isi = {
        "katalog": katalog,
        "kesiapan": ambil_kesiapan_arsip(katalog, pelaku.pada),
        "pesan": pesan,
    }
    return render(request, "indikator/katalog_arsipkan.html", isi, status=409 if pesan else 200)
