"""Isi Realisasi: the sheet of a month as a plain form; single cells save through ``isi_sel``."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import ambil_pelaku
from jabatan.izin.ingatan import susun_kunci
from jabatan.models import Penugasan
from kinerja.inti.ingatan import Gambar, ambil_gambar, buat_bagian
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from realisasi.alur import Tindakan
from realisasi.forms import BacaMatriks, baca_matriks, susun_galat_masalah, tulis_asing
from realisasi.halaman import (
    Berkas,
    Tolakan,
    ambil_berkas,
    susun_bentrok,
    susun_halaman_isi,
    susun_sisa_nihil,
)
from realisasi.izin import penugasan_diisi_oleh
from realisasi.kesalahan import SelDitolak
from realisasi.services import isi_lembar
from realisasi.views.kiriman import baca_alasan

TAK_TERBACA = "Belum tersimpan: ada isian yang tidak terbaca. Perbaiki yang bertanda di bawah."


@tampilan("realisasi.isi")
def pilih(request: HttpRequest) -> HttpResponse:
    """Go to the one sheet a person fills, or list the posts he fills for."""
    pelaku = ambil_pelaku(request)
    daftar = list(penugasan_diisi_oleh(pelaku).dengan_orang())
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    sendiri = [satu for satu in daftar if satu.pegawai_id == pelaku.pegawai_id]
    if len(daftar) == 1 or (len(sendiri) == 1 and "semua" not in request.GET):
        dituju = sendiri[0] if sendiri else daftar[0]
        return redirect("realisasi:isi_bulan", dituju.pk, _periode_dalam(dituju, periode).kode)
    return render(request, "realisasi/pilih.html", {"daftar_penugasan": daftar, "periode": periode})


@tampilan("realisasi.isi", metode=("GET", "POST"))
def isi_bulan(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Show a month's sheet; POST saves all cells or none, then goes where the button leads."""
    pelaku = ambil_pelaku(request)
    if request.method != "POST":
        kunci = susun_kunci(pelaku, "isi", str(penugasan_id), kode)
        gambar = ambil_gambar(kunci, lambda: _gambar(ambil_berkas(pelaku, penugasan_id, kode)))
        return render(request, "realisasi/isi.html", gambar.untuk(request))
    berkas = ambil_berkas(pelaku, penugasan_id, kode)
    baca = baca_matriks(request.POST, berkas.arti.baris, berkas.tersimpan)
    if (tanpa_hak := berkas.situasi.tolak_hak(Tindakan.ISI)) is not None:
        return _tampilkan(request, berkas, Tolakan(baca, penolakan=tanpa_hak))
    if baca.galat:
        return _tampilkan(request, berkas, Tolakan(baca, baca.galat, pesan=TAK_TERBACA))
    try:
        _simpan(request, berkas, baca)
    except Penolakan as sebab:
        terkini = berkas.segarkan()
        return _tampilkan(request, terkini, _susun_tolakan(request, terkini, baca, sebab))
    tujuan = "ajukan" if request.POST.get("tindakan") == "ajukan" else "isi_bulan"
    return redirect(f"realisasi:{tujuan}", penugasan_id, kode)


def _simpan(request: HttpRequest, berkas: Berkas, baca: BacaMatriks) -> None:
    """Save what was typed, with nihil for the rest if the button says so; tell how much."""
    tindakan = request.POST.get("tindakan")
    sisa = susun_sisa_nihil(berkas, baca) if tindakan == "nihil_sisa" else None
    hasil = isi_lembar(
        berkas.penugasan,
        periode=berkas.periode,
        oleh=berkas.pelaku,
        isian=(*baca.isian, *(sisa.isian if sisa else ())),
        alasan_atas_nama=baca_alasan(request),
        bahan=berkas.bahan_isi,
        buat=tindakan == "ajukan",
    )
    for kalimat in tulis_asing(baca, berkas.arti.baris, hasil.asing):
        messages.warning(request, kalimat)
    if sisa is not None:
        ditandai = f"{len(sisa.isian)} baris ditandai nihil."
        messages.success(request, f"{ditandai} {sisa.kalimat_dilewati}".strip())
    elif tindakan != "ajukan":
        teks = f"{hasil.berubah} isian tersimpan." if hasil.berubah else "Tidak ada yang berubah."
        messages.success(request, teks)


def _susun_tolakan(
    request: HttpRequest, berkas: Berkas, baca: BacaMatriks, sebab: Penolakan
) -> Tolakan:
    """Keep what was typed; cells that changed meanwhile keep their old version until chosen."""
    alasan = request.POST.get("alasan_atas_nama", "")
    if not isinstance(sebab, SelDitolak):
        return Tolakan(baca, penolakan=sebab, alasan=alasan)
    bentrok = susun_bentrok(berkas.lembar, berkas.arti, sebab.bentrok)
    return Tolakan(baca, susun_galat_masalah(sebab.masalah), bentrok, sebab, alasan=alasan)


def _tampilkan(request: HttpRequest, berkas: Berkas, tolakan: Tolakan) -> HttpResponse:
    gambar = _gambar(berkas, tolakan)
    return render(request, "realisasi/isi.html", gambar.untuk(request), status=_status(tolakan))


def _gambar(berkas: Berkas, tolakan: Tolakan | None = None) -> Gambar:
    isi = susun_halaman_isi(berkas, tolakan)
    return Gambar(
        judul=f"Realisasi {berkas.periode.nama}",
        kepala=buat_bagian("realisasi/_isi_kepala.html", isi),
        isi=buat_bagian("realisasi/_isi_lembar.html", isi),
    )


def _status(tolakan: Tolakan) -> int:
    return 422 if tolakan.penolakan is None else tolakan.penolakan.status


def _periode_dalam(penugasan: Penugasan, periode: Periode) -> Periode:
    """Return ``periode``, or the nearest month the post touches."""
    if penugasan.selesai and penugasan.selesai < periode.awal:
        return Periode.dari_tanggal(penugasan.selesai)
    if penugasan.mulai > periode.akhir:
        return Periode.dari_tanggal(penugasan.mulai)
    return periode
