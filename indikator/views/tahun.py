"""Opening a year, giving a draft another decree, throwing a draft away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from indikator.arti.langkah import Cakupan, ambil_cakupan
from indikator.forms.katalog import KatalogBaruForm, SkKatalogForm
from indikator.izin import ambil_katalog_ubah, katalog_terlihat_oleh
from indikator.kesalahan import BukanDraf, KatalogBerubah, KatalogSudahAda
from indikator.rekap import ambil_ringkas
from indikator.services import (
    HasilSalin,
    akhiri_katalog,
    buat_katalog,
    hitung_target,
    salin_katalog,
    ubah_katalog,
)
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.izin.kantor import periksa_admin
from jabatan.models import Katalog, KeadaanKatalog
from kinerja.inti.tampilan import tampilan


def alamat_katalog(katalog_id: int) -> str:
    return f"{reverse('indikator:katalog')}?katalog={katalog_id}"


@tampilan("katalog.buka", metode=("GET", "POST"))
def katalog_baru(request: HttpRequest) -> HttpResponse:
    """Open a year: a copy of a catalogue (``?asal=`` picks it), or an empty draft."""
    pelaku = ambil_pelaku(request)
    periksa_admin(pelaku)
    daftar = list(katalog_terlihat_oleh(pelaku))
    cakupan = ambil_cakupan(pelaku)
    form = KatalogBaruForm(
        request.POST if request.method == "POST" else None,
        initial=_usulan(daftar, cakupan, request.GET.get("asal", ""), pelaku.pada),
        tahun_kini=pelaku.pada.year,
        daftar_asal=daftar,
        daftar_cakupan=cakupan,
    )
    ada = None
    if request.method == "POST":
        try:
            hasil = form.coba(lambda: _buka(form, pelaku))
        except KatalogSudahAda as sebab:
            hasil, ada = None, sebab
            form.add_error("tahun", sebab.pesan)
        if hasil is not None:
            _kabarkan(request, hasil)
            return redirect(alamat_katalog(hasil.katalog.pk))
    isi = {"form": form, "ada": ada}
    status = 409 if ada is not None else (422 if form.errors else 200)
    return render(request, "indikator/katalog_baru.html", isi, status=status)


def _usulan(
    daftar: Sequence[Katalog], cakupan: Sequence[Cakupan], asal: str, pada: date
) -> dict[str, Any]:
    """What the form offers: the catalogue asked for, else the newest, and the year after it."""
    terbit = [satu for satu in daftar if satu.keadaan != KeadaanKatalog.DRAF]
    dipilih = next((satu for satu in daftar if str(satu.pk) == asal), next(iter(terbit), None))
    if dipilih is None:
        return {"tahun": pada.year}
    kunci = [satu.kunci for satu in cakupan]
    milik = Cakupan(dipilih.pemda, dipilih.kecamatan).kunci
    return {
        "asal": str(dipilih.pk),
        "cakupan": milik if milik in kunci else kunci[0],
        "tahun": min(max(dipilih.tahun + 1, pada.year), pada.year + 2),
    }


def _buka(form: KatalogBaruForm, pelaku: Pelaku) -> HasilSalin:
    if form.asal_id is None:
        return HasilSalin(buat_katalog(isian=form.isian, oleh=pelaku))
    return salin_katalog(
        form.asal_id,
        isian=form.isian,
        dengan_target=form.cleaned_data["salin_target"],
        oleh=pelaku,
    )


def _kabarkan(request: HttpRequest, hasil: HasilSalin) -> None:
    isi = "tanpa isi"
    if hasil.jumlah_jabatan:
        isi = f"{hasil.jumlah_jabatan} jabatan dan {hasil.jumlah_indikator} indikator disalin"
        isi += f", beserta {hasil.jumlah_target} target" if hasil.jumlah_target else ""
    messages.success(request, f"Draf {hasil.katalog} dibuka: {isi}.")
    if hasil.target_dilewati:
        messages.warning(
            request,
            f"{hasil.target_dilewati} target posisi yang Anda jabat sendiri tidak disalin; "
            "isinya ditetapkan oleh admin lain.",
        )


@tampilan("katalog.hidup", metode=("GET", "POST"))
def katalog_sk(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """Give a draft another year or decree; its page also throws it away."""
    pelaku = ambil_pelaku(request)
    katalog = _ambil_draf(pelaku, katalog_id)
    form = _susun_form(request, pelaku, katalog)
    if request.method != "POST":
        return _tampilkan(request, katalog, form)
    versi = baca_versi(request)
    try:
        berubah = form.coba(
            lambda: ubah_katalog(katalog_id, **form.cleaned_data, versi=versi, oleh=pelaku)
        )
    except KatalogBerubah as sebab:
        return _tampilkan(request, _ambil_draf(pelaku, katalog_id), form, pesan=sebab.pesan)
    except KatalogSudahAda as sebab:
        form.add_error("tahun", sebab.pesan)
        return _tampilkan(request, katalog, form, ada=sebab)
    if berubah is None:
        return _tampilkan(request, katalog, form)
    messages.success(request, f"SK draf {berubah} disimpan.")
    return redirect(alamat_katalog(katalog_id))


@tampilan("katalog.hidup", metode=("POST",))
def katalog_hapus(request: HttpRequest, katalog_id: int) -> HttpResponse:
    """Throw a draft away, once he said that he knows what goes with it."""
    pelaku = ambil_pelaku(request)
    katalog = _ambil_draf(pelaku, katalog_id)
    form = _susun_form(request, pelaku, katalog, kosong=True)
    if "setuju" not in request.POST:
        pesan = "Draf belum dihapus. Beri tanda bahwa Anda mengerti isinya ikut hilang."
        return _tampilkan(request, katalog, form, pesan=pesan)
    try:
        nama = akhiri_katalog(katalog_id, versi=baca_versi(request), oleh=pelaku)
    except KatalogBerubah as sebab:
        kini = _ambil_draf(pelaku, katalog_id)
        return _tampilkan(request, kini, form, pesan=sebab.pesan)
    messages.success(request, f"Draf {nama} dihapus.")
    return redirect("indikator:katalog")


def baca_versi(request: HttpRequest) -> int:
    """Return the version the page carried; anything else is a version nobody ever saw."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= 9 else -1


def _ambil_draf(pelaku: Pelaku, katalog_id: int) -> Katalog:
    katalog = ambil_katalog_ubah(pelaku, katalog_id)
    if katalog.keadaan != KeadaanKatalog.DRAF:
        raise BukanDraf
    return katalog


def _susun_form(
    request: HttpRequest, pelaku: Pelaku, katalog: Katalog, *, kosong: bool = False
) -> SkKatalogForm:
    kolom = ("tahun", "nomor_sk", "tanggal_sk")
    return SkKatalogForm(
        request.POST if request.method == "POST" and not kosong else None,
        initial={satu: getattr(katalog, satu) for satu in kolom},
        tahun_kini=pelaku.pada.year,
    )


def _tampilkan(
    request: HttpRequest,
    katalog: Katalog,
    form: SkKatalogForm,
    *,
    pesan: str = "",
    ada: KatalogSudahAda | None = None,
) -> HttpResponse:
    isi = {
        "katalog": katalog,
        "form": form,
        "ringkas": ambil_ringkas(katalog),
        "jumlah_target": hitung_target(katalog),
        "pesan": pesan,
        "ada": ada,
    }
    status = 409 if pesan or ada is not None else (422 if form.errors else 200)
    return render(request, "indikator/katalog_sk.html", isi, status=status)
