"""Choosing a report, with the chosen one beneath; the report alone, and as files (previews)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from jabatan.izin import Pelaku, ambil_pelaku
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.cetak.laporan import cetak_laporan_csv, cetak_laporan_xlsx
from laporan.forms import PilihLaporanForm
from laporan.izin import bisa_terbitkan
from laporan.kesalahan import LaporanTidakAda, PilihanTidakSah
from laporan.models import JenisLaporan
from laporan.rekap.daftar import ambil_daftar_laporan, susun_alamat
from laporan.rekap.permintaan import BERLAKU, NAMA_LAPORAN, PilihanLaporan, baca_pilihan
from laporan.rekap.terbit import ambil_edisi_pilihan
from laporan.sajian import Laporan, ambil_laporan
from laporan.services.pratinjau import ambil_pratinjau
from laporan.views.berkas import jawab_berkas

PANJANG_CARI = 100
LAIN_DAFTAR = frozenset({"bulan", "cari", "halaman"})
LAIN_PDF = frozenset({"tampil"})
HALAMAN = {
    JenisLaporan.REALISASI: "laporan/realisasi.html",
    JenisLaporan.REKAP: "laporan/rekap.html",
    JenisLaporan.KATALOG: "laporan/rekap.html",
    JenisLaporan.PENJELASAN: "laporan/rekap.html",
}
JENIS_CSV = "text/csv; charset=utf-8"


@tampilan("laporan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Choose a report; beneath the form stands the report, or the pegawai to choose from."""
    pelaku = ambil_pelaku(request)
    data = _baca_data(request)
    try:
        pilihan = baca_pilihan(data, pelaku, lain=LAIN_DAFTAR)
    except PilihanTidakSah as penolakan:
        return jawab_tolak(request, data, penolakan)
    isi: dict[str, Any] = {"pilihan": pilihan, "rekap": None, "laporan": None, "penolakan": None}
    status = 200
    try:
        if "penugasan" in BERLAKU[pilihan.jenis] and pilihan.penugasan_id is None:
            isi["laporan"] = _ambil_daftar(request, pelaku, pilihan)
        else:
            isi |= _susun_isi(pelaku, ambil_laporan(pelaku, pilihan))
    except PilihanTidakSah as penolakan:
        return jawab_tolak(request, data, penolakan)
    except LaporanTidakAda as penolakan:
        isi["penolakan"], status = penolakan, 404
    isi["formulir"] = PilihLaporanForm(data, pelaku=pelaku, jenis=pilihan.jenis, pilihan=pilihan)
    isi["daftar_jenis"] = _susun_daftar_jenis(pilihan)
    return render(request, "laporan/daftar.html", isi, status=status)


@tampilan("laporan.lihat")
def lihat(request: HttpRequest) -> HttpResponse:
    """The chosen report as a page of its own."""

    def jawab(laporan: Laporan) -> HttpResponse:
        isi = susun_konteks(ambil_pelaku(request), laporan)
        return render(request, HALAMAN[laporan.pilihan.jenis], isi)

    return _jawab(request, jawab)


@tampilan("laporan.lihat")
def lihat_pdf(request: HttpRequest) -> HttpResponse:
    """The chosen report as PDF, a preview; ``?tampil`` opens it in the browser, to print."""

    def jawab(laporan: Laporan) -> HttpResponse:
        lampiran = "tampil" not in request.GET
        isi, nama = ambil_pratinjau(laporan.rekap), f"{laporan.rekap.nama_berkas}.pdf"
        return jawab_berkas(isi, "application/pdf", nama, lampiran=lampiran)

    return _jawab(request, jawab, LAIN_PDF)


@tampilan("laporan.lihat")
def lihat_xlsx(request: HttpRequest) -> HttpResponse:
    """The chosen report as a workbook, a preview."""

    def jawab(laporan: Laporan) -> HttpResponse:
        isi, nama = cetak_laporan_xlsx(laporan.rekap), f"{laporan.rekap.nama_berkas}.xlsx"
        return jawab_berkas(isi, JENIS_XLSX, nama)

    return _jawab(request, jawab)


@tampilan("laporan.lihat")
def lihat_csv(request: HttpRequest) -> HttpResponse:
    """The tables of the chosen report as CSV."""

    def jawab(laporan: Laporan) -> HttpResponse:
        isi, nama = cetak_laporan_csv(laporan.rekap), f"{laporan.rekap.nama_berkas}.csv"
        return jawab_berkas(isi, JENIS_CSV, nama)

    return _jawab(request, jawab)


