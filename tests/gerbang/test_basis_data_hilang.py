"""The database goes away under load and comes back: a clear 503 meanwhile, nothing lost after."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.gerbang.basis import Basis, perintah_postgresql
from tests.gerbang.cakram_penuh import TANDA
from tests.gerbang.peladen import WSGI, jalankan
from tests.gerbang.penyunting import Kerumunan

CAKRAM_PENUH = "tests.gerbang.cakram_penuh:application"
PENYUNTING = 8


def _singkirkan(basis: Basis) -> None:
    """PostgreSQL refuses and drops every connection; the disk under SQLite is full."""
    if not basis.nama:
        (basis.data / TANDA).touch()
        return
    perintah_postgresql(
        f'ALTER DATABASE "{basis.nama}" ALLOW_CONNECTIONS false',
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{basis.nama}'",
    )


def _kembalikan(basis: Basis) -> None:
    if not basis.nama:
        (basis.data / TANDA).unlink()
        return
    perintah_postgresql(f'ALTER DATABASE "{basis.nama}" ALLOW_CONNECTIONS true')


def test_basis_data_hilang_lalu_kembali_tanpa_menyalakan_ulang(
    basis: Basis, lapor: Callable[[str], None]
) -> None:
    aplikasi = WSGI if basis.nama else CAKRAM_PENUH
    with jalankan(basis, aplikasi, bersih=False) as peladen:
        kerumunan = Kerumunan(basis, peladen.port, PENYUNTING, tahan_putus=True)
        kerumunan.mulai()
        for _ in range(2):
            time.sleep(2)
            _singkirkan(basis)
            time.sleep(3)
            _kembalikan(basis)
        time.sleep(3)
        hasil = kerumunan.selesai()
    lapor(hasil.tulis())
    assert hasil.periksa(basis.baca_akhir()) == []
    assert sum(satu.ditunda for satu in hasil.daftar) > PENYUNTING, "nobody met a 503"
