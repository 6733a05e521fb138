"""The world of the matrix, built once a module inside a transaction that is thrown away."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from laporan.views import laporan
from tests.alat.sekali import sekali_semodul
from tests.izin.kantor import SAAT, Dunia, buat_dunia


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    """PDF is not drawn: who may have it is asked here a hundred times, how it looks elsewhere."""
    logging.disable(logging.WARNING)
    with sekali_semodul(django_db_blocker, SAAT), pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(laporan, "cetak_pdf", lambda rekap: b"%PDF-1.7")
        yield buat_dunia()
    logging.disable(logging.NOTSET)