def _jawab(
    request: HttpRequest,
    jawab: Callable[[Laporan], HttpResponse],
    lain: frozenset[str] = frozenset(),
) -> HttpResponse:
    """Answer with the report, or with the form where the choice is refused."""
    pelaku = ambil_pelaku(request)
    try:
        return jawab(ambil_laporan(pelaku, baca_pilihan(request.GET, pelaku, lain=lain)))
    except PilihanTidakSah as penolakan:
        return jawab_tolak(request, request.GET, penolakan)


def susun_konteks(pelaku: Pelaku, laporan: Laporan) -> dict[str, Any]:
    """Return what the page of a report needs: its contents, and what was issued of it (1 query)."""
    daftar_edisi = ambil_edisi_pilihan(laporan.kecamatan.pk, laporan.pilihan.kueri())
    return {**_susun_isi(pelaku, laporan), "daftar_edisi": daftar_edisi}


def _susun_isi(pelaku: Pelaku, laporan: Laporan) -> dict[str, Any]:
    """The values of a report, the addresses of its files, and Terbitkan for who may."""
    pilihan, rekap = laporan.pilihan, laporan.rekap
    boleh = not rekap.kosong and bisa_terbitkan(pelaku, laporan.kecamatan, laporan.penugasan)
    return {
        "rekap": rekap,
        "pilihan": pilihan,
        "isian_terbit": pilihan.daftar_isian if boleh else (),
        **_susun_alamat_unduh(pilihan),
    }


def _susun_alamat_unduh(pilihan: PilihanLaporan) -> dict[str, str]:
    """Return the addresses of a report: where it was chosen, its page, PDF, workbook."""
    tanpa_pegawai = replace(pilihan, penugasan_id=None)
    return {
        "alamat_daftar": f"{reverse('laporan:daftar')}?{tanpa_pegawai.kueri()}",
        "alamat_lihat": susun_alamat(pilihan),
        "alamat_pdf": susun_alamat(pilihan, "pdf/"),
        "alamat_xlsx": susun_alamat(pilihan, "xlsx/"),
        "alamat_csv": f"{reverse('laporan:lihat_csv')}?{pilihan.kueri()}",
    }


def jawab_tolak(request: HttpRequest, data: QueryDict, penolakan: PilihanTidakSah) -> HttpResponse:
    """The form as it was filled, each refusal beside its field."""
    try:
        jenis = JenisLaporan(data.get("jenis") or JenisLaporan.REALISASI)
    except ValueError:
        jenis = JenisLaporan.REALISASI
    formulir = PilihLaporanForm(
        data, pelaku=ambil_pelaku(request), jenis=jenis, pilihan=None, masalah=penolakan.masalah
    )
    isi = {
        "formulir": formulir,
        "daftar_jenis": [
            (NAMA_LAPORAN[satu], f"?jenis={satu.value}", satu is jenis) for satu in JenisLaporan
        ],
        "penolakan": penolakan,
        "rekap": None,
        "laporan": None,
    }
    return render(request, "laporan/daftar.html", isi, status=422)


def _susun_daftar_jenis(pilihan: PilihanLaporan) -> list[tuple[str, str, bool]]:
    """Name, address and "is it this one" of every kind, with what they share."""
    return [
        (NAMA_LAPORAN[satu], f"?{pilihan.untuk(satu).kueri()}", satu is pilihan.jenis)
        for satu in JenisLaporan
    ]


def _baca_data(request: HttpRequest) -> QueryDict:
    """The parameters; ``bulan=2026-09``, as other pages link here, says month and year."""
    data = request.GET.copy()
    if "bulan" in data:
        try:
            periode = Periode.dari_kode(str(data["bulan"]))
        except ValueError:
            raise Http404 from None
        data.setdefault("jangka", f"{periode.bulan:02d}")
        data.setdefault("tahun", str(periode.tahun))
    return data


def _ambil_daftar(request: HttpRequest, pelaku: Pelaku, pilihan: PilihanLaporan) -> Any:
    return ambil_daftar_laporan(
        pelaku,
        pilihan,
        cari=request.GET.get("cari", "").replace("\0", "").strip()[:PANJANG_CARI],
        halaman=request.GET.get("halaman", "1"),
    )
