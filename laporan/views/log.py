"""*Log Aktivitas*: the trail with its filters, and the same rows as CSV."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from jabatan.izin import Pelaku, ambil_pelaku
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import sekarang, tulis_waktu
from laporan.cetak.log_csv import cetak_log_csv
from laporan.forms import SaringLogForm
from laporan.kesalahan import LogTerlaluPanjang
from laporan.rekap.log import HalamanLog, ambil_ekspor_log, ambil_halaman_log

KUNCI_TERPANJANG = 18


@tampilan("log.lihat")
def log(request: HttpRequest) -> HttpResponse:
    """One page of the trail, newest first; wrong filters are refused beside themselves."""
    pelaku = ambil_pelaku(request)
    formulir = SaringLogForm(request.GET, pelaku=pelaku)
    kunci = _baca_kunci(request.GET.get("sebelum"))
    if not formulir.is_valid():
        return _jawab(request, formulir, None, status=422)
    return _jawab(request, formulir, ambil_halaman_log(pelaku, formulir.saringan, kunci))


@tampilan("log.lihat")
def log_csv(request: HttpRequest) -> HttpResponse:
    """All rows of the filters as a file; too many, or a wrong filter, lead back to the page."""
    pelaku = ambil_pelaku(request)
    formulir = SaringLogForm(request.GET, pelaku=pelaku)
    if not formulir.is_valid():
        return _jawab(request, formulir, None, status=422)
    try:
        daftar = ambil_ekspor_log(pelaku, formulir.saringan)
    except LogTerlaluPanjang as penolakan:
        formulir.add_error("dari", penolakan.pesan)
        return _jawab(request, formulir, None, status=422)
    nama = f"log-aktivitas-{pelaku.pada.isoformat()}.csv"
    return HttpResponse(
        cetak_log_csv(daftar, _susun_keterangan(pelaku, formulir, len(daftar))),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(True, nama),
            "X-Content-Type-Options": "nosniff",
        },
    )


def _susun_keterangan(
    pelaku: Pelaku, formulir: SaringLogForm, banyak: int
) -> list[tuple[str, str]]:
    """What made the file: its filters in words, who and when."""
    saringan = "; ".join(f"{label}: {teks}" for label, teks in formulir.daftar_saringan)
    return [
        ("Saringan", saringan or "Tanpa saringan"),
        ("Banyak baris", str(banyak)),
        ("Diunduh oleh", pelaku.nama),
        ("Diunduh pada", tulis_waktu(sekarang(), timezone.get_current_timezone())),
    ]


def _jawab(
    request: HttpRequest, formulir: SaringLogForm, halaman: HalamanLog | None, status: int = 200
) -> HttpResponse:
    kueri = request.GET.copy()
    kueri.pop("sebelum", None)
    isi = {
        "formulir": formulir,
        "halaman": halaman,
        "kueri": kueri.urlencode(),
        "tersaring": any(kueri.dict().values()),
        "lanjutan": "sebelum" in request.GET,
    }
    return render(request, "laporan/log.html", isi, status=status)


def _baca_kunci(teks: str | None) -> int | None:
    if teks is None:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) <= KUNCI_TERPANJANG):
        raise Http404
    return int(teks)
