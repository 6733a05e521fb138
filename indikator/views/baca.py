"""Reading the catalogue: the list of jabatan, and each in the shape of the official form."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from indikator.arti.langkah import ambil_cakupan, susun_baris
from indikator.izin import (
    ambil_jabatan_terlihat,
    ambil_katalog,
    ambil_katalog_kini,
    bisa_sunting_katalog,
    bisa_ubah_katalog,
    katalog_terlihat_oleh,
)
from indikator.rekap import ambil_jabatan, ambil_perubahan, ambil_ringkas
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.ingatan import susun_kunci
from kinerja.inti.ingatan import Gambar, ambil_gambar, buat_bagian
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.lihat")
def katalog(request: HttpRequest) -> HttpResponse:
    """List the jabatan of a catalogue; ``?katalog=`` picks another year."""
    pelaku = ambil_pelaku(request)
    nomor = request.GET.get("katalog")
    kunci = susun_kunci(pelaku, "katalog", nomor or "")
    gambar = ambil_gambar(kunci, lambda: _gambar_daftar(pelaku, nomor))
    return render(request, "indikator/katalog.html", gambar.untuk(request))


def _gambar_daftar(pelaku: Pelaku, nomor: str | None) -> Gambar:
    daftar = list(katalog_terlihat_oleh(pelaku))
    dipilih = ambil_katalog_kini(pelaku, daftar)
    if nomor is not None:
        dipilih = ambil_katalog(daftar, _baca_nomor(nomor))
    isi = {
        "daftar_baris": susun_baris(pelaku, daftar),
        "katalog": dipilih,
        "bisa_buka": bool(ambil_cakupan(pelaku)),
        "bisa_ubah": dipilih is not None and bisa_ubah_katalog(pelaku, dipilih),
        "daftar_perubahan": ambil_perubahan(dipilih) if dipilih is not None else [],
        "ringkas": ambil_ringkas(dipilih) if dipilih is not None else None,
        "bisa_disunting": dipilih is not None and bisa_sunting_katalog(pelaku, dipilih),
        "kode_sendiri": _kode_sendiri(pelaku),
    }
    return Gambar(
        judul="Katalog IKI" if dipilih is None else f"Katalog IKI {dipilih.tahun}",
        kepala=buat_bagian("indikator/_katalog_kepala.html", isi),
        isi=buat_bagian("indikator/_katalog_isi.html", isi),
    )


@tampilan("katalog.lihat")
def katalog_jabatan(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Show one jabatan as the decree prints it, with the arithmetic of each row in words."""
    pelaku = ambil_pelaku(request)
    kunci = susun_kunci(pelaku, "jabatan", str(katalog_id), kode)
    gambar = ambil_gambar(kunci, lambda: _gambar_jabatan(pelaku, katalog_id, kode))
    return render(request, "indikator/katalog_jabatan.html", gambar.untuk(request))


def _gambar_jabatan(pelaku: Pelaku, katalog_id: int, kode: str) -> Gambar:
    jabatan = ambil_jabatan_terlihat(pelaku, katalog_id, kode)
    isi = {
        "katalog": jabatan.katalog,
        "jabatan": ambil_jabatan(jabatan),
        "bisa_disunting": bisa_sunting_katalog(pelaku, jabatan.katalog),
    }
    return Gambar(
        judul=jabatan.nama,
        kepala=buat_bagian("indikator/_jabatan_kepala.html", isi),
        isi=buat_bagian("indikator/_jabatan_isi.html", isi),
    )


def _kode_sendiri(pelaku: Pelaku) -> set[str]:
    """The jabatan of the seats he holds today."""
    return {
        penugasan.posisi.kode_jabatan
        for penugasan in pelaku.daftar_penugasan
        if penugasan.ada_pada(pelaku.pada)
    }


def _baca_nomor(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 18):
        raise Http404
    return int(teks)
