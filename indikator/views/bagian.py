"""Fungsi and kinerja utama being edited: a new one, its words, its place, its months, its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indikator.forms import FungsiForm, KinerjaUtamaForm
from indikator.izin import ambil_bagian_ubah, ambil_jabatan_ubah
from indikator.models import Indikator, KinerjaUtama
from indikator.services import (
    Perbuatan,
    akhiri_fungsi,
    akhiri_kinerja_utama,
    ambil_bulan_mulai,
    buat_fungsi,
    buat_kinerja_utama,
    ubah_fungsi,
    ubah_kinerja_utama,
    ubah_urutan,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from indikator.views.masa import susun_bulan_awal, susun_masa, ubah_masa_baris
from indikator.views.penyuntingan import (
    alamat_susun,
    data_kiriman,
    kerjakan,
    simpan,
    tampilkan,
)
from indikator.views.terhapus import bila_terhapus
from jabatan.izin import ambil_pelaku
from jabatan.models import Fungsi, Jabatan
from kinerja.inti.tampilan import tampilan


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(FungsiForm)
def katalog_fungsi_baru(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Add a fungsi at the end of a jabatan."""
    jabatan = ambil_jabatan_ubah(ambil_pelaku(request), katalog_id, kode)
    form = FungsiForm(data_kiriman(request), katalog=jabatan.katalog)

    def buat(perbuatan: Perbuatan) -> Jabatan:
        return buat_fungsi(
            jabatan.pk, uraian=form.cleaned_data["uraian"], perbuatan=perbuatan
        ).jabatan

    jawaban = simpan(request, form, buat, "Fungsi ditambahkan.", "fungsi")
    return jawaban or tampilkan(
        request,
        "indikator/bagian_baru.html",
        form,
        bagian=jabatan,
        kini=hitung_sidik_urutan(Fungsi.objects.filter(jabatan=jabatan).order_by("urut", "pk")),
        jabatan=jabatan,
        judul="Tambah fungsi",
        remah=jabatan.nama,
    )


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(FungsiForm, Fungsi)
def katalog_fungsi_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words of a fungsi."""
    fungsi = ambil_bagian_ubah(ambil_pelaku(request), Fungsi, pk)
    form = FungsiForm(
        data_kiriman(request), initial={"uraian": fungsi.uraian}, katalog=fungsi.jabatan.katalog
    )

    def ubah(perbuatan: Perbuatan) -> Jabatan:
        return ubah_fungsi(pk, uraian=form.cleaned_data["uraian"], perbuatan=perbuatan).jabatan

    jawaban = simpan(request, form, ubah, "Fungsi disimpan.", f"fungsi-{pk}")
    return jawaban or _tampilkan_fungsi(request, fungsi, form)


@tampilan("katalog.ubah", metode=("POST",))
@bila_terhapus(FungsiForm, Fungsi)
def katalog_fungsi_atur(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a fungsi up or down, or remove it."""
    pelaku = ambil_pelaku(request)
    fungsi = ambil_bagian_ubah(pelaku, Fungsi, pk)

    def pindahkan(perbuatan: Perbuatan, arah: str) -> str:
        ubah_urutan(Fungsi, pk, arah=arah, perbuatan=perbuatan)
        return alamat_susun(fungsi.jabatan, f"fungsi-{pk}")

    jawaban = kerjakan(
        request,
        pelaku,
        {
            "naik": lambda perbuatan: pindahkan(perbuatan, "naik"),
            "turun": lambda perbuatan: pindahkan(perbuatan, "turun"),
            "hapus": lambda perbuatan: alamat_susun(
                akhiri_fungsi(pk, perbuatan=perbuatan), "fungsi"
            ),
        },
        asal=alamat_susun(fungsi.jabatan, "fungsi"),
    )
    form = FungsiForm(initial={"uraian": fungsi.uraian}, katalog=fungsi.jabatan.katalog)
    return jawaban or _tampilkan_fungsi(request, fungsi, form)


