"""Every page, on a phone and on a desk, light and dark: pictures, axe, width, targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.daftar_halaman import DAFTAR_HALAMAN
from tests.e2e.halaman import Halaman
from tests.e2e.periksa import (
    ambil_luapan,
    ambil_pelanggaran_csp,
    ambil_sasaran_kecil,
    potret_dua_tema,
)

SASARAN = {LEBAR_HP: 44, LEBAR_MEJA: 24}


@pytest.mark.parametrize("lebar", [LEBAR_HP, LEBAR_MEJA])
@pytest.mark.parametrize("satu", DAFTAR_HALAMAN, ids=lambda satu: satu.nama)
def test_halaman(satu: Halaman, lebar: int, buka: Pembuka, berkas: Berkas, hasil: Path) -> None:
    halaman = buka(satu.orang, lebar)
    jawaban = halaman.goto(satu.alamat(berkas))
    assert jawaban is not None
    assert jawaban.status == satu.status
    satu.laku(halaman)
    assert satu.judul in halaman.locator("h1").first.inner_text()
    temuan = ambil_pelanggaran_csp(halaman)
    temuan += ambil_luapan(halaman)
    temuan += ambil_sasaran_kecil(halaman, SASARAN[lebar])
    temuan += potret_dua_tema(halaman, hasil / f"{satu.nama}-{lebar}")
    assert temuan == []
