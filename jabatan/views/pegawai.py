"""People: finding, adding, correcting, and their pangkat."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.forms import FormulirKantor, PangkatForm, PegawaiForm, SurelAkunForm
from jabatan.izin import ambil_pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    ambil_pegawai_kelolaan,
    pegawai_dibaca_oleh,
    periksa_pembaca,
    tolak_kelola_akun,
    tolak_kelola_kecamatan,
    tolak_kelola_pegawai,
)
from jabatan.models import Pegawai
from jabatan.rekap import ambil_riwayat_tugas, dengan_tugas
from jabatan.services import akhiri_pangkat, buat_pangkat, buat_pegawai, ubah_pegawai
from jabatan.views.pilihan import ambil_kecamatan_pilihan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.teks import hapus_kendali

PER_HALAMAN = 50
PANJANG_CARI = 100
_NAMA_FORM: Final[dict[type[FormulirKantor], str]] = {
    PegawaiForm: "form",
    PangkatForm: "form_pangkat",
    SurelAkunForm: "form_surel",
}


@tampilan("kantor.lihat")
def pegawai(request: HttpRequest) -> HttpResponse:
    """List the people an admin looks after; ``?cari=`` by name or number."""
    pelaku = ambil_pelaku(request)
    periksa_pembaca(pelaku)
    dibaca = pelaku.admin_di | pelaku.inspektorat_di
    cari = hapus_kendali(request.GET.get("cari", ""))[:PANJANG_CARI].strip()
    daftar = dengan_tugas(pegawai_dibaca_oleh(pelaku).cari(cari), pelaku.pada, tuple(dibaca))
    halaman = Paginator(daftar.order_by("nama", "pk"), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    isi = {
        "halaman": halaman,
        "cari": cari,
        "pada": pelaku.pada,
        "kecamatan": kecamatan,
        "tolak": tolak_kelola_kecamatan(pelaku, kecamatan),
        "banyak_kecamatan": len(dibaca) > 1,
    }
    return render(request, "jabatan/pegawai.html", isi)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def pegawai_baru(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Add a person; the next step is his post."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    form = PegawaiForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        baru = form.coba(lambda: buat_pegawai(kecamatan.pk, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(
                request, f"{baru.nama} ditambahkan. Tugaskan lewat posisinya, lalu buatkan akun."
            )
            return redirect("jabatan:pegawai_ubah", baru.pk)
    status = 422 if form.errors else 200
    return render(request, "jabatan/pegawai_baru.html", {"form": form}, status=status)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def pegawai_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person whole; correct name, status and number."""
    pelaku = ambil_pelaku(request)
    satu = ambil_pegawai_kelolaan(pelaku, pk)
    form = PegawaiForm(request.POST if request.method == "POST" else None, pegawai=satu)
    if request.method == "POST" and None is not form.coba(
        lambda: ubah_pegawai(pk, isian=form.isian, dilihat=form.dilihat, oleh=pelaku)
    ):
        messages.success(request, f"Data {form.isian.nama} disimpan.")
        return redirect("jabatan:pegawai_ubah", pk)
    return tampilkan_pegawai(request, satu, form)


@tampilan("kantor.kelola", metode=("POST",))
def pangkat_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a pangkat from a date on."""
    pelaku = ambil_pelaku(request)
    satu = ambil_pegawai_kelolaan(pelaku, pk)
    form = PangkatForm(request.POST)
    if form.coba(lambda: buat_pangkat(pk, **form.cleaned_data, oleh=pelaku)):
        messages.success(request, f"Pangkat {satu.nama} dicatat.")
        return redirect("jabatan:pegawai_ubah", pk)
    return tampilkan_pegawai(request, satu, form)


@tampilan("kantor.kelola", metode=("POST",))
def pangkat_hapus(request: HttpRequest, pk: int, pangkat_id: int) -> HttpResponse:
    """Take back a pangkat written by mistake."""
    akhiri_pangkat(pangkat_id, pegawai_id=pk, oleh=ambil_pelaku(request))
    messages.success(request, "Pangkat dihapus.")
    return redirect("jabatan:pegawai_ubah", pk)


def tampilkan_pegawai(request: HttpRequest, satu: Pegawai, dikirim: FormulirKantor) -> HttpResponse:
    """Draw the page of a person with the one form that was sent, the others as they are stored."""
    pelaku = ambil_pelaku(request)
    isi = {
        "pegawai": satu,
        "form": PegawaiForm(pegawai=satu),
        "form_pangkat": PangkatForm(),
        "form_surel": SurelAkunForm(pengguna=satu.pengguna),
        _NAMA_FORM[type(dikirim)]: dikirim,
        "daftar_pangkat": satu.daftar_pangkat.order_by("-mulai"),
        "daftar_penugasan": ambil_riwayat_tugas(satu, tuple(pelaku.admin_di)),
        "tolak_data": tolak_kelola_pegawai(pelaku, satu),
        "tolak_akun": tolak_kelola_akun(pelaku, satu),
        "pada": pelaku.pada,
    }
    return render(request, "jabatan/pegawai_ubah.html", isi, status=dikirim.kode_http)
