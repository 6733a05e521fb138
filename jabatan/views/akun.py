"""Accounts of people: the slip with the one-time password is the answer to the POST, once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import AkunForm, SurelAkunForm
from jabatan.izin import ambil_pelaku
from jabatan.izin.kantor import ambil_pegawai_kelolaan, tolak_kelola_akun
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Pegawai
from jabatan.services import (
    SandiSekaliPakai,
    buat_akun_pegawai,
    hidupkan_akun_pegawai,
    matikan_akun_pegawai,
    ubah_sandi_pegawai,
    ubah_surel_pegawai,
)
from jabatan.views.pegawai import tampilkan_pegawai
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.kelola", metode=("GET", "POST"))
def akun_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person an account."""
    pelaku = ambil_pelaku(request)
    satu = ambil_pegawai_kelolaan(pelaku, pk)
    if alasan := tolak_kelola_akun(pelaku, satu):
        raise TidakBerhak(alasan, siapa="Admin pemda")
    form = AkunForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        hasil = form.coba(
            lambda: buat_akun_pegawai(
                pk, nama_pengguna=form.cleaned_data["nama_pengguna"], oleh=pelaku
            )
        )
        if hasil is not None:
            return _slip(request, hasil)
    isi = {"form": form, "pegawai": satu}
    return render(request, "jabatan/akun_baru.html", isi, status=422 if form.errors else 200)


@tampilan("kantor.kelola", metode=("POST",))
def akun_sandi(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace a forgotten password by a one-time one."""
    return _slip(request, ubah_sandi_pegawai(pk, oleh=ambil_pelaku(request)))


@tampilan("kantor.kelola", metode=("POST",))
def akun_surel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where a person's inbox is mailed to."""
    pelaku = ambil_pelaku(request)
    satu = ambil_pegawai_kelolaan(pelaku, pk)
    form = SurelAkunForm(request.POST, pengguna=satu.pengguna)

    def ubah() -> Pegawai:
        surel = form.cleaned_data["surel"]
        return ubah_surel_pegawai(pk, surel=surel, dilihat=form.dilihat, oleh=pelaku)

    if form.coba(ubah) is None:
        return tampilkan_pegawai(request, satu, form)
    messages.success(request, f"Surel {satu.nama} disimpan.")
    return redirect("jabatan:pegawai_ubah", pk)


@tampilan("kantor.kelola", metode=("POST",))
def akun_matikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch an account off."""
    matikan_akun_pegawai(pk, oleh=ambil_pelaku(request))
    messages.success(request, "Akun dimatikan; pemiliknya langsung keluar dari semua perangkat.")
    return redirect("jabatan:pegawai_ubah", pk)


@tampilan("kantor.kelola", metode=("POST",))
def akun_hidupkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch an account on again."""
    hidupkan_akun_pegawai(pk, oleh=ambil_pelaku(request))
    messages.success(request, "Akun diaktifkan lagi.")
    return redirect("jabatan:pegawai_ubah", pk)


def _slip(request: HttpRequest, hasil: SandiSekaliPakai) -> HttpResponse:
    isi = {"hasil": hasil, "alamat_masuk": request.build_absolute_uri(reverse("akun:masuk"))}
    return render(request, "jabatan/slip.html", isi)
