"""Minta Buka Kunci: asking for a locked month, and the answer."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jabatan.izin import Pelaku, ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from kinerja.inti.waktu import Periode, tulis_tanggal
from realisasi.alur import Keadaan, Tindakan
from realisasi.antrean import (
    ambil_permintaan_bulan,
    ambil_permintaan_menunggu,
    ambil_permintaan_terjawab,
    ambil_pilihan_buka,
)
from realisasi.forms.alasan import AlasanForm
from realisasi.izin import ambil_bulan, ambil_permintaan, bisa_jawab_permintaan
from realisasi.models import LembarBulanan, PermintaanBuka
from realisasi.rekap import susun_situasi
from realisasi.services import (
    ajukan_permintaan,
    buka_bulan,
    buka_permintaan,
    tarik_permintaan,
    tolak_permintaan,
)

BANYAK_BULAN = 12
JANGKA = "lembarnya dapat diisi selama tiga hari kerja"


@tampilan("buka.minta", metode=("GET", "POST"))
def minta(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Ask for a month to be opened; where a request waits already, show that one."""
    pelaku = ambil_pelaku(request)
    penugasan, periode = ambil_bulan(pelaku, penugasan_id, kode)
    lembar = LembarBulanan.objects.filter(
        kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan
    ).bulan_ini(periode)
    situasi = susun_situasi(pelaku, penugasan, periode, lembar.first())
    if (penolakan := situasi.tolak(Tindakan.MINTA_BUKA)) is not None:
        raise penolakan
    if request.method != "POST":
        ada = ambil_permintaan_bulan(penugasan, periode)
        if ada is not None:
            return redirect("realisasi:permintaan_lihat", ada.pk)
    form = AlasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        permintaan = ajukan_permintaan(
            penugasan, periode=periode, oleh=pelaku, alasan=form.cleaned_data["alasan"]
        )
        messages.success(
            request,
            f"Permintaan membuka {periode.nama} dikirim kepada Camat dan admin kecamatan.",
        )
        return redirect("realisasi:permintaan_lihat", permintaan.pk)
    isi = {"form": form, "penugasan": penugasan, "periode": periode, "situasi": situasi}
    return render(request, "realisasi/minta_buka.html", isi, status=422 if form.errors else 200)


