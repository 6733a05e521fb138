"""An indikator being edited: every property, an example the server computes, its end."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from indikator.forms import IndikatorForm
from indikator.izin import ambil_bagian_ubah
from indikator.models import Indikator, KinerjaUtama
from indikator.rekap import susun_uraian_hitung
from indikator.services import (
    Perbuatan,
    akhiri_indikator,
    ambil_bulan_mulai,
    buat_indikator,
    ubah_indikator,
    ubah_kinerja_indikator,
    ubah_urutan,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from indikator.views.masa import susun_bulan_awal, susun_masa, ubah_masa_baris
from indikator.views.penyuntingan import alamat_susun, data_kiriman, kerjakan, simpan, tampilkan
from indikator.views.terhapus import bila_terhapus
from jabatan.izin import ambil_pelaku
from jabatan.models import Jabatan
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(IndikatorForm, KinerjaUtama)
def katalog_indikator_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a row at the end of a kinerja utama."""
    pelaku = ambil_pelaku(request)
    kinerja = ambil_bagian_ubah(pelaku, KinerjaUtama, pk)
    katalog = kinerja.jabatan.katalog
    form = IndikatorForm(
        data_kiriman(request),
        initial={"berlaku_dari": susun_bulan_awal(katalog, pelaku)},
        katalog=katalog,
        bulan_mulai=ambil_bulan_mulai(katalog, kinerja.jabatan.kode),
    )

    def buat(perbuatan: Perbuatan) -> Jabatan:
        return buat_indikator(pk, isian=form.isian, perbuatan=perbuatan).kinerja_utama.jabatan

    daftar = Indikator.objects.filter(kinerja_utama=kinerja).order_by("urut", "pk")
    return _simpan(request, form, buat, "Indikator ditambahkan.", f"kinerja-{pk}") or _tampilkan(
        request, form, kinerja, kini=hitung_sidik_urutan(daftar)
    )


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(IndikatorForm, Indikator)
def katalog_indikator_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a row."""
    baris = ambil_bagian_ubah(ambil_pelaku(request), Indikator, pk)
    form = _form_baris(request, baris)

    def ubah(perbuatan: Perbuatan) -> Jabatan:
        return ubah_indikator(pk, isian=form.isian, perbuatan=perbuatan).kinerja_utama.jabatan

    jawaban = _simpan(request, form, ubah, "Indikator disimpan.", f"indikator-{pk}")
    return jawaban or _tampilkan_baris(request, form, baris)


@tampilan("katalog.ubah", metode=("POST",))
@bila_terhapus(IndikatorForm, Indikator)
def katalog_indikator_atur(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a row, also to another kinerja utama; retire it or take that back; remove it while it
    was never used."""
    pelaku = ambil_pelaku(request)
    baris = ambil_bagian_ubah(pelaku, Indikator, pk)
    jabatan = baris.kinerja_utama.jabatan
    tempat = alamat_susun(jabatan, f"indikator-{pk}")

    def pindahkan(perbuatan: Perbuatan, arah: str) -> str:
        ubah_urutan(Indikator, pk, arah=arah, perbuatan=perbuatan)
        return tempat

    def masa(perbuatan: Perbuatan) -> str:
        ubah_masa_baris(request, Indikator, pk, perbuatan)
        return tempat

    def pindah(perbuatan: Perbuatan) -> str:
        ubah_kinerja_indikator(pk, kinerja_id=_baca_kinerja(request), perbuatan=perbuatan)
        return tempat

    def hapus(perbuatan: Perbuatan) -> str:
        akhiri_indikator(pk, perbuatan=perbuatan)
        return alamat_susun(jabatan, f"kinerja-{baris.kinerja_utama_id}")

    jawaban = kerjakan(
        request,
        pelaku,
        {
            "naik": lambda perbuatan: pindahkan(perbuatan, "naik"),
            "turun": lambda perbuatan: pindahkan(perbuatan, "turun"),
            "pensiun": masa,
            "batal": masa,
            "pindah": pindah,
            "hapus": hapus,
        },
        asal=tempat,
    )
    return jawaban or _tampilkan_baris(request, _form_baris(None, baris), baris)


def _baca_kinerja(request: HttpRequest) -> int | None:
    """The kinerja utama that was chosen; None for none, or for what is no number."""
    teks = request.POST.get("kinerja", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else None


def _simpan(
    request: HttpRequest,
    form: IndikatorForm,
    tindakan: Callable[[Perbuatan], Jabatan],
    pesan: str,
    anak: str,
) -> HttpResponse | None:
    """Save, unless the button asked for the example only."""
    if request.POST.get("tindakan") == "contoh":
        form.batasi_contoh()
        return None
    return simpan(request, form, tindakan, pesan, anak)


def _form_baris(request: HttpRequest | None, baris: Indikator) -> IndikatorForm:
    jabatan = baris.kinerja_utama.jabatan
    return IndikatorForm(
        None if request is None else data_kiriman(request),
        baris=baris,
        katalog=jabatan.katalog,
        bulan_mulai=ambil_bulan_mulai(jabatan.katalog, jabatan.kode),
    )


def _tampilkan_baris(request: HttpRequest, form: IndikatorForm, baris: Indikator) -> HttpResponse:
    return _tampilkan(
        request,
        form,
        baris.kinerja_utama,
        kini=hitung_sidik(baris),
        baris=baris,
        masa=susun_masa(baris.kinerja_utama.jabatan.katalog, baris),
        daftar_kinerja=KinerjaUtama.objects.filter(jabatan=baris.kinerja_utama.jabatan).exclude(
            pk=baris.kinerja_utama_id
        ),
    )


def _tampilkan(
    request: HttpRequest,
    form: IndikatorForm,
    kinerja: KinerjaUtama,
    *,
    kini: str,
    baris: Indikator | None = None,
    **isi: object,
) -> HttpResponse:
    """Draw the form with its example: of what was typed, else of the row as it is stored."""
    contoh = form.hitung_contoh()
    uraian = "" if contoh is None else susun_uraian_hitung(form.aturan, insidentil=form.insidentil)
    return tampilkan(
        request,
        "indikator/indikator_ubah.html",
        form,
        kini=kini,
        bagian=baris or kinerja,
        jabatan=kinerja.jabatan,
        kinerja=kinerja,
        baris=baris,
        contoh=contoh,
        uraian_hitung=uraian,
        **isi,
    )
