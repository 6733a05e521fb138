"""Every page on a phone; a file a width, each with a server of its own, two run side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, Pembuka
from tests.e2e.daftar_halaman import DAFTAR_HALAMAN
from tests.e2e.halaman import Halaman
from tests.e2e.periksa_halaman import periksa_halaman


@pytest.mark.parametrize("satu", DAFTAR_HALAMAN, ids=lambda satu: satu.nama)
def test_halaman_di_hp(satu: Halaman, buka: Pembuka, berkas: Berkas, hasil: Path) -> None:
    periksa_halaman(satu, LEBAR_HP, buka, berkas, hasil)
