"""Dashboards as drawn, kept by this process and found again only while nothing changed.

Everything a dashboard shows follows from the database, the day and who looks. Whoever writes
leaves a row of the trail in the same transaction, so the heads of its chains say whether anything
was written since. What moves without a row of the trail (unread lines of the inbox) stands in the
menu, which is drawn for every request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256

from django.core.cache import cache
from django.utils.safestring import SafeString

from jabatan.izin import Pelaku

TERBESAR = 512 * 1024
"""Characters; what is larger is drawn every time, so that the memory kept has a bound."""
BUKAN_HAK = frozenset({"nama", "permintaan_id", "belum_dibaca"})


@dataclass(frozen=True, slots=True)
class Gambar:
    """A drawn page without its frame; ``hitungan`` is what the menu says waits (route → number)."""

    judul: str
    kepala: SafeString
    isi: SafeString
    hitungan: Mapping[str, int]

    @property
    def besar(self) -> bool:
        return len(self.kepala) + len(self.isi) > TERBESAR


def susun_kunci(pelaku: Pelaku, kecamatan_id: int, *pilihan: str) -> str:
    """Return the name of one drawing: where, for whom with which rights on which day, what was
    chosen, and the state of the trail of every place he sees (``Pelaku.ujung_jejak``).

    The trail was read before anything is drawn: what is written in between is looked for under
    another name.
    """
    hak = {
        satu.name: _tulis_hak(getattr(pelaku, satu.name))
        for satu in fields(pelaku)
        if satu.name not in BUKAN_HAK
    }
    return f"dasbor:{kecamatan_id}:{sha256(repr((hak, pilihan)).encode()).hexdigest()}"


def ambil_gambar(kunci: str, gambar: Callable[[], Gambar]) -> Gambar:
    """Return what was drawn under a name, else draw and keep it."""
    ada: Gambar | None = cache.get(kunci)
    if ada is not None:
        return ada
    baru = gambar()
    if not baru.besar:
        cache.set(kunci, baru)
    return baru


def _tulis_hak(nilai: object) -> object:
    """Sets in order, rows by their number: equal rights are written alike."""
    if isinstance(nilai, frozenset | Mapping):
        return sorted(nilai)
    if isinstance(nilai, tuple):
        return [satu.pk for satu in nilai]
    return nilai
