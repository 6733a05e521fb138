"""The filling calendar of one month as pure dates; no models, no clock."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

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


def susun_jadwal(periode: Periode, *, hari: tuple[int, int, int], libur: Set[date]) -> JadwalBulan:
    """Return the default dates of ``periode``: days (batas, verifikasi, kunci) of the month after.

    Each date is moved to the next working day off weekends and ``libur``. Filling opens on the
    first day of the month after.
    """
    depan = periode.berikut
    batas, verifikasi, kunci = (
        geser_hari_kerja(date(depan.tahun, depan.bulan, angka), libur) for angka in hari
    )
    return JadwalBulan(depan.awal, batas, verifikasi, kunci)


def hitung_bagian(
    mulai: date, selesai: date | None, daftar_jeda: Sequence[tuple[date, date]], tahun: int
) -> dict[int, Fraction]:
    """Return month → share of it that a post holds in ``tahun``; months with 0 are left out.

    A whole month counts 1, a month of change days held / days of the month, so that the parts of
    two holders add up. A month whose held days are all leave counts 0.
    """
    return dict(_hitung_bagian(mulai, selesai, tuple(daftar_jeda), tahun))


@lru_cache(maxsize=1024)
def _hitung_bagian(
    mulai: date, selesai: date | None, daftar_jeda: tuple[tuple[date, date], ...], tahun: int
) -> tuple[tuple[int, Fraction], ...]:
    """One post is asked for every row of its sheet."""
    hasil: dict[int, Fraction] = {}
    for bulan in range(1, 13):
        periode = Periode(tahun, bulan)
        awal = max(mulai, periode.awal)
        akhir = min(selesai or periode.akhir, periode.akhir)
        hari = (akhir - awal).days + 1
        if hari > 0 and not _penuh_jeda(awal, akhir, daftar_jeda):
            hasil[bulan] = Fraction(hari, periode.jumlah_hari)
    return tuple(hasil.items())


def _penuh_jeda(awal: date, akhir: date, daftar_jeda: Sequence[tuple[date, date]]) -> bool:
    """Tell whether the leaves together cover every day (leave followed by illness does)."""
    belum = awal
    for dari, sampai in sorted(daftar_jeda):
        if dari <= belum <= sampai:
            if sampai >= akhir:
                return True
            belum = sampai + timedelta(1)
    return False
