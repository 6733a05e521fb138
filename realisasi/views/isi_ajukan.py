"""Before a sheet is submitted: what will be sent and to whom; the POST sends what was seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import ambil_pelaku
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.alur import Tindakan
from realisasi.halaman import Berkas, ambil_berkas, sebut_penerima, sebut_tujuan, susun_pengajuan
from realisasi.services import ajukan_lembar
from realisasi.views.kiriman import baca_versi


@tampilan("realisasi.isi", metode=("GET", "POST"))
def ajukan(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Show what will be sent; POST submits the version that was shown, once."""
    berkas = ambil_berkas(ambil_pelaku(request), penugasan_id, kode)
    if berkas.lembar is None:
        return redirect("realisasi:isi_bulan", penugasan_id, kode)
    if request.method != "POST":
        return _tampilkan(request, berkas, berkas.situasi.tolak(Tindakan.AJUKAN))
    try:
        ajukan_lembar(berkas.lembar.pk, oleh=berkas.pelaku, versi=baca_versi(request))
    except Penolakan as sebab:
        return _tampilkan(request, berkas.segarkan(), sebab)
    kepada = sebut_penerima(berkas)
    tujuan = f" kepada {kepada}" if kepada else ""
    messages.success(request, f"Lembar {berkas.periode.nama} sudah diajukan{tujuan}.")
    return redirect("realisasi:isi_bulan", penugasan_id, kode)


def _tampilkan(request: HttpRequest, berkas: Berkas, sebab: Penolakan | None) -> HttpResponse:
    isi = {
        "berkas": berkas,
        "pengajuan": susun_pengajuan(berkas),
        "tujuan": sebut_tujuan(berkas.penugasan),
        "penolakan": sebab,
        "tolak": berkas.situasi.tolak(Tindakan.AJUKAN),
    }
    return render(request, "realisasi/ajukan.html", isi, status=_status(request, sebab))


def _status(request: HttpRequest, sebab: Penolakan | None) -> int:
    return 200 if sebab is None or request.method != "POST" else sebab.status