@tampilan("buka.bulan", metode=("GET", "POST"))
def buka(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Open a month that locked before its sheet was begun; one with a sheet is opened there."""
    pelaku = ambil_pelaku(request)
    penugasan, periode = ambil_bulan(pelaku, penugasan_id, kode)
    lembar = LembarBulanan.objects.filter(
        kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan
    ).bulan_ini(periode)
    situasi = susun_situasi(pelaku, penugasan, periode, lembar.first())
    if (tanpa_hak := situasi.tolak_hak(Tindakan.BUKA_KUNCI)) is not None:
        raise tanpa_hak
    if request.method != "POST" and situasi.keadaan is not Keadaan.BELUM:
        return redirect("realisasi:lembar", lembar.get().pk)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    penolakan = situasi.tolak(Tindakan.BUKA_KUNCI)
    if request.method == "POST" and form.is_valid():
        try:
            buka_bulan(penugasan, periode=periode, oleh=pelaku, alasan=form.cleaned_data["alasan"])
        except Penolakan as sebab:
            penolakan = sebab
        else:
            messages.success(request, f"{periode.nama} {penugasan.pegawai} dibuka; {JANGKA}.")
            return redirect("realisasi:isi_bulan", penugasan.pk, periode.kode)
    isi = {"form": form, "penugasan": penugasan, "periode": periode, "situasi": situasi}
    status = 422 if form.errors else 409 if form.is_bound else 200
    return render(
        request, "realisasi/buka_bulan.html", isi | {"penolakan": penolakan}, status=status
    )


@tampilan("buka.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """List what waits for this person's answer, his own requests, and what was answered.

    ``?pegawai=&bulan=`` leads to opening a month that nobody asked for.
    """
    pelaku = ambil_pelaku(request)
    if "pegawai" in request.GET:
        return redirect("realisasi:buka_bulan", *_baca_pilihan(request))
    menunggu = ambil_permintaan_menunggu(pelaku)
    isi = {
        "dijawab_saya": [satu for satu in menunggu if bisa_jawab_permintaan(pelaku, satu)],
        "menunggu_lain": [satu for satu in menunggu if not bisa_jawab_permintaan(pelaku, satu)],
        "terjawab": ambil_permintaan_terjawab(pelaku),
        "daftar_penugasan": ambil_pilihan_buka(pelaku),
        "daftar_bulan": _susun_bulan_lalu(pelaku),
    }
    return render(request, "realisasi/permintaan.html", isi)


@tampilan("buka.lihat")
def lihat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request with its answer, or with what this person may answer."""
    pelaku = ambil_pelaku(request)
    return _tampilkan(request, ambil_permintaan(pelaku, pk), AlasanForm())


@tampilan("buka.jawab", metode=("POST",))
def kabulkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant: the month opens for three working days."""

    def lakukan(pelaku: Pelaku) -> str:
        permintaan = buka_permintaan(pk, oleh=pelaku)
        assert permintaan.dibuka_sampai is not None
        sampai = tulis_tanggal(permintaan.dibuka_sampai)
        return f"{_sebutan(permintaan)} dibuka sampai akhir {sampai}."

    return _lakukan(request, pk, AlasanForm(), lakukan)


@tampilan("buka.jawab", metode=("POST",))
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline with a reason."""
    form = AlasanForm(request.POST)

    def lakukan(pelaku: Pelaku) -> str:
        alasan = form.cleaned_data["alasan"] if form.is_valid() else ""
        permintaan = tolak_permintaan(pk, oleh=pelaku, alasan=alasan)
        return f"Permintaan membuka {_sebutan(permintaan)} ditolak."

    return _lakukan(request, pk, form, lakukan)


@tampilan("buka.tarik", metode=("POST",))
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one's own request."""

    def lakukan(pelaku: Pelaku) -> str:
        permintaan = tarik_permintaan(pk, oleh=pelaku)
        return f"Permintaan membuka {_sebutan(permintaan)} ditarik kembali."

    return _lakukan(request, pk, AlasanForm(), lakukan)


def _lakukan(
    request: HttpRequest, pk: int, form: AlasanForm, lakukan: Callable[[Pelaku], str]
) -> HttpResponse:
    """Do an act; a refusal shows the request as it is now, its reason, and the typed text."""
    pelaku = ambil_pelaku(request)
    try:
        messages.success(request, lakukan(pelaku))
    except Penolakan as sebab:
        return _tampilkan(request, ambil_permintaan(pelaku, pk), form, penolakan=sebab)
    return redirect("realisasi:permintaan_lihat", pk)


def _tampilkan(
    request: HttpRequest,
    permintaan: PermintaanBuka,
    form: AlasanForm,
    *,
    penolakan: Penolakan | None = None,
) -> HttpResponse:
    pelaku = ambil_pelaku(request)
    salah_isi = form.is_bound and not form.is_valid()
    lembar = LembarBulanan.objects.filter(
        kecamatan_id=permintaan.kecamatan_id, penugasan_id=permintaan.penugasan_id
    ).bulan_ini(permintaan.periode)
    isi = {
        "permintaan": permintaan,
        "lembar": lembar.first(),
        "bisa_jawab": permintaan.menunggu and bisa_jawab_permintaan(pelaku, permintaan),
        "bisa_tarik": permintaan.menunggu and permintaan.diminta_oleh_id == pelaku.pengguna_id,
        "form": form,
        "penolakan": None if salah_isi and not isinstance(penolakan, TidakBerhak) else penolakan,
    }
    return render(
        request, "realisasi/permintaan_lihat.html", isi, status=_status(penolakan, salah_isi)
    )


def _status(penolakan: Penolakan | None, salah_isi: bool) -> int:
    if penolakan is None:
        return 200
    return 422 if salah_isi and not isinstance(penolakan, TidakBerhak) else penolakan.status


def _baca_pilihan(request: HttpRequest) -> tuple[int, str]:
    """Read the post and the month that were chosen; Http404 for what the page does not offer."""
    nomor, kode = request.GET["pegawai"], request.GET.get("bulan", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        raise Http404
    try:
        return int(nomor), Periode.dari_kode(kode).kode
    except ValueError as sebab:
        raise Http404 from sebab


def _susun_bulan_lalu(pelaku: Pelaku) -> list[Periode]:
    """The twelve months before this one, newest first."""
    daftar = [Periode.dari_tanggal(pelaku.pada).sebelum]
    while len(daftar) < BANYAK_BULAN:
        daftar.append(daftar[-1].sebelum)
    return daftar


def _sebutan(permintaan: PermintaanBuka) -> str:
    return f"{permintaan.periode.nama} {permintaan.penugasan.pegawai}"
