"""Months, Indonesian dates and working days; pure, no Django."""

from __future__ import annotations

import calendar
import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

NAMA_BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NAMA_BULAN_PENDEK: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agt",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)
NAMA_HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_SATU_HARI: Final = timedelta(days=1)
_SABTU: Final = 5
_KODE: Final = re.compile(r"(2[0-9]{3})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True, slots=True)
class Periode:
    """One calendar month; ordered in time."""

    tahun: int
    bulan: int

    def __post_init__(self) -> None:
        if not 1 <= self.bulan <= 12:
            raise ValueError(f"bulan {self.bulan} tidak ada")
        if not date.min.year <= self.tahun <= date.max.year:
            raise ValueError(f"tahun {self.tahun} di luar kalender")

    @classmethod
    def dari_kode(cls, kode: str) -> Periode:
        """Read ``2026-09`` (years 2000 to 2999); anything else is a ValueError."""
        cocok = _KODE.fullmatch(kode)
        if cocok is None:
            raise ValueError(f"bukan kode periode: {kode!r}")
        return cls(int(cocok[1]), int(cocok[2]))

    @classmethod
    def dari_tanggal(cls, tanggal: date) -> Periode:
        """The month a date lies in."""
        return cls(tanggal.year, tanggal.month)

    @property
    def awal(self) -> date:
        """First day."""
        return date(self.tahun, self.bulan, 1)

    @property
    def akhir(self) -> date:
        """Last day."""
        return date(self.tahun, self.bulan, self.jumlah_hari)

    @property
    def jumlah_hari(self) -> int:
        """Days in the month."""
        return calendar.monthrange(self.tahun, self.bulan)[1]

    @property
    def berikut(self) -> Periode:
        """The month after."""
        return Periode(self.tahun + self.bulan // 12, self.bulan % 12 + 1)

    @property
    def sebelum(self) -> Periode:
        """The month before."""
        if self.bulan == 1:
            return Periode(self.tahun - 1, 12)
        return Periode(self.tahun, self.bulan - 1)

    @property
    def nama(self) -> str:
        """``September 2026``."""
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}"

    @property
    def kode(self) -> str:
        """``2026-09``, for addresses and file names."""
        return f"{self.tahun:04d}-{self.bulan:02d}"

    def __str__(self) -> str:
        return self.nama


def sekarang() -> datetime:
    """This moment, aware (UTC)."""
    return datetime.now(UTC)


def hari_ini(zona: str | tzinfo) -> date:
    """Today's date as the clock on the wall of that zone shows it."""
    return sekarang().astimezone(_baca_zona(zona)).date()


def tulis_tanggal(tanggal: date) -> str:
    """``5 Februari 2026``."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def tulis_tanggal_hari(tanggal: date) -> str:
    """``Senin, 5 Oktober 2026``."""
    return f"{NAMA_HARI[tanggal.weekday()]}, {tulis_tanggal(tanggal)}"


def tulis_waktu(waktu: datetime, zona: str | tzinfo) -> str:
    """``2 Oktober 2026 14.05 WIB``; a datetime without zone is a mistake of the caller."""
    if waktu.tzinfo is None:
        raise ValueError("datetime without time zone")
    setempat = waktu.astimezone(_baca_zona(zona))
    jam = f"{setempat.hour:02d}.{setempat.minute:02d}"
    return f"{tulis_tanggal(setempat)} {jam} {setempat.tzname()}"


def _hari_kerja(tanggal: date, libur: Container[date]) -> bool:
    """Is this a working day: neither Saturday, Sunday nor in ``libur``?"""
    return tanggal.weekday() < _SABTU and tanggal not in libur


def geser_hari_kerja(tanggal: date, libur: Container[date]) -> date:
    """The date itself when it is a working day, else the next working day."""
    while not _hari_kerja(tanggal, libur):
        tanggal += _SATU_HARI
    return tanggal


def tambah_hari_kerja(tanggal: date, banyaknya: int, libur: Container[date]) -> date:
    """The ``banyaknya``-th working day after the date (0 gives the date itself)."""
    if banyaknya < 0:
        raise ValueError("banyaknya hari kerja tidak boleh negatif")
    for _ in range(banyaknya):
        tanggal = geser_hari_kerja(tanggal + _SATU_HARI, libur)
    return tanggal


def _baca_zona(zona: str | tzinfo) -> tzinfo:
    """Accept ``"Asia/Jakarta"`` as well as a tzinfo."""
    return ZoneInfo(zona) if isinstance(zona, str) else zona
