"""The connection: whoever begins a transaction first queues at a file beside the database.

SQLite lets waiters poll for its write lock, ever more seldom; under load a waiter can miss every
gap until he is refused ("database is locked"). The kernel wakes those who wait at a file lock,
across threads and processes, and drops the lock of one who dies. A single statement outside
``atomic`` does not queue.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base

AKHIRAN = ".antrean"


class DatabaseWrapper(base.DatabaseWrapper):
    """Holds its place in the queue from BEGIN to the end of the transaction."""

    _tempat: IO[str] | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._antre()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._keluar()
            raise

    def _commit(self) -> Any:
        hasil = super()._commit()  # type: ignore[misc]
        self._keluar()  # what could not be committed is rolled back next
        return hasil

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._keluar()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._keluar()

    def _antre(self) -> None:
        if self.is_in_memory_db() or self._tempat is not None:
            return
        berkas = Path(f"{self.settings_dict['NAME']}{AKHIRAN}")
        self._tempat = berkas.open("w")
        fcntl.flock(self._tempat, fcntl.LOCK_EX)

    def _keluar(self) -> None:
        if self._tempat is not None:
            self._tempat.close()
            self._tempat = None
