"""The letterhead of a print, and its picture from the storage."""

from __future__ import annotations

import base64
from typing import Protocol

from kinerja.inti import gudang
from realisasi.arti import Kop


class Berkop(Protocol):
    """A report under a letterhead; every rekap is."""

    @property
    def kop(self) -> Kop: ...


def baca_lambang(letak: str) -> bytes:
    """Return the PNG of a letterhead; empty where there is none, or where its file is gone or
    damaged: a report is worth more than its picture."""
    if not letak:
        return b""
    try:
        return gudang.baca_isi(letak)
    except (gudang.IsiHilang, gudang.IsiRusak):
        return b""


def susun_lambang(letak: str) -> str:
    """Return the same as a data address, "" for none."""
    isi = baca_lambang(letak)
    return f"data:image/png;base64,{base64.b64encode(isi).decode()}" if isi else ""
