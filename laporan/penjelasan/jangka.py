"""The months a figure covers, as its address writes them: ``2026-09``, ``2026-09-tw``."""

from __future__ import annotations

from dataclasses import dataclass

from indikator import hitung
from kinerja.inti.waktu import NAMA_BULAN, Periode

AKHIRAN_TRIWULAN = "-tw"
ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Jangka:
    """January up to a month, or the quarter that holds it up to it (``triwulan``)."""

    periode: Periode
    triwulan: bool = False

    @classmethod
    def dari_kode(cls, kode: str) -> Jangka:
        """Read an address; anything else is a ValueError."""
        bulan = kode.removesuffix(AKHIRAN_TRIWULAN)
        return cls(Periode.dari_kode(bulan), bulan != kode)

    @property
    def kode(self) -> str:
        return f"{self.periode.kode}{AKHIRAN_TRIWULAN if self.triwulan else ''}"

    @property
    def awal(self) -> int:
        return (self.periode.bulan - 1) // 3 * 3 + 1 if self.triwulan else 1

    @property
    def jendela(self) -> hitung.Jendela:
        return hitung.Jendela(self.awal, self.periode.bulan)

    @property
    def sebutan(self) -> str:
        """ "s.d. September 2026", "triwulan III s.d. September 2026"."""
        kepala = f"triwulan {ROMAWI[self.awal // 3]} " if self.triwulan else ""
        return f"{kepala}s.d. {self.periode.nama}"

    @property
    def pendek(self) -> str:
        """ "s.d. September", "TW III"."""
        if self.triwulan:
            return f"TW {ROMAWI[self.awal // 3]}"
        return f"s.d. {NAMA_BULAN[self.periode.bulan - 1]}"

    def pada(self, periode: Periode) -> Jangka:
        """The same kind of window up to another month."""
        return Jangka(periode, self.triwulan)
