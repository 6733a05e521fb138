"""Which kecamatan and which year a page of the office shows, from its address."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from jabatan.izin import Pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_dibaca,
    daftar_kecamatan_dibaca,
    periksa_pembaca,
)
from jabatan.models import Kecamatan
from kinerja.inti.waktu import Periode

TAHUN_PERTAMA, TAHUN_AKHIR = 2000, 2100


def ambil_kecamatan_pilihan(request: HttpRequest, pelaku: Pelaku) -> Kecamatan:
    """Return the kecamatan asked for, else his own or the first; Http404 for one unseen."""
    periksa_pembaca(pelaku)
    if "kecamatan" not in request.GET:
        daftar = daftar_kecamatan_dibaca(pelaku)
        utama = pelaku.kecamatan_utama
        return utama if utama is not None and utama in daftar else daftar[0]
    return ambil_kecamatan_dibaca(pelaku, _baca_angka(request.GET["kecamatan"]))


def baca_tahun(request: HttpRequest, pelaku: Pelaku) -> int:
    """Return the year asked for, else that of the last month that ended; Http404 for no year."""
    if "tahun" not in request.GET:
        return Periode.dari_tanggal(pelaku.pada).sebelum.tahun
    tahun = _baca_angka(request.GET["tahun"])
    if not TAHUN_PERTAMA <= tahun <= TAHUN_AKHIR:
        raise Http404
    return tahun


def baca_periode(kode: str) -> Periode:
    try:
        return Periode.dari_kode(kode)
    except ValueError as galat:
        raise Http404 from galat


def _baca_angka(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 19):
        raise Http404
    return int(teks)
