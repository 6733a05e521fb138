"""All kecamatan in one list, for admin and inspectorate."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import ambil_pelaku
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.dasbor.daftar_kecamatan import ambil_daftar_kecamatan_ringkas


@tampilan("kantor.lihat")
def kecamatan(request: HttpRequest) -> HttpResponse:
    """List the kecamatan with their Camat, people, and where last month stands."""
    pelaku = ambil_pelaku(request)
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    isi = {
        "daftar": ambil_daftar_kecamatan_ringkas(pelaku, periode),
        "periode": periode,
        "pemda_baru": min(pelaku.pemda_dikelola, default=None),
    }
    return render(request, "laporan/kecamatan.html", isi)
