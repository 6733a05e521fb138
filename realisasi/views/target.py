"""Target: where an office stands, the targets of one seat, and their copy to its like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indikator.izin import ambil_kecamatan_target, ambil_posisi_target, tolak_ubah_target
from indikator.kesalahan import TahunTerarsip, TargetBerubah, TargetDitolak
from indikator.services import salin_target, ubah_target
from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.models import KeadaanKatalog, Posisi
from jabatan.services.catatan import periksa_hak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.forms import Galat
from realisasi.forms.target import (
    KetikanTarget,
    baca_target,
    susun_galat_target,
    susun_ketikan_target,
)
from realisasi.halaman.target import BahanTarget, ambil_bahan_target, susun_kelompok_target
from realisasi.halaman.target_daftar import (
    ambil_daftar_tahun,
    ambil_pemegang_pada,
    ambil_ringkas_target,
    ambil_salinan,
    ambil_sejabatan,
)

TAK_TERBACA = "Belum tersimpan: ada isian yang perlu diperbaiki. Periksa yang bertanda di bawah."
TAHUN_LALU = "tahun-lalu"


@tampilan("target.lihat")
def target(request: HttpRequest) -> HttpResponse:
    """List the seats of an office and year; ``?kecamatan=`` and ``?tahun=`` pick others."""
    pelaku = ambil_pelaku(request)
    kecamatan = ambil_kecamatan_target(pelaku, _baca_nomor(request, "kecamatan"))
    daftar_tahun = ambil_daftar_tahun(kecamatan)
    tahun = _pilih_tahun(pelaku, daftar_tahun, _baca_nomor(request, "tahun"))
    daftar_kecamatan = [pelaku.daftar_kecamatan[pk] for pk in pelaku.kecamatan_penuh]
    isi = {
        "kecamatan": kecamatan,
        "daftar_kecamatan": sorted(daftar_kecamatan, key=lambda satu: satu.nama),
        "tahun": tahun,
        "daftar_tahun": daftar_tahun,
        "ringkas": ambil_ringkas_target(kecamatan, tahun, pelaku.pada) if daftar_tahun else None,
    }
    return render(request, "realisasi/target.html", isi)


@tampilan("target.posisi", metode=("GET", "POST"))
def target_posisi(request: HttpRequest, posisi_id: int, tahun: int) -> HttpResponse:
    """Show the targets of a seat; POST saves all that changed or none.

    ``?dari=tahun-lalu`` types last year's targets into the rows that have none; saving is a POST.
    """
    pelaku = ambil_pelaku(request)
    posisi = ambil_posisi_target(pelaku, posisi_id)
    bahan = ambil_bahan_target(posisi, _periksa_tahun(tahun))
    if request.method != "POST":
        if request.GET.get("dari") == TAHUN_LALU:
            bahan = replace(bahan, ketikan=_ketik_calon(bahan))
        return _tampilkan(request, pelaku, bahan)
    periksa_hak(tolak_ubah_target(pelaku, posisi, tahun), siapa="Camat atau admin lain")
    baca = baca_target(request.POST, bahan.daftar_indikator, bahan.tersimpan)
    if baca.galat:
        return _tampilkan(request, pelaku, bahan, baca.ketikan, baca.galat, pesan=TAK_TERBACA)
    try:
        berubah = ubah_target(posisi.pk, tahun=tahun, isian=baca.isian, oleh=pelaku)
    except TargetDitolak as sebab:
        ketikan = dict(baca.ketikan)
        for pk, kini in sebab.bentrok.items():
            ketikan[pk] = ketikan[pk].ganti_dilihat(kini.sidik)
        galat = susun_galat_target(sebab)
        terkini = ambil_bahan_target(posisi, tahun) if sebab.bentrok else bahan
        return _tampilkan(request, pelaku, terkini, ketikan, galat, sebab=sebab)
    except TahunTerarsip as sebab:
        return _tampilkan(request, pelaku, bahan, baca.ketikan, sebab=sebab)
    teks = f"{berubah} target tersimpan." if berubah else "Tidak ada yang berubah."
    messages.success(request, teks)
    return redirect("realisasi:target_posisi", posisi.pk, tahun)


@tampilan("target.posisi", metode=("GET", "POST"))
def target_salin(request: HttpRequest, posisi_id: int, tahun: int) -> HttpResponse:
    """Show what a copy would change on the other seats of the jabatan; POST copies to some."""
    pelaku = ambil_pelaku(request)
    posisi = ambil_posisi_target(pelaku, posisi_id)
    if request.method == "POST":
        try:
            tujuan = _baca_tujuan(request.POST.getlist("posisi"))
            berubah = salin_target(
                posisi.pk, tahun=_periksa_tahun(tahun), tujuan=tujuan, oleh=pelaku
            )
        except TargetBerubah as sebab:
            return _tampilkan_salinan(request, pelaku, posisi, tahun, sebab=sebab)
        kosong = "Tidak ada posisi yang ditandai, jadi tidak ada yang disalin."
        teks = f"{berubah} target disalin ke {len(tujuan)} posisi." if tujuan else kosong
        messages.success(request, teks)
        return redirect("realisasi:target_posisi", posisi.pk, tahun)
    return _tampilkan_salinan(request, pelaku, posisi, _periksa_tahun(tahun))


def _tampilkan(
    request: HttpRequest,
    pelaku: Pelaku,
    bahan: BahanTarget,
    ketikan: Mapping[int, KetikanTarget] | None = None,
    galat: Mapping[int, Sequence[Galat]] | None = None,
    *,
    sebab: Penolakan | None = None,
    pesan: str = "",
) -> HttpResponse:
    """Render the seat; with a refusal the typed text stays and the status says so."""
    if ketikan is not None:
        bahan = replace(bahan, ketikan=ketikan, galat=galat or {})
    terarsip = bahan.katalog is not None and bahan.katalog.keadaan == KeadaanKatalog.ARSIP
    tolak = tolak_ubah_target(pelaku, bahan.posisi, bahan.tahun)
    if terarsip:
        tolak = tolak or f"Tahun {bahan.tahun} sudah diarsipkan. Targetnya tidak diubah lagi."
    isi = {
        "bahan": bahan,
        "posisi": bahan.posisi,
        "tahun": bahan.tahun,
        "tahun_lalu": bahan.tahun - 1,
        "pemegang": ambil_pemegang_pada(
            bahan.posisi.kecamatan, bahan.tahun, pelaku.pada, bahan.posisi
        ).get(bahan.posisi.pk, ""),
        "daftar_kelompok": susun_kelompok_target(bahan),
        "daftar_sejabatan": [] if tolak or not bahan.tersimpan else ambil_sejabatan(bahan.posisi),
        "tolak": tolak,
        "dari_lalu": bool(bahan.calon) and bahan.ketikan == _ketik_calon(bahan),
        "pesan_galat": sebab.pesan if sebab is not None else pesan,
    }
    return render(request, "realisasi/target_posisi.html", isi, status=_status(sebab, pesan))


def _tampilkan_salinan(
    request: HttpRequest,
    pelaku: Pelaku,
    posisi: Posisi,
    tahun: int,
    *,
    sebab: Penolakan | None = None,
) -> HttpResponse:
    bahan = ambil_bahan_target(posisi, tahun)
    daftar = ambil_salinan(pelaku, posisi, tahun, bahan.daftar_indikator, bahan.tersimpan)
    isi = {
        "posisi": posisi,
        "tahun": tahun,
        "bahan": bahan,
        "daftar_salinan": daftar,
        "bisa_salin": any(satu.daftar_beda and not satu.tolak for satu in daftar),
        "pesan_galat": "" if sebab is None else sebab.pesan,
    }
    return render(request, "realisasi/target_salin.html", isi, status=_status(sebab, ""))


def _ketik_calon(bahan: BahanTarget) -> dict[int, KetikanTarget]:
    """Return last year's targets as typed text upon rows without a target."""
    return {pk: susun_ketikan_target(satu).ganti_dilihat("") for pk, satu in bahan.calon.items()}


