"""Where figures stand on the sheet *Hitungan*, for the sheets that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.inti.buku import susun_alamat
from laporan.cetak.rumus import susun_bulat
from laporan.rekap.sumber import SumberRekap

NAMA = "Hitungan"
P, Q, R, T, CAPAIAN, TERHITUNG, KATEGORI = range(4, 11)  # its columns


@dataclass(frozen=True, slots=True)
class HasilLetak:
    """The line of one figure; ``pasti`` are the columns that a formula may show: they have one of
    their own here, and a spreadsheet rounds them to the same figure."""

    ke: int
    pasti: frozenset[int]

    def rumus(self, kolom: int, desimal: int = 2) -> str | None:
        """Return the formula of a cell that shows a figure of this line, None where only the plain
        figure or word can stand there."""
        if kolom not in self.pasti:
            return None
        alamat = susun_alamat(self.ke, kolom, lembar=NAMA)
        if kolom in (R, T):
            bulat = susun_bulat(alamat, desimal)
            return f"=IF(ISNUMBER({alamat}),{bulat},{alamat})"
        return f"={alamat}"


@dataclass(frozen=True, slots=True)
class RataLetak:
    """The line of the average of a group; ``rentang`` are the cells it is made of."""

    ke: int
    rentang: str

    @property
    def alamat(self) -> str:
        return susun_alamat(self.ke, TERHITUNG, lembar=NAMA)

    @property
    def kategori(self) -> str:
        return susun_alamat(self.ke, KATEGORI, lembar=NAMA)


@dataclass(frozen=True, slots=True)
class LetakAturan:
    """Where a clamp (None: there is none) and the bands stand, each with its bound."""

    batas: str | None
    daftar: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetakHitungan:
    """Group, window → its average; group, row, window → its figures; ``aturan``: the rules of the
    last row."""

    rata: Mapping[tuple[int, int], RataLetak]
    hasil: Mapping[tuple[int, int, int], HasilLetak]
    aturan: LetakAturan

    def daftar_rata(self, sumber: SumberRekap, jangka: int) -> str:
        """Return the averages that make the last row, as arguments of a function."""
        banyak, semua = len(sumber.daftar_kelompok), len(sumber.semua_kelompok)
        urut = range(banyak, semua) if sumber.daftar_rata else range(banyak)
        return ",".join(self.rata[ke, jangka].alamat for ke in urut)
