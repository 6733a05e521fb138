"""Databases of the runs: one office is made, every run gets a copy of it, all are dropped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from tests.e2e.peladen import AKAR, susun_lingkungan
from tests.gerbang.pemeriksa import BarisJejak, SelAkhir

ALAMAT_UJI = os.environ.get("TEST_DATABASE_URL", "")
POSTGRESQL = ALAMAT_UJI.startswith("postgres")


@dataclass(frozen=True, slots=True)
class Akhir:
    """What a run left; ``temuan`` of the trail's own check and of the database file's."""

    tersimpan: dict[str, SelAkhir]
    jejak: list[BarisJejak]
    temuan: list[str]


@dataclass(frozen=True, slots=True)
class Basis:
    """A data directory with its database; ``nama`` is empty for SQLite, which lies inside."""

    data: Path
    nama: str = ""

    def lingkungan(self, port: int = 0) -> dict[str, str]:
        """The environment of ``bin/run`` for this database."""
        alamat = {"DATABASE_URL": _alamat(self.nama)} if self.nama else {}
        return susun_lingkungan(self.data, port) | alamat

    @property
    def peta(self) -> dict[str, Any]:
        """Who edits what (see ``tests.gerbang.benih``)."""
        isi: dict[str, Any] = json.loads((self.data / "peta.json").read_text(encoding="utf-8"))
        return isi

    def jalankan(self, modul: str, *argumen: str) -> str:
        """Run a module in this environment; return what it printed."""
        hasil = subprocess.run(
            [sys.executable, "-m", modul, *argumen],
            cwd=AKAR,
            env=self.lingkungan(),
            capture_output=True,
            text=True,
        )
        assert hasil.returncode == 0, f"{modul}: {hasil.stdout}\n{hasil.stderr}"
        return hasil.stdout

    def baca_akhir(self) -> Akhir:
        isi = json.loads(self.jalankan("tests.gerbang.akhir"))
        return Akhir(
            {sel: SelAkhir(versi, nilai) for sel, versi, nilai in isi["sel"]},
            [BarisJejak(*baris) for baris in isi["jejak"]],
            isi["temuan"],
        )


def _alamat(nama: str) -> str:
    return urlunsplit(urlsplit(ALAMAT_UJI)._replace(path=f"/{nama}"))


def perintah_postgresql(*daftar: str) -> None:
    """Run statements of the administrator, each by itself."""
    with closing(psycopg2.connect(_alamat("postgres"))) as koneksi:
        koneksi.autocommit = True
        with koneksi.cursor() as kursor:
            for satu in daftar:
                kursor.execute(satu)


@contextmanager
def buat_benih(tempat: Path, penyunting: int) -> Iterator[Basis]:
    """Make the office of ``tests.gerbang.benih``; nothing may use it but ``salin_basis``."""
    with _sediakan(Basis(tempat, _nama("benih"))) as benih:
        benih.jalankan("tests.gerbang.benih", str(tempat / "peta.json"), str(penyunting))
        yield benih


@contextmanager
def salin_basis(benih: Basis, tempat: Path) -> Iterator[Basis]:
    """Give one run an office of its own."""
    shutil.copytree(benih.data, tempat, dirs_exist_ok=True)
    with _sediakan(Basis(tempat, _nama("lari")), benih.nama) as basis:
        yield basis


def _nama(akhiran: str) -> str:
    return f"{urlsplit(ALAMAT_UJI).path[1:]}_gerbang_{akhiran}" if POSTGRESQL else ""


@contextmanager
def _sediakan(basis: Basis, cetakan: str = "template1") -> Iterator[Basis]:
    buang = f'DROP DATABASE IF EXISTS "{basis.nama}" WITH (FORCE)'
    if basis.nama:
        perintah_postgresql(buang, f'CREATE DATABASE "{basis.nama}" TEMPLATE "{cetakan}"')
    try:
        yield basis
    finally:
        if basis.nama:
            perintah_postgresql(buang)
