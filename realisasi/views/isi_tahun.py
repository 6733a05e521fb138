"""The year with months as columns: read all of it, fill the months that are open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jabatan.izin import ambil_pelaku
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.forms import baca_matriks, susun_galat_masalah, tulis_asing
from realisasi.halaman import (
    BerkasTahun,
    BulanIsi,
    Tolakan,
    ambil_berkas_tahun,
    susun_bentrok,
    tulis_kisi_tahun,
)
from realisasi.kesalahan import AlasanWajib, SelDitolak
from realisasi.services import isi_lembar
from realisasi.views.kiriman import baca_alasan

TAK_TERBACA = "ada isian yang tidak terbaca. Perbaiki yang bertanda di bawah."


@tampilan("realisasi.isi", metode=("GET", "POST"))
def isi_tahun(request: HttpRequest, penugasan_id: int, tahun: int) -> HttpResponse:
    """Show a year; POST saves each month that was sent, all of its cells or none."""
    pelaku = ambil_pelaku(request)
    berkas = ambil_berkas_tahun(pelaku, penugasan_id, tahun)
    if request.method != "POST":
        return _tampilkan(request, berkas)
    if (sebab := berkas.tolak_hak) is not None:
        raise sebab
    tolakan = {
        bulan.periode.bulan: tolak
        for bulan in berkas.daftar_bulan
        if (tolak := _simpan_bulan(request, berkas, bulan)) is not None
    }
    if tolakan:
        terkini = ambil_berkas_tahun(pelaku, penugasan_id, tahun, tolakan)
        return _tampilkan(request, terkini)
    return redirect("realisasi:isi_tahun", penugasan_id, tahun)


def _simpan_bulan(request: HttpRequest, berkas: BerkasTahun, bulan: BulanIsi) -> Tolakan | None:
    """Save one month if it was sent; return what could not be done."""
    kiriman = {
        nama.removesuffix(bulan.akhiran): str(teks)
        for nama, teks in request.POST.items()
        if nama.endswith(bulan.akhiran)
    }
    baca = baca_matriks(kiriman, berkas.baris_bulan(bulan), bulan.tersimpan)
    if not baca.isian and not baca.galat and not baca.asing:
        return None
    if baca.galat:
        return Tolakan(baca, baca.galat, pesan=f"{bulan.nama} belum tersimpan: {TAK_TERBACA}")
    try:
        hasil = isi_lembar(
            berkas.penugasan,
            periode=bulan.periode,
            oleh=berkas.pelaku,
            isian=baca.isian,
            alasan_atas_nama=baca_alasan(request),
        )
    except SelDitolak as sebab:
        bentrok = susun_bentrok(bulan.lembar, berkas.arti, sebab.bentrok)
        pesan = f"{bulan.nama}: {sebab.pesan}"
        return Tolakan(baca, susun_galat_masalah(sebab.masalah), bentrok, sebab, pesan)
    except Penolakan as sebab:
        return Tolakan(baca, penolakan=sebab, pesan=f"{bulan.nama}: {sebab.pesan}")
    for kalimat in tulis_asing(baca, berkas.arti.baris, hasil.asing):
        messages.warning(request, f"{bulan.nama}: {kalimat}")
    if hasil.berubah:
        messages.success(request, f"{bulan.nama}: {hasil.berubah} isian tersimpan.")
    return None


def _tampilkan(request: HttpRequest, berkas: BerkasTahun) -> HttpResponse:
    terbuka = berkas.terbuka
    isi = {
        "berkas": berkas,
        "kisi": tulis_kisi_tahun(berkas),
        "pola_simpan": _susun_pola(berkas),
        "terbuka": terbuka,
        "situasi": terbuka[0].situasi if terbuka else None,
        "daftar_pesan": [satu.pesan for satu in berkas.tolakan.values()],
        "kiriman_alasan": request.POST.get("alasan_atas_nama", ""),
    }
    return render(request, "realisasi/isi_tahun.html", isi, status=_status(berkas))


def _susun_pola(berkas: BerkasTahun) -> str:
    """Where a cell saves itself; the page's module puts the month for ``{bulan}``."""
    contoh = reverse("realisasi:isi_sel", args=[berkas.penugasan.pk, f"{berkas.tahun}-00"])
    return contoh.replace("-00/", "-{bulan}/")


def _status(berkas: BerkasTahun) -> int:
    """409 where a month conflicts or is closed, else 422 where one is refused."""
    daftar = [satu.penolakan for satu in berkas.tolakan.values()]
    if any(sebab is not None and _bentrok(sebab) for sebab in daftar):
        return 409
    return 422 if daftar else 200


def _bentrok(sebab: Penolakan) -> bool:
    if isinstance(sebab, SelDitolak):
        return bool(sebab.bentrok)
    return not isinstance(sebab, AlasanWajib)
