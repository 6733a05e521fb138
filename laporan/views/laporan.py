"""*Laporan realisasi* at its short address: page, PDF and workbook, all from one Rekap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.models import Penugasan
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.izin import bisa_terbitkan
from laporan.kesalahan import LaporanTidakAda, PdfTidakTersedia
from laporan.models import JenisLaporan
from laporan.rekap import Jangka, RekapPegawai, ambil_rekap_pegawai
from laporan.rekap.permintaan import PilihanLaporan
from laporan.rekap.terbit import ambil_edisi_pilihan, susun_pilihan_bulan
from laporan.services.pratinjau import ambil_pratinjau
from laporan.views.berkas import jawab_berkas
from laporan.views.pilih import BELUM_TERBIT, susun_alamat_unduh


@tampilan("laporan.lihat")
def realisasi(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as a page."""
    pelaku = ambil_pelaku(request)
    penugasan, jangka = _ambil_tempat(pelaku, penugasan_id, kode)
    try:
        rekap = ambil_rekap_pegawai(pelaku, penugasan, jangka)
    except LaporanTidakAda as penolakan:
        return _jawab_tidak_ada(request, penolakan)
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.REALISASI,
        kecamatan_id=rekap.kecamatan_id,
        jangka=jangka,
        penugasan_id=penugasan_id,
    )
    isi = {
        "rekap": rekap,
        "pilihan": pilihan,
        **susun_alamat_unduh(pilihan),
        **_susun_terbit(pelaku, penugasan, jangka),
    }
    return render(request, "laporan/realisasi.html", isi)


@tampilan("laporan.lihat")
def realisasi_pdf(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The report as PDF, a preview; ``?tampil`` opens it in the browser, to print."""
    try:
        rekap = _ambil_rekap(ambil_pelaku(request), penugasan_id, kode)
        isi = ambil_pratinjau(rekap)
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
    return ambil_rekap_pegawai(pelaku, *_ambil_tempat(pelaku, penugasan_id, kode))


def _susun_terbit(pelaku: Pelaku, penugasan: Penugasan, jangka: Jangka) -> dict[str, object]:
    """Whether he may issue the report, and what was issued of it (1 query): only of a month."""
    if not jangka.adalah_bulan:
        return BELUM_TERBIT
    pilihan = susun_pilihan_bulan(penugasan.pk, jangka.akhir)
    return {
        "bisa_terbitkan": bisa_terbitkan(pelaku, penugasan.kecamatan, penugasan),
        "daftar_edisi": ambil_edisi_pilihan(penugasan.kecamatan_id, pilihan),
    }


def _ambil_tempat(pelaku: Pelaku, penugasan_id: int, kode: str) -> tuple[Penugasan, Jangka]:
    """Foreign and missing posts and codes that are no window are the same Http404."""
    try:
        jangka = Jangka.dari_kode(kode)
    except ValueError:
        raise Http404 from None
    return ambil_penugasan(pelaku, penugasan_id, pangkat_pada=jangka.akhir.akhir), jangka


def _jawab_tidak_ada(request: HttpRequest, penolakan: LaporanTidakAda) -> HttpResponse:
    return render(request, "laporan/tidak_ada.html", {"penolakan": penolakan}, status=404)
