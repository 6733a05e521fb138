"""Where the files of bukti lie: by kecamatan and content, outside the web root.

Writing and throwing away both happen under the lock of the kecamatan, so that no file goes while
somebody is about to point a row at it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction

from jabatan.models import Kecamatan
from kinerja.inti.lingkup import lingkup
from realisasi.models import Bukti

POKOK = "bukti"


def susun_letak(kecamatan_id: int, sha256: str) -> str:
    """Return where a content lies in the storage."""
    return f"{POKOK}/{kecamatan_id}/{sha256[:2]}/{sha256}"


def hitung_sidik(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()


def kunci_gudang(kecamatan_id: int) -> None:
    """Hold the files and the quota of a kecamatan until the transaction ends."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan_id)


def tulis_isi(kecamatan_id: int, sha256: str, isi: bytes) -> None:
    """Write a content unless it lies there whole already; it is on the disk when this returns."""
    letak = susun_letak(kecamatan_id, sha256)
    if default_storage.exists(letak):
        if _utuh(kecamatan_id, sha256):
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


def akhiri_isi(kecamatan_id: int, daftar_sha256: Iterable[str]) -> None:
    """Throw away contents that no row needs any more (in a transaction of its own)."""
    with lingkup([kecamatan_id]), transaction.atomic():
        kunci_gudang(kecamatan_id)
        daftar = set(daftar_sha256)
        dipakai = Bukti.objects.ada().filter(kecamatan_id=kecamatan_id, sha256__in=daftar)
        for sha256 in daftar - set(dipakai.values_list("sha256", flat=True)):
            default_storage.delete(susun_letak(kecamatan_id, sha256))


@dataclass(frozen=True, slots=True)
class TemuanGudang:
    """Contents by hash: rows without their file, files that changed, files without a row."""

    jumlah: int
    hilang: frozenset[str]
    rusak: frozenset[str]
    tidak_dipakai: frozenset[str]


def periksa_gudang(kecamatan_id: int) -> TemuanGudang:
    """Compare the rows of a kecamatan with its files, reading every file."""
    dipakai = set(
        Bukti.objects.ada().filter(kecamatan_id=kecamatan_id).values_list("sha256", flat=True)
    )
    tersimpan = _ambil_daftar_isi(kecamatan_id)
    rusak = {sidik for sidik in dipakai & tersimpan if not _utuh(kecamatan_id, sidik)}
    return TemuanGudang(
        len(dipakai),
        frozenset(dipakai - tersimpan),
        frozenset(rusak),
        frozenset(tersimpan - dipakai),
    )


def _utuh(kecamatan_id: int, sha256: str) -> bool:
    with default_storage.open(susun_letak(kecamatan_id, sha256)) as ada:
        return hitung_sidik(ada.read()) == sha256


def _ambil_daftar_isi(kecamatan_id: int) -> set[str]:
    """Return the contents that lie in the storage of a kecamatan."""
    pokok = f"{POKOK}/{kecamatan_id}"
    if not default_storage.exists(pokok):
        return set()
    daftar_folder, _ = default_storage.listdir(pokok)
    return {
        satu for folder in daftar_folder for satu in default_storage.listdir(f"{pokok}/{folder}")[1]
    }
