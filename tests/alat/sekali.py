"""Rows that a whole module shares: one transaction around its tests, one frozen moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import time_machine
from django.db import transaction


@contextmanager
def sekali_semodul(django_db_blocker: Any, saat: datetime) -> Iterator[None]:
    """Open the database for a module fixture; everything written inside is rolled back.

    The tests of such a module are marked ``django_db`` all the same; each is a savepoint in here.
    """
    with (
        django_db_blocker.unblock(),
        time_machine.travel(saat, tick=False),
        transaction.atomic(),
    ):
        try:
            yield
        finally:
            transaction.set_rollback(True)
