"""*Laporan realisasi* at its short address: page, PDF and workbook, all from one Rekap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.pdf import cetak_pdf
from laporan.kesalahan import LaporanTidakAda, PdfTidakTersedia
from laporan.rekap import Jangka, RekapPegawai, ambil_rekap_pegawai
from laporan.rekap.permintaan import JenisLaporan, PilihanLaporan
from laporan.views.berkas import jawab_berkas
from laporan.views.pilih import susun_alamat_unduh


@tampilan("laporan.lihat")
def realisasi(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a page."""
    try:
        rekap = _ambil_rekap(ambil_pelaku(request), penugasan_id, kode)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.REALISASI,
        kecamatan_id=rekap.kecamatan_id,
        jangka=rekap.jangka,
        penugasan_id=penugasan_id,
    )
    isi = {"rekap": rekap, "pilihan": pilihan, **susun_alamat_unduh(pilihan)}
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
    return jawab_berkas(isi, "application/pdf", f"{rekap.nama_berkas}.pdf", lampiran=lampiran)


@tampilan("laporan.lihat")
def realisasi_xlsx(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a workbook, a preview."""
    try:
        rekap = _ambil_rekap(ambil_pelaku(request), penugasan_id, kode)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    return jawab_berkas(cetak_xlsx(rekap), JENIS_XLSX, f"{rekap.nama_berkas}.xlsx")


def _ambil_rekap(pelaku: Pelaku, penugasan_id: int, kode: str) -> RekapPegawai:
    """Foreign and missing posts and codes that are no window are the same Http404."""
    try:
        jangka = Jangka.dari_kode(kode)
    except ValueError:
        raise Http404 from None
    penugasan = ambil_penugasan(pelaku, penugasan_id, pangkat_pada=jangka.akhir.akhir)
    return ambil_rekap_pegawai(pelaku, penugasan, jangka)


def _jawab_tidak_ada(request: HttpRequest, penolakan: LaporanTidakAda) -> HttpResponse:
    return render(request, "laporan/tidak_ada.html", {"penolakan": penolakan}, status=404)
