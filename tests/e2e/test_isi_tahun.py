"""The year with months as columns: the same cells, keys, autosave and paste."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, Pembuka
from tests.e2e.isian import kabar, tempel
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe


def _buka(buka: Pembuka, berkas: Berkas, *lebar: int) -> Page:
    halaman = buka("citra", *lebar)
    halaman.goto(f"/isi/{berkas.penugasan('citra')}/tahun/{berkas.bulan()[0]}/")
    return halaman


def _sel(halaman: Page, nomor: int) -> Locator:
    return halaman.locator(f"#baris-{nomor} td.setahun-isi")


def test_sel_setahun_tersimpan_sendiri_pada_bulannya(buka: Pembuka, berkas: Berkas) -> None:
    halaman = _buka(buka, berkas)
    expect(halaman.get_by_role("button", name="Simpan Draf")).to_have_count(0)
    _sel(halaman, 3).locator("input.isian-angka").click()
    halaman.keyboard.type("165")
    halaman.keyboard.press("Enter")
    halaman.keyboard.type("41")
    halaman.keyboard.press("ArrowUp")
    for nomor in (3, 4):
        expect(_sel(halaman, nomor)).to_have_attribute("data-keadaan", "tersimpan")
    expect(kabar(halaman)).to_contain_text("tersimpan")
    assert ambil_pelanggaran_axe(halaman) == []
    halaman.goto(berkas.isi("citra"))
    assert halaman.locator("#baris-3 input.isian-angka").input_value() == "165"


def test_menempel_kolom_bulan_dan_nihil(buka: Pembuka, berkas: Berkas) -> None:
    halaman = _buka(buka, berkas)
    _sel(halaman, 3).locator("input.isian-angka").click()
    tempel(halaman, "166\n42\n17\n")
    dialog = halaman.get_by_role("dialog", name="Tempel ke lembar")
    expect(dialog.locator("tbody tr")).to_have_count(3)
    dialog.get_by_role("button", name="Tempel yang terbaca").click()
    for nomor in (3, 4, 5):
        expect(_sel(halaman, nomor)).to_have_attribute("data-keadaan", "tersimpan")
    halaman.keyboard.press("Control+z")
    assert _sel(halaman, 5).locator("input.isian-angka").input_value() != "17"


def test_setahun_di_hp_digeser_di_dalam_wadahnya(buka: Pembuka, berkas: Berkas) -> None:
    halaman = _buka(buka, berkas, LEBAR_HP)
    assert ambil_luapan(halaman) == []
    _sel(halaman, 5).locator("input.isian-angka").fill("18")
    expect(_sel(halaman, 5)).to_have_attribute("data-keadaan", "tersimpan")
    assert ambil_pelanggaran_axe(halaman) == []
