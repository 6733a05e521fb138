"""Where the files of bukti lie: by kecamatan and content, outside the web root.

Writing and throwing away both happen under the lock of the kecamatan, so that no file goes while
somebody is about to point a row at it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import transaction

from jabatan.models import Kecamatan
from kinerja.inti import gudang
from kinerja.inti.lingkup import lingkup
from realisasi.models import Bukti

POKOK = "bukti"


def susun_letak(kecamatan_id: int, sha256: str) -> str:
    """Return where a content lies in the storage."""
    return gudang.susun_letak(POKOK, kecamatan_id, sha256)


def kunci_gudang(kecamatan_id: int) -> None:
    """Hold the files and the quota of a kecamatan until the transaction ends."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan_id)


def tulis_isi(kecamatan_id: int, sha256: str, isi: bytes) -> None:
    """Write a content unless it lies there whole already; it is on the disk when this returns."""
    gudang.tulis_isi(susun_letak(kecamatan_id, sha256), isi)


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
    rusak = {
        sidik
        for sidik in dipakai & tersimpan
        if not gudang.sudah_utuh(susun_letak(kecamatan_id, sidik))
    }
    return TemuanGudang(
        len(dipakai),
        frozenset(dipakai - tersimpan),
        frozenset(rusak),
        frozenset(tersimpan - dipakai),
    )


def _ambil_daftar_isi(kecamatan_id: int) -> set[str]:
    """Return the contents that lie in the storage of a kecamatan."""
    pokok = f"{POKOK}/{kecamatan_id}"
    if not default_storage.exists(pokok):
        return set()
    daftar_folder, _ = default_storage.listdir(pokok)
    return {
        satu for folder in daftar_folder for satu in default_storage.listdir(f"{pokok}/{folder}")[1]
    }
