"""Many rows written in one statement, without composing it anew each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json import JSONEncoder
from typing import Any, Final

from django.db import connections, router
from django.db.models import Model
from django.db.models.constants import OnConflict

_APA_ADANYA: Final = frozenset({int, str, type(None)})
_SELALU_DIUBAH: Final = frozenset({"RatusanField"})
_JSON: Final = JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=datetime.isoformat
)

_Bidang = tuple[Any, str, str, bool]
"""A field, its attribute, its column, and whether its values are never stored as they are."""
Kolom = Mapping[str, Any]
"""A row: attribute names of its fields → values, as ``vars`` of an instance holds them."""


@dataclass(frozen=True, slots=True)
class Perintah:
    """A statement and what goes into it."""

    sql: str
    isian: Sequence[Any]


class SisipTetap:
    """``SisipTetap(Model)(daftar)`` inserts rows as ``bulk_create`` does, several times faster.

    ``kunci`` names the unique fields in which a row may meet one that is there, ``ganti`` what it
    then replaces; rows that all carry their primary key are there already, and PostgreSQL changes
    them by it. Neither primary keys come back nor signals are sent. One query on PostgreSQL, to
    which all rows go as one JSON text; on SQLite one for as many rows as it takes parameters for
    (about 1,600 of twenty columns).
    """

    def __init__(
        self, model: type[Model], *, kunci: Sequence[str] = (), ganti: Sequence[str] = ()
    ) -> None:
        self._model = model
        self._bidang = self._pilih_bidang(
            [str(b.column) for b in model._meta.concrete_fields if not b.primary_key]
        )
        self._kunci = [str(model._meta.get_field(nama).column) for nama in kunci]  # type: ignore[union-attr]
        self._ganti = [str(model._meta.get_field(nama).column) for nama in ganti]  # type: ignore[union-attr]
        self._kunci_utama = model._meta.pk.attname
        self._bidang_ganti = self._pilih_bidang((self._kunci_utama, *self._ganti))
        self._kepala: dict[str, tuple[str, str]] = {}

    def _pilih_bidang(self, daftar_kolom: Collection[str]) -> list[_Bidang]:
        return [
            (satu, satu.attname, str(satu.column), satu.get_internal_type() in _SELALU_DIUBAH)
            for satu in self._model._meta.concrete_fields
            if satu.column in daftar_kolom
        ]

    def __call__(self, daftar: Sequence[Kolom]) -> None:
        if not daftar:
            return
        koneksi: Any = connections[router.db_for_write(self._model)]
        banyak = len(daftar)
        if koneksi.vendor == "sqlite":
            banyak = _batas_isian(koneksi) // len(self._bidang)
        with koneksi.cursor() as kursor:
            for mulai in range(0, len(daftar), banyak):
                perintah = self.susun(daftar[mulai : mulai + banyak], koneksi)
                kursor.execute(perintah.sql, perintah.isian)

    def susun(self, daftar: Sequence[Kolom], koneksi: Any) -> Perintah:
        """Return the statement that writes the rows (on PostgreSQL it may be part of another)."""
        if koneksi.vendor != "sqlite" and self._sudah_ada(daftar):
            isi = self._susun_json(daftar, koneksi, self._bidang_ganti)
            return Perintah(self._tulis_ubah(koneksi), [_JSON.encode(isi)])
        awal, akhir = self._kepala.get(koneksi.vendor) or self._tulis_sql(koneksi)
        if koneksi.vendor != "sqlite":
            isi = self._susun_json(daftar, koneksi, self._bidang)
            return Perintah(f"{awal} {akhir}", [_JSON.encode(isi)])
        nilai = _susun_nilai(daftar, koneksi, self._bidang)
        baris = f"({', '.join(['%s'] * len(self._bidang))})"
        sql = f"{awal} VALUES {', '.join([baris] * len(daftar))} {akhir}"
        return Perintah(sql, [isi for satu in nilai for isi in satu])

    def _sudah_ada(self, daftar: Sequence[Kolom]) -> bool:
        """Is each of the rows one that is read already? An upsert would call the triggers of its
        table twice."""
        if not self._ganti:
            return False
        return all(satu.get(self._kunci_utama) is not None for satu in daftar)

    def _susun_json(
        self, daftar: Sequence[Kolom], koneksi: Any, bidang: Sequence[_Bidang]
    ) -> Sequence[Kolom]:
        """Return the rows by the names of their columns; the rows themselves where they are so."""
        if bidang is self._bidang and all(n == kolom and not ubah for _, n, kolom, ubah in bidang):
            return daftar
        kolom = [satu[2] for satu in bidang]
        nilai = _susun_nilai(daftar, koneksi, bidang)
        return [dict(zip(kolom, satu, strict=True)) for satu in nilai]

    def _tulis_ubah(self, koneksi: Any) -> str:
        """Return the statement that changes rows by their primary key."""
        kutip = koneksi.ops.quote_name
        tabel, kunci = kutip(self._model._meta.db_table), kutip(self._kunci_utama)
        isi = ", ".join(f"{kutip(kolom)} = baris.{kutip(kolom)}" for kolom in self._ganti)
        return (
            f"UPDATE {tabel} SET {isi} FROM {_tulis_asal(self._bidang_ganti, koneksi)} "  # noqa: S608
            f"WHERE {tabel}.{kunci} = baris.{kunci}"
        )

    def _tulis_sql(self, koneksi: Any) -> tuple[str, str]:
        """Return what stands around the values: names only, written once an engine."""
        kutip = koneksi.ops.quote_name
        daftar = [satu[0] for satu in self._bidang]
        kolom = ", ".join(kutip(bidang.column) for bidang in daftar)
        awal = f"INSERT INTO {kutip(self._model._meta.db_table)} ({kolom})"
        akhir = ""
        if self._ganti:
            akhir = koneksi.ops.on_conflict_suffix_sql(
                daftar, OnConflict.UPDATE, self._ganti, self._kunci
            )
        if koneksi.vendor != "sqlite":
            awal += f" SELECT {kolom} FROM {_tulis_asal(self._bidang, koneksi)}"  # noqa: S608
        self._kepala[koneksi.vendor] = (awal, akhir)
        return awal, akhir


def _tulis_asal(bidang: Sequence[_Bidang], koneksi: Any) -> str:
    """Return what the rows are read from: one JSON text, each column in its type."""
    kutip = koneksi.ops.quote_name
    tipe = ", ".join(f"{kutip(b.column)} {b.db_type(koneksi)}" for b, *_ in bidang)
    return f"json_to_recordset(%s) AS baris({tipe})"


def _susun_nilai(
    daftar: Sequence[Kolom], koneksi: Any, daftar_bidang: Sequence[_Bidang]
) -> list[list[Any]]:
    """Return the rows as the engine stores them; equal values are looked at once."""
    jadi: dict[tuple[str, Any], Any] = {}
    hasil = []
    for satu in daftar:
        baris = []
        for bidang, nama, _, ubah in daftar_bidang:
            nilai = satu[nama]
            if ubah or type(nilai) not in _APA_ADANYA:
                kunci = (nama, nilai)
                if kunci not in jadi:
                    jadi[kunci] = bidang.get_db_prep_save(nilai, koneksi)
                nilai = jadi[kunci]
            baris.append(nilai)
        hasil.append(baris)
    return hasil


@dataclass(frozen=True, slots=True)
class Sisipan:
    """Rows that wait to be inserted, alone or along with what another writes."""

    sisip: SisipTetap
    daftar: Sequence[Kolom]

    def tulis(self) -> None:
        """Insert them by themselves."""
        self.sisip(self.daftar)


def _batas_isian(koneksi: Any) -> int:
    """How many parameters a statement of SQLite takes."""
    koneksi.ensure_connection()
    return int(koneksi.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))