def _tampilkan_fungsi(request: HttpRequest, fungsi: Fungsi, form: FungsiForm) -> HttpResponse:
    return tampilkan(
        request,
        "indikator/fungsi_ubah.html",
        form,
        bagian=fungsi,
        kini=hitung_sidik(fungsi),
        jabatan=fungsi.jabatan,
        fungsi=fungsi,
    )


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(KinerjaUtamaForm)
def katalog_kinerja_baru(request: HttpRequest, katalog_id: int, kode: str) -> HttpResponse:
    """Add a kinerja utama at the end of a jabatan."""
    pelaku = ambil_pelaku(request)
    jabatan = ambil_jabatan_ubah(pelaku, katalog_id, kode)
    form = KinerjaUtamaForm(
        data_kiriman(request),
        initial={"berlaku_dari": susun_bulan_awal(jabatan.katalog, pelaku)},
        katalog=jabatan.katalog,
        bulan_mulai=ambil_bulan_mulai(jabatan.katalog, jabatan.kode),
    )

    def buat(perbuatan: Perbuatan) -> Jabatan:
        isi = form.cleaned_data
        return buat_kinerja_utama(
            jabatan.pk,
            uraian=isi["uraian"],
            berlaku_dari=isi["berlaku_dari"],
            perbuatan=perbuatan,
        ).jabatan

    jawaban = simpan(request, form, buat, "Kinerja utama ditambahkan.", "tabel-resmi")
    daftar = KinerjaUtama.objects.filter(jabatan=jabatan).order_by("urut", "pk")
    return jawaban or tampilkan(
        request,
        "indikator/bagian_baru.html",
        form,
        bagian=jabatan,
        kini=hitung_sidik_urutan(daftar),
        jabatan=jabatan,
        judul="Tambah kinerja utama",
        remah=jabatan.nama,
    )


@tampilan("katalog.ubah", metode=("GET", "POST"))
@bila_terhapus(KinerjaUtamaForm, KinerjaUtama)
def katalog_kinerja_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words of a kinerja utama."""
    kinerja = ambil_bagian_ubah(ambil_pelaku(request), KinerjaUtama, pk)
    form = _form_kinerja(request, kinerja)

    def ubah(perbuatan: Perbuatan) -> Jabatan:
        uraian = form.cleaned_data["uraian"]
        return ubah_kinerja_utama(pk, uraian=uraian, perbuatan=perbuatan).jabatan

    jawaban = simpan(request, form, ubah, "Kinerja utama disimpan.", f"kinerja-{pk}")
    return jawaban or _tampilkan_kinerja(request, kinerja, form)


@tampilan("katalog.ubah", metode=("POST",))
@bila_terhapus(KinerjaUtamaForm, KinerjaUtama)
def katalog_kinerja_atur(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a kinerja utama, retire it or take that back, or remove it while it is empty."""
    pelaku = ambil_pelaku(request)
    kinerja = ambil_bagian_ubah(pelaku, KinerjaUtama, pk)
    tempat = alamat_susun(kinerja.jabatan, f"kinerja-{pk}")

    def pindahkan(perbuatan: Perbuatan, arah: str) -> str:
        ubah_urutan(KinerjaUtama, pk, arah=arah, perbuatan=perbuatan)
        return tempat

    def masa(perbuatan: Perbuatan) -> str:
        ubah_masa_baris(request, KinerjaUtama, pk, perbuatan)
        return tempat

    jawaban = kerjakan(
        request,
        pelaku,
        {
            "naik": lambda perbuatan: pindahkan(perbuatan, "naik"),
            "turun": lambda perbuatan: pindahkan(perbuatan, "turun"),
            "pensiun": masa,
            "batal": masa,
            "hapus": lambda perbuatan: alamat_susun(akhiri_kinerja_utama(pk, perbuatan=perbuatan)),
        },
        asal=tempat,
    )
    return jawaban or _tampilkan_kinerja(request, kinerja, _form_kinerja(None, kinerja))


def _form_kinerja(request: HttpRequest | None, kinerja: KinerjaUtama) -> KinerjaUtamaForm:
    return KinerjaUtamaForm(
        None if request is None else data_kiriman(request),
        initial={"uraian": kinerja.uraian},
        katalog=kinerja.jabatan.katalog,
    )


def _tampilkan_kinerja(
    request: HttpRequest, kinerja: KinerjaUtama, form: KinerjaUtamaForm
) -> HttpResponse:
    return tampilkan(
        request,
        "indikator/kinerja_ubah.html",
        form,
        bagian=kinerja,
        kini=hitung_sidik(kinerja),
        jabatan=kinerja.jabatan,
        baris=kinerja,
        masa=susun_masa(kinerja.jabatan.katalog, kinerja),
        banyak_indikator=Indikator.objects.filter(kinerja_utama=kinerja).count(),
    )
