"""What an editor saw, as a short fingerprint: an edit of something newer is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from django.db.models import Model

from indikator.models import Indikator

PANJANG_SIDIK: Final = 16
# Not part of what a form shows: the place, the key, and that somebody filled it meanwhile.
BUKAN_ISI: Final = frozenset({"id", "urut", "dipakai_pada"})


def hitung_sidik(bagian: Model) -> str:
    """Return the fingerprint of a row's own columns, and of the sources of an Indikator (those
    need ``dengan_sumber`` to cost nothing)."""
    isi = [
        f"{kolom.attname}={getattr(bagian, kolom.attname)!r}"
        for kolom in bagian._meta.concrete_fields
        if kolom.attname not in BUKAN_ISI
    ]
    if isinstance(bagian, Indikator):
        isi.append(repr(bagian.nama_sumber))
    return _sidik(isi)


def hitung_sidik_urutan(daftar: Iterable[Model]) -> str:
    """Return the fingerprint of which rows there are, and in which order."""
    return _sidik(str(satu.pk) for satu in daftar)


def _sidik(isi: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()[:PANJANG_SIDIK]
