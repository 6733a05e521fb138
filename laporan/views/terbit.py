"""*Terbitkan* and what was issued: the act, the list, one issued report and its files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import ambil_pelaku
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from laporan.forms import SaringTerbitForm
from laporan.izin import ambil_terbitan
from laporan.kesalahan import PilihanTidakSah
from laporan.models import LaporanTersimpan
from laporan.rekap.permintaan import baca_pilihan
from laporan.rekap.terbit import (
    ambil_daftar_terbit,
    ambil_edisi,
    ambil_perubahan_sumber,
    cari_pengganti,
)
from laporan.sajian import ambil_laporan
from laporan.services import baca_berkas, terbitkan_laporan
from laporan.views.berkas import jawab_berkas
from laporan.views.pilih import jawab_tolak

LAIN_KIRIM = frozenset({"csrfmiddlewaretoken"})
JENIS_BERKAS = {"pdf": "application/pdf", "xlsx": JENIS_XLSX}


@tampilan("laporan.terbitkan", metode=("POST",))
def terbitkan(request: HttpRequest) -> HttpResponse:
    """Issue the chosen report; a second post leads to the same issue."""
    pelaku = ambil_pelaku(request)
    try:
        laporan = ambil_laporan(pelaku, baca_pilihan(request.POST, pelaku, lain=LAIN_KIRIM))
        hasil = terbitkan_laporan(pelaku, laporan=laporan, alamat_dasar=_alamat_dasar(request))
    except PilihanTidakSah as penolakan:
        return jawab_tolak(request, request.POST, penolakan)
    terbitan = hasil.terbitan
    if hasil.baru:
        messages.success(request, f"Laporan diterbitkan dengan kode {terbitan.tanda}.")
    else:
        messages.info(
            request,
            f"Isi laporan ini tidak berubah sejak diterbitkan {terbitan.sebutan_pada} oleh "
            f"{terbitan.nama_penerbit}; tidak diterbitkan dua kali.",
        )
    return redirect("laporan:terbit_satu", terbitan.tanda)


@tampilan("laporan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """The issued reports he may see, the newest first; a wrong filter is refused beside itself."""
    formulir = SaringTerbitForm(request.GET)
    isi: dict[str, Any] = {"formulir": formulir, "terbit": None, "kueri": ""}
    if not formulir.is_valid():
        return render(request, "laporan/terbit_daftar.html", isi, status=422)
    halaman = request.GET.get("halaman", "1")
    isi["terbit"] = ambil_daftar_terbit(ambil_pelaku(request), formulir.saringan, halaman)
    isi["kueri"] = formulir.kueri
    return render(request, "laporan/terbit_daftar.html", isi)


@tampilan("laporan.lihat")
def satu(request: HttpRequest, kode: str) -> HttpResponse:
    """One issued report: what it is, its files, its editions, what has changed since."""
    terbitan = ambil_terbitan(ambil_pelaku(request), kode)
    daftar_edisi = ambil_edisi(terbitan)
    isi = {
        "terbitan": terbitan,
        "daftar_edisi": daftar_edisi,
        "pengganti": cari_pengganti(terbitan, daftar_edisi),
        "perubahan": ambil_perubahan_sumber(terbitan),
    }
    return render(request, "laporan/terbit.html", isi)


@tampilan("laporan.lihat")
def pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """The stored PDF, byte for byte; ``?tampil`` opens it in the browser, to print."""
    terbitan = ambil_terbitan(ambil_pelaku(request), kode)
    return _jawab_berkas(terbitan, "pdf", lampiran="tampil" not in request.GET)


@tampilan("laporan.lihat")
def xlsx(request: HttpRequest, kode: str) -> HttpResponse:
    """The stored workbook, byte for byte."""
    return _jawab_berkas(ambil_terbitan(ambil_pelaku(request), kode), "xlsx", lampiran=True)


def _jawab_berkas(terbitan: LaporanTersimpan, jenis: str, *, lampiran: bool) -> HttpResponse:
    nama = f"{terbitan.nama_berkas}-{terbitan.tanda}.{jenis}"
    isi = baca_berkas(terbitan, jenis)
    return jawab_berkas(isi, JENIS_BERKAS[jenis], nama, lampiran=lampiran)


def _alamat_dasar(request: HttpRequest) -> str:
    """Where the paper sends its reader: the configured address, else the one he came by."""
    return settings.ALAMAT_DASAR or f"{request.scheme}://{request.get_host()}"
