"""*Terbitkan* and what was issued: the act, the list, one issued report and its files."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.models import Penugasan
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.pdf import cetak_pdf
from laporan.forms import SaringTerbitForm
from laporan.izin import ambil_terbitan
from laporan.kesalahan import LaporanTidakAda, PdfTidakTersedia
from laporan.models import JenisLaporan, LaporanTersimpan
from laporan.rekap import Jangka, ambil_rekap_pegawai
from laporan.rekap.terbit import (
    ambil_daftar_terbit,
    ambil_edisi,
    ambil_perubahan_sumber,
    cari_pengganti,
    susun_pilihan_bulan,
)
from laporan.services import BahanTerbit, baca_berkas, terbitkan_laporan
from laporan.views.berkas import jawab_berkas

JENIS_BERKAS = {"pdf": "application/pdf", "xlsx": JENIS_XLSX}


@tampilan("laporan.terbitkan", metode=("POST",))
def terbitkan(request: HttpRequest) -> HttpResponse:
    """Issue the report of a post for a month; a second post leads to the same issue."""
    pelaku = ambil_pelaku(request)
    try:
        bahan = _susun_bahan(pelaku, request)
        hasil = terbitkan_laporan(pelaku, bahan=bahan, alamat_dasar=_alamat_dasar(request))
    except LaporanTidakAda as penolakan:
        return render(request, "laporan/tidak_ada.html", {"penolakan": penolakan}, status=404)
    except PdfTidakTersedia as penolakan:
        return render(request, "penolakan.html", {"penolakan": penolakan}, status=503)
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


def _susun_bahan(pelaku: Pelaku, request: HttpRequest) -> BahanTerbit:
    """Return the report of a post for a month; Http404 for foreign posts and no months."""
    nomor, kode = request.POST.get("penugasan", ""), request.POST.get("bulan", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        raise Http404
    try:
        periode = Periode.dari_kode(kode)
    except ValueError:
        raise Http404 from None
    penugasan = ambil_penugasan(pelaku, int(nomor), pangkat_pada=periode.akhir)
    return susun_bahan_bulan(pelaku, penugasan, periode)


def susun_bahan_bulan(pelaku: Pelaku, penugasan: Penugasan, periode: Periode) -> BahanTerbit:
    """Return the report of a post for a month with its prints; LaporanTidakAda."""
    rekap = ambil_rekap_pegawai(pelaku, penugasan, Jangka.sebulan(periode))
    return BahanTerbit(
        jenis=JenisLaporan.REALISASI,
        pilihan=susun_pilihan_bulan(penugasan.pk, periode),
        kecamatan=penugasan.kecamatan,
        penugasan=penugasan,
        periode=periode,
        tentang=f"{rekap.nama}, {rekap.jabatan}",
        rekap=rekap,
        cetak_pdf=partial(cetak_pdf, rekap),
        cetak_xlsx=partial(cetak_xlsx, rekap),
    )
