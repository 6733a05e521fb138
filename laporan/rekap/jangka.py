"""Windows of months: what a report covers, and what one explained figure covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from indikator import hitung
from kinerja.inti.waktu import NAMA_BULAN, Periode

ROMAWI = ("I", "II", "III", "IV")


class JenisJangka(StrEnum):
    """How long a report reaches."""

    BULAN = "bulan"
    TRIWULAN = "triwulan"
    SEMESTER = "semester"
    TAHUN = "tahun"


# Kind → months in one, how many a year holds, how its code begins.
_UKURAN: Final = {
    JenisJangka.BULAN: (1, 12),
    JenisJangka.TRIWULAN: (3, 4),
    JenisJangka.SEMESTER: (6, 2),
    JenisJangka.TAHUN: (12, 1),
}
_KODE_JANGKA: Final = re.compile(
    r"(?P<tahun>2[0-9]{3})-(?:(?P<bulan>0[1-9]|1[0-2])|tw(?P<triwulan>[1-4])|s(?P<semester>[12])"
    r"|(?P<penuh>tahun))"
)


@dataclass(frozen=True, slots=True)
class Jangka:
    """The months a report is about: a month, quarter, half-year (``nomor`` from 1) or year."""

    tahun: int
    jenis: JenisJangka
    nomor: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.nomor <= _UKURAN[self.jenis][1]:
            raise ValueError(f"{self.jenis} {self.nomor} tidak ada")
        Periode(self.tahun, 1)

    @classmethod
    def dari_kode(cls, kode: str) -> Jangka:
        """Read ``2026-09``, ``2026-tw3``, ``2026-s1``, ``2026-tahun``; else ValueError."""
        cocok = _KODE_JANGKA.fullmatch(kode)
        if cocok is None:
            raise ValueError(f"bukan kode jangka: {kode!r}")
        tahun = int(cocok["tahun"])
        for jenis in (JenisJangka.BULAN, JenisJangka.TRIWULAN, JenisJangka.SEMESTER):
            if cocok[jenis.value] is not None:
                return cls(tahun, jenis, int(cocok[jenis.value]))
        return cls(tahun, JenisJangka.TAHUN)

    @classmethod
    def sebulan(cls, periode: Periode) -> Jangka:
        return cls(periode.tahun, JenisJangka.BULAN, periode.bulan)

    @property
    def kode_dalam_tahun(self) -> str:
        """``09``, ``tw3``, ``s1``, ``tahun``."""
        return {
            JenisJangka.BULAN: f"{self.nomor:02d}",
            JenisJangka.TRIWULAN: f"tw{self.nomor}",
            JenisJangka.SEMESTER: f"s{self.nomor}",
            JenisJangka.TAHUN: "tahun",
        }[self.jenis]

    @property
    def kode(self) -> str:
        return f"{self.tahun}-{self.kode_dalam_tahun}"

    @property
    def jendela(self) -> hitung.Jendela:
        panjang = _UKURAN[self.jenis][0]
        return hitung.Jendela((self.nomor - 1) * panjang + 1, self.nomor * panjang)

    @property
    def awal(self) -> Periode:
        return Periode(self.tahun, self.jendela.awal)

    @property
    def akhir(self) -> Periode:
        """The last month: its snapshot governs the report."""
        return Periode(self.tahun, self.jendela.akhir)

    @property
    def daftar_periode(self) -> tuple[Periode, ...]:
        return tuple(Periode(self.tahun, bulan) for bulan in self.jendela.bulan)

    @property
    def adalah_bulan(self) -> bool:
        return self.jenis is JenisJangka.BULAN

    @property
    def pendek(self) -> str:
        """ "September", "Triwulan III", "Semester I", "Setahun"."""
        if self.adalah_bulan:
            return NAMA_BULAN[self.nomor - 1]
        if self.jenis is JenisJangka.TAHUN:
            return "Setahun"
        return f"{self.jenis.value.capitalize()} {ROMAWI[self.nomor - 1]}"

    @property
    def sebutan(self) -> str:
        """ "Bulan September 2026", "Triwulan III 2026", "Tahun 2026"."""
        if self.jenis is JenisJangka.TAHUN:
            return f"Tahun {self.tahun}"
        return f"{'Bulan ' if self.adalah_bulan else ''}{self.pendek} {self.tahun}"

    @property
    def sebutan_resmi(self) -> str:
        """The wording of the form: "Triwulan III (Juli s.d. September) 2026"."""
        if self.jenis in (JenisJangka.BULAN, JenisJangka.TAHUN):
            return self.sebutan
        awal, akhir = (NAMA_BULAN[b - 1] for b in (self.jendela.awal, self.jendela.akhir))
        return f"{self.pendek} ({awal} s.d. {akhir}) {self.tahun}"


def susun_setahun(tahun: int) -> Iterator[Jangka]:
    """Return the nineteen windows of a year, months first."""
    for jenis, (_, banyak) in _UKURAN.items():
        for nomor in range(1, banyak + 1):
            yield Jangka(tahun, jenis, nomor)


AKHIRAN_TRIWULAN = "-tw"
AKHIRAN_SEMESTER = "-sm"
_KODE: Final = re.compile(
    r"(?P<bulan>[^-]+-[^-]+)(?:(?P<tw>-tw)|(?P<sm>-sm)|-sd(?P<sampai>[0-9]{2}))?"
)


@dataclass(frozen=True, slots=True)
class JangkaAngka:
    """The months of one figure as an address writes them: ``2026-09``, ``-tw``, ``-sm``, ``-sd05``.

    January up to a month, or the quarter or half-year that holds it up to it. ``sampai``: January
    up to an earlier month, still read by the rules and targets of ``periode``, as a trend and a
    comparison with last month read it.
    """

    periode: Periode
    triwulan: bool = False
    sampai: int | None = None
    semester: bool = False

    @classmethod
    def dari_kode(cls, kode: str) -> JangkaAngka:
        """Read an address; anything else is a ValueError."""
        cocok = _KODE.fullmatch(kode)
        if cocok is None:
            raise ValueError(kode)
        periode = Periode.dari_kode(cocok["bulan"])
        sampai = None if cocok["sampai"] is None else int(cocok["sampai"])
        if sampai is not None and not 1 <= sampai < periode.bulan:
            raise ValueError(kode)
        return cls(periode, cocok["tw"] is not None, sampai, cocok["sm"] is not None)

    @property
    def kode(self) -> str:
        akhiran = "" if self.sampai is None else f"-sd{self.sampai:02d}"
        if self.triwulan:
            akhiran = AKHIRAN_TRIWULAN
        return f"{self.periode.kode}{AKHIRAN_SEMESTER if self.semester else akhiran}"

    @property
    def panjang(self) -> int:
        """Months of the whole window this one lies in."""
        return 3 if self.triwulan else 6 if self.semester else 12

    @property
    def awal(self) -> int:
        return (self.periode.bulan - 1) // self.panjang * self.panjang + 1

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
        kepala = f"{self._nama('triwulan', 'semester')} " if self.panjang < 12 else ""
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
        """ "s.d. September", "TW III", "Semester II"."""
        if self.panjang < 12:
            return self._nama("TW", "Semester")
        return f"s.d. {NAMA_BULAN[self.bulan - 1]}"

    def _nama(self, triwulan: str, semester: str) -> str:
        return f"{triwulan if self.triwulan else semester} {ROMAWI[self.awal // self.panjang]}"

    def pada(self, periode: Periode) -> JangkaAngka:
        """The same kind of window up to another month, an earlier one as far as it goes."""
        if self.sampai is not None and self.sampai < periode.bulan:
            return JangkaAngka(periode, sampai=self.sampai)
        return JangkaAngka(periode, self.triwulan, semester=self.semester)
