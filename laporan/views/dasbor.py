"""Opening pages: Dasbor for who watches a kecamatan, Beranda for who fills and verifies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku, susun_pejabat
from jabatan.izin.ingatan import susun_kunci
from jabatan.models import Kecamatan
from kinerja.inti.ingatan import Gambar, ambil_gambar, buat_bagian
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.dasbor import (
    Antrean,
    PilihanDasbor,
    ambil_antrean,
    ambil_beranda,
    ambil_dasbor,
)
from laporan.dasbor.halaman import JABATAN, PEGAWAI
from laporan.izin import ada_beranda, ambil_daftar_kecamatan, ambil_kecamatan
from realisasi.antrean import hitung_permintaan


@dataclass(frozen=True, slots=True)
class _Pilihan:
    """What the address asks for, of what he may open."""

    daftar_kecamatan: list[Kecamatan]
    kecamatan: Kecamatan
    periode: Periode | None
    menurut: str


@tampilan("dasbor.lihat")
def dasbor(request: HttpRequest) -> HttpResponse:
    """Who is late, how far each jabatan is, what is merah, what changed."""
    pelaku = ambil_pelaku(request)
    pilih = _baca_pilihan(request, pelaku)
    bulan = "" if pilih.periode is None else pilih.periode.kode
    kunci = susun_kunci(pelaku, f"dasbor:{pilih.kecamatan.pk}", bulan, pilih.menurut)
    gambar = ambil_gambar(kunci, lambda: _gambar(pelaku, pilih))
    request.hitungan_menu = gambar.hitungan  # type: ignore[attr-defined]
    return render(request, "laporan/dasbor.html", gambar.untuk(request))


@tampilan("dasbor.lihat")
def rapat(request: HttpRequest) -> HttpResponse:
    """The same on two sheets of A4, for the monthly meeting."""
    pelaku = ambil_pelaku(request)
    isi, hitungan = _susun_isi(pelaku, _baca_pilihan(request, pelaku))
    request.hitungan_menu = hitungan  # type: ignore[attr-defined]
    return render(request, "laporan/rapat.html", isi)


@tampilan("beranda.lihat")
def beranda(request: HttpRequest) -> HttpResponse:
    """What is mine to do; who only watches goes on to the dashboard."""
    pelaku = ambil_pelaku(request)
    if not ada_beranda(pelaku):
        return redirect("laporan:dasbor")
    isi = ambil_beranda(pelaku)
    hitungan = _susun_hitungan(isi.antrean, isi=len(isi.daftar_tugas))
    request.hitungan_menu = hitungan  # type: ignore[attr-defined]
    return render(request, "laporan/beranda.html", {"beranda": isi})


def _baca_pilihan(request: HttpRequest, pelaku: Pelaku) -> _Pilihan:
    daftar_kecamatan = ambil_daftar_kecamatan(pelaku)
    return _Pilihan(
        daftar_kecamatan=daftar_kecamatan,
        kecamatan=ambil_kecamatan(daftar_kecamatan, request.GET.get("kecamatan")),
        periode=baca_periode_lewat(request.GET.get("bulan"), pelaku),
        menurut=PEGAWAI if request.GET.get("menurut") == PEGAWAI else JABATAN,
    )


def _gambar(pelaku: Pelaku, pilih: _Pilihan) -> Gambar:
    isi, hitungan = _susun_isi(pelaku, pilih)
    return Gambar(
        judul=f"Dasbor {isi['dasbor'].periode.nama}",
        kepala=buat_bagian("laporan/_dasbor_kepala.html", isi),
        isi=buat_bagian("laporan/_dasbor_isi.html", isi),
        hitungan=hitungan,
    )


def _susun_isi(pelaku: Pelaku, pilih: _Pilihan) -> tuple[dict[str, Any], dict[str, int]]:
    """Return what the page shows, and how much waits behind the entries of the menu."""
    kecamatan = pilih.kecamatan
    pejabat = susun_pejabat(kecamatan.pk, pelaku.pada)
    antrean = ambil_antrean(pelaku, {kecamatan.pk: pejabat})
    permintaan = hitung_permintaan(pelaku)
    minta = PilihanDasbor(kecamatan, pilih.periode, pilih.menurut, pejabat, antrean.atas_nama)
    kueri = f"&kecamatan={kecamatan.pk}" if len(pilih.daftar_kecamatan) > 1 else ""
    isi = {
        "dasbor": ambil_dasbor(pelaku, minta),
        "daftar_kecamatan": pilih.daftar_kecamatan,
        "kueri": kueri,
        "kueri_menurut": f"{kueri}&menurut={PEGAWAI}" if pilih.menurut == PEGAWAI else kueri,
        "hari_ini": pelaku.pada,
        "antrean": antrean,
        "permintaan": permintaan,
        "adalah_camat": kecamatan.pk in pelaku.camat_di,
        "lihat_kecamatan": bool(pelaku.pemda_di),
    }
    return isi, _susun_hitungan(antrean, permintaan=permintaan)


def _susun_hitungan(antrean: Antrean, *, isi: int = 0, permintaan: int = 0) -> dict[str, int]:
    """How much waits behind the entries of the menu."""
    return {
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
