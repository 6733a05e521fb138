"""CPU time as ratios inside one run: everything in turn, round by round, medians at the end."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Jam = Callable[[], float]
PUTARAN = 11
LAMA_SEGILIR = 0.15


@dataclass(frozen=True, slots=True)
class Ukuran:
    """``kali``: median over rounds of the cost beside the yardstick; ``milidetik``: median."""

    kali: float
    milidetik: float


def ukur(
    pekerjaan: Mapping[str, Callable[[], object]], tolok: str, jam: Jam = time.process_time
) -> dict[str, Ukuran]:
    """Return what each work costs beside ``tolok``, in CPU time of the process unless ``jam`` is
    another clock."""
    ulangan = {nama: _ulangan(kerja, jam) for nama, kerja in pekerjaan.items()}
    catatan: dict[str, list[float]] = {nama: [] for nama in pekerjaan}
    for _ in range(PUTARAN):
        for nama, kerja in pekerjaan.items():
            catatan[nama].append(_lama(kerja, ulangan[nama], jam))
    return {
        nama: Ukuran(
            kali=statistics.median(
                satu / dasar for satu, dasar in zip(daftar, catatan[tolok], strict=True)
            ),
            milidetik=1000 * statistics.median(daftar),
        )
        for nama, daftar in catatan.items()
    }


def _ulangan(kerja: Callable[[], object], jam: Jam) -> int:
    """How often a work is done in one turn; the first two, which fill caches, do not count."""
    kerja()
    kerja()
    return max(1, round(LAMA_SEGILIR / max(_lama(kerja, 1, jam), 1e-6)))


def _lama(kerja: Callable[[], object], kali: int, jam: Jam) -> float:
    gc.collect()
    mulai = jam()
    for _ in range(kali):
        kerja()
    return (jam() - mulai) / kali
