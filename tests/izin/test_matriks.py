"""The permission matrix: every URL × role × object × method answers as the table says."""

import pytest
from django.db import connection

from tests.izin.kantor import Dunia
from tests.izin.pejalan import Pejalan, daftar_pola, periksa_kembar
from tests.izin.sel import alamat_bergilir, daftar_sel, satu_per_kebijakan
from tests.izin.tabel import DAFTAR_PERAN, HAK, TABEL

pytestmark = pytest.mark.django_db
POLA_MINIMAL = 24


def test_setiap_alamat_punya_baris_di_tabel() -> None:
    ada = [nama for nama, _ in daftar_pola()]
    assert len(ada) >= POLA_MINIMAL
    rute = {nama.partition("?")[0] for nama in TABEL}
    assert set(ada) - set(TABEL) == set(), "alamat tanpa baris di tests/izin/tabel.py"
    assert rute - set(ada) == set(), "baris tanpa alamat"


def test_kebijakan_setiap_tampilan_seperti_di_tabel() -> None:
    berbeda = {
        nama: (getattr(tampilan, "kebijakan", None), TABEL[nama].kebijakan)
        for nama, tampilan in daftar_pola()
        if getattr(tampilan, "kebijakan", None) != TABEL[nama].kebijakan
    }
    assert berbeda == {}
    assert {baris.kebijakan for baris in TABEL.values()} == set(HAK)


@pytest.mark.parametrize("peran", DAFTAR_PERAN)
def test_setiap_sel_menjawab_seperti_tabel(dunia: Dunia, peran: str, gerbang: bool) -> None:
    """In short one address for each policy, on SQLite every other by some roles; the gate asks
    all."""
    if gerbang:
        nama = list(TABEL)
    else:
        nama = alamat_bergilir(peran) if connection.vendor == "sqlite" else satu_per_kebijakan()
    laporan = Pejalan(dunia, dunia.client[peran], peran).jalani(
        daftar_sel(peran, nama, ringkas=not gerbang)
    )
    assert laporan.jumlah > 2 * len(nama)
    assert laporan.temuan == []
    assert periksa_kembar(laporan) == []
