"""Opening pages: Dasbor for who watches a kecamatan, Beranda for who fills and verifies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku, susun_pejabat
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.dasbor import Antrean, PilihanDasbor, ambil_antrean, ambil_beranda, ambil_dasbor
from laporan.dasbor.halaman import JABATAN, PEGAWAI
from laporan.izin import ada_beranda, ambil_daftar_kecamatan, ambil_kecamatan
from realisasi.antrean import hitung_permintaan


@tampilan("dasbor.lihat")
def dasbor(request: HttpRequest) -> HttpResponse:
    """Who is late, how far each jabatan is, what is merah, what changed."""
    return _jawab(request, "laporan/dasbor.html")


@tampilan("dasbor.lihat")
def rapat(request: HttpRequest) -> HttpResponse:
    """The same on two sheets of A4, for the monthly meeting."""
    return _jawab(request, "laporan/rapat.html")


@tampilan("beranda.lihat")
def beranda(request: HttpRequest) -> HttpResponse:
    """What is mine to do; who only watches goes on to the dashboard."""
    pelaku = ambil_pelaku(request)
    if not ada_beranda(pelaku):
        return redirect("laporan:dasbor")
    isi = ambil_beranda(pelaku)
    _tulis_hitungan(request, isi.antrean, isi=len(isi.daftar_tugas))
    return render(request, "laporan/beranda.html", {"beranda": isi})


def _jawab(request: HttpRequest, templat: str) -> HttpResponse:
    pelaku = ambil_pelaku(request)
    daftar_kecamatan = ambil_daftar_kecamatan(pelaku)
    kecamatan = ambil_kecamatan(daftar_kecamatan, request.GET.get("kecamatan"))
    periode = baca_periode_lewat(request.GET.get("bulan"), pelaku)
    pejabat = susun_pejabat(kecamatan.pk, pelaku.pada)
    antrean = ambil_antrean(pelaku, {kecamatan.pk: pejabat})
    permintaan = hitung_permintaan(pelaku)
    _tulis_hitungan(request, antrean, permintaan=permintaan)
    menurut = PEGAWAI if request.GET.get("menurut") == PEGAWAI else JABATAN
    minta = PilihanDasbor(kecamatan, periode, menurut, pejabat, antrean.atas_nama)
    kueri = f"&kecamatan={kecamatan.pk}" if len(daftar_kecamatan) > 1 else ""
    isi = {
        "dasbor": ambil_dasbor(pelaku, minta),
        "daftar_kecamatan": daftar_kecamatan,
        "kueri": kueri,
        "kueri_menurut": f"{kueri}&menurut={menurut}" if menurut == PEGAWAI else kueri,
        "hari_ini": pelaku.pada,
        "antrean": antrean,
        "permintaan": permintaan,
        "adalah_camat": kecamatan.pk in pelaku.camat_di,
        "lihat_kecamatan": bool(pelaku.pemda_di),
    }
    return render(request, templat, isi)


def _tulis_hitungan(
    request: HttpRequest, antrean: Antrean, *, isi: int = 0, permintaan: int = 0
) -> None:
    """Tell the menu how much waits behind its entries."""
    request.hitungan_menu = {  # type: ignore[attr-defined]
        "realisasi:isi": isi,
        "realisasi:verifikasi": len(antrean.verifikasi),
        "realisasi:persetujuan": antrean.persetujuan,
        "realisasi:permintaan": permintaan,
    }


def baca_periode_lewat(teks: str | None, pelaku: Pelaku) -> Periode | None:
    """Read ``2026-09``; a month that has not ended is as unknown as no month at all."""
    if teks is None:
        return None
    try:
        periode = Periode.dari_kode(teks)
    except ValueError as sebab:
        raise Http404 from sebab
    if periode >= Periode.dari_tanggal(pelaku.pada):
        raise Http404
    return periode
