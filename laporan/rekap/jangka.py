"""The months a figure covers, as its address writes them: ``2026-09``, ``-tw``, ``-sd05``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from indikator import hitung
from kinerja.inti.waktu import NAMA_BULAN, Periode

AKHIRAN_TRIWULAN = "-tw"
ROMAWI = ("I", "II", "III", "IV")
_KODE: Final = re.compile(r"(?P<bulan>[^-]+-[^-]+)(?P<tw>-tw)?(-sd(?P<sampai>[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Jangka:
    """January up to a month, or the quarter that holds it up to it (``triwulan``).

    ``sampai``: January up to an earlier month, still read by the rules and targets of ``periode``,
    as a trend and a comparison with last month read it.
    """

    periode: Periode
    triwulan: bool = False
    sampai: int | None = None

    @classmethod
    def dari_kode(cls, kode: str) -> Jangka:
        """Read an address; anything else is a ValueError."""
        cocok = _KODE.fullmatch(kode)
        if cocok is None or (cocok["tw"] and cocok["sampai"]):
            raise ValueError(kode)
        periode = Periode.dari_kode(cocok["bulan"])
        sampai = None if cocok["sampai"] is None else int(cocok["sampai"])
        if sampai is not None and not 1 <= sampai < periode.bulan:
            raise ValueError(kode)
        return cls(periode, cocok["tw"] is not None, sampai)

    @property
    def kode(self) -> str:
        akhiran = "" if self.sampai is None else f"-sd{self.sampai:02d}"
        return f"{self.periode.kode}{AKHIRAN_TRIWULAN if self.triwulan else akhiran}"

    @property
    def awal(self) -> int:
        return (self.periode.bulan - 1) // 3 * 3 + 1 if self.triwulan else 1

    @property
    def bulan(self) -> int:
        """The last month of the window."""
        return self.periode.bulan if self.sampai is None else self.sampai

    @property
    def jendela(self) -> hitung.Jendela:
        return hitung.Jendela(self.awal, self.bulan)

    @property
    def sebutan(self) -> str:
        """ "s.d. September 2026", "triwulan III s.d. September 2026"."""
        kepala = f"triwulan {ROMAWI[self.awal // 3]} " if self.triwulan else ""
        return f"{kepala}s.d. {self.sebutan_bulan}"

    @property
    def sebutan_bulan(self) -> str:
        """ "September 2026"; an earlier one as "Mei 2026, dengan aturan September"."""
        if self.sampai is None:
            return self.periode.nama
        bulan = Periode(self.periode.tahun, self.sampai)
        return f"{bulan.nama}, dengan aturan {NAMA_BULAN[self.periode.bulan - 1]}"

    @property
    def pendek(self) -> str:
        """ "s.d. September", "TW III"."""
        if self.triwulan:
            return f"TW {ROMAWI[self.awal // 3]}"
        return f"s.d. {NAMA_BULAN[self.bulan - 1]}"

    def pada(self, periode: Periode) -> Jangka:
        """The same kind of window up to another month, an earlier one as far as it goes."""
        if self.sampai is not None and self.sampai < periode.bulan:
            return Jangka(periode, sampai=self.sampai)
        return Jangka(periode, self.triwulan)
