"""Budgets that no clock is needed for: bytes of a first visit, buffers of a kecamatan's year."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.conf import settings

RUJUKAN = re.compile(r'(?:href|src)="/static/([^"#?]+)')


def hitung_kunjungan_pertama(halaman: bytes) -> int:
    """Compressed bytes of a page with every static file it names, nothing kept by the browser."""
    berkas = sorted(set(RUJUKAN.findall(halaman.decode())))
    isi = [(Path(settings.STATIC_ROOT) / satu).read_bytes() for satu in berkas]
    return sum(len(gzip.compress(satu, 9)) for satu in [halaman, *isi])


def hitung_penyangga() -> int | None:
    """Buffers of the query that reads a kecamatan's year; None but on PostgreSQL."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jabatan.models import Penugasan
    from kinerja.inti.lingkup import tanpa_lingkup
    from kinerja.inti.waktu import hari_ini
    from laporan.dasbor import bahan

    if connection.vendor != "postgresql":
        return None
    with tanpa_lingkup(), connection.cursor() as kursor:
        kursor.execute("VACUUM (ANALYZE) realisasi_realisasi, realisasi_lembarbulanan")
        kecamatan = Penugasan.objects.get(pegawai__pengguna__nama_pengguna="sari").kecamatan_id
        milik = list(Penugasan.objects.filter(kecamatan_id=kecamatan).values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as kueri:
            bahan._ambil_isi(kecamatan, hari_ini("Asia/Jakarta").year, milik, sekecamatan=True)
        kursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {kueri[0]['sql']}")
        puncak = next(satu for (satu,) in kursor.fetchall() if "Buffers:" in satu)
    return sum(int(angka) for angka in re.findall(r"(?:hit|read)=(\d+)", puncak))
