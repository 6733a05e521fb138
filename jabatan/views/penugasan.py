"""Posts: seating a person, ending or correcting a post, days off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.forms import JedaForm, PenugasanForm, UbahPenugasanForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import (
    ambil_penugasan_kelolaan,
    ambil_posisi_kelolaan,
    pegawai_terlihat_oleh,
    tolak_beri_posisi,
)
from jabatan.kesalahan import IsianDitolak, TidakBerhak
from jabatan.models import Penugasan
from jabatan.models.kepegawaian import PegawaiQuerySet
from jabatan.services import akhiri_jeda, buat_jeda, buat_penugasan, ubah_penugasan
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.kelola", metode=("GET", "POST"))
def penugasan_baru(request: HttpRequest, posisi_id: int) -> HttpResponse:
    """Seat a person."""
    pelaku = ambil_pelaku(request)
    posisi = ambil_posisi_kelolaan(pelaku, posisi_id)
    if alasan := tolak_beri_posisi(pelaku, posisi):
        raise TidakBerhak(alasan, siapa="Admin pemda")
    form = PenugasanForm(
        request.POST if request.method == "POST" else None,
        initial={"pegawai": request.GET.get("pegawai", "")[:18]},
        posisi=posisi,
        daftar_pegawai=_pilihan_pegawai(pelaku),
    )
    if request.method == "POST":
        baru = form.coba(lambda: buat_penugasan(posisi.pk, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(request, f"{baru.pegawai.nama} ditugaskan sebagai {posisi.nama}.")
            return redirect("jabatan:posisi_ubah", posisi.pk)
    isi = {"form": form, "posisi": posisi}
    return render(request, "jabatan/penugasan_baru.html", isi, status=422 if form.errors else 200)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def penugasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a post with its days off; end it or correct it."""
    pelaku = ambil_pelaku(request)
    satu = ambil_penugasan_kelolaan(pelaku, pk)
    form = _susun_form(request, pelaku, satu, diisi=request.method == "POST")
    if request.method == "POST" and None is not form.coba(
        lambda: ubah_penugasan(
            pk,
            nomor_sk=form.cleaned_data["nomor_sk"],
            selesai=form.selesai_baru,
            pengisi=form.cleaned_data["pengisi"],
            dilihat=form.dilihat,
            oleh=pelaku,
        )
    ):
        messages.success(request, f"Penugasan {satu.pegawai.nama} disimpan.")
        return redirect("jabatan:penugasan", pk)
    return _tampilkan(request, pelaku, satu, form, JedaForm())


@tampilan("kantor.kelola", metode=("POST",))
def jeda_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down days off of a post."""
    pelaku = ambil_pelaku(request)
    satu = ambil_penugasan_kelolaan(pelaku, pk)
    form = JedaForm(request.POST)
    if form.coba(lambda: buat_jeda(pk, **form.cleaned_data, oleh=pelaku)):
        messages.success(request, f"Jeda {satu.pegawai.nama} dicatat.")
        return redirect("jabatan:penugasan", pk)
    return _tampilkan(request, pelaku, satu, _susun_form(request, pelaku, satu, diisi=False), form)


@tampilan("kantor.kelola", metode=("POST",))
def jeda_hapus(request: HttpRequest, pk: int, jeda_id: int) -> HttpResponse:
    """Remove days off that touch no approved month."""
    pelaku = ambil_pelaku(request)
    satu = ambil_penugasan_kelolaan(pelaku, pk)
    try:
        akhiri_jeda(jeda_id, penugasan_id=pk, oleh=pelaku)
    except IsianDitolak as sebab:
        form = _susun_form(request, pelaku, satu, diisi=False)
        return _tampilkan(request, pelaku, satu, form, JedaForm(), pesan=sebab.pesan)
    messages.success(request, "Jeda dihapus.")
    return redirect("jabatan:penugasan", pk)


def _pilihan_pegawai(pelaku: Pelaku) -> PegawaiQuerySet:
    """Whom he may name: nobody gives himself a post."""
    return pegawai_terlihat_oleh(pelaku).exclude(pengguna_id=pelaku.pengguna_id)


def _susun_form(
    request: HttpRequest, pelaku: Pelaku, satu: Penugasan, *, diisi: bool
) -> UbahPenugasanForm:
    return UbahPenugasanForm(
        request.POST if diisi else None,
        penugasan=satu,
        daftar_pegawai=_pilihan_pegawai(pelaku),
    )


def _tolak_ubah(pelaku: Pelaku, satu: Penugasan) -> str:
    if satu.pegawai.pengguna_id == pelaku.pengguna_id:
        return "Penugasan Anda sendiri diubah oleh admin lain."
    return tolak_beri_posisi(pelaku, satu.posisi)


def _tampilkan(
    request: HttpRequest,
    pelaku: Pelaku,
    satu: Penugasan,
    form: UbahPenugasanForm,
    form_jeda: JedaForm,
    *,
    pesan: str = "",
) -> HttpResponse:
    isi = {
        "penugasan": satu,
        "form": form,
        "form_jeda": form_jeda,
        "tolak_ubah": _tolak_ubah(pelaku, satu),
        "pesan": pesan,
    }
    status = 409 if pesan or form.bentrok else max(form.kode_http, form_jeda.kode_http)
    return render(request, "jabatan/penugasan.html", isi, status=status)
