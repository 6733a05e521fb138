"""The inbox of one account, with the deadlines that are near."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from akun.forms import SurelForm
from akun.models import Pemberitahuan, Pengguna
from akun.services import baca_pemberitahuan, baca_semua_pemberitahuan, ubah_surel
from jabatan.izin import ambil_pelaku
from kinerja.inti.tampilan import tampilan
from laporan.dasbor import ambil_tenggat

PALING_BANYAK = 100


@tampilan("pemberitahuan.milik")
def daftar(request: HttpRequest) -> HttpResponse:
    """List the newest lines by day, below the sheets still to submit."""
    return _tampilkan(request, SurelForm(initial={"surel": _ambil_pengguna(request).surel}))


@tampilan("pemberitahuan.milik", metode=("POST",))
def surel(request: HttpRequest) -> HttpResponse:
    """Say where one's inbox is mailed to."""
    form = SurelForm(request.POST)
    if not form.is_valid():
        return _tampilkan(request, form)
    alamat = form.cleaned_data["surel"]
    ubah_surel(_ambil_pengguna(request), surel=alamat, oleh=ambil_pelaku(request).pencatat)
    teks = f"Pemberitahuan dikirim juga ke {alamat}." if alamat else "Surel tidak dipakai lagi."
    messages.success(request, teks)
    return redirect("laporan:pemberitahuan")


def _ambil_pengguna(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)


def _tampilkan(request: HttpRequest, form: SurelForm) -> HttpResponse:
    pelaku = ambil_pelaku(request)
    semua = list(Pemberitahuan.objects.milik(pelaku.pengguna_id)[:PALING_BANYAK])
    isi = {
        "daftar_hari": [
            (hari, list(isi))
            for hari, isi in groupby(semua, lambda satu: timezone.localtime(satu.pada).date())
        ],
        "belum_dibaca": pelaku.belum_dibaca,
        "terbaru": max((satu.pk for satu in semua), default=0),
        "daftar_tenggat": ambil_tenggat(pelaku),
        "paling_banyak": PALING_BANYAK if len(semua) == PALING_BANYAK else 0,
        "form": form,
        "surel_menyala": settings.SUREL_MENYALA,
    }
    status = 422 if form.errors else 200
    return render(request, "laporan/pemberitahuan.html", isi, status=status)


@tampilan("pemberitahuan.milik", metode=("POST",))
def baca(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one line as read and go where it leads."""
    satu = baca_pemberitahuan(ambil_pelaku(request).pengguna_id, pk=pk)
    if satu is None:
        raise Http404
    return redirect(satu.alamat)


@tampilan("pemberitahuan.milik", metode=("POST",))
def baca_semua(request: HttpRequest) -> HttpResponse:
    """Mark everything the page showed as read; what came since stays unread."""
    teks = request.POST.get("sampai", "")
    sampai = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else 0
    banyak = baca_semua_pemberitahuan(ambil_pelaku(request).pengguna_id, sampai=sampai)
    messages.success(request, f"{banyak} pemberitahuan ditandai sudah dibaca.")
    return redirect("laporan:pemberitahuan")
