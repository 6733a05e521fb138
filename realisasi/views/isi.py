"""Isi Realisasi: a plain form over all own indikator of a month; works without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku, ambil_penugasan
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Penugasan
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.teks import periksa_kendali
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.antrean import ambil_permintaan_bulan
from realisasi.arti import ArtiLembar
from realisasi.forms import BacaMatriks, Galat, Ketikan, baca_matriks, susun_galat
from realisasi.halaman import (
    BahanLembar,
    ambil_kembali,
    pisahkan_realisasi,
    susun_kelompok,
    susun_strip,
)
from realisasi.izin import Situasi, penugasan_diisi_oleh
from realisasi.kesalahan import (
    AlasanWajib,
    BelumLengkap,
    LembarBerubah,
    SelDitolak,
)
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import ambil_arti, ambil_belum_dijawab, susun_situasi
from realisasi.services import ada_perubahan, ajukan_lembar, isi_lembar

PANJANG_ALASAN = 300
TAK_TERBACA = "Belum tersimpan: ada isian yang tidak terbaca. Perbaiki yang bertanda di bawah."


@dataclass(frozen=True, slots=True)
class Berkas:
    """What one sheet page reads before anything is decided."""

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    lembar: LembarBulanan | None
    daftar_lembar: dict[Periode, LembarBulanan]
    daftar_realisasi: list[Realisasi]
    situasi: Situasi
    arti: ArtiLembar


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
    berkas = _ambil_berkas(ambil_pelaku(request), penugasan_id, kode)
    if request.method != "POST":
        return _tampilkan(request, berkas)
    tersimpan, _ = pisahkan_realisasi(berkas.daftar_realisasi, berkas.periode.bulan)
    baca = baca_matriks(request.POST, berkas.arti.baris, tersimpan)
    if (tanpa_hak := berkas.situasi.tolak_hak(Tindakan.ISI)) is not None:
        return _tampilkan(request, berkas, baca, penolakan=tanpa_hak)
    if baca.galat:
        return _tampilkan(request, berkas, baca, galat=baca.galat, pesan=TAK_TERBACA)
    try:
        _simpan(request, berkas, baca)
    except SelDitolak as sebab:
        galat = susun_galat(sebab, berkas.arti.baris)
        return _tampilkan(request, berkas, baca, galat=galat, penolakan=sebab)
    except BelumLengkap as sebab:
        return _tampilkan(request, _segarkan(berkas), penolakan=sebab)
    except Penolakan as sebab:
        terkini = _segarkan(berkas)
        if not _sudah_diajukan(request, terkini, baca):
            return _tampilkan(request, terkini, baca, penolakan=sebab)
        _sebut_pengajuan(request, terkini)
    return redirect("realisasi:isi_bulan", penugasan_id, kode)


def _simpan(request: HttpRequest, berkas: Berkas, baca: BacaMatriks) -> None:
    """Save, then submit if the button says so; leave the result as a message."""
    ajukan = request.POST.get("tindakan") == "ajukan"
    dilihat = _baca_versi(request) if ajukan and berkas.lembar else 0
    if ajukan and berkas.lembar and dilihat != berkas.lembar.versi:
        raise LembarBerubah
    hasil = isi_lembar(
        berkas.penugasan,
        periode=berkas.periode,
        oleh=berkas.pelaku,
        isian=baca.isian,
        alasan_atas_nama=_baca_alasan(request),
        buat=ajukan,
    )
    if not ajukan or hasil.lembar is None:
        teks = f"{hasil.berubah} isian tersimpan." if hasil.berubah else "Tidak ada yang berubah."
        messages.success(request, teks)
        return
    versi = dilihat + bool(hasil.berubah) if berkas.lembar else hasil.lembar.versi
    ajukan_lembar(hasil.lembar.pk, oleh=berkas.pelaku, versi=versi)
    _sebut_pengajuan(request, _segarkan(berkas))


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
    tersimpan, _ = pisahkan_realisasi(berkas.daftar_realisasi, berkas.periode.bulan)
    return (
        lembar.status is Keadaan.DIAJUKAN
        and lembar.diajukan_oleh_id == berkas.pelaku.pengguna_id
        and lembar.versi - _baca_versi(request) in (1, 2)
        and not ada_perubahan(tersimpan, baca.isian)
    )


def _baca_alasan(request: HttpRequest) -> str:
    """Return why somebody else fills; AlasanWajib for a text that cannot be stored."""
    teks = request.POST.get("alasan_atas_nama", "").strip()
    if pesan := periksa_kendali(teks, "Alasan"):
        raise AlasanWajib(pesan)
    if len(teks) > PANJANG_ALASAN:
        raise AlasanWajib(f"Alasan paling panjang {PANJANG_ALASAN} karakter. Ringkas.")
    return teks


def _baca_versi(request: HttpRequest) -> int:
    """Return the version the page was drawn from; -1, which no sheet has, for a forged one."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1


