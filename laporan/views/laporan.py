"""*Laporan realisasi*: the list, the page, PDF and workbook, all from one Rekap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.models import Penugasan
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.pdf import cetak_pdf
from laporan.izin import bisa_terbitkan
from laporan.kesalahan import LaporanTidakAda, PdfTidakTersedia
from laporan.rekap import RekapPegawai, ambil_rekap_pegawai
from laporan.rekap.daftar import ambil_daftar_laporan
from laporan.rekap.terbit import ambil_edisi_pilihan, susun_pilihan_bulan

PANJANG_CARI = 100


@tampilan("laporan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Choose a pegawai and a month; opens on the last month that has ended."""
    pelaku = ambil_pelaku(request)
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    if "bulan" in request.GET:
        periode = _baca_periode(request.GET["bulan"])
    isi = ambil_daftar_laporan(
        pelaku,
        periode,
        cari=request.GET.get("cari", "").replace("\0", "").strip()[:PANJANG_CARI],
        halaman=request.GET.get("halaman", "1"),
    )
    return render(request, "laporan/daftar.html", {"laporan": isi})


@tampilan("laporan.lihat")
def realisasi(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a page."""
    pelaku = ambil_pelaku(request)
    penugasan, periode = _ambil_tempat(pelaku, penugasan_id, kode)
    try:
        rekap = ambil_rekap_pegawai(pelaku, penugasan, periode)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    pilihan = susun_pilihan_bulan(penugasan.pk, periode)
    isi = {
        "rekap": rekap,
        "bisa_terbitkan": bisa_terbitkan(pelaku, penugasan.kecamatan, penugasan),
        "daftar_edisi": ambil_edisi_pilihan(penugasan.kecamatan_id, pilihan),
    }
    return render(request, "laporan/realisasi.html", isi)


@tampilan("laporan.lihat")
def realisasi_pdf(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as PDF, a preview; ``?tampil`` opens it in the browser, to print."""
    try:
        rekap = _ambil_rekap(ambil_pelaku(request), penugasan_id, kode)
        isi = cetak_pdf(rekap)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    except PdfTidakTersedia as penolakan:
        return render(request, "penolakan.html", {"penolakan": penolakan}, status=503)
    lampiran = "tampil" not in request.GET
    return _jawab_berkas(isi, "application/pdf", f"{rekap.nama_berkas}.pdf", lampiran=lampiran)


@tampilan("laporan.lihat")
def realisasi_xlsx(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a workbook, a preview."""
    try:
        rekap = _ambil_rekap(ambil_pelaku(request), penugasan_id, kode)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    return _jawab_berkas(cetak_xlsx(rekap), JENIS_XLSX, f"{rekap.nama_berkas}.xlsx")


def _ambil_rekap(pelaku: Pelaku, penugasan_id: int, kode: str) -> RekapPegawai:
    return ambil_rekap_pegawai(pelaku, *_ambil_tempat(pelaku, penugasan_id, kode))


def _ambil_tempat(pelaku: Pelaku, penugasan_id: int, kode: str) -> tuple[Penugasan, Periode]:
    """Foreign and missing posts and codes that are no month are the same Http404."""
    periode = _baca_periode(kode)
    return ambil_penugasan(pelaku, penugasan_id, pangkat_pada=periode.akhir), periode


def _baca_periode(kode: str) -> Periode:
    try:
        return Periode.dari_kode(kode)
    except ValueError:
        raise Http404 from None


def _jawab_tidak_ada(request: HttpRequest, penolakan: LaporanTidakAda) -> HttpResponse:
    return render(request, "laporan/tidak_ada.html", {"penolakan": penolakan}, status=404)


def _jawab_berkas(isi: bytes, jenis: str, nama: str, *, lampiran: bool = True) -> HttpResponse:
    kepala = content_disposition_header(lampiran, nama)
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={"Content-Disposition": kepala, "X-Content-Type-Options": "nosniff"},
    )
