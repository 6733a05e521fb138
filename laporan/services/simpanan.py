"""Printed parts that are kept: named by the hash of what they are made of, made anew when gone.

A file begins with one line of JSON (hash, pages) and holds the PDF after it. Nothing needs
it: what is missing or damaged is printed again, so that sweeping may take whatever it likes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kinerja.inti.gudang import hitung_sidik, susun_letak

POKOK: Final = "bagian"
UMUR: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Simpanan:
    """A kept print; its pages are 0 where nobody asked for their number."""

    isi: bytes
    banyak_halaman: int


def baca_simpanan(kecamatan_id: int, kunci: str) -> Simpanan | None:
    """Return a kept print; None where there is none, or not a whole one."""
    try:
        with default_storage.open(susun_letak(POKOK, kecamatan_id, kunci)) as berkas:
            kepala, _, isi = berkas.read().partition(b"\n")
        keterangan = json.loads(kepala)
        if keterangan["sha256"] != hitung_sidik(isi):
            return None
        return Simpanan(isi, int(keterangan["halaman"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def catat_simpanan(
    kecamatan_id: int, kunci: str, isi: bytes, *, banyak_halaman: int = 0
) -> Simpanan:
    """Keep a print in place of whatever lay there."""
    kepala = json.dumps({"sha256": hitung_sidik(isi), "halaman": banyak_halaman})
    letak = susun_letak(POKOK, kecamatan_id, kunci)
    if default_storage.exists(letak):
        default_storage.delete(letak)
    default_storage.save(letak, ContentFile(kepala.encode() + b"\n" + isi))
    return Simpanan(isi, banyak_halaman)


def akhiri_simpanan_lama(*, saat: datetime, batas: int) -> int:
    """Remove the prints made over 30 days ago, then the oldest until the rest takes at most
    ``batas`` bytes; how many went."""
    sisa, buang = 0, []
    daftar = sorted(_daftar_berkas(POKOK), reverse=True)
    for dibuat, letak, ukuran in daftar:
        sisa += ukuran
        if dibuat < saat - UMUR or sisa > batas:
            buang.append(letak)
    for letak in buang:
        default_storage.delete(letak)
    return len(buang)


def _daftar_berkas(pokok: str) -> Iterator[tuple[datetime, str, int]]:
    """Yield (made, place, bytes) of every file below a folder."""
    try:
        daftar_folder, daftar_nama = default_storage.listdir(pokok)
    except FileNotFoundError:
        return
    for nama in daftar_nama:
        letak = f"{pokok}/{nama}"
        try:
            yield default_storage.get_modified_time(letak), letak, default_storage.size(letak)
        except FileNotFoundError:
            continue  # another sweep was faster
    for nama in daftar_folder:
        yield from _daftar_berkas(f"{pokok}/{nama}")
