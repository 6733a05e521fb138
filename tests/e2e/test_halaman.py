"""Every page, on a phone and on a desk, light and dark: pictures, axe, width, targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.daftar_halaman import DAFTAR_HALAMAN, Halaman
from tests.e2e.periksa import (
    ambil_fokus_gelap,
    ambil_luapan,
    ambil_pelanggaran_axe,
    ambil_pelanggaran_csp,
    ambil_sasaran_kecil,
)

SASARAN = {LEBAR_HP: 44, LEBAR_MEJA: 24}
TEMA = {"light": "terang", "dark": "gelap"}


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
    temuan += _potret_dua_tema(halaman, hasil / f"{satu.nama}-{lebar}")
    assert temuan == []


def _potret_dua_tema(halaman: Page, awalan: Path) -> list[str]:
    """Take a picture in each theme and say what axe finds there.

    The window grows to the whole page first, so that bars fixed to its edge do not cover it.
    """
    temuan: list[str] = []
    ukuran = halaman.viewport_size
    assert ukuran is not None
    tinggi = max(ukuran["height"], int(halaman.evaluate("document.scrollingElement.scrollHeight")))
    halaman.set_viewport_size({"width": ukuran["width"], "height": tinggi})
    for tema in ("light", "dark"):
        halaman.emulate_media(color_scheme=tema)
        halaman.screenshot(path=f"{awalan}-{tema}.png")
        temuan += [f"{TEMA[tema]}: {satu}" for satu in ambil_pelanggaran_axe(halaman)]
    return temuan


@pytest.mark.parametrize(
    ("orang", "alamat"),
    [
        (None, lambda berkas: "/masuk/"),
        ("citra", lambda berkas: "/"),
        ("citra", lambda berkas: berkas.isi("citra")),
        ("wahyu", lambda berkas: berkas.lembar("rini")),
        ("sari", lambda berkas: "/persetujuan/"),
        ("sari", lambda berkas: "/dasbor/"),
        ("sari", lambda berkas: berkas.laporan("citra", 1)),
    ],
    ids=["masuk", "beranda", "isi", "lembar", "persetujuan", "dasbor", "laporan"],
)
@pytest.mark.parametrize("lebar", [LEBAR_HP, LEBAR_MEJA])
def test_fokus_selalu_terlihat(orang, alamat, lebar, buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka(orang, lebar)
    halaman.goto(alamat(berkas))
    assert ambil_fokus_gelap(halaman) == []


def test_setiap_jabatan_di_katalog(buka: Pembuka, hasil: Path) -> None:
    halaman = buka("citra", LEBAR_MEJA)
    halaman.goto("/katalog/")
    daftar = [
        satu.get_attribute("href") or "" for satu in halaman.locator("ol.katalog-daftar a").all()
    ]
    assert len(daftar) == 11
    temuan: list[str] = []
    for nomor, alamat in enumerate(daftar, 1):
        for lebar in (LEBAR_HP, LEBAR_MEJA):
            halaman.set_viewport_size({"width": lebar, "height": 800})
            halaman.emulate_media(color_scheme="light")
            halaman.goto(alamat)
            temuan += ambil_luapan(halaman)
            temuan += _potret_dua_tema(halaman, hasil / f"katalog-{nomor:02d}-{lebar}")
    assert temuan == []
