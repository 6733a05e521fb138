"""Asks for books in tests and lets a worker make them, part for part countable."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kinerja.inti.lingkup import lingkup
from laporan.cetak.bundel import IsiBagian
from laporan.models import JenisPekerjaan, Pekerjaan
from laporan.services.pekerjaan import buat_pekerjaan
from laporan.tugas import buat_bundel
from tests.pabrik import Kantor

SETAHUN, LAMPIRAN = JenisPekerjaan.SETAHUN, JenisPekerjaan.LAMPIRAN


def minta(kantor: Kantor, jenis: JenisPekerjaan = SETAHUN, camat: str = "Sari") -> Pekerjaan:
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku(camat)
        return buat_pekerjaan(pelaku, jenis=jenis, kecamatan=kantor.kecamatan, tahun=2026).pekerjaan


def kerjakan(pekerjaan: Pekerjaan) -> Pekerjaan:
    """What a worker does with it; the row as it is afterwards."""
    buat_bundel.call(pekerjaan.pk, pekerjaan.kecamatan_id)
    return baca(pekerjaan)


def baca(pekerjaan: Pekerjaan) -> Pekerjaan:
    with lingkup([pekerjaan.kecamatan_id]):
        return Pekerjaan.objects.select_related("kecamatan").get(pk=pekerjaan.pk)


@cache
def _lembar_kosong() -> tuple[bytes, int]:
    from laporan.cetak.pdf import cetak_isi

    isi = "<!doctype html><html lang='id'><head><title>x</title></head><body><p>x</p></body></html>"
    return cetak_isi(isi), 1


class Pencetak:
    """Stands in for the printing of parts: counts, and may do something before the n-th."""

    def __init__(self) -> None:
        self.daftar: list[str] = []
        self.sebelum: dict[int, Callable[[], object]] = {}

    def __call__(self, bagian: IsiBagian) -> tuple[bytes, int]:
        if tindakan := self.sebelum.get(len(self.daftar) + 1):
            tindakan()
        self.daftar.append(bagian.isi)
        return _lembar_kosong()
