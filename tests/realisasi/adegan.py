"""Scenes of the month: who does what on which day, and what the trail says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from indikator.models import Indikator
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import susun_situasi
from realisasi.services import (
    IsianBaris,
    ajukan_lembar,
    buka_lembar,
    isi_lembar,
    kembalikan_lembar,
    setujui_lembar,
    tarik_lembar,
    verifikasi_lembar,
)
from tests.pabrik import (
    KODE_JABATAN,
    Kantor,
    baca_sel,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
    buat_target,
)

SEPTEMBER = Periode(2026, 9)
SENIN = date(2026, 10, 5)  # last day in time for September; filling locks after Monday the 12th
LENGKAP = {"surat-masuk": "100", "arsip-pegawai": "38", "waktu-pelayanan": "260/40"}

# The mini catalogue plus a percentage that may exceed 100.
BARIS_MELEBIHI: dict[str, Any] = {
    "kode": "rekomendasi",
    "kinerja": "Terlaksananya pelayanan umum",
    "nama": "Persentase rekomendasi yang diterbitkan",
    "satuan": "persen",
    "jenis": "persentase",
    "agregasi": "rasio_jumlah",
    "bisa_melebihi": True,
    "jatuh_tempo": (12,),
    "target": "100",
}


def isian(
    kantor: Kantor, kode: str, teks: str, versi: int = 0, keterangan: str | None = None
) -> IsianBaris:
    """One row to store, in the words of ``pabrik.baca_sel``."""
    bawaan = "Tidak ada kegiatan" if teks == "nihil" else ""
    pk = kantor.indikator(kode).pk
    return IsianBaris(pk, baca_sel(teks), bawaan if keterangan is None else keterangan, versi)


def isi(
    kantor: Kantor,
    siapa: Pelaku | str,
    *daftar: IsianBaris,
    untuk: str = "Citra",
    periode: Periode = SEPTEMBER,
    pada: date = SENIN,
    **lain: Any,
) -> LembarBulanan:
    """Fill the sheet of a post; the sheet as it then is."""
    pelaku = kantor.pelaku(siapa, pada) if isinstance(siapa, str) else siapa
    hasil = isi_lembar(kantor.penugasan[untuk], periode=periode, oleh=pelaku, isian=daftar, **lain)
    assert hasil.lembar is not None
    return hasil.lembar


def isi_lengkap(kantor: Kantor, nama: str = "Citra", periode: Periode = SEPTEMBER) -> LembarBulanan:
    """Fill all rows due in an ordinary month, on the fifth of the month after."""
    daftar = [isian(kantor, kode, teks) for kode, teks in LENGKAP.items()]
    pada = date(periode.berikut.tahun, periode.berikut.bulan, 5)
    return isi(kantor, nama, *daftar, untuk=nama, periode=periode, pada=pada)


def buat_lembar(
    kantor: Kantor, keadaan: Keadaan, nama: str = "Citra", periode: Periode = SEPTEMBER
) -> LembarBulanan:
    """Bring a full sheet into a state through the services, all on the fifth of the month after."""
    pada = date(periode.berikut.tahun, periode.berikut.bulan, 5)
    lembar = isi_lengkap(kantor, nama, periode)
    if keadaan is Keadaan.DRAF:
        return lembar
    lembar = ajukan_lembar(lembar.pk, oleh=kantor.pelaku(nama, pada), versi=lembar.versi)
    budi, sari = kantor.pelaku("Budi", pada), kantor.pelaku("Sari", pada)
    if keadaan is Keadaan.DIKEMBALIKAN:
        return kembalikan_lembar(lembar.pk, oleh=budi, versi=lembar.versi, alasan="Periksa lagi")
    if keadaan is not Keadaan.DIAJUKAN:
        lembar = verifikasi_lembar(lembar.pk, oleh=budi, versi=lembar.versi)
    if keadaan is Keadaan.DISETUJUI:
        lembar = setujui_lembar(lembar.pk, oleh=sari, versi=lembar.versi)
    assert lembar.status is keadaan
    return lembar


TINDAKAN = {
    "ajukan": ajukan_lembar,
    "tarik": tarik_lembar,
    "verifikasi": verifikasi_lembar,
    "kembalikan": kembalikan_lembar,
    "setujui": setujui_lembar,
    "buka_kunci": buka_lembar,
}


def lakukan(
    kantor: Kantor,
    tindakan: str,
    siapa: str,
    lembar: LembarBulanan,
    pada: date = SENIN,
    **lain: Any,
) -> LembarBulanan:
    """Do an act on a sheet as it was last seen."""
    layanan: Any = TINDAKAN[tindakan]
    hasil: LembarBulanan = layanan(
        lembar.pk, oleh=kantor.pelaku(siapa, pada), **({"versi": lembar.versi} | lain)
    )
    return hasil


def sel(lembar: LembarBulanan, kantor: Kantor, kode: str) -> Realisasi:
    return Realisasi.objects.get(lembar=lembar, indikator=kantor.indikator(kode))


def segar(lembar: LembarBulanan) -> LembarBulanan:
    return LembarBulanan.objects.get(pk=lembar.pk)


def situasi(kantor: Kantor, siapa: str, lembar: LembarBulanan, pada: date = SENIN) -> Any:
    segarkan = LembarBulanan.objects.select_related(
        "penugasan__posisi__atasan", "penugasan__kecamatan"
    ).get(pk=lembar.pk)
    return susun_situasi(kantor.pelaku(siapa, pada), segarkan.penugasan, segarkan.periode, segarkan)


# --- people ---------------------------------------------------------------------------------------


def tambah_orang(
    kantor: Kantor,
    nama: str,
    posisi: str,
    *,
    mulai: date = date(2024, 1, 1),
    akun: bool = True,
    **lain: Any,
) -> Penugasan:
    """Put a new person, or one who already has a post, on a seat of the office."""
    depan = nama.split()[0]
    ada = kantor.penugasan.get(depan)
    pegawai = (
        ada.pegawai
        if ada
        else buat_pegawai(
            kantor.kecamatan.pemda, nama, akun=depan.lower() if akun else None, status="non_asn"
        )
    )
    penugasan = buat_penugasan(pegawai, kantor.posisi[posisi], mulai=mulai, **lain)
    kantor.penugasan.setdefault(depan, penugasan)
    return penugasan


def tambah_kursi(
    kantor: Kantor, nama: str, jenis: str, atasan: str, *, kode: str = "", target: bool = False
) -> None:
    kantor.posisi[nama] = buat_posisi(kantor.kecamatan, nama, jenis, kantor.posisi[atasan], kode)
    if target:
        buat_target(kantor.posisi[nama], kantor.daftar_baris, kantor.katalog)


def tambah_staf(kantor: Kantor, nama: str) -> Penugasan:
    """One more pelaksana under Kasi Budi with the same IKI and targets."""
    kursi = f"Pengadministrasi Surat {nama}"
    tambah_kursi(kantor, kursi, "pelaksana", "Kasi Pelayanan Umum", kode=KODE_JABATAN, target=True)
    return tambah_orang(kantor, nama, kursi)


# --- the trail ------------------------------------------------------------------------------------


@contextmanager
def jejak_bertambah(*diharapkan: str) -> Iterator[list[Jejak]]:
    """Exactly these acts are written inside, in this order, and the chain stays whole."""
    akhir = Jejak.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    baru: list[Jejak] = []
    yield baru
    baru.extend(Jejak.objects.filter(pk__gt=akhir).order_by("pk"))
    assert [baris.tindakan for baris in baru] == list(diharapkan)
    hasil = verifikasi_jejak()
    assert hasil.utuh, [temuan.pesan for temuan in hasil.daftar_temuan]


@contextmanager
def tidak_berubah() -> Iterator[None]:
    """Nothing is written inside: no cell, no sheet, no trail, no mark on a row."""

    def potret() -> Sequence[Any]:
        return [
            list(LembarBulanan.objects.order_by("pk").values()),
            list(Realisasi.objects.order_by("pk").values()),
            list(Indikator.objects.order_by("pk").values_list("pk", "dipakai_pada")),
            Jejak.objects.count(),
        ]

    sebelum = potret()
    yield
    assert potret() == sebelum
