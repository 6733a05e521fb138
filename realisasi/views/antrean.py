"""Queues: what waits for the atasan, what waits for the Camat."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import ambil_pelaku
from kinerja.inti.tampilan import tampilan
from realisasi.antrean import (
    ambil_antrean_persetujuan,
    ambil_antrean_verifikasi,
    hitung_permintaan,
)
from realisasi.halaman import ambil_sorotan
from realisasi.services import HasilPersetujuan, setujui_banyak


@tampilan("lembar.verifikasi")
def verifikasi(request: HttpRequest) -> HttpResponse:
    """Submitted sheets that wait for this person as atasan, oldest first, what matters open."""
    daftar = ambil_antrean_verifikasi(ambil_pelaku(request))
    return render(request, "realisasi/verifikasi.html", {"daftar_sorotan": ambil_sorotan(daftar)})


@tampilan("lembar.setujui", metode=("GET", "POST"))
def persetujuan(request: HttpRequest) -> HttpResponse:
    """List sheets that wait for the Camat; POST approves the chosen ones, each with a result."""
    pelaku = ambil_pelaku(request)
    if request.method == "POST":
        hasil = setujui_banyak(_baca_pilihan(request), oleh=pelaku)
        _laporkan(request, hasil)
        return redirect("realisasi:persetujuan")
    daftar = ambil_antrean_persetujuan(pelaku)
    isi = {"daftar_lembar": daftar, "permintaan": hitung_permintaan(pelaku)}
    return render(request, "realisasi/persetujuan.html", isi)


def _baca_pilihan(request: HttpRequest) -> list[tuple[int, int]]:
    """Read "id:versi" values; forged ones are dropped and reported as nothing chosen."""
    pilihan = []
    for teks in request.POST.getlist("lembar"):
        kepala, _, ekor = teks.partition(":")
        if all(
            bagian.isascii() and bagian.isdigit() and len(bagian) < 19 for bagian in (kepala, ekor)
        ):
            pilihan.append((int(kepala), int(ekor)))
    return pilihan


def _laporkan(request: HttpRequest, daftar_hasil: list[HasilPersetujuan]) -> None:
    disetujui = sum(1 for hasil in daftar_hasil if hasil.penolakan is None)
    if disetujui:
        messages.success(request, f"{disetujui} lembar disetujui.")
    for hasil in daftar_hasil:
        if hasil.penolakan is not None:
            messages.error(request, f"{hasil.sebutan}: {hasil.penolakan.pesan}")
    if not daftar_hasil:
        messages.warning(request, "Belum ada lembar yang dipilih. Beri tanda pada lembar dahulu.")
