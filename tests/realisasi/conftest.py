"""The office of Camat Sari on Monday 5 October 2026, inside its tenant scope."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from kinerja.inti.lingkup import lingkup
from tests.pabrik import BARIS_MINI, Kantor, buat_kantor
from tests.realisasi.adegan import BARIS_MELEBIHI
from tests.realisasi.peramban import masuk

SAAT = "2026-10-05T03:00:00+00:00"  # 10.00 WIB


@pytest.fixture(autouse=True)
def senin_lima_oktober() -> Iterator[None]:
    with time_machine.travel(SAAT, tick=False):
        yield


@pytest.fixture
def kantor_tanpa_lingkup(db: None) -> Kantor:
    return buat_kantor((*BARIS_MINI, BARIS_MELEBIHI))


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Iterator[Kantor]:
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        yield kantor_tanpa_lingkup


@pytest.fixture
def citra(kantor: Kantor) -> Client:
    """Citra, signed in, of the office that the file works in."""
    return masuk(kantor, "Citra")
