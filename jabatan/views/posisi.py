"""Seats: the tree of an office, adding, correcting and removing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import PosisiForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    ambil_posisi_kelolaan,
    daftar_kecamatan_dibaca,
    tolak_beri_posisi,
    tolak_kelola_kecamatan,
)
from jabatan.kesalahan import MasihDipakai
from jabatan.models import Posisi
from jabatan.rekap import ambil_pemegang, ambil_pilihan_jabatan, ambil_pohon
from jabatan.services import akhiri_posisi, buat_posisi, ubah_posisi
from jabatan.views.pilihan import ambil_kecamatan_pilihan
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.lihat")
def posisi(request: HttpRequest) -> HttpResponse:
    """Show the office as a tree; ``?kecamatan=`` picks another one of those he reads."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    isi = {
        "kecamatan": kecamatan,
        "daftar_kecamatan": daftar_kecamatan_dibaca(pelaku),
        "tolak": tolak_kelola_kecamatan(pelaku, kecamatan),
        "pohon": ambil_pohon(kecamatan, pelaku.pada),
    }
    return render(request, "jabatan/posisi.html", isi)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def posisi_baru(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Add a seat to an office."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    form = PosisiForm(
        request.POST if request.method == "POST" else None,
        initial={"atasan": request.GET.get("atasan", "")[:18], "jenis": "pelaksana"},
        kecamatan_id=kecamatan.pk,
        pilihan_jabatan=ambil_pilihan_jabatan(kecamatan, pelaku.pada),
    )
    if request.method == "POST":
        baru = form.coba(lambda: buat_posisi(kecamatan.pk, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(request, f"Posisi {baru.nama} ditambahkan.")
            return redirect(alamat_pohon(kecamatan.pk))
    isi = {"form": form, "kecamatan": kecamatan, "kembali": alamat_pohon(kecamatan.pk)}
    return render(request, "jabatan/posisi_baru.html", isi, status=422 if form.errors else 200)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def posisi_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a seat; the page also shows everybody who held it."""
    pelaku = ambil_pelaku(request)
    satu = ambil_posisi_kelolaan(pelaku, pk)
    form = _susun_form(request, pelaku, satu)
    if request.method == "POST" and None is not form.coba(
        lambda: ubah_posisi(pk, isian=form.isian, dilihat=form.dilihat, oleh=pelaku)
    ):
        messages.success(request, f"Posisi {form.isian.nama} disimpan.")
        return redirect("jabatan:posisi_ubah", pk)
    return _tampilkan(request, pelaku, satu, form)


@tampilan("kantor.kelola", metode=("POST",))
def posisi_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a seat nothing uses; else say what uses it."""
    pelaku = ambil_pelaku(request)
    satu = ambil_posisi_kelolaan(pelaku, pk)
    try:
        nama = akhiri_posisi(pk, oleh=pelaku)
    except MasihDipakai as sebab:
        form = _susun_form(request, pelaku, satu, kosong=True)
        return _tampilkan(request, pelaku, satu, form, pesan=sebab.pesan)
    messages.success(request, f"Posisi {nama} dihapus.")
    return redirect(alamat_pohon(satu.kecamatan_id))


def alamat_pohon(kecamatan_id: int) -> str:
    return f"{reverse('jabatan:posisi')}?kecamatan={kecamatan_id}"


def _susun_form(
    request: HttpRequest, pelaku: Pelaku, satu: Posisi, *, kosong: bool = False
) -> PosisiForm:
    return PosisiForm(
        request.POST if request.method == "POST" and not kosong else None,
        posisi=satu,
        kecamatan_id=satu.kecamatan_id,
        pilihan_jabatan=ambil_pilihan_jabatan(satu.kecamatan, pelaku.pada),
    )


def _tampilkan(
    request: HttpRequest, pelaku: Pelaku, satu: Posisi, form: PosisiForm, *, pesan: str = ""
) -> HttpResponse:
    isi = {
        "form": form,
        "posisi": satu,
        "daftar_pemegang": ambil_pemegang(satu),
        "pada": pelaku.pada,
        "tolak_tugas": tolak_beri_posisi(pelaku, satu),
        "kembali": alamat_pohon(satu.kecamatan_id),
        "pesan": pesan,
    }
    status = 409 if pesan else form.kode_http
    return render(request, "jabatan/posisi_ubah.html", isi, status=status)
