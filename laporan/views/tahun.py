"""*Tahun Saya*: the year of one's own post, and the same page for a post one may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.models import Penugasan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from laporan.izin import ambil_penugasan_sendiri
from laporan.kesalahan import LaporanTidakAda
from laporan.rekap.tahun import ambil_tahun

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2999


@dataclass(frozen=True, slots=True)
class PilihanTahun:
    """The years to go to (None at the ends) and his other posts of this one."""

    tahun: int
    sebelum: int | None
    berikut: int | None
    daftar_lain: tuple[Penugasan, ...] = ()


@tampilan("tahun.saya")
def tahun_saya(request: HttpRequest) -> HttpResponse:
    """My twelve months; opens on the year of the last month that has ended."""
    pelaku = ambil_pelaku(request)
    tahun = Periode.dari_tanggal(pelaku.pada).sebelum.tahun
    if "tahun" in request.GET:
        tahun = _baca_tahun(request.GET["tahun"])
    daftar = ambil_penugasan_sendiri(pelaku, tahun)
    penugasan = ambil_penugasan(pelaku, daftar[0].pk)
    awal = min(satu.mulai.year for satu in pelaku.daftar_penugasan)
    pilihan = PilihanTahun(
        tahun,
        tahun - 1 if awal < tahun else None,
        tahun + 1 if tahun < pelaku.pada.year else None,
        tuple(daftar[1:]),
    )
    return _jawab(request, pelaku, penugasan, pilihan, saya=True)


@tampilan("laporan.lihat")
def tahun(request: HttpRequest, penugasan_id: int, tahun: int) -> HttpResponse:
    """The twelve months of a post he may see."""
    pelaku = ambil_pelaku(request)
    terbaca = _baca_tahun(str(tahun))
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    akhir = pelaku.pada.year if penugasan.selesai is None else penugasan.selesai.year
    pilihan = PilihanTahun(
        terbaca,
        terbaca - 1 if penugasan.mulai.year < terbaca else None,
        terbaca + 1 if terbaca < min(akhir, pelaku.pada.year) else None,
    )
    return _jawab(request, pelaku, penugasan, pilihan, saya=False)


def _jawab(
    request: HttpRequest, pelaku: Pelaku, penugasan: Penugasan, pilihan: PilihanTahun, *, saya: bool
) -> HttpResponse:
    """The page; a year without figures says why, with the way to the other years."""
    isi = {"penugasan": penugasan, "pilihan": pilihan, "saya": saya, "tahun": None}
    try:
        isi["tahun"] = ambil_tahun(pelaku, penugasan, pilihan.tahun)
    except LaporanTidakAda as penolakan:
        isi["penolakan"] = penolakan
        return render(request, "laporan/tahun.html", isi, status=404)
    return render(request, "laporan/tahun.html", isi)


def _baca_tahun(teks: str) -> int:
    """What is no year of this calendar is as unknown as a wrong month."""
    if not (teks.isascii() and teks.isdigit() and len(teks) == 4):
        raise Http404
    tahun = int(teks)
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Http404
    return tahun
