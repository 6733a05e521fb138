"""Reads posts with their year: what each must answer, what it answered, what that means."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    DateTimeField,
    OuterRef,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, ExtractMonth

from indikator import hitung
from jabatan.models import Kecamatan, Penugasan
from jabatan.models.kepegawaian import PenugasanQuerySet
from kinerja.inti.bidang import RatusanField
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, dari_json, susun_arti_banyak
from realisasi.models import Cuplikan, LembarBulanan, Realisasi
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
    return susun_daftar_pos(daftar_penugasan, kecamatan, periode, sekecamatan=True)


def susun_daftar_pos(
    daftar_penugasan: Sequence[Penugasan],
    kecamatan: Kecamatan,
    periode: Periode,
    *,
    sekecamatan: bool = False,
) -> list[Pos]:
    """Return posts already read (``dengan_orang``, ``dengan_jeda``) with their year (2 queries, 1
    where every meaning is frozen).

    ``sekecamatan``: they are most of the kecamatan's.
    """
    if not daftar_penugasan:
        return []
    arti = _ambil_arti(daftar_penugasan, kecamatan, periode.tahun)
    daftar_pk = [satu.pk for satu in daftar_penugasan]
    isi = _ambil_isi(kecamatan.pk, periode.tahun, daftar_pk, sekecamatan=sekecamatan)
    return [
        Pos(
            penugasan=penugasan,
            arti=arti.get(penugasan.pk),
            bagian=penugasan.bagian(periode.tahun),
            isi=isi.get(penugasan.pk, Isi()),
        )
        for penugasan in daftar_penugasan
    ]


def dengan_arti_beku(daftar: PenugasanQuerySet, periode: Periode) -> PenugasanQuerySet:
    """Annotate ``isi_beku``: JSON of the newest Cuplikan of the post's sheet of ``periode`` if
    approved."""
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
        .values(teks=Cast("isi", TextField()))[:1]
    )
    return daftar.annotate(bulan_laporan=bulan).annotate(isi_beku=Subquery(beku))


def _ambil_arti(
    daftar_penugasan: Sequence[Penugasan], kecamatan: Kecamatan, tahun: int
) -> dict[int, ArtiLembar]:
    """Return post id → its frozen meaning, else the live one (1 query where any is live)."""
    beku = {satu.pk: getattr(satu, "isi_beku", None) for satu in daftar_penugasan}
    hidup = [satu for satu in daftar_penugasan if beku[satu.pk] is None]
    arti = susun_arti_banyak(hidup, kecamatan, tahun) if hidup else {}
    return arti | {pk: _baca_beku(teks) for pk, teks in beku.items() if teks is not None}


@lru_cache(maxsize=128)
def _baca_beku(teks: str) -> ArtiLembar:
    """Return a frozen meaning; each is looked at again and again, and never changes."""
    return dari_json(json.loads(teks))


def _ambil_isi(
    kecamatan_id: int, tahun: int, daftar_penugasan: Sequence[int], *, sekecamatan: bool
) -> dict[int, Isi]:
    """Return post id → sheets and cells of a year (1 query: sheets, then cells, in one union).

    No join: PostgreSQL answers each part from a covering index of (kecamatan, tahun), so a
    kecamatan's year costs the same few buffers among any number of kecamatan. ``sekecamatan``
    reads all its cells, which is cheaper than looking them up for most of its posts.
    """
    daftar_lembar = LembarBulanan.objects.filter(
        kecamatan_id=kecamatan_id, tahun=tahun, penugasan_id__in=daftar_penugasan
    )
    daftar_sel = Realisasi.objects.setahun([kecamatan_id], tahun)
    if not sekecamatan:
        daftar_sel = daftar_sel.filter(lembar__in=daftar_lembar)
    kosong = {
        "tanpa_waktu": Value(None, DateTimeField()),
        "tanpa_tanggal": Value(None, DateField()),
        "tanpa_nilai": Value(None, RatusanField()),
        "tanpa_syarat": Value(None, BooleanField()),
    }
    gabungan: Any = (
        daftar_lembar.order_by()
        .annotate(urutan=Value(0), **kosong)
        .values_list(
            *("urutan", "pk", "penugasan_id", "bulan", "keadaan", "diajukan_pada"),
            *("dibuka_sampai", "tanpa_nilai", "tanpa_nilai", "tanpa_syarat"),
        )
        .union(
            daftar_sel.annotate(urutan=Value(1), **kosong).values_list(
                *("urutan", "lembar_id", "indikator_id", "bulan", "keadaan", "tanpa_waktu"),
                *("tanpa_tanggal", "pembilang", "penyebut", "syarat_terpenuhi"),
            ),
            all=True,
        )
    )
    return _susun_isi(gabungan)


def _susun_isi(gabungan: Iterable[tuple[Any, ...]]) -> dict[int, Isi]:
    """Sort the union into posts; a cell whose sheet was not asked for is passed over."""
    hasil: dict[int, Isi] = {}
    milik: dict[int, Isi] = {}
    daftar_sel = []
    for urutan, lembar, rujukan, bulan, keadaan, *sisa in gabungan:
        if urutan:
            daftar_sel.append((lembar, rujukan, bulan, keadaan, *sisa[2:]))
            continue
        isi = milik[lembar] = hasil.setdefault(rujukan, Isi())
        isi.lembar[bulan] = RingkasLembar(lembar, bulan, Keadaan(keadaan), sisa[0], sisa[1])
    for lembar, indikator, bulan, keadaan, pembilang, penyebut, syarat in daftar_sel:
        if lembar in milik:
            sel = hitung.Sel(hitung.KeadaanSel(keadaan), pembilang, penyebut, syarat)
            milik[lembar].sel.setdefault(indikator, {})[bulan] = (sel,)
    return hasil