def _ambil_berkas(pelaku: Pelaku, penugasan_id: int, kode: str) -> Berkas:
    """Read the sheet of a post he may see; Http404 for a bad month or an unseen post."""
    try:
        periode = Periode.dari_kode(kode)
    except ValueError as sebab:
        raise Http404 from sebab
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    if penugasan.posisi.kode_jabatan == "":
        raise Http404
    daftar_lembar = {
        lembar.periode: lembar
        for lembar in LembarBulanan.objects.filter(
            kecamatan_id=penugasan.kecamatan_id, tahun=periode.tahun, penugasan=penugasan
        ).select_related("diisi_oleh")
    }
    lembar = daftar_lembar.get(periode)
    arti = ambil_arti(penugasan, periode.tahun, lembar)
    daftar_realisasi = Realisasi.objects.setahun([penugasan.kecamatan_id], periode.tahun).filter(
        lembar__penugasan=penugasan
    )
    return Berkas(
        pelaku=pelaku,
        penugasan=penugasan,
        periode=periode,
        lembar=lembar,
        daftar_lembar=daftar_lembar,
        daftar_realisasi=list(daftar_realisasi),
        situasi=susun_situasi(pelaku, penugasan, periode, lembar),
        arti=arti,
    )


def _segarkan(berkas: Berkas) -> Berkas:
    return _ambil_berkas(berkas.pelaku, berkas.penugasan.pk, berkas.periode.kode)


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
    tersimpan, sel = pisahkan_realisasi(berkas.daftar_realisasi, berkas.periode.bulan)
    kembali = ambil_kembali(berkas.lembar)
    bahan = BahanLembar(
        arti=berkas.arti,
        periode=berkas.periode,
        tersimpan=tersimpan,
        sel=sel,
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
        **_susun_kemajuan(bahan),
        "kembali": kembali,
        "tolak_isi": tolak_isi,
        **_susun_buka(berkas),
        "sisa_hari": 0 if tolak_isi else (berkas.situasi.jadwal.batas - berkas.pelaku.pada).days,
        "penolakan": penolakan,
        "pesan_galat": penolakan.pesan if penolakan else pesan,
        "tujuan": _sebutan_tujuan(berkas.penugasan),
        "bulan_lalu": berkas.periode.sebelum,
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
        "bisa_buka": berkas.lembar is None and berkas.situasi.bisa(Tindakan.BUKA_KUNCI),
        "permintaan": permintaan,
    }


def _susun_kemajuan(bahan: BahanLembar) -> dict[str, object]:
    """Return the rows and how far they are: filled, due and missing, overdue."""
    belum, tertunggak = ambil_belum_dijawab(bahan.arti, bahan.sel, bahan.periode.bulan)
    daftar_kelompok = susun_kelompok(bahan)
    return {
        "daftar_kelompok": daftar_kelompok,
        "jumlah": sum(len(grup.daftar_baris) for grup in daftar_kelompok),
        "terisi": sum(1 for satu in bahan.tersimpan.values() if satu.keadaan != "belum"),
        "belum": belum,
        "tertunggak": tertunggak,
    }


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
