"""The sheet as a workbook: download, upload with a preview, save."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from jabatan.izin import ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.buku import JENIS_XLSX
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.alur import Pihak
from realisasi.cetak import cetak_buku
from realisasi.forms.buku import TerapkanForm, UnggahForm
from realisasi.halaman.buku import BahanBuku, ambil_bahan, susun_buku
from realisasi.halaman.unggahan import (
    BENTROK,
    BacaanBulan,
    baca_unggahan,
    pilih_isian,
    saring_kiriman,
    susun_pratinjau,
)
from realisasi.impor import TERLALU_BESAR, UKURAN_TERBESAR, BukuTerbaca, baca_buku
from realisasi.kesalahan import BukuBasi, BukuDitolak, SelDitolak
from realisasi.services import isi_dari_buku
from realisasi.susunan import baca_bacaan, tulis_bacaan

Bacaan = Mapping[int, BacaanBulan]


@tampilan("realisasi.isi", metode=("GET", "POST"))
def excel(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Offer the workbooks of a month and its year; POST shows what an upload would change, or
    saves what was shown."""
    bahan = ambil_bahan(ambil_pelaku(request), penugasan_id, kode)
    if request.method != "POST":
        return _tampilkan(request, bahan)
    if Pihak.PENGISI not in bahan.situasi(bahan.periode.bulan).daftar_pihak:
        raise TidakBerhak(
            "Lembar ini hanya dapat diisi oleh pemiliknya, pengisi yang ditunjuk, atau atasan."
        )
    if "pratinjau" in request.POST:
        return _terapkan(request, bahan)
    form = UnggahForm(request.POST, request.FILES)
    if not form.is_valid():
        return _tampilkan(request, bahan, form=form)
    try:
        bacaan = baca_unggahan(bahan, _baca_berkas(form.cleaned_data["berkas"]))
    except BukuDitolak as sebab:
        return _tampilkan(request, bahan, penolakan=sebab)
    return _tampilkan(request, bahan, bacaan)


def _baca_berkas(berkas: UploadedFile) -> BukuTerbaca:
    if (berkas.size or 0) > UKURAN_TERBESAR:
        raise BukuDitolak(TERLALU_BESAR)
    return baca_buku(berkas.read())


def _terapkan(request: HttpRequest, bahan: BahanBuku) -> HttpResponse:
    """Save what the preview showed, all of it or nothing."""
    form = TerapkanForm(request.POST)
    bacaan: dict[int, BacaanBulan] = {}
    try:
        bacaan = _baca_pratinjau(form, bahan)
        berubah = isi_dari_buku(
            bahan.penugasan,
            tahun=bahan.periode.tahun,
            oleh=bahan.pelaku,
            isian=pilih_isian(susun_pratinjau(bahan, bacaan, request.POST)),
            alasan_atas_nama=form.ambil_alasan(),
        )
    except SelDitolak:
        return _tampilkan(request, _segarkan(bahan), bacaan, penolakan=BukuBasi(BENTROK))
    except Penolakan as sebab:
        return _tampilkan(request, _segarkan(bahan), bacaan, penolakan=sebab)
    teks = f"{berubah} isian dari buku Excel tersimpan." if berubah else "Tidak ada yang berubah."
    messages.success(request, teks)
    return redirect("realisasi:isi_bulan", bahan.penugasan.pk, bahan.periode.kode)


def _baca_pratinjau(form: TerapkanForm, bahan: BahanBuku) -> dict[int, BacaanBulan]:
    form.is_valid()
    kiriman = baca_bacaan(
        form.cleaned_data.get("pratinjau", ""),
        bahan.penugasan.pk,
        bahan.periode.tahun,
        paling_lama=settings.SESSION_MUTLAK,
    )
    return {bulan: BacaanBulan(kiriman=isi) for bulan, isi in kiriman.items()}


def _segarkan(bahan: BahanBuku) -> BahanBuku:
    return ambil_bahan(bahan.pelaku, bahan.penugasan.pk, bahan.periode.kode)


def _tampilkan(
    request: HttpRequest,
    bahan: BahanBuku,
    bacaan: Bacaan | None = None,
    *,
    form: UnggahForm | None = None,
    penolakan: Penolakan | None = None,
) -> HttpResponse:
    """Render the page: the offer, or what an upload would change."""
    pratinjau = susun_pratinjau(bahan, bacaan or {}, request.POST)
    kiriman = saring_kiriman(bacaan or {}, pratinjau)
    bulan = bahan.periode.bulan
    isi = {
        "bahan": bahan,
        "situasi": bahan.situasi(bulan),
        "form": form or UnggahForm(),
        "bisa_unggah": bahan.bisa_unggah,
        "tolak_bulan": bahan.tolak(bulan),
        "penolakan": penolakan,
        "pratinjau": [satu for satu in pratinjau if satu.ada_isi],
        "banyaknya": sum(map(len, (satu.daftar_ubah for satu in pratinjau))),
        "token": tulis_bacaan(bahan.penugasan.pk, bahan.periode.tahun, kiriman) if kiriman else "",
        "alasan": _ambil_alasan(request, bahan),
    }
    return render(request, "realisasi/excel.html", isi, status=_status(penolakan, form))


def _ambil_alasan(request: HttpRequest, bahan: BahanBuku) -> str:
    """Return what was typed, else what already stands on the sheet."""
    lembar = bahan.daftar_lembar.get(bahan.periode.bulan)
    bawaan = lembar.alasan_atas_nama if lembar is not None else ""
    return request.POST.get("alasan_atas_nama", bawaan)


def _status(penolakan: Penolakan | None, form: UnggahForm | None) -> int:
    if penolakan is None:
        return 422 if form is not None else 200
    return penolakan.status


@tampilan("lembar.lihat")
def excel_bulan(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The workbook of one month."""
    bahan = ambil_bahan(ambil_pelaku(request), penugasan_id, kode)
    return _unduh(bahan, [bahan.periode.bulan], sepanjang_tahun=False)


@tampilan("lembar.lihat")
def excel_setahun(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """The workbook of the year: a sheet for every month that is over."""
    bahan = ambil_bahan(ambil_pelaku(request), penugasan_id, kode)
    return _unduh(bahan, bahan.daftar_bulan, sepanjang_tahun=True)


def _unduh(bahan: BahanBuku, daftar_bulan: list[int], *, sepanjang_tahun: bool) -> HttpResponse:
    isi = cetak_buku(susun_buku(bahan, daftar_bulan, sepanjang_tahun=sepanjang_tahun))
    kapan = str(bahan.periode.tahun) if sepanjang_tahun else bahan.periode.kode
    nama = f"isian-{kapan}-{slugify(str(bahan.penugasan.pegawai))}.xlsx"
    kepala = {
        "Content-Disposition": content_disposition_header(True, nama) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(isi, content_type=JENIS_XLSX, headers=kepala)
