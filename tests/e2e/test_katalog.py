"""The official form of every jabatan, on a phone and on a desk, light and dark."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.periksa import ambil_luapan, potret_dua_tema


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
            temuan += potret_dua_tema(halaman, hasil / f"katalog-{nomor:02d}-{lebar}")
    assert temuan == []
