"""The database under the tests is the one we mean."""

import django.db.backends.postgresql.psycopg_any as penggerak
import pytest
from django.db import DatabaseError, connection, transaction

from jejak.models import Jejak
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti.pemicu import ambil_pemicu_hilang


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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ulangan", [1, 2])
def test_pemicu_terpasang_lagi_sesudah_tes_bertransaksi(ulangan: int) -> None:
    """The first run leaves a row that only a flush without triggers removes; so does the second."""
    assert ambil_pemicu_hilang(connection) == ()
    assert Jejak.objects.count() == 0
    with transaction.atomic():
        catat_jejak(
            [Entri(tindakan="buat", objek="uji", objek_id="1", ringkas="uji")],
            oleh=Pencatat(None, "Staf Citra"),
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Jejak.objects.all().delete()
    assert Jejak.objects.count() == 1
