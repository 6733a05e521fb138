"""The name of a page that may be kept: who looks with which rights on which day, and what was
written so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

BUKAN_HAK = frozenset({"nama", "permintaan_id", "belum_dibaca"})


def susun_kunci(pelaku: DataclassInstance, ruang: str, *pilihan: str) -> str:
    """Return the name of one drawing: where, for whom with which rights on which day, what was
    chosen, and the state of the trail of every place he sees (``Pelaku.ujung_jejak``).

    Whoever writes leaves a row of the trail in the same transaction, so its ends say whether
    anything was written since. They were read before anything is drawn: what is written in between
    is looked for under another name. ``ruang`` names the page and its kecamatan.
    """
    hak = {
        satu.name: _tulis_hak(getattr(pelaku, satu.name))
        for satu in fields(pelaku)
        if satu.name not in BUKAN_HAK
    }
    return f"{ruang}:{sha256(repr((hak, pilihan)).encode()).hexdigest()}"


def _tulis_hak(nilai: object) -> object:
    """Sets in order, rows by their number: equal rights are written alike."""
    if isinstance(nilai, frozenset | Mapping):
        return sorted(nilai)
    if isinstance(nilai, tuple):
        return [satu.pk for satu in nilai]
    return nilai
