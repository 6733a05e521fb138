"""Queries whose SQL is written once a process, for what every request asks.

Composing a QuerySet and its SQL costs many times what the database needs to answer. Here both are
done once; each call only puts its numbers in and reads rows.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from inspect import signature
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql import Query

from kinerja.inti.lingkup import periksa_lingkup

_LUBANG: Final = (32_003, 32_009, 32_027, 32_029)
"""Stand where the numbers go while the SQL is written; no query of ours has one as a constant.
They fit the smallest column, so that every field takes them."""


class KueriTetap:
    """``KueriTetap(susun)(nomor)`` reads the same rows as ``list(susun(nomor))`` (1 query).

    ``susun`` takes up to four numbers and runs once a process, with numbers that are nobody's: it
    may neither read nor branch on them, and must give them to the database unchanged. (For what is
    no number: ``contoh``, values that are nobody's either.) Models of a tenant scope do not belong
    here, as the SQL would keep the scope it was written in: for those there is ``KueriLingkup``.
    """

    def __init__(
        self, susun: Callable[..., QuerySet[Any]], contoh: tuple[int | str, ...] = ()
    ) -> None:
        self._susun = susun
        self._lubang = contoh or _LUBANG[: len(signature(susun).parameters)]
        self._siap: dict[str, QuerySet[Any]] = {}

    def __call__(self, *nomor: int | str) -> list[Any]:
        daftar = self._ambil().all()
        kueri: Any = daftar.query
        kueri.isi(nomor)
        return list(daftar)

    def _ambil(self) -> QuerySet[Any]:
        """Return the rows to be, never read themselves, written at the first call."""
        koneksi = connections[DEFAULT_DB_ALIAS]
        if koneksi.vendor not in self._siap:
            daftar: Any = self._susun(*self._lubang)
            kueri = daftar.query.chain(klass=_Query)
            assert isinstance(kueri, _Query)
            kueri.tulis_sql(koneksi, self._lubang)
            daftar._query = kueri  # the setter of ``query`` would forget values_list
            self._siap[koneksi.vendor] = daftar
        return self._siap[koneksi.vendor]


class KueriLingkup(KueriTetap):
    """A KueriTetap of one kecamatan, the first of its numbers.

    ``susun`` reads through ``_base_manager`` and limits the rows to that kecamatan itself; here it
    is made sure that the tenant scope holds it. Raises ScopeError where it does not.
    """

    def __call__(self, *nomor: int | str) -> list[Any]:
        periksa_lingkup(int(nomor[0]))
        return super().__call__(*nomor)


class _Query(Query):
    """A query that hands out the compiler it was written with, and its own numbers."""

    isian: tuple[Any, ...]

    def tulis_sql(self, koneksi: Any, lubang: tuple[int | str, ...]) -> None:
        self.penyusun = super().get_compiler(connection=koneksi)
        self.sql, self.isian = self.penyusun.as_sql()
        if not set(lubang).issubset(self.isian):
            raise TypeError("a number is not among the parameters of this query")
        self.lubang = lubang

    def isi(self, nomor: tuple[int | str, ...]) -> None:
        """Put numbers where the holes are."""
        menurut_lubang = dict(zip(self.lubang, nomor, strict=True))
        self.isian = tuple(menurut_lubang.get(satu, satu) for satu in self.isian)

    def get_compiler(
        self, using: str | None = None, connection: Any = None, elide_empty: bool = True
    ) -> Any:
        """Return a copy for the connection of this thread, its SQL already there."""
        penyusun: Any = copy(self.penyusun)
        penyusun.using, penyusun.query = using, self
        penyusun.connection = connection or connections[using or DEFAULT_DB_ALIAS]
        penyusun.as_sql = lambda *_, **__: (self.sql, self.isian)
        return penyusun
