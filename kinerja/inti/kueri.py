"""Queries whose SQL is written once a process, for what every request asks.

Composing a QuerySet and its SQL costs many times what the database needs to answer. Here both are
done once; each call only puts its number in and reads rows.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql import Query

_LUBANG: Final = 7_046_029_254_386_353_087
"""Stands where the number goes while the SQL is written; no key comes near it."""


class KueriTetap:
    """``KueriTetap(susun)(nomor)`` reads the same rows as ``list(susun(nomor))`` (1 query).

    ``susun`` runs once a process, with a number that is nobody's: it may neither read nor branch
    on it, and must give it to the database unchanged. Models of a tenant scope that is not part of
    the query itself do not belong here: the SQL would keep the scope it was written in.
    """

    def __init__(self, susun: Callable[[int], QuerySet[Any]]) -> None:
        self._susun = susun
        self._siap: dict[str, QuerySet[Any]] = {}

    def __call__(self, nomor: int) -> list[Any]:
        daftar = self._ambil().all()
        kueri: Any = daftar.query
        kueri.nomor = nomor
        return list(daftar)

    def _ambil(self) -> QuerySet[Any]:
        """Return the rows to be, never read themselves, written at the first call."""
        koneksi = connections[DEFAULT_DB_ALIAS]
        if koneksi.vendor not in self._siap:
            daftar = self._susun(_LUBANG)
            kueri = daftar.query.chain(klass=_Query)
            assert isinstance(kueri, _Query)
            kueri.tulis_sql(koneksi)
            daftar.query = kueri
            self._siap[koneksi.vendor] = daftar
        return self._siap[koneksi.vendor]


class _Query(Query):
    """A query that hands out the compiler it was written with, and its own number."""

    nomor = _LUBANG

    def tulis_sql(self, koneksi: Any) -> None:
        self.penyusun = super().get_compiler(connection=koneksi)
        self.sql, self.isian = self.penyusun.as_sql()
        if _LUBANG not in self.isian:
            raise TypeError("the number is not among the parameters of this query")

    def get_compiler(
        self, using: str | None = None, connection: Any = None, elide_empty: bool = True
    ) -> Any:
        """Return a copy for the connection of this thread, its SQL already there."""
        penyusun: Any = copy(self.penyusun)
        penyusun.using, penyusun.query = using, self
        penyusun.connection = connection or connections[using or DEFAULT_DB_ALIAS]
        isian = tuple(self.nomor if satu == _LUBANG else satu for satu in self.isian)
        penyusun.as_sql = lambda *_, **__: (self.sql, isian)
        return penyusun
