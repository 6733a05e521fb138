"""Public holidays of the pemda: a list by year, several added at once, one removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.forms import LiburForm
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import ambil_kecamatan_dibaca, tolak_kelola_pemda
from jabatan.kesalahan import TidakBerhak
from jabatan.models import HariLibur, Kecamatan
from jabatan.services import akhiri_libur, buat_libur
from jabatan.views.pilihan import ambil_kecamatan_pilihan, baca_tahun
from kinerja.inti.tampilan import tampilan


@tampilan("kantor.lihat")
def libur(request: HttpRequest) -> HttpResponse:
    """List the holidays of a year; ``?tahun=`` picks another."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_pilihan(request, pelaku)
    return _tampilkan(request, pelaku, kecamatan, baca_tahun(request, pelaku), LiburForm())


@tampilan("kantor.libur", metode=("POST",))
def libur_baru(request: HttpRequest, kecamatan_id: int) -> HttpResponse:
    """Add the pasted holidays, all or none."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_dibaca(pelaku, kecamatan_id)
    if alasan := tolak_kelola_pemda(pelaku, kecamatan.pemda_id):
        raise TidakBerhak(alasan, siapa="Admin pemda")
    form = LiburForm(request.POST)
    jumlah = form.coba(
        lambda: buat_libur(kecamatan.pk, daftar=form.cleaned_data["daftar"], oleh=pelaku)
    )
    if jumlah is None:
        return _tampilkan(request, pelaku, kecamatan, baca_tahun(request, pelaku), form)
    messages.success(
        request,
        f"{jumlah} hari libur ditambahkan. Batas dan kunci yang jatuh pada hari itu bergeser ke "
        "hari kerja berikutnya, kecuali pada bulan yang diatur sendiri.",
    )
    return redirect(_alamat(kecamatan, form.cleaned_data["daftar"][0].tanggal.year))


@tampilan("kantor.libur", metode=("POST",))
def libur_hapus(request: HttpRequest, kecamatan_id: int, libur_id: int) -> HttpResponse:
    """Remove a holiday."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_dibaca(pelaku, kecamatan_id)
    akhiri_libur(libur_id, kecamatan_id=kecamatan.pk, oleh=pelaku)
    messages.success(request, "Hari libur dihapus; batas yang bergeser karenanya kembali.")
    return redirect(_alamat(kecamatan, baca_tahun(request, pelaku)))


def _alamat(kecamatan: Kecamatan, tahun: int) -> str:
    return f"{reverse('jabatan:libur')}?kecamatan={kecamatan.pk}&tahun={tahun}"


def _tampilkan(
    request: HttpRequest, pelaku: Pelaku, kecamatan: Kecamatan, tahun: int, form: LiburForm
) -> HttpResponse:
    isi = {
        "form": form,
        "kecamatan": kecamatan,
        "tahun": tahun,
        "daftar_libur": HariLibur.objects.filter(
            pemda_id=kecamatan.pemda_id, tanggal__year=tahun
        ).order_by("tanggal"),
        "tolak": tolak_kelola_pemda(pelaku, kecamatan.pemda_id),
    }
    return render(request, "jabatan/libur.html", isi, status=form.kode_http)
