"""What was counted: a table per jabatan, made into one cell per row and month.

A month's figure follows from seat, row and month alone, so that it is the same whenever the demo
is made. Percentages are whole numbers: no float anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from indikator.hitung import KeadaanSel, Sel


@dataclass(frozen=True, slots=True)
class Isi:
    """One cell as somebody filled it; without ``atas`` it says nihil."""

    atas: str = ""
    bawah: str = ""
    syarat: bool | None = None
    keterangan: str = ""

    @property
    def sel(self) -> Sel:
        if not self.atas:
            return Sel(KeadaanSel.NIHIL)
        bawah = Decimal(self.bawah) if self.bawah else None
        return Sel(KeadaanSel.TERISI, Decimal(self.atas), bawah, self.syarat)


def susun_rata(rata: str, banyaknya: int, keterangan: str = "") -> Isi:
    """Return a cell of jenis rata_rata: the total is stored, the average was typed."""
    return Isi(str(Decimal(rata) * banyaknya), str(banyaknya), keterangan=keterangan)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a seat: its target and how its months come about.

    The first that says something about a month wins: ``tetap``, ``deret`` (12 numbers), ``dari``
    (the sum of earlier rows less a few), ``rata`` × ``musim`` ± ``goyang`` percent; else no cell.
    """

    setahun: int | None
    rata: int | None = None
    musim: str = "datar"
    goyang: int = 7
    deret: tuple[int, ...] = ()
    dari: tuple[int, ...] = ()
    tetap: Mapping[int, Isi] = field(default_factory=dict)
    rencana: tuple[int, ...] = ()

    def kali(self, persen: int) -> Baris:
        """Return the same row in a smaller office, without what happened in this one."""
        return replace(
            self,
            setahun=None if self.setahun is None else self.setahun * persen // 100,
            rata=None if self.rata is None else self.rata * persen // 100,
            deret=tuple(nilai * persen // 100 for nilai in self.deret),
            rencana=tuple(nilai * persen // 100 for nilai in self.rencana),
            tetap={},
        )

    @property
    def rencana_bulanan(self) -> dict[str, str]:
        """The explicit plan as Target stores it; months without a figure are left out."""
        return {str(bulan): str(nilai) for bulan, nilai in enumerate(self.rencana, 1) if nilai > 0}


MUSIM: dict[str, tuple[int, ...]] = {
    "datar": (100,) * 12,
    "surat": (104, 97, 86, 98, 103, 101, 106, 99, 108, 104, 100, 94),
    "anggaran": (40, 62, 80, 94, 99, 108, 104, 100, 110, 120, 136, 147),
}


def bilangan(*daftar: int) -> dict[int, Isi]:
    """Return cells for months 1.. from plain numbers."""
    return {bulan: Isi(str(nilai)) for bulan, nilai in enumerate(daftar, 1)}


def nihil(keterangan: str, *daftar_bulan: int) -> dict[int, Isi]:
    """Return cells that say nihil with the same reason."""
    return {bulan: Isi(keterangan=keterangan) for bulan in daftar_bulan}


def susun_lembar(
    kunci: str, daftar_baris: Mapping[int, Baris], bulan: int, bagian: tuple[int, int] = (1, 1)
) -> dict[int, Isi]:
    """Return row number → cell of one month; ``bagian`` is the share of the month held."""
    hasil: dict[int, Isi] = {}
    angka: dict[int, int] = {}
    for nomor, baris in daftar_baris.items():
        if bulan in baris.tetap:
            hasil[nomor] = baris.tetap[bulan]
            continue
        nilai = _hitung_bulan(f"{kunci}/{nomor}/{bulan}", baris, bulan, angka)
        if nilai is not None:
            nilai = nilai if baris.deret or baris.dari else nilai * bagian[0] // bagian[1]
            angka[nomor] = nilai
            hasil[nomor] = Isi(str(nilai))
    return hasil


def _hitung_bulan(benih: str, baris: Baris, bulan: int, angka: Mapping[int, int]) -> int | None:
    acak = Random(benih)  # noqa: S311 — invented figures, the same every time
    if baris.deret:
        return baris.deret[bulan - 1]
    if baris.dari:
        return sum(angka[nomor] for nomor in baris.dari) - acak.randint(0, 5)
    if baris.rata is None:
        return None
    persen = MUSIM[baris.musim][bulan - 1] * (100 + acak.randint(-baris.goyang, baris.goyang))
    return (baris.rata * persen + 5000) // 10000
