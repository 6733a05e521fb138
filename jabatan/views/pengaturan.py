"""Settings: letterhead and rules of an office, who signs, its pemda; a new office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import KecamatanForm, PemdaForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    ambil_pemda_kelolaan,
    daftar_kecamatan_dibaca,
    tolak_kelola_kecamatan,
    tolak_kelola_pemda,
)
from jabatan.models import Kecamatan
from jabatan.rekap import ambil_penandatangan, susun_kop_kecamatan
from jabatan.services import buat_kecamatan, ubah_kecamatan, ubah_pemda
from jabatan.views.pilihan import ambil_kecamatan_pilihan
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.lihat")
def pengaturan(request: HttpRequest) -> HttpResponse:
    """Show letterhead, rules and signatories of an office as they stand today."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    daftar = ambil_penandatangan(kecamatan, pelaku.pada)
    isi = {
        "kecamatan": kecamatan,
        "daftar_kecamatan": daftar_kecamatan_dibaca(pelaku),
        "alamat_kop": susun_kop_kecamatan(kecamatan),
        "pada": pelaku.pada,
        "daftar_penandatangan": daftar,
        "tanpa_camat": not any(satu.penugasan for satu in daftar if satu.sebagai == "Camat"),
        "tolak": tolak_kelola_kecamatan(pelaku, kecamatan),
        "tolak_pemda": tolak_kelola_pemda(pelaku, kecamatan.pemda_id),
    }
    return render(request, "jabatan/pengaturan.html", isi)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def pengaturan_ubah(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Change letterhead and rules of an office."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    form = KecamatanForm(request.POST if request.method == "POST" else None, kecamatan=kecamatan)
    if request.method == "POST" and None is not form.coba(
        lambda: ubah_kecamatan(kecamatan.pk, isian=form.isian, dilihat=form.dilihat, oleh=pelaku)
    ):
        messages.success(
            request, "Pengaturan disimpan. Bulan yang sudah disetujui tetap memakai kop lamanya."
        )
        return redirect(_alamat(kecamatan))
    isi = {"form": form, "kecamatan": kecamatan, "kembali": _alamat(kecamatan)}
    return render(request, "jabatan/pengaturan_ubah.html", isi, status=form.kode_http)


@tampilan("kantor.pemda", metode=("GET", "POST"))
def pemda(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the name of the pemda, which heads every letterhead."""
    pelaku = ambil_pelaku(request)
    satu = ambil_pemda_kelolaan(pelaku, pk)
    form = PemdaForm(request.POST if request.method == "POST" else None, pemda=satu)
    if request.method == "POST" and None is not form.coba(
        lambda: ubah_pemda(pk, **form.cleaned_data, dilihat=form.dilihat, oleh=pelaku)
    ):
        messages.success(request, "Pengaturan pemerintah daerah disimpan.")
        return redirect("jabatan:pemda", pk)
    isi = {
        "form": form,
        "pemda": satu,
        "jumlah_kecamatan": sum(
            1 for kecamatan in pelaku.daftar_kecamatan.values() if kecamatan.pemda_id == pk
        ),
    }
    return render(request, "jabatan/pemda.html", isi, status=form.kode_http)


@tampilan("kantor.pemda", metode=("GET", "POST"))
def kecamatan_baru(request: HttpRequest, pemda_id: int) -> HttpResponse:
    """Add an office; the first one of a new pemda opens the application to its admin."""
    pelaku = ambil_pelaku(request)
    induk = ambil_pemda_kelolaan(pelaku, pemda_id)
    form = KecamatanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        baru = form.coba(lambda: buat_kecamatan(pemda_id, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(
                request, f"Kecamatan {baru.nama} dibuat. Susun posisinya, mulai dari Camat."
            )
            return redirect(f"{reverse('jabatan:posisi')}?kecamatan={baru.pk}")
    isi = {"form": form, "pemda": induk, "kerangka": _pilih_kerangka(pelaku)}
    return render(request, "jabatan/kecamatan_baru.html", isi, status=form.kode_http)


def _pilih_kerangka(pelaku: Pelaku) -> str:
    """Without any kecamatan there is nothing to navigate to yet."""
    return "dasar.html" if pelaku.kecamatan_utama is not None else "dasar_masuk.html"


def _alamat(kecamatan: Kecamatan) -> str:
    return f"{reverse('jabatan:pengaturan')}?kecamatan={kecamatan.pk}"
