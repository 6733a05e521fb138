"""Issued reports as they are read: lists, editions, and what a stranger may know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Max

from indikator import hitung
from jabatan.izin import Pelaku
from jabatan.models import Katalog, Kecamatan
from kinerja.inti.waktu import NAMA_BULAN, Periode, tulis_waktu
from laporan.hitung import sudah_sah, tulis_kode
from laporan.izin import terbitan_terlihat_oleh
from laporan.models import (
    JenisLaporan,
    LaporanTersimpan,
    LaporanTersimpanQuerySet,
    StatusTerbit,
)
from laporan.rekap.orang import sebut_katalog_berlaku
from realisasi.models import LembarBulanan

SEHALAMAN = 25
DISEBUT_TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class SaringanTerbit:
    """What the list is narrowed to; None and "" narrow nothing."""

    periode: Periode | None = None
    jenis: str = ""


@dataclass(frozen=True, slots=True)
class ButirTerbit:
    """One issued report, and the edition that stands in its place, if any."""

    terbitan: LaporanTersimpan
    pengganti: LaporanTersimpan | None


@dataclass(frozen=True, slots=True)
class DaftarTerbit:
    halaman: Page[LaporanTersimpan]
    daftar: tuple[ButirTerbit, ...]


def ambil_daftar_terbit(pelaku: Pelaku, saringan: SaringanTerbit, halaman: str) -> DaftarTerbit:
    """Return one page of the issued reports he may see, the newest first (3 queries)."""
    daftar = terbitan_terlihat_oleh(pelaku).terbaru()
    if saringan.periode is not None:
        daftar = daftar.sampai_bulan(saringan.periode)
    if saringan.jenis:
        daftar = daftar.filter(jenis=saringan.jenis)
    isi = Paginator(daftar, SEHALAMAN).get_page(halaman)
    satu_halaman = list(isi.object_list)
    semua = list(
        LaporanTersimpan.objects.filter(
            kecamatan_id__in={satu.kecamatan_id for satu in satu_halaman},
            pilihan__in={satu.pilihan for satu in satu_halaman},
        )
    )
    return DaftarTerbit(
        isi, tuple(ButirTerbit(satu, cari_pengganti(satu, semua)) for satu in satu_halaman)
    )


def ambil_edisi(terbitan: LaporanTersimpan) -> list[LaporanTersimpan]:
    """Return all editions of the same report, the newest first (1 query)."""
    return ambil_edisi_pilihan(terbitan.kecamatan_id, terbitan.pilihan)


def ambil_edisi_pilihan(kecamatan_id: int, pilihan: str) -> list[LaporanTersimpan]:
    """Return all editions of what these choices ask for, the newest first (1 query)."""
    daftar = LaporanTersimpan.objects.berpilihan(kecamatan_id, pilihan)
    return list(daftar.select_related("kecamatan"))


def cari_pengganti(
    terbitan: LaporanTersimpan, daftar: Sequence[LaporanTersimpan]
) -> LaporanTersimpan | None:
    """Return the newest edition that stands in its place; a DRAF never replaces a final one."""
    calon = [
        satu
        for satu in daftar
        if (satu.kecamatan_id, satu.pilihan) == (terbitan.kecamatan_id, terbitan.pilihan)
        and satu.edisi > terbitan.edisi
        and (terbitan.draf or not satu.draf)
    ]
    return max(calon, key=lambda satu: satu.edisi, default=None)


# --- what has changed since -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PerubahanSumber:
    """Months of the window whose sheets were opened again, or written to, since a moment; of a
    report of the catalogue, whether that is another version now."""

    dibuka: tuple[int, ...] = ()
    diubah: tuple[int, ...] = ()
    katalog: bool = False

    @property
    def ada(self) -> bool:
        return bool(self.sebab)

    @property
    def sebab(self) -> str:
        """ "Maret dibuka kembali", "Maret dan April diubah", "" where nothing happened."""
        if self.katalog:
            return "katalognya diubah"
        if self.dibuka:
            return f"{hitung.susun_daftar_bulan(self.dibuka)} dibuka kembali"
        if self.diubah:
            return f"{hitung.susun_daftar_bulan(self.diubah)} diisi atau diputuskan sesudahnya"
        return ""


def ambil_perubahan_sumber(terbitan: LaporanTersimpan) -> PerubahanSumber:
    """Return what happened to the sheets of its window, or to its catalogue, since it was read
    (1 query).

    Asked across kecamatan: the check of a paper is for everybody.
    """
    if terbitan.jenis == JenisLaporan.KATALOG:
        kini = Katalog.objects.berlaku_untuk(terbitan.kecamatan, terbitan.tahun)
        return PerubahanSumber(
            katalog=kini is None or sebut_katalog_berlaku(kini) != terbitan.katalog
        )
    lembar = LembarBulanan._base_manager.filter(
        kecamatan_id=terbitan.kecamatan_id,
        tahun=terbitan.tahun,
        bulan__lte=terbitan.bulan,
        diubah_pada__gt=terbitan.data_pada,
    )
    if terbitan.penugasan_id is not None:
        lembar = lembar.filter(penugasan_id=terbitan.penugasan_id)
    if terbitan.kode_jabatan:
        lembar = lembar.filter(penugasan__posisi__kode_jabatan=terbitan.kode_jabatan)
    dibuka: set[int] = set()
    diubah: set[int] = set()
    for bulan, pada in lembar.values_list("bulan", "dibuka_kembali_pada"):
        sesudah = pada is not None and pada > terbitan.data_pada
        (dibuka if sesudah else diubah).add(bulan)
    return PerubahanSumber(tuple(sorted(dibuka)), tuple(sorted(diubah)))


def susun_catatan_sekecamatan(
    kecamatan: Kecamatan, periode: Periode, daftar_penugasan: Collection[int]
) -> tuple[str, ...]:
    """Say which issued reports of a kecamatan hold months that one of these posts had opened again
    after them, by whomever (1 query, 2 where a month was opened)."""
    daftar = (
        LembarBulanan.objects.filter(
            kecamatan=kecamatan,
            penugasan_id__in=daftar_penugasan,
            tahun=periode.tahun,
            bulan__lte=periode.bulan,
            dibuka_kembali_pada__isnull=False,
        )
        .order_by("bulan", "penugasan__posisi__kode_jabatan")
        .values("bulan", "penugasan__posisi__kode_jabatan")
        .annotate(pada=Max("dibuka_kembali_pada"))
        .values_list("bulan", "penugasan__posisi__kode_jabatan", "pada")
    )
    return susun_catatan_terbit(
        LaporanTersimpan.objects.sekecamatan(kecamatan),
        periode,
        [BulanDibuka(*satu) for satu in daftar],
    )


@dataclass(frozen=True, slots=True)
class BulanDibuka:
    """A month of the year of one jabatan, and the last moment it was opened again."""

    bulan: int
    kode_jabatan: str
    pada: datetime

    def mengenai(self, terbitan: LaporanTersimpan) -> bool:
        """Had that report its figures before?"""
        return (
            terbitan.bulan >= self.bulan
            and terbitan.data_pada < self.pada
            and terbitan.kode_jabatan in ("", self.kode_jabatan)
        )


def susun_catatan_terbit(
    calon: LaporanTersimpanQuerySet, periode: Periode, dibuka: Sequence[BulanDibuka]
) -> tuple[str, ...]:
    """Say which of these issued reports hold months that were opened again after them.

    ``dibuka`` stands in order of months; no query where it is empty, else 1.
    """
    if not dibuka:
        return ()
    pertama = Periode(periode.tahun, min(satu.bulan for satu in dibuka))
    daftar = list(calon.memuat(pertama).order_by("bulan", "edisi"))
    catatan = []
    for bulan, sebab in groupby(dibuka, key=lambda satu: satu.bulan):
        semua = tuple(sebab)
        kena = [terbitan for terbitan in daftar if any(s.mengenai(terbitan) for s in semua)]
        if kena:
            nama = NAMA_BULAN[bulan - 1]
            catatan.append(
                f"Angka s.d. {periode.nama} berubah karena {nama} dibuka kembali. "
                f"Sudah terbit sebelum itu: {_sebut_banyak(kena)}."
            )
    return tuple(catatan)


def _sebut_banyak(daftar: Sequence[LaporanTersimpan]) -> str:
    sebutan = [
        f"{satu.tanda} ({satu.sebutan_periode}, edisi {satu.edisi})"
        for satu in daftar[:DISEBUT_TERBANYAK]
    ]
    sisa = len(daftar) - len(sebutan)
    return ", ".join(sebutan) + (f", dan {sisa} lainnya" if sisa else "")


# --- for everybody --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeteranganUmum:
    """What anybody who holds the paper may know: no person, no figure, no hash of figures."""

    kode: str
    jenis: str
    periode: str
    kantor: str
    status: str
    draf: bool
    waktu: str
    edisi: int
    sidik_pdf: str
    sidik_xlsx: str
    ada_edisi_baru: bool
    sumber_berubah: bool


def ambil_keterangan_umum(kode: str) -> KeteranganUmum | None:
    """Return what the check of a code says, None for a code nobody issued (0–3 queries)."""
    if not sudah_sah(kode):
        return None
    daftar = LaporanTersimpan._base_manager.select_related("kecamatan__pemda")
    terbitan = daftar.filter(kode=kode).first()
    if terbitan is None:
        return None
    sesudah = LaporanTersimpan._base_manager.filter(
        kecamatan_id=terbitan.kecamatan_id, pilihan=terbitan.pilihan, edisi__gt=terbitan.edisi
    )
    if not terbitan.draf:
        sesudah = sesudah.exclude(status=StatusTerbit.DRAF)
    kecamatan = terbitan.kecamatan
    waktu = tulis_waktu(terbitan.diterbitkan_pada, kecamatan.zona_waktu)
    return KeteranganUmum(
        kode=tulis_kode(terbitan.kode),
        jenis=terbitan.get_jenis_display(),
        periode=terbitan.sebutan_periode,
        kantor=f"Kecamatan {kecamatan.nama}, {kecamatan.pemda.nama}",
        status=terbitan.get_status_display(),
        draf=terbitan.draf,
        waktu=waktu,
        edisi=terbitan.edisi,
        sidik_pdf=terbitan.pdf_sha256,
        sidik_xlsx=terbitan.xlsx_sha256,
        ada_edisi_baru=sesudah.exists(),
        sumber_berubah=ambil_perubahan_sumber(terbitan).ada,
    )
