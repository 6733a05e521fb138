"""Details behind the dashboard, every view an address of its own: jabatan, pegawai, row, cell."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku
from kinerja.inti.tampilan import tampilan
from laporan.izin import ambil_daftar_kecamatan, ambil_kecamatan
from laporan.rinci import Tempat, ambil_bagian, ambil_sel, ambil_tren
from laporan.views.dasbor import baca_periode_lewat


@tampilan("dasbor.lihat")
def jabatan(request: HttpRequest, kecamatan_id: int, kode: str, jabatan: str) -> HttpResponse:
    """A jabatan: its pegawai and all its rows."""
    pelaku = ambil_pelaku(request)
    return _tampilkan_bagian(request, pelaku, _ambil_tempat(pelaku, kecamatan_id, kode, jabatan))


@tampilan("dasbor.lihat")
def pegawai(request: HttpRequest, kecamatan_id: int, kode: str, penugasan_id: int) -> HttpResponse:
    """One pegawai on one seat: all his rows."""
    pelaku = ambil_pelaku(request)
    tempat = _ambil_tempat(pelaku, kecamatan_id, kode, penugasan_id=penugasan_id)
    return _tampilkan_bagian(request, pelaku, tempat)


@tampilan("dasbor.lihat")
def tren_jabatan(
    request: HttpRequest, kecamatan_id: int, kode: str, jabatan: str, indikator_id: int
) -> HttpResponse:
    """One row of a jabatan, month by month."""
    pelaku = ambil_pelaku(request)
    tempat = _ambil_tempat(pelaku, kecamatan_id, kode, jabatan)
    return _tampilkan_tren(request, pelaku, tempat, indikator_id)


@tampilan("dasbor.lihat")
def tren_pegawai(
    request: HttpRequest, kecamatan_id: int, kode: str, penugasan_id: int, indikator_id: int
) -> HttpResponse:
    """One row of a pegawai, month by month."""
    pelaku = ambil_pelaku(request)
    tempat = _ambil_tempat(pelaku, kecamatan_id, kode, penugasan_id=penugasan_id)
    return _tampilkan_tren(request, pelaku, tempat, indikator_id)


@tampilan("lembar.lihat")
def sel(request: HttpRequest, lembar_id: int, indikator_id: int) -> HttpResponse:
    """One cell: what, who, when."""
    isi = ambil_sel(ambil_pelaku(request), lembar_id, indikator_id)
    return render(request, "laporan/rinci_sel.html", {"sel": isi})


def _ambil_tempat(
    pelaku: Pelaku, kecamatan_id: int, kode: str, jabatan: str = "", penugasan_id: int | None = None
) -> Tempat:
    """Read the address; a foreign kecamatan and a month that has not ended are 404."""
    kecamatan = ambil_kecamatan(ambil_daftar_kecamatan(pelaku), str(kecamatan_id))
    periode = baca_periode_lewat(kode, pelaku)
    if periode is None:
        raise Http404
    return Tempat(kecamatan, periode, jabatan, penugasan_id)


def _tampilkan_bagian(request: HttpRequest, pelaku: Pelaku, tempat: Tempat) -> HttpResponse:
    isi = {"bagian": ambil_bagian(pelaku, tempat), "pilihan": _susun_pilihan(pelaku, tempat)}
    return render(request, "laporan/rinci_bagian.html", isi)


def _tampilkan_tren(
    request: HttpRequest, pelaku: Pelaku, tempat: Tempat, indikator_id: int
) -> HttpResponse:
    isi = {
        "tren": ambil_tren(pelaku, tempat, indikator_id),
        "pilihan": _susun_pilihan(pelaku, tempat),
    }
    return render(request, "laporan/rinci_tren.html", isi)


def _susun_pilihan(pelaku: Pelaku, tempat: Tempat) -> dict[str, Tempat | None]:
    """The same place a month before and a month after, None at the ends of year and time."""
    sebelum, berikut = tempat.periode.sebelum, tempat.periode.berikut
    return {
        "sebelum": tempat.pada(sebelum) if sebelum.tahun == tempat.periode.tahun else None,
        "berikut": tempat.pada(berikut)
        if berikut.tahun == tempat.periode.tahun and berikut.akhir < pelaku.pada
        else None,
    }
