"""Bukti dukung: adding and removing files of a sheet, and showing them in place."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.models import Penugasan
from kinerja.inti.angka import tulis_ukuran
from kinerja.inti.kebijakan import KEBIJAKAN_BERKAS, susun_kebijakan_isi
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.unggah import ambil_unggahan_ditolak
from kinerja.inti.waktu import Periode
from realisasi.alur import Tindakan
from realisasi.berkas.jenis import DITERIMA
from realisasi.berkas.nama import sebut_nama
from realisasi.forms.alasan import baca_alasan_atas_nama
from realisasi.halaman.bukti import susun_tempat, susun_tetangga
from realisasi.izin import Situasi, ambil_bukti, ambil_bulan
from realisasi.kesalahan import BerkasHilang, BukanBarisLembar
from realisasi.models import Bukti, LembarBulanan
from realisasi.rekap import ambil_arti, ambil_bukti_lembar, hitung_terpakai, susun_situasi
from realisasi.services import HasilBukti, Unggahan, buat_bukti, susun_letak, tarik_bukti

TANPA_BERKAS = "Belum ada berkas yang dipilih. Pilih berkasnya dahulu, lalu tekan Unggah."
UTUH = "lembar"


@dataclass(frozen=True, slots=True)
class Tempat:
    """The sheet (it may not exist yet) to which files are added."""

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    lembar: LembarBulanan | None
    situasi: Situasi


@tampilan("realisasi.isi", metode=("GET", "POST"))
def kelola(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """List the bukti of a month by row; POST keeps the good files and lists the others."""
    tempat = _ambil_tempat(ambil_pelaku(request), penugasan_id, kode)
    if request.method != "POST":
        return _tampilkan(request, tempat)
    try:
        hasil = buat_bukti(
            tempat.penugasan,
            periode=tempat.periode,
            indikator_id=_baca_indikator(request),
            daftar_unggahan=[
                Unggahan(satu.name or "", satu.read()) for satu in request.FILES.getlist("berkas")
            ],
            oleh=tempat.pelaku,
            alasan_atas_nama=baca_alasan_atas_nama(request.POST.get("alasan_atas_nama", "")),
        )
    except Penolakan as sebab:
        return _tampilkan(request, tempat, penolakan=sebab)
    tolak = [(satu.nama, satu.pesan) for satu in ambil_unggahan_ditolak(request)]
    hasil.daftar_tolak += tolak
    if not hasil.daftar_bukti and not hasil.daftar_ada:
        return _tampilkan(request, tempat, hasil=hasil)
    _sebut_hasil(request, hasil)
    return redirect("realisasi:bukti", penugasan_id, kode)


@tampilan("lembar.lihat")
def lihat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one bukti in place, with what it stands for and who brought it."""
    pelaku = ambil_pelaku(request)
    bukti = ambil_bukti(pelaku, pk)
    isi = {
        "bukti": bukti,
        "lembar": bukti.lembar,
        "tetangga": susun_tetangga(bukti, ambil_bukti_lembar(bukti.lembar)),
        "bisa_hapus": _susun_situasi(pelaku, bukti).bisa(Tindakan.ISI),
    }
    jawaban = render(request, "realisasi/bukti_lihat.html", isi)
    jawaban.headers["Content-Security-Policy"] = susun_kebijakan_isi("frame-src 'self'")
    return jawaban


@tampilan("lembar.lihat")
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    """Send the file itself: shown by the browser where that is harmless, else saved."""
    bukti = ambil_bukti(ambil_pelaku(request), pk)
    try:
        isi = default_storage.open(susun_letak(bukti.kecamatan_id, bukti.sha256))
    except FileNotFoundError:
        raise BerkasHilang from None
    jawaban = FileResponse(
        isi,
        as_attachment=not bukti.macam.di_tempat,
        filename=bukti.nama,
        content_type=bukti.macam.tipe_mime,
    )
    jawaban.headers["Content-Security-Policy"] = KEBIJAKAN_BERKAS
    jawaban.headers["X-Frame-Options"] = "SAMEORIGIN"
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    return jawaban


