"""One sheet for reading and deciding, and its history."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.teks import periksa_kendali
from realisasi.alur import Tindakan
from realisasi.halaman import BahanLembar, ambil_kembali, susun_kelompok
from realisasi.izin import ambil_lembar
from realisasi.kesalahan import AlasanWajib, LembarBerubah
from realisasi.models import LembarBulanan
from realisasi.rekap import (
    ambil_arti,
    ambil_bukti_lembar,
    ambil_isi_lembar,
    ambil_riwayat,
    susun_situasi,
)
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

    return _lakukan(request, lembar, Tindakan.TARIK, lakukan)


@tampilan("lembar.verifikasi", metode=("POST",))
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Verify what was seen; the sheet goes on to the Camat."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        verifikasi_lembar(pk, oleh=pelaku, versi=versi)
        messages.success(request, f"{_sebutan(lembar)} diverifikasi dan diteruskan ke Camat.")
        return redirect("realisasi:verifikasi")

    return _lakukan(request, lembar, Tindakan.VERIFIKASI, lakukan)


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

    return _lakukan(request, lembar, Tindakan.KEMBALIKAN, lakukan)


@tampilan("lembar.setujui", metode=("POST",))
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve one sheet as Camat; the month freezes."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        setujui_lembar(pk, oleh=pelaku, versi=versi)
        messages.success(request, f"{_sebutan(lembar)} disetujui.")
        return redirect("realisasi:persetujuan")

    return _lakukan(request, lembar, Tindakan.SETUJUI, lakukan)


@tampilan("lembar.buka", metode=("POST",))
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Unlock an approved sheet with a reason."""
    lembar = ambil_lembar(ambil_pelaku(request), pk)

    def lakukan(pelaku: Pelaku, versi: int) -> HttpResponse:
        alasan = _baca_alasan(request.POST.get("alasan", ""))
        buka_lembar(pk, oleh=pelaku, versi=versi, alasan=alasan)
        messages.success(request, f"Kunci {_sebutan(lembar)} dibuka; pengisi dapat memperbaikinya.")
        return redirect("realisasi:lembar", pk)

    return _lakukan(request, lembar, Tindakan.BUKA_KUNCI, lakukan)


def _lakukan(
    request: HttpRequest,
    lembar: LembarBulanan,
    tindakan: Tindakan,
    lakukan: Callable[[Pelaku, int], HttpResponse],
) -> HttpResponse:
    """Do an act; a refusal shows the sheet as it is now, its reason, and the typed text.

    Who has no right to the act hears that, whatever else is wrong with the sending.
    """
    pelaku = ambil_pelaku(request)
    try:
        return lakukan(pelaku, _baca_versi(request))
    except Penolakan as sebab:
        terkini = ambil_lembar(pelaku, lembar.pk)
        return _tampilkan(request, pelaku, terkini, tindakan=tindakan, penolakan=sebab)


def _baca_versi(request: HttpRequest) -> int:
    teks = request.POST.get("versi", "")
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise LembarBerubah
    return int(teks)


def _baca_alasan(teks: str) -> str:
    """Return a reason fit to be stored; AlasanWajib says what is wrong with it otherwise."""
    bersih = teks.replace("\r\n", "\n").strip()
    if pesan := periksa_kendali(bersih, "Alasan"):
        raise AlasanWajib(pesan)
    if len(bersih) > 500:
        raise AlasanWajib("Alasan paling panjang 500 karakter. Ringkas.")
    return bersih


def _baca_alasan_sel(request: HttpRequest) -> dict[int, str]:
    """Read "a-<indikator id>" texts; the service ignores ids that are not of this sheet."""
    hasil = {}
    for nama, teks in request.POST.items():
        nomor = nama.removeprefix("a-")
        if nama.startswith("a-") and nomor.isascii() and nomor.isdigit() and len(nomor) < 19:
            hasil[int(nomor)] = _baca_alasan(str(teks))
    return hasil


def _ambil_ketikan_sel(request: HttpRequest) -> dict[str, str]:
    """What was typed beside the rows, unread, by indikator id."""
    return {
        nama.removeprefix("a-"): str(teks)
        for nama, teks in request.POST.items()
        if nama.startswith("a-")
    }


def _sebutan(lembar: LembarBulanan) -> str:
    return f"Lembar {lembar.penugasan.pegawai} {lembar.periode.nama}"


def _tampilkan(
    request: HttpRequest,
    pelaku: Pelaku,
    lembar: LembarBulanan,
    *,
    tindakan: Tindakan | None = None,
    penolakan: Penolakan | None = None,
) -> HttpResponse:
    isi_lembar = ambil_isi_lembar(lembar.penugasan, lembar.periode)
    kembali = ambil_kembali(lembar)
    bukti = ambil_bukti_lembar(lembar)
    bahan = BahanLembar(
        arti=ambil_arti(lembar.penugasan, lembar.tahun, lembar),
        periode=lembar.periode,
        tersimpan=isi_lembar.tersimpan,
        sel=isi_lembar.sel,
        lalu=isi_lembar.lalu,
        alasan_kembali=kembali.alasan_sel if kembali else {},
        isi_sebelum=kembali.pengembalian.isi if kembali else {},
        bukti=bukti,
    )
    situasi = susun_situasi(pelaku, lembar.penugasan, lembar.periode, lembar)
    if tindakan is not None:
        penolakan = situasi.tolak_hak(tindakan) or penolakan
    isi = {
        "lembar": lembar,
        "arti": bahan.arti,
        "kembali": kembali,
        "daftar_kelompok": susun_kelompok(bahan),
        "bukti_lembar": bukti.get(None, ()),
        "bisa": {tindakan.value: situasi.bisa(tindakan) for tindakan in Tindakan},
        "merangkap": situasi.merangkap,
        "bulan_lalu": lembar.periode.sebelum,
        "penolakan": penolakan,
        "alasan_ketik": request.POST.get("alasan", ""),
        "alasan_sel_ketik": _ambil_ketikan_sel(request),
    }
    return render(request, "realisasi/lembar.html", isi, status=_status(penolakan))


def _status(penolakan: Penolakan | None) -> int:
    return 200 if penolakan is None else penolakan.status
