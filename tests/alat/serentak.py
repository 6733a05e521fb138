"""Two people at the same moment, each on a connection of his own, on either engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup

Tugas = Callable[[], object]
# How long somebody in between is waited for; who meets a lock is still waiting then.
SELA = 0.4


@contextmanager
def basis_data_bersama(folder: Path) -> Iterator[None]:
    """Let threads meet on one database: PostgreSQL as it is, SQLite copied into a file, because
    connections to one in memory share their locks. What was set up before is there."""
    if connection.vendor != "sqlite":
        yield
        return
    asal, pengaturan = connections["default"], connections.settings["default"]
    berkas = folder / "serentak.sqlite3"
    with asal.cursor() as kursor:
        kursor.execute("VACUUM INTO %s", [str(berkas)])
    connections.settings["default"] = {**pengaturan, "NAME": str(berkas)}
    connections["default"] = connections.create_connection("default")
    # A copy begins without WAL; whoever switches it over meets no waiting, so one does it first.
    connections["default"].ensure_connection()
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = asal
        connections.settings["default"] = pengaturan


def jalankan_serentak(daftar_kecamatan: Sequence[int], *daftar: Tugas) -> list[Any]:
    """Do all at once; return what each gave, or was refused with."""
    mulai = Barrier(len(daftar))

    def kerja(tugas: Tugas) -> object:
        mulai.wait()
        return _lakukan(daftar_kecamatan, tugas)

    with ThreadPoolExecutor(len(daftar)) as kolam:
        return list(kolam.map(kerja, daftar))


@contextmanager
def di_sela(
    monkeypatch: pytest.MonkeyPatch, sasaran: str, daftar_kecamatan: Sequence[int], tugas: Tugas
) -> Iterator[list[object]]:
    """Let somebody else act once, at the moment the function ``sasaran`` has answered inside; who
    must wait is waited for at the end. Afterwards the list holds what he got."""
    modul, _, nama = sasaran.rpartition(".")
    asli = getattr(import_module(modul), nama)
    daftar_kerja: list[Future[object]] = []
    hasil: list[object] = []

    def sela(*argumen: Any, **pilihan: Any) -> Any:
        jawaban = asli(*argumen, **pilihan)
        if not daftar_kerja:
            daftar_kerja.append(kolam.submit(_lakukan, daftar_kecamatan, tugas))
            wait(daftar_kerja, SELA)
        return jawaban

    with ThreadPoolExecutor(1) as kolam, monkeypatch.context() as tambal:
        tambal.setattr(sasaran, sela)
        yield hasil
    hasil += [satu.result() for satu in daftar_kerja]


def _lakukan(daftar_kecamatan: Sequence[int], tugas: Tugas) -> object:
    try:
        with lingkup(daftar_kecamatan):
            return tugas()
    except Penolakan as sebab:
        return sebab
    finally:
        connection.close()
