"""Roles: who has which since when; given to others and ended for others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.forms import PeranForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import ambil_kecamatan_kelolaan, periksa_admin, tolak_kelola_kecamatan
from jabatan.izin.peran import ambil_peran_dibaca, calon_peran, tolak_beri_peran
from jabatan.kesalahan import AdminTerakhir
from jabatan.models import JenisPeran, Kecamatan
from jabatan.rekap import ambil_daftar_peran
from jabatan.services import akhiri_peran, buat_peran
from jabatan.views.pilihan import ambil_kecamatan_pilihan
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.lihat")
def peran(request: HttpRequest) -> HttpResponse:
    """List the roles of today, those to come, and the ended ones."""
    pelaku = ambil_pelaku(request)
    return _tampilkan(request, pelaku, ambil_kecamatan_pilihan(request, pelaku))


@tampilan("kantor.kelola", metode=("GET", "POST"))
def peran_baru(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Give a role."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_kelolaan(pelaku, kecamatan_id)
    form = PeranForm(
        request.POST if request.method == "POST" else None,
        initial={"mulai": pelaku.pada},
        kecamatan=kecamatan,
        daftar_pengguna=calon_peran(pelaku),
        daftar_jenis=[satu for satu in JenisPeran if not tolak_beri_peran(pelaku, satu, kecamatan)],
    )
    if request.method == "POST":
        baru = form.coba(lambda: buat_peran(kecamatan.pk, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(request, f"{baru.pengguna.nama} menjadi {baru.get_jenis_display()}.")
            return redirect("jabatan:peran")
    isi = {"form": form, "kecamatan": kecamatan}
    return render(request, "jabatan/peran_baru.html", isi, status=form.kode_http)


@tampilan("kantor.kelola", metode=("POST",))
def peran_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role at once."""
    pelaku = ambil_pelaku(request)
    periksa_admin(pelaku)
    satu = ambil_peran_dibaca(pelaku, pk)
    try:
        akhiri_peran(pk, oleh=pelaku)
    except AdminTerakhir as sebab:
        kecamatan = satu.kecamatan or next(iter(pelaku.daftar_kecamatan.values()))
        return _tampilkan(request, pelaku, kecamatan, pesan=sebab.pesan)
    messages.success(
        request, f"Peran {satu.get_jenis_display()} {satu.pengguna.nama} diakhiri; haknya hilang."
    )
    return redirect("jabatan:peran")


def _tampilkan(
    request: HttpRequest, pelaku: Pelaku, kecamatan: Kecamatan, *, pesan: str = ""
) -> HttpResponse:
    isi = {
        "daftar": ambil_daftar_peran(pelaku),
        "kecamatan": kecamatan,
        "pada": pelaku.pada,
        "pesan": pesan,
        "tolak": tolak_kelola_kecamatan(pelaku, kecamatan),
    }
    return render(request, "jabatan/peran.html", isi, status=409 if pesan else 200)
