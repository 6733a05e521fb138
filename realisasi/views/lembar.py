"""One sheet for reading and deciding, and its history."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.alur import Tindakan
from realisasi.halaman import BahanLembar, ambil_kembali, susun_kelompok
from realisasi.izin import ambil_lembar
from realisasi.kesalahan import AlasanWajib, LembarBerubah
from realisasi.models import LembarBulanan
from realisasi.rekap import ambil_arti, ambil_isi_lembar, ambil_riwayat, susun_situasi
from realisasi.services import (
    buka_lembar,
    kembalikan_lembar,
    setujui_lembar,
    tarik_lembar,
    verifikasi_lembar,
)


@tampilan("lembar.lihat")
def lihat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet with the acts open to this person."""
    pelaku = ambil_pelaku(request)
    return _tampilkan(request, pelaku, ambil_lembar(pelaku, pk))


@tampilan("lembar.lihat")
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who did what to a sheet and when, from the trail."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)
    return render(
        request,
        "realisasi/riwayat.html",
        {"lembar": lembar, "daftar_jejak": ambil_riwayat(lembar)},
    )


@tampilan("lembar.isi", metode=("POST",))
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a sheet, back to the entry page."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        tarik_lembar(pk, oleh=pelaku, versi=versi)
        messages.success(request, f"Lembar {lembar.periode.nama} ditarik kembali menjadi draf.")
        return redirect("realisasi:isi_bulan", lembar.penugasan_id, lembar.periode.kode)

    return _lakukan(request, lembar, lakukan)


@tampilan("lembar.verifikasi", metode=("POST",))
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Verify what was seen; the sheet goes on to the Camat."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        verifikasi_lembar(pk, oleh=pelaku, versi=versi)
        messages.success(request, f"{_sebutan(lembar)} diverifikasi dan diteruskan ke Camat.")
        return redirect("realisasi:verifikasi")

    return _lakukan(request, lembar, lakukan)


@tampilan("lembar.kembalikan", metode=("POST",))
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the sheet with its reasons, for the whole or by cell."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        kembalikan_lembar(
            pk,
            oleh=pelaku,
            versi=versi,
            alasan=_baca_alasan(request.POST.get("alasan", "")),
            alasan_sel=_baca_alasan_sel(request),
        )
        messages.success(request, f"{_sebutan(lembar)} dikembalikan kepada pengisi.")
        return redirect("realisasi:persetujuan" if pelaku.adalah_camat else "realisasi:verifikasi")

    return _lakukan(request, lembar, lakukan)


@tampilan("lembar.setujui", metode=("POST",))
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve one sheet as Camat; the month freezes."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        setujui_lembar(pk, oleh=pelaku, versi=versi)
        messages.success(request, f"{_sebutan(lembar)} disetujui.")
        return redirect("realisasi:persetujuan")

    return _lakukan(request, lembar, lakukan)


@tampilan("lembar.buka", metode=("POST",))
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Unlock an approved sheet with a reason."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        alasan = _baca_alasan(request.POST.get("alasan", ""))
        buka_lembar(pk, oleh=pelaku, versi=versi, alasan=alasan)
        messages.success(request, f"Kunci {_sebutan(lembar)} dibuka; pengisi dapat memperbaikinya.")
        return redirect("realisasi:lembar", pk)

    return _lakukan(request, lembar, lakukan)


def _lakukan(
    request: HttpRequest,
    lembar: LembarBulanan,
    lakukan: Callable[[Pelaku, int], HttpResponse],
) -> HttpResponse:
    """Do an act; a refusal shows the sheet as it is now, its reason, and the typed text."""
    pelaku = ambil_pelaku(request)
    try:
        return lakukan(pelaku, _baca_versi(request))
    except Penolakan as sebab:
        terkini = ambil_lembar(pelaku, lembar.pk)
        return _tampilkan(request, pelaku, terkini, penolakan=sebab)


def _baca_versi(request: HttpRequest) -> int:
    teks = request.POST.get("versi", "")
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise LembarBerubah
    return int(teks)


def _baca_alasan(teks: str) -> str:
    """Return a reason fit to be stored; AlasanWajib says what is wrong with it otherwise."""
    bersih = teks.replace("\r\n", "\n").strip()
    if "\x00" in bersih or len(bersih) > 500:
        raise AlasanWajib("Alasan paling panjang 500 karakter, tanpa karakter khusus. Ringkas.")
    return bersih


def _baca_alasan_sel(request: HttpRequest) -> dict[int, str]:
    """Read "a-<indikator id>" texts; the service ignores ids that are not of this sheet."""
    hasil = {}
    for nama, teks in request.POST.items():
        nomor = nama.removeprefix("a-")
        if nama.startswith("a-") and nomor.isascii() and nomor.isdigit() and len(nomor) < 19:
            hasil[int(nomor)] = _baca_alasan(str(teks))
    return hasil


def _sebutan(lembar: LembarBulanan) -> str:
    return f"Lembar {lembar.penugasan.pegawai} {lembar.periode.nama}"


def _tampilkan(
    request: HttpRequest,
    pelaku: Pelaku,
    lembar: LembarBulanan,
    *,
    penolakan: Penolakan | None = None,
) -> HttpResponse:
    isi_lembar = ambil_isi_lembar(lembar.penugasan, lembar.periode)
    kembali = ambil_kembali(lembar)
    arti = ambil_arti(lembar.penugasan, lembar.tahun, lembar)
    situasi = susun_situasi(pelaku, lembar.penugasan, lembar.periode, lembar)
    isi = {
        "lembar": lembar,
        "arti": arti,
        "kembali": kembali,
        "daftar_kelompok": susun_kelompok(
            BahanLembar(
                arti=arti,
                periode=lembar.periode,
                tersimpan=isi_lembar.tersimpan,
                sel=isi_lembar.sel,
                lalu=isi_lembar.lalu,
                alasan_kembali=kembali.alasan_sel if kembali else {},
                isi_sebelum=kembali.pengembalian.isi if kembali else {},
            )
        ),
        "bisa": {tindakan.value: situasi.bisa(tindakan) for tindakan in Tindakan},
        "merangkap": situasi.merangkap,
        "bulan_lalu": lembar.periode.sebelum,
        "penolakan": penolakan,
        "alasan_ketik": request.POST.get("alasan", ""),
        "alasan_sel_ketik": {
            nama.removeprefix("a-"): teks
            for nama, teks in request.POST.items()
            if nama.startswith("a-")
        },
    }
    return render(request, "realisasi/lembar.html", isi, status=_status(penolakan))


def _status(penolakan: Penolakan | None) -> int:
    if penolakan is None:
        return 200
    if isinstance(penolakan, TidakBerhak):
        return 403
    return 422 if isinstance(penolakan, AlasanWajib) else 409
