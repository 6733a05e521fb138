"""What a report of a post reads: its sheets, cells and their meaning, at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q, QuerySet

from indikator import hitung
from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Penugasan
from kinerja.inti.kueri import KueriLingkup
from kinerja.inti.waktu import NAMA_BULAN, Periode, sekarang
from laporan.kesalahan import LaporanTidakAda
from laporan.rekap.jangka import Jangka
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import ArtiLembar, dari_json, susun_arti
from realisasi.models import Cuplikan, LembarBulanan


@dataclass(slots=True)
class Lembar:
    """What the report needs of one sheet of the year; ``pemeriksa_id`` is who verified it."""

    pk: int
    bulan: int
    keadaan: Keadaan
    diubah_pada: datetime
    disetujui_pada: datetime | None
    pemeriksa_id: int | None
    dibuka_kembali_pada: datetime | None
    diisi_oleh: str
    alasan_atas_nama: str
    sel: dict[int, hitung.Sel] = field(default_factory=dict)
    keterangan: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that was read, at one moment. ``periode`` is the month whose meaning governs."""

    pelaku: Pelaku
    penugasan: Penugasan
    jangka: Jangka
    periode: Periode
    daftar_lembar: Mapping[int, Lembar]
    arti: ArtiLembar
    saat: datetime

    @property
    def lembar(self) -> Lembar | None:
        """The sheet of the month that governs."""
        return self.daftar_lembar.get(self.periode.bulan)

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan.BELUM if self.lembar is None else self.lembar.keadaan

    @property
    def sampai(self) -> list[Lembar]:
        """The sheets of January up to the end of the window."""
        akhir = self.jangka.jendela.akhir
        return [satu for satu in self.daftar_lembar.values() if satu.bulan <= akhir]

    @property
    def daftar_wajib(self) -> list[int]:
        """The months of the window for which a sheet is due, or there is one all the same."""
        bagian = self.penugasan.bagian(self.jangka.tahun)
        return [
            bulan
            for bulan in self.jangka.jendela.bulan
            if bulan in bagian or bulan in self.daftar_lembar
        ]

    @property
    def daftar_disetujui(self) -> list[Lembar]:
        """The approved sheets of the window."""
        return [
            lembar
            for bulan in self.daftar_wajib
            if (lembar := self.daftar_lembar.get(bulan)) is not None
            and lembar.keadaan is Keadaan.DISETUJUI
        ]

    @property
    def lengkap(self) -> bool:
        """Is every sheet of the window approved?"""
        return len(self.daftar_disetujui) == len(self.daftar_wajib)

    @property
    def draf(self) -> bool:
        """A draft on paper until every sheet from January to the end of the window is approved."""
        belum = (satu.keadaan is not Keadaan.DISETUJUI for satu in self.sampai)
        return not self.lengkap or any(belum)

    @property
    def sebutan(self) -> str:
        """The state in words; a month that is all leave is "Cuti"."""
        if not self.daftar_wajib:
            return "Cuti"
        if self.jangka.adalah_bulan:
            return SEBUTAN_KEADAAN[self.keadaan]
        if self.lengkap:
            return SEBUTAN_KEADAAN[Keadaan.DISETUJUI]
        return f"{len(self.daftar_disetujui)} dari {len(self.daftar_wajib)} lembar disetujui"

    def setempat(self, waktu: datetime) -> datetime:
        return waktu.astimezone(ZoneInfo(self.penugasan.kecamatan.zona_waktu))


def ambil_bahan(
    pelaku: Pelaku,
    penugasan: Penugasan,
    jangka: Jangka,
    sampai: int | None = None,
    *,
    bertanda_tangan: bool = True,
) -> Bahan:
    """Return what the report of a window reads (2 queries where its last month is approved, else
    5), with the cells up to its end, or up to the month ``sampai``.

    Who signs is left out where nobody does: one query less. Raises LaporanTidakAda for a window
    outside the post, one whose last month has not begun, or one without a catalogue.
    """
    _periksa(pelaku, penugasan, jangka)
    saat = sekarang()
    periode = ambil_penentu(penugasan, jangka)
    akhir = jangka.jendela.akhir if sampai is None else sampai
    daftar_lembar = _ambil_lembar(penugasan, jangka.tahun, akhir)
    pejabat = susun_pejabat(penugasan.kecamatan_id, pelaku.pada) if bertanda_tangan else None
    arti = _ambil_arti(penugasan, jangka.tahun, daftar_lembar.get(periode.bulan), pejabat)
    return Bahan(pelaku, penugasan, jangka, periode, daftar_lembar, arti, saat)


def ambil_penentu(penugasan: Penugasan, jangka: Jangka) -> Periode:
    """Return the month whose snapshot governs: the window's last in which a sheet is due; where
    all of it is leave, the last the post holds."""
    bagian = penugasan.bagian(jangka.tahun)
    wajib = [bulan for bulan in jangka.jendela.bulan if bulan in bagian]
    if wajib:
        return Periode(jangka.tahun, wajib[-1])
    if penugasan.selesai is None:
        return jangka.akhir
    return min(jangka.akhir, Periode.dari_tanggal(penugasan.selesai))


def bisa_dilaporkan(pelaku: Pelaku, penugasan: Penugasan, jangka: Jangka) -> bool:
    """Has the last month of the window begun, and does the post hold a day of it?"""
    return jangka.akhir.awal <= pelaku.pada and _menyentuh(penugasan, jangka)


