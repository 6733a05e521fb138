"""The world of the matrix, built once a module inside a transaction that is thrown away."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.izin.kantor import Dunia, dunia_semodul


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    with dunia_semodul(django_db_blocker) as dunia:
        yield dunia
