"""Admin of the kota opens a year, throws the draft away, opens it again, puts it in force."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.periksa import ambil_luapan, potret_dua_tema


def _potret(halaman: Page, hasil: Path, nama: str) -> list[str]:
    temuan = []
    for lebar in (LEBAR_HP, LEBAR_MEJA):
        halaman.set_viewport_size({"width": lebar, "height": 800})
        halaman.emulate_media(color_scheme="light")
        temuan += ambil_luapan(halaman)
        temuan += potret_dua_tema(halaman, hasil / f"{nama}-{lebar}")
    return temuan


def _buka(halaman: Page, asal: str | None) -> int:
    """Open the year that the form offers; return it."""
    halaman.goto("/katalog/baru/")
    if asal is not None:
        halaman.locator("#id_asal").select_option(asal)
    tahun = int(halaman.locator("#id_tahun").input_value())
    halaman.get_by_label("Nomor SK").fill(f"188.45/3/{tahun}")
    halaman.get_by_label("Tanggal SK").fill(f"{tahun}-01-04")
    halaman.locator("#id_salin_target").check()
    halaman.get_by_role("button", name="Buka draf katalog").click()
    return tahun


def test_tahun_baru_dari_salinan_sampai_berlaku(buka: Pembuka, hasil: Path) -> None:
    halaman = buka("pemda", LEBAR_MEJA)
    temuan: list[str] = []
    tahun = _buka(halaman, "")
    assert f"Draf Katalog IKI {tahun} dibuka: tanpa isi." in halaman.inner_text("main")
    halaman.get_by_role("link", name="Periksa dan berlakukan", exact=True).click()
    assert "Katalog ini belum berisi jabatan." in halaman.inner_text("main")
    temuan += _potret(halaman, hasil, "berlakukan-kosong")
    halaman.go_back()
    halaman.get_by_role("link", name="Ubah SK atau hapus draf").click()
    temuan += _potret(halaman, hasil, "katalog-sk")
    halaman.get_by_role("button", name="Hapus draf ini").click()
    assert "Draf belum dihapus." in halaman.inner_text("main")
    halaman.get_by_label("Saya mengerti").check()
    halaman.get_by_role("button", name="Hapus draf ini").click()
    assert f"Draf Katalog IKI {tahun} dihapus." in halaman.inner_text("main")

    assert _buka(halaman, None) == tahun
    assert "11 jabatan dan 49 indikator disalin" in halaman.inner_text("main")
    temuan += _potret(halaman, hasil, "katalog-draf")
    halaman.get_by_role("link", name="Periksa dan berlakukan", exact=True).click()
    assert "Tidak ada. Isinya sama" in halaman.inner_text("main")
    temuan += _potret(halaman, hasil, "berlakukan")
    halaman.get_by_role("button", name=f"Berlakukan Katalog IKI {tahun}").click()
    assert f"Katalog IKI {tahun} berlaku untuk semua kecamatan" in halaman.inner_text("main")
    assert temuan == []
