"""Writers of SQLite queue at a file: nobody is refused for having waited."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.utils import load_backend

from kinerja.settings.dasar import susun_basis_data

PENULIS, KALI = 6, 30
TENGGAT = 20


@pytest.fixture
def pengaturan(tmp_path: Path, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """A database in a file whose own lock is never waited for."""
    bawaan: dict[str, Any] = {
        "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None,
        "HOST": "", "PORT": "", "USER": "", "PASSWORD": "",
    }  # fmt: skip
    isi = bawaan | susun_basis_data(f"sqlite:///{tmp_path}/uji.sqlite3")
    isi["OPTIONS"]["timeout"] = 0
    with django_db_blocker.unblock(), _buka(isi) as koneksi, koneksi.cursor() as kursor:
        kursor.execute("CREATE TABLE hitungan (nilai integer)")
        kursor.execute("INSERT INTO hitungan VALUES (0)")
        yield isi


@contextmanager
def _buka(pengaturan: dict[str, Any]) -> Iterator[Any]:
    with closing(load_backend(pengaturan["ENGINE"]).DatabaseWrapper(pengaturan, "uji")) as koneksi:
        yield koneksi


@contextmanager
def _transaksi(koneksi: Any) -> Iterator[Any]:
    """What ``atomic`` does with a connection that is not in ``connections``."""
    koneksi.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        with koneksi.cursor() as kursor:
            yield kursor
        koneksi.commit()
    except BaseException:
        koneksi.rollback()
        raise
    finally:
        koneksi.set_autocommit(True)


def _tambah_satu(kursor: Any) -> None:
    (nilai,) = kursor.execute("SELECT nilai FROM hitungan").fetchone()
    kursor.execute("UPDATE hitungan SET nilai = %s", [nilai + 1])


def _tulis_serentak(pengaturan: dict[str, Any]) -> list[Exception]:
    """Six writers, thirty transactions each; return what they were refused with."""
    galat: list[Exception] = []

    def kerja() -> None:
        with _buka(pengaturan) as koneksi:
            for _ in range(KALI):
                try:
                    with _transaksi(koneksi) as kursor:
                        _tambah_satu(kursor)
                except OperationalError as sebab:
                    galat.append(sebab)

    daftar = [threading.Thread(target=kerja) for _ in range(PENULIS)]
    for satu in daftar:
        satu.start()
    for satu in daftar:
        satu.join()
    return galat


def _tulis_segera(pengaturan: dict[str, Any]) -> None:
    """The next writer finds the queue empty."""

    def kerja() -> None:
        with _buka(pengaturan) as koneksi, _transaksi(koneksi) as kursor:
            _tambah_satu(kursor)

    penulis = threading.Thread(target=kerja, daemon=True)
    penulis.start()
    penulis.join(TENGGAT)
    assert not penulis.is_alive(), "the place in the queue was kept"


def test_penulis_yang_menunggu_tidak_ditolak(pengaturan: dict[str, Any]) -> None:
    assert _tulis_serentak(pengaturan) == []
    with _buka(pengaturan) as koneksi, koneksi.cursor() as kursor:
        kursor.execute("SELECT nilai FROM hitungan")
        assert kursor.fetchone() == (PENULIS * KALI,)


def test_kendali_tanpa_antrean_penulis_ditolak(pengaturan: dict[str, Any]) -> None:
    galat = _tulis_serentak(pengaturan | {"ENGINE": "django.db.backends.sqlite3"})
    assert any("locked" in str(satu) for satu in galat)


@pytest.mark.parametrize("akhir", ["gagal", "putus"])
def test_tempat_dilepas_bila_transaksi_tidak_selesai(
    pengaturan: dict[str, Any], akhir: str
) -> None:
    """A failed act and a broken connection leave the queue to the next."""
    with _buka(pengaturan) as pertama:
        if akhir == "gagal":
            with pytest.raises(OperationalError), _transaksi(pertama) as kursor:
                kursor.execute("UPDATE tidak_ada SET nilai = 1")
        else:
            pertama.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            pertama.close()
        _tulis_segera(pengaturan)


def test_tempat_dilepas_bila_transaksi_tidak_dapat_dimulai(pengaturan: dict[str, Any]) -> None:
    """Somebody else's program holds the database: refused, and the queue moves on."""
    biasa = pengaturan | {"ENGINE": "django.db.backends.sqlite3"}
    with _buka(pengaturan) as pertama, _buka(biasa) as luar:
        with _transaksi(luar), pytest.raises(OperationalError), _transaksi(pertama):
            pytest.fail("began although the database is held")
        _tulis_segera(pengaturan)
