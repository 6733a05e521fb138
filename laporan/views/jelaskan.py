"""*Jelaskan angka*: the page behind every computed figure; each address can be shared."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.models import Kecamatan
from kinerja.inti.tampilan import tampilan
from laporan.izin import ambil_daftar_kecamatan, ambil_kecamatan
from laporan.penjelasan import (
    JangkaAngka,
    JenisAngka,
    PenjelasanAngka,
    ambil_penjelasan_baris,
    ambil_penjelasan_gabungan,
    ambil_penjelasan_jabatan,
    ambil_penjelasan_kecamatan,
    ambil_penjelasan_rata,
)


@tampilan("laporan.lihat")
def baris(
    request: HttpRequest, penugasan_id: int, kode: str, indikator_id: int, angka: str
) -> HttpResponse:
    """One figure of one row of a post he may see."""
    pelaku, jangka, jenis = ambil_pelaku(request), _baca_jangka(kode), _baca_jenis(angka)
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    isi = ambil_penjelasan_baris(pelaku, penugasan, jangka, indikator_id, jenis)
    return _jawab(request, isi)


@tampilan("laporan.lihat")
def rata(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The average of a post he may see."""
    pelaku, jangka = ambil_pelaku(request), _baca_jangka(kode)
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    return _jawab(request, ambil_penjelasan_rata(pelaku, penugasan, jangka))


@tampilan("dasbor.lihat")
def kecamatan(request: HttpRequest, kecamatan_id: int, kode: str) -> HttpResponse:
    """The average of a kecamatan whose dashboard he may see."""
    pelaku, jangka = ambil_pelaku(request), _baca_jangka(kode)
    tempat = _ambil_kecamatan(pelaku, kecamatan_id)
    return _jawab(request, ambil_penjelasan_kecamatan(pelaku, tempat, jangka))


@tampilan("dasbor.lihat")
def jabatan(request: HttpRequest, kecamatan_id: int, kode: str, jabatan: str) -> HttpResponse:
    """The average of all seats of one jabatan."""
    pelaku, jangka = ambil_pelaku(request), _baca_jangka(kode)
    tempat = _ambil_kecamatan(pelaku, kecamatan_id)
    return _jawab(request, ambil_penjelasan_jabatan(pelaku, tempat, jangka, jabatan))


@tampilan("dasbor.lihat")
def gabungan(
    request: HttpRequest,
    kecamatan_id: int,
    kode: str,
    jabatan: str,
    indikator_id: int,
    angka: str,
) -> HttpResponse:
    """One figure of a row over all seats of its jabatan."""
    pelaku, jangka, jenis = ambil_pelaku(request), _baca_jangka(kode), _baca_jenis(angka)
    tempat = _ambil_kecamatan(pelaku, kecamatan_id)
    pasangan = (indikator_id, jenis)
    isi = ambil_penjelasan_gabungan(pelaku, tempat, jangka, jabatan, pasangan)
    return _jawab(request, isi)


def _jawab(request: HttpRequest, penjelasan: PenjelasanAngka) -> HttpResponse:
    return render(request, "laporan/jelaskan.html", {"penjelasan": penjelasan})


def _ambil_kecamatan(pelaku: Pelaku, pk: int) -> Kecamatan:
    return ambil_kecamatan(ambil_daftar_kecamatan(pelaku), str(pk))


def _baca_jangka(kode: str) -> JangkaAngka:
    try:
        return JangkaAngka.dari_kode(kode)
    except ValueError:
        raise Http404 from None


def _baca_jenis(teks: str) -> JenisAngka:
    try:
        return JenisAngka(teks)
    except ValueError:
        raise Http404 from None
