"""What is asked of every page at one width: pictures, axe, width, targets, light and dark."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.halaman import Halaman
from tests.e2e.periksa import (
    ambil_luapan,
    ambil_pelanggaran_csp,
    ambil_sasaran_kecil,
    potret_dua_tema,
)

SASARAN = {LEBAR_HP: 44, LEBAR_MEJA: 24}


def periksa_halaman(satu: Halaman, lebar: int, buka: Pembuka, berkas: Berkas, hasil: Path) -> None:
    """Open it, do what is to be done there, and look."""
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
