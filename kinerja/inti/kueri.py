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
    on it, and must give it to the database unchanged. No prefetch_related.
    """

    def __init__(self, susun: Callable[[int], QuerySet[Any]]) -> None:
        self._susun = susun
        self._siap: dict[str, _Query] = {}

    def __call__(self, nomor: int) -> list[Any]:
        kueri = copy(self._ambil())
        kueri.nomor = nomor
        return list(QuerySet(model=kueri.model, query=kueri))

    def _ambil(self) -> _Query:
        """Return the query written for this engine, writing it at the first call."""
        koneksi = connections[DEFAULT_DB_ALIAS]
        if koneksi.vendor not in self._siap:
            kueri = self._susun(_LUBANG).query.chain(klass=_Query)
            assert isinstance(kueri, _Query)
            kueri.tulis_sql(koneksi)
            self._siap[koneksi.vendor] = kueri
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
