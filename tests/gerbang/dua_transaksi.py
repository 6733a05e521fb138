"""The application with a hole between a cell and its trail row, for the negative control.

``application`` commits the cells, waits a little, and writes the trail in a transaction of its own.
"""

from __future__ import annotations

import time
from typing import Any

from django.db import connection

from kinerja.inti.sisip import Sisipan
from kinerja.wsgi import application as application
from realisasi.services import catatan

JEDA = 0.1
_asli = catatan.catat_jejak


def _terlambat(*argumen: Any, bersama: Sisipan | None = None, **pilihan: Any) -> None:
    if bersama is not None:
        bersama.tulis()
    connection.connection.commit()  # behind the back of atomic()
    time.sleep(JEDA)
    if connection.vendor == "sqlite":
        connection.connection.execute("BEGIN IMMEDIATE")
    _asli(*argumen, **pilihan)


catatan.catat_jejak = _terlambat
