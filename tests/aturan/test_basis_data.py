"""The database under the tests is the one we mean."""

import django.db.backends.postgresql.psycopg_any as penggerak
import pytest
from django.db import connection


def nama_penggerak(modul: object) -> str:
    return "psycopg3" if getattr(modul, "is_psycopg3", False) else "psycopg2"


def test_penggerak_postgresql_adalah_psycopg2() -> None:
    assert nama_penggerak(penggerak) == "psycopg2"


def test_kendali_penggerak() -> None:
    class Lain:
        is_psycopg3 = True

    assert nama_penggerak(Lain) == "psycopg3"


@pytest.mark.django_db
def test_sqlite_menjaga_kunci_asing() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("hanya SQLite")
    with connection.cursor() as kursor:
        assert kursor.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_jaringan_luar_tertutup() -> None:
    import socket

    with pytest.raises(RuntimeError, match="tes mencoba"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="tes mencoba"):
        socket.getaddrinfo("contoh.example", 80)
