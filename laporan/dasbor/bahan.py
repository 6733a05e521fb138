"""Reads posts with their year: what each must answer, what it answered, what that means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Case, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import ExtractMonth

from indikator import hitung
from jabatan.models import Kecamatan, Penugasan
from jabatan.models.kepegawaian import PenugasanQuerySet
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, dari_json, susun_arti_banyak
from realisasi.models import Cuplikan, LembarBulanan
from realisasi.rekap import SelBulan


@dataclass(frozen=True, slots=True)
class RingkasLembar:
    """A sheet as an overview needs it."""

    pk: int
    bulan: int
    keadaan: Keadaan
    diajukan_pada: datetime | None
    dibuka_sampai: date | None


@dataclass(frozen=True, slots=True)
class Isi:
    """The year of one post: sheets by month, cells by indikator and month."""

    lembar: dict[int, RingkasLembar] = field(default_factory=dict)
    sel: dict[int, SelBulan] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pos:
    """One post with its year; ``arti`` is None where no catalogue is in force."""

    penugasan: Penugasan
    arti: ArtiLembar | None
    bagian: Mapping[int, Fraction]
    isi: Isi

    @property
    def nama(self) -> str:
        return self.penugasan.pegawai.nama

    def menyentuh(self, periode: Periode) -> bool:
        """Does the post hold at least one day of the month?"""
        selesai = self.penugasan.selesai
        return self.penugasan.mulai <= periode.akhir and (
            selesai is None or selesai >= periode.awal
        )

    def ada_jatuh_tempo(self, bulan: int) -> bool:
        """Is any row due in the month?"""
        if self.arti is None:
            return False
        return any(
            bulan in baris.aturan.bulan_jatuh_tempo and baris.bagian.get(bulan, 0) > 0
            for baris in self.arti.baris
        )

    def periode_laporan(self, periode: Periode) -> Periode:
        """The month whose report shows this post up to ``periode``: its last one at most."""
        selesai = self.penugasan.selesai
        return periode if selesai is None else min(periode, Periode.dari_tanggal(selesai))


def ambil_daftar_pos(
    daftar: PenugasanQuerySet, kecamatan: Kecamatan, periode: Periode
) -> list[Pos]:
    """Return the posts of one kecamatan with their year (4 queries: posts, Jeda, rows with
    targets, sheets with cells).

    The sheet of ``periode`` once approved is read with the meaning frozen then, like its report;
    so is the last sheet of a post that ended before.
    """
    daftar_penugasan = list(dengan_arti_beku(daftar, periode).dengan_orang().dengan_jeda())
    return susun_daftar_pos(daftar_penugasan, kecamatan, periode)


def susun_daftar_pos(
    daftar_penugasan: Sequence[Penugasan], kecamatan: Kecamatan, periode: Periode
) -> list[Pos]:
    """Return posts already read (``dengan_orang``, ``dengan_jeda``) with their year (2 queries)."""
    if not daftar_penugasan:
        return []
    arti = susun_arti_banyak(daftar_penugasan, kecamatan, periode.tahun)
    isi = _ambil_isi(kecamatan.pk, periode.tahun, [satu.pk for satu in daftar_penugasan])
    return [
        Pos(
            penugasan=penugasan,
            arti=_ambil_arti(penugasan, arti),
            bagian=penugasan.bagian(periode.tahun),
            isi=isi.get(penugasan.pk, Isi()),
        )
        for penugasan in daftar_penugasan
    ]


def dengan_arti_beku(daftar: PenugasanQuerySet, periode: Periode) -> PenugasanQuerySet:
    """Annotate ``isi_beku``: the newest Cuplikan of the post's sheet of ``periode`` if approved."""
    bulan = Case(
        When(selesai__lt=periode.awal, then=ExtractMonth("selesai")), default=Value(periode.bulan)
    )
    beku = (
        Cuplikan.objects.filter(
            lembar__kecamatan_id=OuterRef("kecamatan_id"),
            lembar__tahun=periode.tahun,
            lembar__bulan=OuterRef("bulan_laporan"),
            lembar__penugasan_id=OuterRef("pk"),
            lembar__keadaan=Keadaan.DISETUJUI,
        )
        .order_by("-versi_lembar")
        .values("isi")[:1]
    )
    return daftar.annotate(bulan_laporan=bulan).annotate(isi_beku=Subquery(beku))


def _ambil_arti(penugasan: Penugasan, arti: Mapping[int, ArtiLembar]) -> ArtiLembar | None:
    beku = getattr(penugasan, "isi_beku", None)
    return arti.get(penugasan.pk) if beku is None else dari_json(beku)


def _ambil_isi(kecamatan_id: int, tahun: int, daftar_penugasan: Sequence[int]) -> dict[int, Isi]:
    """Return post id → sheets and cells of a year (1 query)."""
    hasil: dict[int, Isi] = {}
    for penugasan, lembar, indikator, sel in _baca_baris(kecamatan_id, tahun, daftar_penugasan):
        isi = hasil.setdefault(penugasan, Isi())
        isi.lembar.setdefault(lembar.bulan, lembar)
        if sel is not None:
            isi.sel.setdefault(indikator, {})[lembar.bulan] = (sel,)
    return hasil


def _baca_baris(
    kecamatan_id: int, tahun: int, daftar_penugasan: Sequence[int]
) -> Iterator[tuple[int, RingkasLembar, int, hitung.Sel | None]]:
    """Every cell beside its sheet; a sheet without cells comes once, with None."""
    syarat = Q(daftar_realisasi__kecamatan_id=kecamatan_id, daftar_realisasi__tahun=tahun)
    daftar: Any = (
        LembarBulanan.objects.filter(
            kecamatan_id=kecamatan_id, tahun=tahun, penugasan_id__in=daftar_penugasan
        )
        .annotate(isian=FilteredRelation("daftar_realisasi", condition=syarat))
        .order_by()
        .values_list(
            *("penugasan_id", "pk", "bulan", "keadaan", "diajukan_pada", "dibuka_sampai"),
            *("isian__indikator_id", "isian__keadaan", "isian__pembilang", "isian__penyebut"),
            "isian__syarat_terpenuhi",
        )
    )
    for penugasan, pk, bulan, keadaan, diajukan, dibuka, indikator, *sel in daftar:
        lembar = RingkasLembar(pk, bulan, Keadaan(keadaan), diajukan, dibuka)
        yield penugasan, lembar, indikator, None if indikator is None else _susun_sel(sel)


def _susun_sel(nilai: Sequence[Any]) -> hitung.Sel:
    keadaan, pembilang, penyebut, syarat = nilai
    return hitung.Sel(hitung.KeadaanSel(keadaan), pembilang, penyebut, syarat)
