"""Triggers in tests: out of the way of a flush, or off while a test tampers with rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from kinerja.inti.pemicu import lepas_pemicu, pasang_pemicu


def pemicu_dilepas() -> None:
    """Drop the triggers of every database; the flush that follows puts them back."""
    for connection in connections.all():
        lepas_pemicu(connection)


@contextmanager
def tanpa_pemicu(*daftar_tabel: str) -> Iterator[None]:
    """What somebody with the rights of a database administrator can do: no triggers inside."""
    connection = connections["default"]
    lepas_pemicu(connection, *daftar_tabel)
    try:
        yield
    finally:
        pasang_pemicu(connection)
