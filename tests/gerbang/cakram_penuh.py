"""The application on a disk that fills up: ``application``, for SQLite.

While the file ``cakram-penuh`` lies in DATA_DIR, the database file may not grow by a page.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created

from kinerja.wsgi import application as application

TANDA = "cakram-penuh"


def _batasi(connection: Any, **_: Any) -> None:
    if (settings.DATA_DIR / TANDA).exists():
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA max_page_count = 1")  # means: what it has now


connection_created.connect(_batasi)