@tampilan("realisasi.isi", metode=("GET", "POST"))
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then remove a bukti of a sheet that can be filled."""
    pelaku = ambil_pelaku(request)
    bukti = ambil_bukti(pelaku, pk, juga_dihapus_sendiri=request.method == "POST")
    if request.method != "POST":
        return _tanya(request, pelaku, bukti)
    try:
        alasan = baca_alasan_atas_nama(request.POST.get("alasan_atas_nama", ""))
        bukti = tarik_bukti(pk, oleh=pelaku, alasan_atas_nama=alasan)
    except Penolakan as sebab:
        return _tanya(request, pelaku, bukti, penolakan=sebab)
    messages.success(request, f"Bukti {bukti.nama} dihapus.")
    return redirect("realisasi:bukti", bukti.lembar.penugasan_id, bukti.lembar.periode.kode)


def _ambil_tempat(pelaku: Pelaku, penugasan_id: int, kode: str) -> Tempat:
    penugasan, periode = ambil_bulan(pelaku, penugasan_id, kode)
    lembar = (
        LembarBulanan.objects.filter(kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan)
        .bulan_ini(periode)
        .first()
    )
    return Tempat(
        pelaku, penugasan, periode, lembar, susun_situasi(pelaku, penugasan, periode, lembar)
    )


def _baca_indikator(request: HttpRequest) -> int | None:
    """Return the row the files are for; BukanBarisLembar for what no form offers."""
    teks = request.POST.get("tempat", "")
    if teks == UTUH:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) < 19):
        raise BukanBarisLembar
    return int(teks)


def _sebut_hasil(request: HttpRequest, hasil: HasilBukti) -> None:
    if hasil.daftar_bukti:
        messages.success(request, f"{len(hasil.daftar_bukti)} bukti tersimpan.")
    if hasil.daftar_ada:
        nama = ", ".join(satu.nama for satu in hasil.daftar_ada)
        messages.info(request, f"Sudah ada di sini, tidak disimpan dua kali: {nama}.")
    for nama, pesan in hasil.daftar_tolak:
        messages.error(request, f"{sebut_nama(nama)} tidak disimpan. {pesan}")


def _tampilkan(
    request: HttpRequest,
    tempat: Tempat,
    *,
    hasil: HasilBukti | None = None,
    penolakan: Penolakan | None = None,
) -> HttpResponse:
    """Render the month; with nothing kept, say why for each file."""
    daftar_tolak = [] if hasil is None else hasil.daftar_tolak
    kosong = hasil is not None and not daftar_tolak
    arti = ambil_arti(tempat.penugasan, tempat.periode.tahun, tempat.lembar)
    bukti = ambil_bukti_lembar(tempat.lembar)
    isi = {
        "tempat": tempat,
        "daftar_tempat": susun_tempat(arti, tempat.periode.bulan, bukti),
        "tolak_isi": tempat.situasi.tolak(Tindakan.ISI),
        "perlu_alasan": _perlu_alasan(tempat.situasi, tempat.lembar),
        "kiriman_alasan": request.POST.get("alasan_atas_nama", ""),
        "kiriman_tempat": request.POST.get("tempat", ""),
        "pesan_galat": TANPA_BERKAS if kosong else penolakan.pesan if penolakan else "",
        "daftar_tolak": [(sebut_nama(nama), pesan) for nama, pesan in daftar_tolak],
        "terpakai": tulis_ukuran(hitung_terpakai(tempat.penugasan.kecamatan_id)),
        "kuota": tulis_ukuran(settings.KUOTA_BUKTI),
        "batas": settings.BATAS_BERKAS,
        "sebutan_batas": tulis_ukuran(settings.BATAS_BERKAS),
        "batas_banyak": settings.BATAS_BANYAK_BERKAS,
        "diterima": DITERIMA,
    }
    status = _status(penolakan, salah_isi=hasil is not None)
    return render(request, "realisasi/bukti.html", isi, status=status)


def _tanya(
    request: HttpRequest, pelaku: Pelaku, bukti: Bukti, *, penolakan: Penolakan | None = None
) -> HttpResponse:
    situasi = _susun_situasi(pelaku, bukti)
    isi = {
        "bukti": bukti,
        "lembar": bukti.lembar,
        "tolak_isi": situasi.tolak(Tindakan.ISI),
        "perlu_alasan": _perlu_alasan(situasi, bukti.lembar),
        "kiriman_alasan": request.POST.get("alasan_atas_nama", ""),
        "penolakan": penolakan,
    }
    status = _status(penolakan, salah_isi=False)
    return render(request, "realisasi/bukti_hapus.html", isi, status=status)


def _susun_situasi(pelaku: Pelaku, bukti: Bukti) -> Situasi:
    lembar = bukti.lembar
    return susun_situasi(pelaku, lembar.penugasan, lembar.periode, lembar)


def _perlu_alasan(situasi: Situasi, lembar: LembarBulanan | None) -> bool:
    """He fills for somebody else, and has not said why on this sheet."""
    sudah = lembar is not None and lembar.diisi_oleh_id == situasi.pelaku.pengguna_id
    return situasi.perlu_alasan_atas_nama and not sudah


def _status(penolakan: Penolakan | None, *, salah_isi: bool) -> int:
    if penolakan is None:
        return 422 if salah_isi else 200
    return penolakan.status
