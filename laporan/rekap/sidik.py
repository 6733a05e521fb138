"""Two hashes of any rekap: of its figures, and of all that it says but times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any, Final

from jejak.hitung import tulis_kanonik
from laporan.rekap.tipe import Angka

# When it was printed or read, how the file is called, what else could be opened: not what it says.
# ``pengantar`` of a signature carries the day; ``bagian`` speaks through targets, printed anyway.
_BUKAN_ISI: Final = frozenset(
    {
        *("dicetak", "data_per", "dibaca_pada", "tempat_tanggal", "nama_berkas"),
        *("daftar_bulan", "daftar_jangka_lain", "pengantar", "bagian"),
    }
)


@dataclass(frozen=True, slots=True)
class SidikRekap:
    """``angka`` changes when a figure does, ``isi`` when anything a reader sees does."""

    angka: str
    isi: str


def susun_sidik(rekap: Any) -> SidikRekap:
    """Return the hashes of a rekap (a frozen dataclass of texts, figures and the like)."""
    angka = [[satu.teks, satu.nilai] for satu in _daftar_angka(rekap)]
    return SidikRekap(_sidik(angka), _sidik(_polos(rekap)))


def _sidik(isi: object) -> str:
    return sha256(tulis_kanonik(isi).encode()).hexdigest()


def _daftar_angka(nilai: Any) -> Iterator[Angka]:
    """Every figure, in the order of the report; ``None``, zero and nihil differ by their text."""
    if isinstance(nilai, Angka):
        yield nilai
    elif is_dataclass(nilai):
        for bidang in fields(nilai):
            yield from _daftar_angka(getattr(nilai, bidang.name))
    elif isinstance(nilai, list | tuple):
        for satu in nilai:
            yield from _daftar_angka(satu)


def _polos(nilai: Any) -> object:
    """Bring a rekap to what the canonical text knows."""
    if is_dataclass(nilai):
        return {
            bidang.name: _polos(getattr(nilai, bidang.name))
            for bidang in fields(nilai)
            if bidang.name not in _BUKAN_ISI
        }
    if isinstance(nilai, Enum):
        return _polos(nilai.value)
    if isinstance(nilai, list | tuple):
        return [_polos(satu) for satu in nilai]
    if isinstance(nilai, set | frozenset):
        return sorted(str(satu) for satu in nilai)
    if isinstance(nilai, Mapping):
        return {str(kunci): _polos(isi) for kunci, isi in nilai.items()}
    return nilai if nilai is None or isinstance(nilai, bool | int | str) else str(nilai)
