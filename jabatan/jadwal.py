"""The filling calendar of one month as pure dates; no models, no clock."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from kinerja.inti.waktu import Periode, geser_hari_kerja


@dataclass(frozen=True, slots=True)
class JadwalBulan:
    """``buka`` first day of filling; ``batas`` last day in time; ``kunci`` last day of filling."""

    buka: date
    batas: date
    verifikasi: date
    kunci: date
    alasan: str = ""

    def sudah_buka(self, pada: date) -> bool:
        return pada >= self.buka

    def sudah_kunci(self, pada: date) -> bool:
        return pada > self.kunci

    def hari_terlambat(self, pada: date) -> int:
        """Return days past ``batas``, 0 while in time."""
        return max((pada - self.batas).days, 0)


def susun_jadwal(
    periode: Periode, *, hari: tuple[int, int, int], libur: Set[date]
) -> JadwalBulan:
    """Return the default dates of ``periode``: days (batas, verifikasi, kunci) of the month after.

    Each date is moved to the next working day off weekends and ``libur``. Filling opens on the
    first day of the month after.
    """
    depan = periode.berikut
    batas, verifikasi, kunci = (
        geser_hari_kerja(date(depan.tahun, depan.bulan, angka), libur) for angka in hari
    )
    return JadwalBulan(depan.awal, batas, verifikasi, kunci)
