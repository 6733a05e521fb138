"""*Laporan realisasi* at its short address: page, PDF and workbook, all from one Rekap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from laporan.cetak.laporan import cetak_laporan_xlsx
from laporan.models import JenisLaporan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import PilihanLaporan
from laporan.sajian import Laporan, ambil_laporan_penugasan
from laporan.services.pratinjau import ambil_pratinjau
from laporan.views.berkas import jawab_berkas
from laporan.views.pilih import susun_konteks


@tampilan("laporan.lihat")
def realisasi(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a page."""
    pelaku = ambil_pelaku(request)
    laporan = _ambil_laporan(pelaku, penugasan_id, kode)
    return render(request, "laporan/realisasi.html", susun_konteks(pelaku, laporan))


@tampilan("laporan.lihat")
def realisasi_pdf(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as PDF, a preview; ``?tampil`` opens it in the browser, to print."""
    rekap = _ambil_laporan(ambil_pelaku(request), penugasan_id, kode).rekap
    isi, nama = ambil_pratinjau(rekap), f"{rekap.nama_berkas}.pdf"
    return jawab_berkas(isi, "application/pdf", nama, lampiran="tampil" not in request.GET)


@tampilan("laporan.lihat")
def realisasi_xlsx(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a workbook, a preview."""
    rekap = _ambil_laporan(ambil_pelaku(request), penugasan_id, kode).rekap
    return jawab_berkas(cetak_laporan_xlsx(rekap), JENIS_XLSX, f"{rekap.nama_berkas}.xlsx")


def _ambil_laporan(pelaku: Pelaku, penugasan_id: int, kode: str) -> Laporan:
    """Foreign and missing posts and codes that are no window are the same Http404."""
    try:
        jangka = Jangka.dari_kode(kode)
    except ValueError:
        raise Http404 from None
    penugasan = ambil_penugasan(pelaku, penugasan_id, pangkat_pada=jangka.akhir.akhir)
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.REALISASI,
        kecamatan_id=penugasan.kecamatan_id,
        jangka=jangka,
        penugasan_id=penugasan_id,
    )
    return ambil_laporan_penugasan(pelaku, pilihan, penugasan)
