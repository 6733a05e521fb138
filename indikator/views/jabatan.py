"""A jabatan being edited: its page, its head, a new one, its place, its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indikator.forms import JabatanForm
from indikator.halaman import ambil_susunan
from indikator.izin import ambil_jabatan_ubah, ambil_katalog_ubah
from indikator.kesalahan import KatalogSudahArsip
from indikator.services import (
    Perbuatan,
    akhiri_jabatan,
    buat_jabatan,
    hitung_posisi,
    ubah_jabatan,
    ubah_urutan,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from indikator.views.penyuntingan import (
    alamat_katalog,
    alamat_susun,
    data_kiriman,
    kerjakan,
    simpan,
    tampilkan,
)
from indikator.views.terhapus import bila_terhapus
from jabatan.izin import ambil_pelaku
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Jabatan, KeadaanKatalog
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.ubah")
def katalog_susun(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Show a jabatan as the decree prints it, every part with its handle."""
    jabatan = ambil_jabatan_ubah(ambil_pelaku(request), katalog_id, kode)
    if jabatan.katalog.keadaan == KeadaanKatalog.ARSIP:
        raise KatalogSudahArsip
    isi = {"katalog": jabatan.katalog, "susunan": ambil_susunan(jabatan)}
    return render(request, "indikator/susun.html", isi)


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(JabatanForm)
def katalog_jabatan_baru(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """Add a jabatan; what it carries comes next, on its own page."""
    katalog = ambil_katalog_ubah(ambil_pelaku(request), katalog_id)
    form = JabatanForm(data_kiriman(request), katalog=katalog)
    jawaban = simpan(
        request,
        form,
        lambda perbuatan: buat_jabatan(katalog.pk, isian=form.isian, perbuatan=perbuatan),
        "Jabatan ditambahkan. Lengkapi fungsi, kinerja utama, dan indikatornya.",
    )
    return jawaban or tampilkan(
        request,
        "indikator/bagian_baru.html",
        form,
        bagian=katalog,
        kini=hitung_sidik_urutan(Jabatan.objects.filter(katalog=katalog).order_by("urut", "pk")),
        kembali=alamat_katalog(katalog),
        judul="Tambah jabatan",
        remah=f"Katalog IKI {katalog.tahun}",
    )


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(JabatanForm)
def katalog_jabatan_ubah(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Correct the head of a jabatan."""
    jabatan = ambil_jabatan_ubah(ambil_pelaku(request), katalog_id, kode)
    form = JabatanForm(data_kiriman(request), jabatan=jabatan, katalog=jabatan.katalog)
    jawaban = simpan(
        request,
        form,
        lambda perbuatan: ubah_jabatan(jabatan.pk, isian=form.isian, perbuatan=perbuatan),
        "Kepala jabatan disimpan.",
    )
    return jawaban or _tampilkan_jabatan(request, jabatan, form)


@tampilan("katalog.ubah", metode=("POST",))
@bila_terhapus(JabatanForm)
def katalog_jabatan_atur(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Move a jabatan up or down in its catalogue, or remove it."""
    pelaku = ambil_pelaku(request)
    jabatan = ambil_jabatan_ubah(pelaku, katalog_id, kode)
    daftar = alamat_katalog(jabatan.katalog, f"jabatan-{jabatan.kode}")

    def pindahkan(perbuatan: Perbuatan, arah: str) -> str:
        ubah_urutan(Jabatan, jabatan.pk, arah=arah, perbuatan=perbuatan)
        return daftar

    def hapus(perbuatan: Perbuatan) -> str:
        if request.POST.get("yakin") != "ya":
            raise IsianDitolak({"": ["Centang dahulu bahwa isi jabatan ini ikut terhapus."]})
        akhiri_jabatan(jabatan.pk, perbuatan=perbuatan)
        return alamat_katalog(jabatan.katalog)

    jawaban = kerjakan(
        request,
        pelaku,
        {
            "naik": lambda perbuatan: pindahkan(perbuatan, "naik"),
            "turun": lambda perbuatan: pindahkan(perbuatan, "turun"),
            "hapus": hapus,
        },
        asal=daftar,
    )
    form = JabatanForm(jabatan=jabatan, katalog=jabatan.katalog)
    return jawaban or _tampilkan_jabatan(request, jabatan, form)


def _tampilkan_jabatan(request: HttpRequest, jabatan: Jabatan, form: JabatanForm) -> HttpResponse:
    return tampilkan(
        request,
        "indikator/jabatan_ubah.html",
        form,
        bagian=jabatan,
        kini=hitung_sidik(jabatan),
        jabatan=jabatan,
        kembali=alamat_susun(jabatan),
        banyak_posisi=hitung_posisi(jabatan.katalog, jabatan.kode),
    )
