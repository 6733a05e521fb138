"""Page = PDF = workbook = CSV to the digit, over random offices, windows and filters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

import pytest
from django.test import Client

from laporan.rekap.permintaan import Menurut
from tests.alat.sekali import sekali_semodul
from tests.laporan.banding import periksa_sama
from tests.laporan.conftest import SAAT
from tests.laporan.kantor_acak import buat_kantor_acak
from tests.pabrik import KODE_JABATAN, Kantor

pytestmark = pytest.mark.django_db
DAFTAR_JANGKA = ("01", "02", "05", "08", "09", "tw1", "tw2", "tw3", "s1")
SEDIKIT, BANYAK = (1,), (1, 2, 3, 4)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One office in ``make test``, more of them at the gate."""
    daftar = BANYAK if metafunc.config.getoption("--gerbang") else SEDIKIT
    metafunc.parametrize("kantor", daftar, indirect=True, scope="module")


@pytest.fixture(scope="module")
def kantor(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[Kantor, Random]]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        yield buat_kantor_acak(request.param)


def daftar_kueri(kantor: Kantor, acak: Random) -> list[str]:
    """Every kind once an office, windows and filters drawn."""
    tempat = f"kecamatan={kantor.kecamatan.pk}&tahun=2026"
    daftar = []
    for nama, daftar_jangka in (
        ("Eka", ("08", "09", "tw3")),
        ("Danu", DAFTAR_JANGKA),
        ("Gita", DAFTAR_JANGKA[2:5]),
        ("Citra", ("01", "02", "tw1", "s1")),
    ):
        jangka, pk = acak.choice(daftar_jangka), kantor.penugasan[nama].pk
        daftar.append(f"jenis=realisasi&{tempat}&penugasan={pk}&jangka={jangka}{_saring(acak)}")
    for menurut in Menurut:
        jangka = acak.choice(DAFTAR_JANGKA)
        jabatan = acak.choice(("", f"&jabatan={KODE_JABATAN}"))
        saring = f"&menurut={menurut.value}{jabatan}{_saring(acak)}"
        daftar.append(f"jenis=rekap&{tempat}&jangka={jangka}{saring}")
    return daftar


def _saring(acak: Random) -> str:
    return acak.choice(("", "&disetujui=1"))


def test_keempat_cetakan_sama(kantor: tuple[Kantor, Random]) -> None:
    client = Client()
    client.force_login(kantor[0].pengguna("Sari"))
    for kueri in daftar_kueri(*kantor):
        periksa_sama(client, kueri)
