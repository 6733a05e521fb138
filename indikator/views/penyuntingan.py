"""Shared by the pages that edit a catalogue: where they lead back, what was seen, acts by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from indikator.forms import FormulirKatalog
from indikator.kesalahan import BagianBerubah
from indikator.services import Perbuatan
from indikator.views.terhapus import tulis_asal
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.kesalahan import IsianDitolak, MasihDipakai
from jabatan.models import Jabatan, Katalog

PANJANG_DILIHAT = 64
PINDAH = ("naik", "turun")


def alamat_katalog(katalog: Katalog, anak: str = "") -> str:
    alamat = f"{reverse('indikator:katalog')}?katalog={katalog.pk}"
    return f"{alamat}#{anak}" if anak else alamat


def alamat_susun(jabatan: Jabatan, anak: str = "") -> str:
    """The editing page of a jabatan, at one of its parts."""
    alamat = reverse("indikator:katalog_susun", args=[jabatan.katalog_id, jabatan.kode])
    return f"{alamat}#{anak}" if anak else alamat


def baca_dilihat(request: HttpRequest) -> str:
    """What the page of this POST was drawn from."""
    return request.POST.get("dilihat", "")[:PANJANG_DILIHAT]


def data_kiriman(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def simpan(
    request: HttpRequest,
    form: FormulirKatalog,
    tindakan: Callable[[Perbuatan], Jabatan],
    pesan: str,
    anak: str = "",
) -> HttpResponse | None:
    """Do what the form of a POST asks and lead back to its jabatan; None where it is drawn
    (again)."""
    if request.method != "POST":
        return None
    pelaku = ambil_pelaku(request)
    jabatan = form.simpan(tindakan, oleh=pelaku, dilihat=baca_dilihat(request))
    if jabatan is None:
        return None
    messages.success(request, pesan)
    return redirect(alamat_susun(jabatan, anak))


def kerjakan(
    request: HttpRequest,
    pelaku: Pelaku,
    daftar: Mapping[str, Callable[[Perbuatan], str]],
    *,
    asal: str,
) -> HttpResponse | None:
    """Do the act the button names and lead where it says; refused, the reason is said and None
    returned (a refused move leads to ``asal``). An act the page does not have is Http404."""
    nama = request.POST.get("tindakan", "")
    if nama not in daftar:
        raise Http404
    try:
        return redirect(daftar[nama](Perbuatan(oleh=pelaku, dilihat=baca_dilihat(request))))
    except BagianBerubah:
        pesan = "Bagian ini berubah sejak Anda membukanya. Periksa lagi, lalu ulangi."
    except (IsianDitolak, MasihDipakai) as sebab:
        pesan = sebab.pesan
    messages.error(request, pesan)
    return redirect(asal) if nama in PINDAH else None


def tampilkan(
    request: HttpRequest,
    templat: str,
    form: FormulirKatalog,
    *,
    kini: str,
    bagian: Model,
    jabatan: Jabatan | None = None,
    **isi: Any,
) -> HttpResponse:
    """Draw the page of a form: 409 after a newer row was met (then it is drawn from that one) or
    an act was refused. ``bagian`` is what is edited, or what a new part is added to."""
    lama = form.is_bound and not form.berubah
    ditolak = request.method == "POST" and not form.is_bound
    lengkap = {
        "form": form,
        "dilihat": baca_dilihat(request) if lama else kini,
        "kini": kini,
        "asal": tulis_asal(bagian),
        "jabatan": jabatan,
        **({} if jabatan is None else {"kembali": alamat_susun(jabatan)}),
        **isi,
    }
    return render(request, templat, lengkap, status=409 if ditolak else form.status)
