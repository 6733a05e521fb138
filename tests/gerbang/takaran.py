"""How much a run asks: what the gate affords, and the long run by hand (``bin/soak``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Takaran:
    """Seconds are of load; a kill is a kill -9 of a worker, of the master, or of all at once."""

    penyunting: int
    detik: int
    pembunuhan: int
    percobaan: int


GERBANG = Takaran(penyunting=50, detik=60, pembunuhan=24, percobaan=200)
PANJANG = Takaran(penyunting=200, detik=600, pembunuhan=2000, percobaan=1000)
SEKILAS = Takaran(penyunting=0, detik=0, pembunuhan=0, percobaan=4)  # what make test affords
