"""What is asked to be stored in a sheet, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indikator import hitung
from jabatan.models.organisasi import Kalender
from realisasi.arti import ArtiLembar
from realisasi.kesalahan import Bentrok
from realisasi.models import LembarBulanan, Realisasi


@dataclass(frozen=True, slots=True)
class IsianBaris:
    """What one row of the form asks to be stored; ``versi`` is the one the form was drawn from
    (0: no row yet)."""

    indikator_id: int
    sel: hitung.Sel
    keterangan: str
    versi: int


@dataclass(frozen=True, slots=True)
class HasilIsi:
    """The sheet after saving and how many cells changed (0 writes nothing).

    ``tersimpan``: indikator id → the cell as it stands now, under the lock that saved it.
    ``masalah``, ``bentrok``: what was refused where each row stood for itself (``sebagian``).
    ``asing``: rows with something new that are not of this sheet (any more); left out.
    """

    lembar: LembarBulanan | None
    berubah: int
    tersimpan: Mapping[int, Realisasi] = field(default_factory=dict)
    masalah: Mapping[int, Sequence[hitung.MasalahSel]] = field(default_factory=dict)
    bentrok: Mapping[int, Bentrok] = field(default_factory=dict)
    asing: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class BahanIsi:
    """What the caller read just before, so that it is not read again: the live meaning of the
    year, the calendar, the sheet (before its cells) and its cells.

    Sheet and cells are believed only while the version of the sheet is still the one read.
    """

    arti: ArtiLembar
    kalender: Kalender
    lembar: LembarBulanan | None = None
    tersimpan: Mapping[int, Realisasi] = field(default_factory=dict)
