"""Files by content in the default storage: named by their SHA-256, outside the web root.

What may be thrown away, and under which lock, is decided by who owns the files.
"""

from __future__ import annotations

import hashlib
import os

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage


class IsiHilang(Exception):
    """There is no file where this content should lie."""


class IsiRusak(Exception):
    """The file is no longer what its name says."""


def hitung_sidik(isi: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal."""
    return hashlib.sha256(isi).hexdigest()


def susun_letak(pokok: str, pemilik_id: int, sha256: str) -> str:
    """Return where a content of a kecamatan or pemda lies under the folder ``pokok``."""
    return f"{pokok}/{pemilik_id}/{sha256[:2]}/{sha256}"


def tulis_isi(letak: str, isi: bytes) -> None:
    """Write a content unless it lies there whole already; it is on the disk when this returns.

    ``letak`` ends with the hash of the content.
    """
    if default_storage.exists(letak):
        if sudah_utuh(letak):
            return
        default_storage.delete(letak)  # cut short by a crash
    default_storage.save(letak, ContentFile(isi))
    _tulis_tetap(letak)


def _tulis_tetap(letak: str) -> None:
    """Ask the disk to keep it, where the storage is a disk of this machine."""
    if not isinstance(default_storage, FileSystemStorage):
        return
    alamat = default_storage.path(letak)
    for satu in (alamat, os.path.dirname(alamat)):
        nomor = os.open(satu, os.O_RDONLY)
        try:
            os.fsync(nomor)
        finally:
            os.close(nomor)


def baca_isi(letak: str) -> bytes:
    """Return a content after comparing it with its name; IsiHilang, IsiRusak."""
    try:
        with default_storage.open(letak) as berkas:
            isi: bytes = berkas.read()
    except FileNotFoundError:
        raise IsiHilang(letak) from None
    if hitung_sidik(isi) != letak.rpartition("/")[2]:
        raise IsiRusak(letak)
    return isi


def sudah_utuh(letak: str) -> bool:
    """Is there a file here that is what its name says?"""
    try:
        baca_isi(letak)
    except (IsiHilang, IsiRusak):
        return False
    return True
