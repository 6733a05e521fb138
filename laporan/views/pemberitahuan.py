"""The inbox of one account, with the deadlines that are near."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from akun.models import Pemberitahuan
from akun.services import baca_pemberitahuan, baca_semua_pemberitahuan
from jabatan.izin import ambil_pelaku
from kinerja.inti.tampilan import tampilan
from laporan.dasbor import ambil_tenggat

PALING_BANYAK = 100


@tampilan("pemberitahuan.milik")
def daftar(request: HttpRequest) -> HttpResponse:
    """List the newest lines by day, below the sheets still to submit."""
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
    }
    return render(request, "laporan/pemberitahuan.html", isi)


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
