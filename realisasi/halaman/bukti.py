"""What the pages of bukti show: the places of a sheet, each with its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realisasi.arti import ArtiLembar
from realisasi.models import Bukti

SELURUH_LEMBAR = "Seluruh lembar"


@dataclass(frozen=True, slots=True)
class TempatBukti:
    """One row, or (``kunci`` "lembar") the sheet as a whole."""

    kunci: str
    judul: str
    keterangan: str
    daftar_bukti: Sequence[Bukti]


def susun_tempat(
    arti: ArtiLembar, bulan: int, bukti: Mapping[int | None, Sequence[Bukti]]
) -> list[TempatBukti]:
    """Return the rows in force in a month, or with bukti, in document order; the sheet first."""
    daftar = [
        TempatBukti(
            "lembar",
            SELURUH_LEMBAR,
            "Untuk bukti yang menyangkut beberapa baris sekaligus.",
            bukti.get(None, ()),
        )
    ]
    daftar += [
        TempatBukti(
            str(baris.indikator_id),
            f"{baris.nomor}. {baris.nama}",
            ", ".join(baris.sumber),
            bukti.get(baris.indikator_id, ()),
        )
        for baris in arti.baris
        if bulan in baris.bagian or baris.indikator_id in bukti
    ]
    return daftar


@dataclass(frozen=True, slots=True)
class Tetangga:
    """The bukti before and after one in its sheet; None at the ends."""

    sebelum: Bukti | None
    sesudah: Bukti | None
    urut: int
    jumlah: int


def susun_tetangga(bukti: Bukti, semua: Mapping[int | None, Sequence[Bukti]]) -> Tetangga:
    """Return the neighbours in order of coming."""
    daftar = sorted((satu for isi in semua.values() for satu in isi), key=lambda satu: satu.pk)
    letak = next(urut for urut, satu in enumerate(daftar) if satu.pk == bukti.pk)
    return Tetangga(
        daftar[letak - 1] if letak else None,
        daftar[letak + 1] if letak + 1 < len(daftar) else None,
        letak + 1,
        len(daftar),
    )
