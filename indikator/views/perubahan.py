"""The decrees that change a catalogue within its year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indikator.forms.katalog import PerubahanForm
from indikator.izin import ambil_katalog_ubah
from indikator.kesalahan import TidakBerlaku
from indikator.rekap import ambil_perubahan
from indikator.services import akhiri_perubahan, buat_perubahan
from jabatan.izin import ambil_pelaku
from jabatan.models import KeadaanKatalog
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.hidup", metode=("GET", "POST"))
def perubahan(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """List the decrees of a catalogue in force, and write down another."""
    pelaku = ambil_pelaku(request)
    katalog = ambil_katalog_ubah(pelaku, katalog_id)
    if katalog.keadaan != KeadaanKatalog.BERLAKU:
        raise TidakBerlaku
    form = PerubahanForm(
        request.POST if request.method == "POST" else None,
        initial={"mulai_bulan": str(pelaku.pada.month)},
    )
    if request.method == "POST":
        baru = form.coba(lambda: buat_perubahan(katalog_id, isian=form.isian, oleh=pelaku))
        if baru is not None:
            messages.success(request, f"{baru} dicatat.")
            return redirect("indikator:katalog_perubahan", katalog_id)
    isi = {"katalog": katalog, "form": form, "daftar_perubahan": ambil_perubahan(katalog)}
    status = 422 if form.errors else 200
    return render(request, "indikator/katalog_perubahan.html", isi, status=status)


@tampilan("katalog.hidup", metode=("POST",))
def perubahan_hapus(request: HttpRequest, katalog_id: int, perubahan_id: int) -> HttpResponse:
    """Take back a decree written down by mistake."""
    nomor = akhiri_perubahan(katalog_id, perubahan_id, oleh=ambil_pelaku(request))
    messages.success(request, f"SK perubahan {nomor} dihapus.")
    return redirect("indikator:katalog_perubahan", katalog_id)
