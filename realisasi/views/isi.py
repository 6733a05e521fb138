"""Isi Realisasi: a plain form over all own indikator of a month; works without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from jabatan.izin import ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Penugasan
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.antrean import ambil_permintaan_bulan
from realisasi.forms import BacaMatriks, Galat, Ketikan, baca_matriks, susun_galat
from realisasi.halaman import (
    AlamatJelas,
    BahanLembar,
    Berkas,
    Kisi,
    ambil_berkas,
    ambil_kembali,
    susun_kelompok,
    susun_kemajuan,
    susun_strip,
    tulis_keadaan,
    tulis_kemajuan,
)
from realisasi.izin import penugasan_diisi_oleh
from realisasi.kesalahan import AlasanWajib, BelumLengkap, LembarBerubah, SelDitolak
from realisasi.services import ada_perubahan, ajukan_lembar, isi_lembar
from realisasi.views.kiriman import baca_alasan, baca_versi

TAK_TERBACA = "Belum tersimpan: ada isian yang tidak terbaca. Perbaiki yang bertanda di bawah."


@tampilan("realisasi.isi")
def pilih(request: HttpRequest) -> HttpResponse:
    """Go to the one sheet a person fills, or list the posts he fills for."""
    pelaku = ambil_pelaku(request)
    daftar = list(penugasan_diisi_oleh(pelaku).dengan_orang())
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    sendiri = [satu for satu in daftar if satu.pegawai_id == pelaku.pegawai_id]
    if len(daftar) == 1 or (len(sendiri) == 1 and "semua" not in request.GET):
        dituju = sendiri[0] if sendiri else daftar[0]
        return redirect("realisasi:isi_bulan", dituju.pk, _periode_dalam(dituju, periode).kode)
    return render(request, "realisasi/pilih.html", {"daftar_penugasan": daftar, "periode": periode})


@tampilan("realisasi.isi", metode=("GET", "POST"))
def isi_bulan(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Show a month's sheet; POST saves all cells or none, and submits when asked to."""
    berkas = ambil_berkas(ambil_pelaku(request), penugasan_id, kode)
    if request.method != "POST":
        return _tampilkan(request, berkas)
    baca = baca_matriks(request.POST, berkas.arti.baris, berkas.tersimpan)
    if baca.galat:
        return _tampilkan(request, berkas, baca, galat=baca.galat, pesan=TAK_TERBACA)
    try:
        _simpan(request, berkas, baca)
    except SelDitolak as sebab:
        galat = susun_galat(sebab, berkas.arti.baris)
        return _tampilkan(request, berkas, baca, galat=galat, penolakan=sebab)
    except BelumLengkap as sebab:
        return _tampilkan(request, berkas.segarkan(), penolakan=sebab)
    except Penolakan as sebab:
        terkini = berkas.segarkan()
        if not _sudah_diajukan(request, terkini, baca):
            return _tampilkan(request, terkini, baca, penolakan=sebab)
        _sebut_pengajuan(request, terkini)
    return redirect("realisasi:isi_bulan", penugasan_id, kode)


def _simpan(request: HttpRequest, berkas: Berkas, baca: BacaMatriks) -> None:
    """Save, then submit if the button says so; leave the result as a message."""
    ajukan = request.POST.get("tindakan") == "ajukan"
    dilihat = baca_versi(request) if ajukan and berkas.lembar else 0
    if ajukan and berkas.lembar and dilihat != berkas.lembar.versi:
        raise LembarBerubah
    hasil = isi_lembar(
        berkas.penugasan,
        periode=berkas.periode,
        oleh=berkas.pelaku,
        isian=baca.isian,
        alasan_atas_nama=baca_alasan(request),
        buat=ajukan,
    )
    if not ajukan or hasil.lembar is None:
        teks = f"{hasil.berubah} isian tersimpan." if hasil.berubah else "Tidak ada yang berubah."
        messages.success(request, teks)
        return
    versi = dilihat + bool(hasil.berubah) if berkas.lembar else hasil.lembar.versi
    ajukan_lembar(hasil.lembar.pk, oleh=berkas.pelaku, versi=versi)
    _sebut_pengajuan(request, berkas.segarkan())


def _sebut_pengajuan(request: HttpRequest, berkas: Berkas) -> None:
    """Say to whom the sheet went."""
    diisi_oleh = berkas.lembar.diisi_oleh_id if berkas.lembar else None
    pejabat = berkas.situasi.pejabat
    langkah = pejabat.ada_langkah_atasan(berkas.penugasan, diisi_oleh)
    atasan = pejabat.atasan_dari(berkas.penugasan.posisi) if langkah else pejabat.camat()
    tujuan = f" kepada {atasan.pegawai}" if atasan else ""
    messages.success(request, f"Lembar {berkas.periode.nama} sudah diajukan{tujuan}.")


