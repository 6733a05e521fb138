"""Queries whose SQL is written once a process, for what every request asks.

Composing a QuerySet and its SQL costs many times what the database needs to answer, and so does
working out anew how each column is read. Here all of it is done once; each call only puts its
numbers in and reads rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import signature
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet, prefetch_related_objects

from kinerja.inti.baris import Ubah, ambil_ubah, susun_pembaca, ubah_baris
from kinerja.inti.lingkup import periksa_lingkup

Isian = int | str | date
_LUBANG: Final = (32_003, 32_009, 32_027, 32_029)
"""Stand where the numbers go while the SQL is written; no query of ours has one as a constant.
They fit the smallest column, so that every field takes them."""


class KueriTetap:
    """``KueriTetap(susun)(nomor)`` reads the same rows as ``list(susun(nomor))`` (1 query).

    ``susun`` takes up to four numbers and runs once a process, with numbers that are nobody's: it
    may neither read nor branch on them, and must give them to the database unchanged. (For what is
    no number: ``contoh``, texts and days that are nobody's either.) Models of a tenant scope do not
    belong here, as the SQL would keep the scope it was written in: for those there is
    ``KueriLingkup``.
    Model instances come without ``__init__`` and without its signals.
    """

    def __init__(self, susun: Callable[..., QuerySet[Any]], contoh: tuple[Isian, ...] = ()) -> None:
        self._susun = susun
        self._lubang = contoh or _LUBANG[: len(signature(susun).parameters)]
        self._siap: dict[str, _Siap] = {}

    def __call__(self, *nomor: Isian) -> list[Any]:
        koneksi = connections[DEFAULT_DB_ALIAS]
        siap = self._siap.get(koneksi.vendor) or self._tulis(koneksi)
        isian = siap.susun_isian(_sesuaikan(nomor, koneksi))
        with koneksi.cursor() as kursor:
            kursor.execute(siap.sql, isian)
            return siap.baca(kursor.fetchall(), koneksi)

    def _tulis(self, koneksi: Any) -> _Siap:
        daftar = self._susun(*self._lubang)
        siap = _tulis_kueri(daftar, koneksi, _sesuaikan(self._lubang, koneksi))
        self._siap[koneksi.vendor] = siap
        return siap


class KueriLingkup(KueriTetap):
    """A KueriTetap of one kecamatan, the first of its numbers.

    ``susun`` reads through ``_base_manager`` and limits the rows to that kecamatan itself; here it
    is made sure that the tenant scope holds it. Raises ScopeError where it does not.
    """

    def __call__(self, kecamatan_id: int, *nomor: Isian) -> list[Any]:  # type: ignore[override]
        periksa_lingkup(kecamatan_id)
        return super().__call__(kecamatan_id, *nomor)


@dataclass(frozen=True, slots=True)
class _Siap:
    """A query written: its SQL, what goes into it, and how its rows are read."""

    sql: str
    isian: tuple[Any, ...]
    lubang: tuple[Isian, ...]
    ubah: Ubah
    pembaca: Callable[[Sequence[Any]], Any] | None
    prefetch: tuple[Any, ...]

    def susun_isian(self, nomor: tuple[Isian, ...]) -> list[Any]:
        """Return the parameters with numbers where the holes are."""
        menurut_lubang = dict(zip(self.lubang, nomor, strict=True))
        return [menurut_lubang.get(satu, satu) for satu in self.isian]

    def baca(self, daftar: Sequence[Any], koneksi: Any) -> list[Any]:
        """Return rows of the database as the QuerySet would hand them out."""
        hasil = ubah_baris(daftar, self.ubah, koneksi)
        if self.pembaca is not None:
            hasil = [self.pembaca(satu) for satu in hasil]
        if self.prefetch:
            prefetch_related_objects(hasil, *self.prefetch)
        return hasil


def _sesuaikan(isian: tuple[Isian, ...], koneksi: Any) -> tuple[Isian, ...]:
    """Return the values as the engine takes them: SQLite knows no days."""
    return tuple(
        koneksi.ops.adapt_datefield_value(satu) if isinstance(satu, date) else satu
        for satu in isian
    )


def _tulis_kueri(daftar: Any, koneksi: Any, lubang: tuple[Isian, ...]) -> _Siap:
    """Write the SQL of a QuerySet and work out how its rows are read."""
    penyusun = daftar.query.get_compiler(connection=koneksi)
    sql, isian = penyusun.as_sql()
    if not set(lubang).issubset(isian):
        raise TypeError("a number is not among the parameters of this query")
    return _Siap(
        sql=sql,
        isian=tuple(isian),
        lubang=lubang,
        ubah=ambil_ubah(penyusun),
        pembaca=susun_pembaca(daftar, penyusun),
        prefetch=daftar._prefetch_related_lookups,
    )
