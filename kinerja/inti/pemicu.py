"""Database triggers: one registry, installed after every migrate, on both engines.

SQLite drops triggers silently when a migration remakes their table, so they are not part
of migrations: each app registers its own in ``<app>/pemicu.py`` (imported by
``AppConfig.ready``) and ``post_migrate`` installs all of them, every time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.apps import AppConfig, apps
from django.core import checks
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_NAMA_PEMICU: Final = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\s+(?:if\s+not\s+exists\s+)?"
    r'"?(\w+)"?',
    re.IGNORECASE,
)
_ADA: Final = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND n.nspname = current_schema()"
    ),
}
_FUNGSI_TOLAK: Final = """
CREATE OR REPLACE FUNCTION kinerja_tolak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$
"""


@dataclass(frozen=True, slots=True)
class Pemicu:
    """One guard: its statements for each engine (functions and ``CREATE TRIGGER``).

    ``nama`` names the guard in the registry; trigger names are read from the statements.
    PostgreSQL functions are written ``CREATE OR REPLACE``; ``%`` needs no doubling.
    """

    nama: str
    tabel: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]

    def __post_init__(self) -> None:
        for mesin in _ADA:
            perintah = self.perintah(mesin)
            if isinstance(perintah, str) or (perintah and not self.daftar_nama(mesin)):
                raise ValueError(f"pemicu {self.nama}: no CREATE TRIGGER for {mesin}")

    def perintah(self, mesin: str) -> tuple[str, ...]:
        """The statements for an engine (``connection.vendor``)."""
        return self.sqlite if mesin == "sqlite" else self.postgresql

    def daftar_nama(self, mesin: str) -> tuple[str, ...]:
        """Names of the triggers these statements create."""
        temuan = (_NAMA_PEMICU.search(perintah) for perintah in self.perintah(mesin))
        return tuple(cocok[1] for cocok in temuan if cocok)


_terdaftar: dict[str, Pemicu] = {}


def daftarkan_pemicu(*daftar_pemicu: Pemicu) -> None:
    """Add guards to the registry; the same name with another meaning is a mistake."""
    for pemicu in daftar_pemicu:
        if _terdaftar.setdefault(pemicu.nama, pemicu) != pemicu:
            raise ValueError(f"pemicu {pemicu.nama} is registered twice")


def daftar_pemicu() -> tuple[Pemicu, ...]:
    """Every registered guard, in order of registration."""
    return tuple(_terdaftar.values())


def pasang_pemicu(connection: BaseDatabaseWrapper) -> None:
    """Install every guard whose table exists; safe to repeat, replaces older wording."""
    mesin = connection.vendor
    with transaction.atomic(using=connection.alias), connection.cursor() as kursor:
        for pemicu in _yang_bertabel(connection):
            for nama in pemicu.daftar_nama(mesin):
                kursor.execute(_perintah_lepas(mesin, nama, pemicu.tabel))
            for perintah in pemicu.perintah(mesin):
                kursor.execute(perintah)


def lepas_pemicu(connection: BaseDatabaseWrapper, *daftar_tabel: str) -> None:
    """Remove the guards of these tables, or all: for tests that flush, and inside migrate."""
    mesin = connection.vendor
    with transaction.atomic(using=connection.alias), connection.cursor() as kursor:
        for pemicu in _yang_bertabel(connection):
            if daftar_tabel and pemicu.tabel not in daftar_tabel:
                continue
            for nama in pemicu.daftar_nama(mesin):
                kursor.execute(_perintah_lepas(mesin, nama, pemicu.tabel))


def ambil_pemicu_hilang(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """``tabel.trigger`` of all that should be there (their table exists) and are not."""
    with connection.cursor() as kursor:
        kursor.execute(_ADA[connection.vendor])
        ada = {(tabel, nama) for tabel, nama in kursor.fetchall()}
    return tuple(
        f"{pemicu.tabel}.{nama}"
        for pemicu in _yang_bertabel(connection)
        for nama in pemicu.daftar_nama(connection.vendor)
        if (pemicu.tabel, nama) not in ada
    )


def buat_pemicu_tolak(tabel: str, tindakan: Sequence[str], pesan: str) -> Pemicu:
    """A guard that refuses whole acts (``"update"``, ``"delete"``) on a table with IntegrityError.

    Where "delete" is refused, PostgreSQL's TRUNCATE is too (SQLite's is a DELETE).
    """
    teks = pesan.replace("'", "''")
    sqlite = tuple(
        f"CREATE TRIGGER {tabel}_tolak_{apa} BEFORE {apa.upper()} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, '{teks}'); END"
        for apa in tindakan
    )
    postgresql = tuple(
        f"CREATE TRIGGER {tabel}_tolak_{apa} BEFORE {apa.upper()} ON {tabel} "
        f"FOR EACH {'STATEMENT' if apa == 'truncate' else 'ROW'} "
        f"EXECUTE FUNCTION kinerja_tolak('{teks}')"
        for apa in (*tindakan, *(["truncate"] if "delete" in tindakan else []))
    )
    return Pemicu(f"{tabel}_tolak", tabel, sqlite, (_FUNGSI_TOLAK, *postgresql))


def lepas_sebelum_migrasi(
    sender: AppConfig, using: str, plan: Sequence[object] = (), **kwargs: Any
) -> None:
    """Receiver of ``pre_migrate``: on SQLite take the guards away while tables are remade.

    Renaming the new table fails there ("error in trigger …") when a trigger of another table
    mentions it. ``post_migrate`` of the same run puts all of them back.
    """
    if plan and connections[using].vendor == "sqlite" and _pertama(sender):
        lepas_pemicu(connections[using])


def pasang_setelah_migrasi(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Receiver of ``post_migrate``: all migrations are done, so every table exists by now."""
    if _pertama(sender):
        pasang_pemicu(connections[using])


def periksa_pemicu(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **kwargs: Any,
) -> list[checks.CheckMessage]:
    """System check: a Warning, because an Error would stop the very ``migrate`` that repairs."""
    daftar: list[checks.CheckMessage] = []
    for alias in databases or ():
        hilang = ambil_pemicu_hilang(connections[alias])
        if hilang:
            daftar.append(
                checks.Warning(
                    f"Pemicu basis data hilang: {', '.join(hilang)}.",
                    hint="Jalankan manage.py migrate untuk memasangnya kembali.",
                    id="kinerja.W001",
                )
            )
    return daftar


def _pertama(sender: AppConfig) -> bool:
    """The signals of migrate come once for each app with models; one is enough."""
    return sender is next(app for app in apps.get_app_configs() if app.models_module is not None)


def _yang_bertabel(connection: BaseDatabaseWrapper) -> tuple[Pemicu, ...]:
    """Registered guards whose table exists."""
    tabel = set(connection.introspection.table_names())
    return tuple(pemicu for pemicu in _terdaftar.values() if pemicu.tabel in tabel)


def _perintah_lepas(mesin: str, nama: str, tabel: str) -> str:
    """SQLite knows triggers by name, PostgreSQL by table and name."""
    akhir = f' ON "{tabel}"' if mesin == "postgresql" else ""
    return f'DROP TRIGGER IF EXISTS "{nama}"{akhir}'
