"""*Buku laporan*: ask for a book of a kecamatan, follow it, withdraw it, fetch the file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.tampilan import tampilan
from laporan.forms import MintaBundelForm
from laporan.izin import (
    ambil_pekerjaan,
    bisa_lihat_dasbor,
    bisa_tarik_pekerjaan,
    pekerjaan_terlihat_oleh,
)
from laporan.kesalahan import (
    PekerjaanSudahBerakhir,
    PekerjaanTerlaluBanyak,
)
from laporan.services.pekerjaan import HasilMinta, baca_bundel, tarik_pekerjaan
from laporan.tugas import kirim_pekerjaan
from laporan.views.berkas import jawab_berkas

PALING_BANYAK = 50


@tampilan("bundel.minta")
def daftar(request: HttpRequest) -> HttpResponse:
    """The books of the kecamatan he sees whole, the newest first, and the form for another."""
    pelaku = _ambil_pelaku(request)
    return _tampilkan(request, MintaBundelForm(None, pelaku=pelaku))


@tampilan("bundel.minta", metode=("POST",))
def minta(request: HttpRequest) -> HttpResponse:
    """Ask for a book; the same one in the making is led to instead. Http404 for a kecamatan he does
    not see whole."""
    pelaku = _ambil_pelaku(request)
    formulir = MintaBundelForm(request.POST, pelaku=pelaku)
    if formulir.asing:
        raise Http404
    if not formulir.is_valid():
        return _tampilkan(request, formulir, status=422)
    try:
        daftar_hasil = kirim_pekerjaan(
            pelaku,
            jenis=formulir.jenis_diminta,
            daftar_kecamatan=formulir.daftar_kecamatan_diminta,
            tahun=formulir.tahun_diminta,
        )
    except PekerjaanTerlaluBanyak as penolakan:
        formulir.add_error(None, penolakan.pesan)
        return _tampilkan(request, formulir, status=409)
    if len(daftar_hasil) == 1:
        _kabarkan(request, daftar_hasil[0])
    else:
        baru = sum(hasil.baru for hasil in daftar_hasil)
        lama = len(daftar_hasil) - baru
        lagi = f" {lama} buku sudah diminta lebih dahulu dan sedang dibuat." if lama else ""
        messages.success(request, f"{baru} buku diminta, satu tiap kecamatan.{lagi}")
    return redirect("laporan:bundel")


def _kabarkan(request: HttpRequest, hasil: HasilMinta) -> None:
    satu = hasil.pekerjaan
    if hasil.baru:
        messages.success(
            request,
            f"{satu.judul} sedang dibuat. Anda boleh meninggalkan halaman ini; pemberitahuan "
            "datang bila sudah selesai.",
        )
    else:
        messages.info(
            request,
            f"{satu.judul} sudah diminta oleh {satu.nama_peminta} dan sedang dibuat; tidak dibuat "
            "dua kali.",
        )


@tampilan("bundel.tarik", metode=("POST",))
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a book in the making."""
    pelaku = ambil_pelaku(request)
    ambil_pekerjaan(pelaku, pk)
    try:
        pekerjaan = tarik_pekerjaan(pelaku, pk=pk)
    except PekerjaanSudahBerakhir as penolakan:
        messages.info(request, penolakan.pesan)
    else:
        messages.success(request, f"{pekerjaan.judul}: pembatalan diterima.")
    return redirect("laporan:bundel")


@tampilan("bundel.minta")
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The finished file; one that is no longer kept says so."""
    pekerjaan = ambil_pekerjaan(ambil_pelaku(request), pk)
    isi, nama = baca_bundel(pekerjaan), f"{pekerjaan.nama_berkas}.pdf"
    return jawab_berkas(isi, "application/pdf", nama, lampiran="tampil" not in request.GET)


def _ambil_pelaku(request: HttpRequest) -> Pelaku:
    """Who sees no kecamatan whole has no books."""
    pelaku = ambil_pelaku(request)
    if not bisa_lihat_dasbor(pelaku):
        raise TidakBerhak(
            "Buku laporan memuat seluruh kecamatan: bagi Camat, admin, dan Inspektorat. "
            "Laporan Anda sendiri ada pada Laporan."
        )
    return pelaku


def _tampilkan(request: HttpRequest, formulir: MintaBundelForm, status: int = 200) -> HttpResponse:
    pelaku = ambil_pelaku(request)
    semua = list(pekerjaan_terlihat_oleh(pelaku)[:PALING_BANYAK])
    isi = {
        "formulir": formulir,
        "daftar": [(satu, satu.berjalan and bisa_tarik_pekerjaan(pelaku, satu)) for satu in semua],
        "ada_berjalan": any(satu.berjalan for satu in semua),
        "paling_banyak": PALING_BANYAK if len(semua) == PALING_BANYAK else 0,
    }
    return render(request, "laporan/bundel.html", isi, status=status)