def _sudah_diajukan(request: HttpRequest, berkas: Berkas, baca: BacaMatriks) -> bool:
    """Tell whether this very POST was done a moment ago: the same person, the same values.

    Saving and submitting raise the sheet's version by one each.
    """
    lembar = berkas.lembar
    if request.POST.get("tindakan") != "ajukan" or lembar is None:
        return False
    return (
        lembar.status is Keadaan.DIAJUKAN
        and lembar.diajukan_oleh_id == berkas.pelaku.pengguna_id
        and lembar.versi - baca_versi(request) in (1, 2)
        and not ada_perubahan(berkas.tersimpan, baca.isian)
    )


def _tampilkan(
    request: HttpRequest,
    berkas: Berkas,
    baca: BacaMatriks | None = None,
    *,
    galat: Mapping[int, tuple[Galat, ...]] | None = None,
    penolakan: Penolakan | None = None,
    pesan: str = "",
) -> HttpResponse:
    """Render the sheet; with a refusal the typed text stays and the status says so."""
    kembali = ambil_kembali(berkas.lembar)
    bahan = BahanLembar(
        arti=berkas.arti,
        periode=berkas.periode,
        tersimpan=berkas.tersimpan,
        sel=berkas.sel,
        ketikan=_ketikan_terbaru(baca, penolakan),
        galat=galat or {},
        alasan_kembali=kembali.alasan_sel if kembali else {},
    )
    tolak_isi = berkas.situasi.tolak(Tindakan.ISI)
    if baca is not None and not isinstance(tolak_isi, TidakBerhak):
        tolak_isi = None  # what he typed stays in its inputs, though the month closed meanwhile
    isi = {
        "berkas": berkas,
        "strip": susun_strip(
            berkas.penugasan, berkas.daftar_lembar, berkas.periode, berkas.pelaku.pada
        ),
        "kisi": _susun_kisi(berkas, bahan, terkunci=tolak_isi is not None),
        "kemajuan": tulis_kemajuan(susun_kemajuan(berkas)),
        "keadaan": tulis_keadaan(berkas.lembar),
        "kembali": kembali,
        "tolak_isi": tolak_isi,
        **_susun_buka(berkas),
        "sisa_hari": 0 if tolak_isi else (berkas.situasi.jadwal.batas - berkas.pelaku.pada).days,
        "penolakan": penolakan,
        "pesan_galat": penolakan.pesan if penolakan else pesan,
        "tujuan": _sebutan_tujuan(berkas.penugasan),
        "kiriman_alasan": request.POST.get("alasan_atas_nama", ""),
    }
    return render(request, "realisasi/isi.html", isi, status=_status(penolakan, pesan))


def _susun_buka(berkas: Berkas) -> dict[str, object]:
    """Return the ways back into the month: withdrawing, asking, the request that waits."""
    permintaan = None
    if bisa_minta := berkas.situasi.bisa(Tindakan.MINTA_BUKA):
        permintaan = ambil_permintaan_bulan(berkas.penugasan, berkas.periode)
    return {
        "bisa_tarik": berkas.lembar is not None and berkas.situasi.bisa(Tindakan.TARIK),
        "bisa_minta": bisa_minta and permintaan is None,
        "permintaan": permintaan,
    }


def _susun_kisi(berkas: Berkas, bahan: BahanLembar, *, terkunci: bool) -> SafeString:
    alamat = AlamatJelas.untuk(berkas.penugasan.pk, berkas.periode.kode)
    return Kisi(berkas.periode, alamat, terkunci).tulis(susun_kelompok(bahan))


def _ketikan_terbaru(baca: BacaMatriks | None, penolakan: Penolakan | None) -> dict[int, Ketikan]:
    """Keep what was typed; a conflicting cell takes the new version, so saving again replaces."""
    if baca is None:
        return {}
    ketikan = dict(baca.ketikan)
    if isinstance(penolakan, SelDitolak):
        for pk, bentrok in penolakan.bentrok.items():
            ketikan[pk] = ketikan[pk].ganti_versi(bentrok.versi)
    return ketikan


def _status(penolakan: Penolakan | None, pesan: str) -> int:
    if penolakan is None:
        return 422 if pesan else 200
    if isinstance(penolakan, TidakBerhak):
        return 403
    if isinstance(penolakan, SelDitolak):
        return 409 if penolakan.bentrok else 422
    return 422 if isinstance(penolakan, BelumLengkap | AlasanWajib) else 409


def _sebutan_tujuan(penugasan: Penugasan) -> str:
    """Return to whom "Ajukan" leads, as the button says it."""
    atasan = penugasan.posisi.atasan
    if atasan is None or not penugasan.kecamatan.langkah_atasan:
        return "Camat"
    return {"kasubbag": "Kasubbag", "kasi": "Kasi", "sekretaris": "Sekretaris"}.get(
        atasan.jenis, "Camat"
    )


def _periode_dalam(penugasan: Penugasan, periode: Periode) -> Periode:
    """Return ``periode``, or the nearest month the post touches."""
    if penugasan.selesai and penugasan.selesai < periode.awal:
        return Periode.dari_tanggal(penugasan.selesai)
    if penugasan.mulai > periode.akhir:
        return Periode.dari_tanggal(penugasan.mulai)
    return periode