def _status(sebab: Penolakan | None, pesan: str) -> int:
    if isinstance(sebab, TargetDitolak):
        return 409 if sebab.bentrok else 422
    if sebab is not None:
        return 409
    return 422 if pesan else 200


def _baca_tujuan(daftar: Sequence[str]) -> dict[int, str]:
    """Read "seat:mark" of every ticked seat; what is no such pair was never offered."""
    hasil = {}
    for satu in daftar:
        nomor, _, sidik = satu.partition(":")
        if not (nomor.isascii() and nomor.isdigit() and len(nomor) <= 18):
            raise TargetBerubah
        hasil[int(nomor)] = sidik
    return hasil


def _baca_nomor(request: HttpRequest, nama: str) -> int | None:
    """Return a number of the query, None where it is not there; Http404 for anything else."""
    teks = request.GET.get(nama)
    if teks is None:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 19):
        raise Http404
    return int(teks)


def _pilih_tahun(pelaku: Pelaku, daftar_tahun: Sequence[int], tahun: int | None) -> int:
    """Return the year asked for, else this year, else the newest; Http404 without a catalogue."""
    if tahun is not None and tahun not in daftar_tahun:
        raise Http404
    kini = pelaku.pada.year
    bawaan = kini if kini in daftar_tahun or not daftar_tahun else daftar_tahun[0]
    return bawaan if tahun is None else tahun


def _periksa_tahun(tahun: int) -> int:
    if not 2000 <= tahun <= 2100:
        raise Http404
    return tahun
