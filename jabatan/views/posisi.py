"""Seats: the tree of an office, adding, correcting and removing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import PosisiForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    ambil_posisi_kelolaan,
    periksa_admin,
    tolak_beri_posisi,
)
from jabatan.kesalahan import MasihDipakai
from jabatan.models import Kecamatan, Posisi
from jabatan.rekap import ambil_pemegang, ambil_pilihan_jabatan, ambil_pohon
from jabatan.services import akhiri_posisi, buat_posisi, ubah_posisi
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.kelola")
def posisi(request: HttpRequest) -> HttpResponse:
    """Show the office as a tree; ``?kecamatan=`` picks another one of those he runs."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    isi = {
        "kecamatan": kecamatan,
        "daftar_kecamatan": susun_pilihan(pelaku),
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
        lambda: ubah_posisi(pk, isian=form.isian, oleh=pelaku)
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


def susun_pilihan(pelaku: Pelaku) -> list[Kecamatan]:
    """Return the kecamatan he runs, by name."""
    daftar = [pelaku.daftar_kecamatan[pk] for pk in pelaku.admin_di]
    return sorted(daftar, key=lambda satu: satu.nama)


def ambil_kecamatan_pilihan(request: HttpRequest, pelaku: Pelaku) -> Kecamatan:
    """Return the kecamatan asked for, else the first he runs; Http404 for one he does not run."""
    periksa_admin(pelaku)
    if "kecamatan" not in request.GET:
        utama = pelaku.kecamatan_utama
        kelolaan = utama is not None and utama.pk in pelaku.admin_di
        return utama if utama is not None and kelolaan else susun_pilihan(pelaku)[0]
    teks = request.GET["kecamatan"]
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 19):
        raise Http404
    return ambil_kecamatan_kelolaan(pelaku, int(teks))


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
    status = 409 if pesan else (422 if form.errors else 200)
    return render(request, "jabatan/posisi_ubah.html", isi, status=status)