def _periksa(pelaku: Pelaku, penugasan: Penugasan, jangka: Jangka) -> None:
    nama = jangka.sebutan.removeprefix("Bulan ")
    if not penugasan.posisi.kode_jabatan:
        raise LaporanTidakAda(f"Posisi {penugasan.posisi} tidak memuat IKI.")
    if jangka.akhir.awal > pelaku.pada:
        raise LaporanTidakAda(tolak_nanti(pelaku, jangka))
    if not _menyentuh(penugasan, jangka):
        raise LaporanTidakAda(
            f"{nama} berada di luar masa penugasan {penugasan.pegawai} sebagai "
            f"{penugasan.posisi}. Pilih bulan di dalam masa penugasan."
        )


def tolak_nanti(pelaku: Pelaku, jangka: Jangka) -> str:
    """Say why a window whose last month has not begun has no report, and what has."""
    nama = jangka.sebutan.removeprefix("Bulan ")
    kini = Periode.dari_tanggal(pelaku.pada).nama
    if jangka.adalah_bulan:
        return f"{nama} belum berjalan. Pilih bulan sampai {kini}."
    return (
        f"{nama} dapat dilaporkan mulai {NAMA_BULAN[jangka.jendela.akhir - 1]} {jangka.tahun}. "
        f"Sampai saat itu pilih laporan bulan sampai {kini}: angka s.d. bulan termuat di sana."
    )


def _menyentuh(penugasan: Penugasan, jangka: Jangka) -> bool:
    """Does the post hold at least one day of the window?"""
    selesai = penugasan.selesai
    return penugasan.mulai <= jangka.akhir.akhir and (
        selesai is None or selesai >= jangka.awal.awal
    )


_KOLOM_LEMBAR = (
    *("pk", "bulan", "keadaan", "diubah_pada", "disetujui_pada", "dibuka_kembali_pada"),
    *("diisi_oleh__nama", "alasan_atas_nama", "diverifikasi_oleh_id"),
    *("sel__indikator_id", "sel__keadaan", "sel__pembilang", "sel__penyebut"),
    *("sel__syarat_terpenuhi", "sel__keterangan"),
)


def _lembar_dengan_sel(
    kecamatan_id: int, tahun: int, penugasan_id: int, sampai: int
) -> QuerySet[Any]:
    syarat_sel = Q(
        daftar_realisasi__kecamatan_id=kecamatan_id,
        daftar_realisasi__tahun=tahun,
        daftar_realisasi__bulan__lte=sampai,
    )
    return (
        LembarBulanan._base_manager.filter(
            kecamatan_id=kecamatan_id, tahun=tahun, penugasan_id=penugasan_id
        )
        .annotate(sel=FilteredRelation("daftar_realisasi", condition=syarat_sel))
        .order_by("bulan")
        .values_list(*_KOLOM_LEMBAR)
    )


_LEMBAR = KueriLingkup(_lembar_dengan_sel)


def _ambil_lembar(penugasan: Penugasan, tahun: int, sampai: int) -> dict[int, Lembar]:
    """Return month → sheet of the year, with the cells of January..``sampai`` (1 query)."""
    daftar = _LEMBAR(penugasan.kecamatan_id, tahun, penugasan.pk, sampai)
    hasil: dict[int, Lembar] = {}
    for baris in daftar:
        nilai = dict(zip(_KOLOM_LEMBAR, baris, strict=True))
        lembar = hasil.setdefault(nilai["bulan"], _susun_lembar(nilai))
        indikator = nilai["sel__indikator_id"]
        if indikator is not None:
            lembar.sel[indikator] = hitung.Sel(
                hitung.KeadaanSel(nilai["sel__keadaan"]),
                nilai["sel__pembilang"],
                nilai["sel__penyebut"],
                nilai["sel__syarat_terpenuhi"],
            )
            lembar.keterangan[indikator] = nilai["sel__keterangan"]
    return hasil


def _susun_lembar(nilai: Mapping[str, Any]) -> Lembar:
    return Lembar(
        pk=nilai["pk"],
        bulan=nilai["bulan"],
        keadaan=Keadaan(nilai["keadaan"]),
        diubah_pada=nilai["diubah_pada"],
        disetujui_pada=nilai["disetujui_pada"],
        pemeriksa_id=nilai["diverifikasi_oleh_id"],
        dibuka_kembali_pada=nilai["dibuka_kembali_pada"],
        diisi_oleh=nilai["diisi_oleh__nama"] or "",
        alasan_atas_nama=nilai["alasan_atas_nama"],
    )


def susun_sel(daftar: Sequence[Lembar]) -> dict[int, dict[int, hitung.Sel]]:
    """Return indikator id → month → cell."""
    hasil: dict[int, dict[int, hitung.Sel]] = {}
    for lembar in daftar:
        for indikator, sel in lembar.sel.items():
            hasil.setdefault(indikator, {})[lembar.bulan] = sel
    return hasil


def _ambil_arti(
    penugasan: Penugasan, tahun: int, lembar: Lembar | None, pejabat: Pejabat | None
) -> ArtiLembar:
    """Return what was frozen at the approval (1 query), else what holds today (4 queries)."""
    if lembar is not None and lembar.keadaan is Keadaan.DISETUJUI:
        return dari_json(Cuplikan.objects.filter(lembar_id=lembar.pk).latest("versi_lembar").isi)
    arti = susun_arti(penugasan, tahun, pejabat=pejabat)
    if arti is None:
        raise LaporanTidakAda(
            f"Belum ada katalog IKI yang berlaku untuk tahun {tahun}.",
            siapa="Admin pemda",
        )
    return arti
