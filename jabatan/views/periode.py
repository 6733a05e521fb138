"""The filling calendar: a year of months, one month set otherwise, the default days."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import JadwalForm, PeriodeForm
from jabatan.izin import ambil_pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    daftar_kecamatan_dibaca,
    tolak_kelola_kecamatan,
)
from jabatan.models import Kecamatan
from jabatan.models.organisasi import Kalender
from jabatan.rekap import ambil_setahun, susun_akibat, tulis_akibat
from jabatan.services import (
    kembalikan_periode,
    susun_periode,
    ubah_jadwal_bawaan,
    ubah_periode,
)
from jabatan.views.pilihan import ambil_kecamatan_pilihan, baca_periode, baca_tahun
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.lihat")
def periode(request: HttpRequest) -> HttpResponse:
    """Show the twelve months of a year; ``?tahun=`` and ``?kecamatan=`` pick others."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    tahun = baca_tahun(request, pelaku)
    isi = {
        "kecamatan": kecamatan,
        "daftar_kecamatan": daftar_kecamatan_dibaca(pelaku),
        "tahun": tahun,
        "daftar_baris": ambil_setahun(kecamatan, tahun, pelaku.pada),
        "tolak": tolak_kelola_kecamatan(pelaku, kecamatan),
    }
    return render(request, "jabatan/periode.html", isi)


@tampilan("kantor.kelola", metode=("GET", "POST"))
def periode_ubah(request: HttpRequest, kecamatan_id: int, kode: str) -> HttpResponse:
    """Set one month otherwise than the default days."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    bulan = baca_periode(kode)
    kalender = Kalender(kecamatan)
    lama = kalender.jadwal(bulan)
    form = PeriodeForm(
        request.POST if request.method == "POST" else None, periode=susun_periode(kecamatan, bulan)
    )
    if request.method == "POST":
        baris = form.coba(
            lambda: ubah_periode(
                kecamatan.pk, periode=bulan, isian=form.isian, dilihat=form.dilihat, oleh=pelaku
            )
        )
        if baris is not None:
            baru = Kalender(kecamatan).jadwal(bulan)
            messages.success(request, tulis_akibat(bulan, lama, baru, pelaku.pada))
            return redirect(_alamat(kecamatan, bulan.tahun))
    isi = {
        "form": form,
        "kecamatan": kecamatan,
        "periode": bulan,
        "terkunci": lama.sudah_kunci(pelaku.pada),
        "bawaan": kalender.bawaan(bulan),
        "dikecualikan": kalender.dikecualikan(bulan),
        "kembali": _alamat(kecamatan, bulan.tahun),
    }
    return render(request, "jabatan/periode_ubah.html", isi, status=form.kode_http)


@tampilan("kantor.kelola", metode=("POST",))
def periode_bawaan(request: HttpRequest, kecamatan_id: int, kode: str) -> HttpResponse:
    """Give a month back to the default days."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    bulan = baca_periode(kode)
    kalender = Kalender(kecamatan)
    lama, baru = kalender.jadwal(bulan), kalender.bawaan(bulan)
    kembalikan_periode(kecamatan.pk, periode=bulan, oleh=pelaku)
    messages.success(request, tulis_akibat(bulan, lama, baru, pelaku.pada))
    return redirect(_alamat(kecamatan, bulan.tahun))


@tampilan("kantor.kelola", metode=("GET", "POST"))
def jadwal(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Change the days every month follows that is not set otherwise."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    form = JadwalForm(request.POST if request.method == "POST" else None, kecamatan=kecamatan)
    if request.method == "POST":
        baru = form.coba(
            lambda: ubah_jadwal_bawaan(
                kecamatan.pk, **form.cleaned_data, dilihat=form.dilihat, oleh=pelaku
            )
        )
        if baru is not None:
            daftar_akibat = susun_akibat(Kalender(kecamatan), Kalender(baru), pelaku.pada)
            messages.success(request, " ".join(["Jadwal bawaan disimpan.", *daftar_akibat]))
            return redirect(_alamat(kecamatan))
    isi = {"form": form, "kecamatan": kecamatan, "kembali": _alamat(kecamatan)}
    return render(request, "jabatan/jadwal.html", isi, status=form.kode_http)


def _alamat(kecamatan: Kecamatan, tahun: int | None = None) -> str:
    akhir = "" if tahun is None else f"&tahun={tahun}"
    return f"{reverse('jabatan:periode')}?kecamatan={kecamatan.pk}{akhir}"
