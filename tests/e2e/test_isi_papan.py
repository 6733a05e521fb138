"""The sheet under the keyboard: four arrows, Enter, undo, nihil, help; each cell saves itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka
from tests.e2e.isian import angka, fokus, isi, kabar, tersimpan_di_peramban, tunggu
from tests.e2e.periksa import ambil_pelanggaran_axe


@pytest.fixture
def lembar(buka: Pembuka, berkas: Berkas) -> Page:
    """Citra's sheet of the open month: five rows, two of them filled."""
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    return halaman


def test_enter_dan_panah_pindah_baris_dan_tidak_mengirim_formulir(lembar: Page) -> None:
    angka(lembar, 1).focus()
    alamat = lembar.url
    langkah = (
        ("ArrowDown", "2p"), ("Enter", "3p"), ("Shift+Enter", "2p"), ("ArrowUp", "1p"),
        ("ArrowUp", "1p"), ("Control+End", "5p"), ("Enter", "5p"), ("Control+Home", "1p"),
    )  # fmt: skip
    for tombol, tujuan in langkah:
        lembar.keyboard.press(tombol)
        assert fokus(lembar) == tujuan, tombol
    assert lembar.url == alamat
    expect(lembar.locator("#baris-1")).not_to_have_attribute("data-keadaan", "tersimpan")


def test_mengetik_mengganti_dan_f2_menyunting_dan_escape_mengembalikan(lembar: Page) -> None:
    isi(lembar, 3, "160")
    tunggu(lembar, 3, "tersimpan")
    lembar.keyboard.press("ArrowUp")
    lembar.keyboard.type("17")
    assert angka(lembar, 3).input_value() == "17"
    lembar.keyboard.press("Escape")
    assert angka(lembar, 3).input_value() == "160"
    lembar.keyboard.press("F2")
    lembar.keyboard.type("5")
    assert angka(lembar, 3).input_value() == "1605"
    lembar.keyboard.press("Escape")
    lembar.keyboard.press("ArrowDown")
    tunggu(lembar, 3, "tersimpan")
    lembar.reload()
    assert angka(lembar, 3).input_value() == "160"


def test_sel_tersimpan_sendiri_dan_dikatakan_sekali(lembar: Page) -> None:
    isi(lembar, 5, "1234")
    tunggu(lembar, 5, "tersimpan")
    expect(kabar(lembar)).to_contain_text("Baris 5 tersimpan")
    assert angka(lembar, 5).input_value() in ("1234", "1.234")
    assert "terisi" in lembar.locator('[data-slot="kemajuan"]').inner_text()
    assert "1.3" in lembar.locator('#baris-5 [data-slot="realisasi"]').inner_text()
    assert tersimpan_di_peramban(lembar) == []
    lembar.reload()
    assert angka(lembar, 5).input_value() == "1.234"


def test_sel_tersimpan_tanpa_ditinggalkan(lembar: Page) -> None:
    angka(lembar, 5).fill("12")
    tunggu(lembar, 5, "tersimpan")
    assert fokus(lembar) == "5p"


def test_yang_tidak_terbaca_disebut_di_samping_selnya_dan_yang_lain_tersimpan(
    lembar: Page,
) -> None:
    isi(lembar, 4, "tiga puluh")
    isi(lembar, 5, "14")
    tunggu(lembar, 4, "salah")
    tunggu(lembar, 5, "tersimpan")
    assert angka(lembar, 4).get_attribute("aria-invalid") == "true"
    expect(lembar.locator("#baris-4 .sel-salah")).to_be_visible()
    expect(kabar(lembar)).to_contain_text("Baris 4 belum tersimpan")
    assert angka(lembar, 4).input_value() == "tiga puluh"
    assert ambil_pelanggaran_axe(lembar) == []
    lembar.reload()
    assert angka(lembar, 4).input_value() == "tiga puluh", "yang diketik tetap ada"
    tunggu(lembar, 4, "salah")
    lembar.locator(".kepala .btn", has_text="Ajukan").click()
    expect(kabar(lembar)).to_contain_text("Perbaiki")
    assert fokus(lembar) == "4p"
    isi(lembar, 4, "40")
    tunggu(lembar, 4, "tersimpan")
    assert angka(lembar, 4).get_attribute("aria-invalid") is None


def test_urungkan_dan_ulangi(lembar: Page) -> None:
    isi(lembar, 3, "161")
    isi(lembar, 5, "15")
    tunggu(lembar, 5, "tersimpan")
    awal = angka(lembar, 3).input_value()
    lembar.keyboard.press("Control+z")
    lembar.keyboard.press("Control+z")
    assert angka(lembar, 3).input_value() != awal
    assert fokus(lembar) == "3p"
    lembar.keyboard.press("Control+Shift+z")
    assert angka(lembar, 3).input_value() == "161"
    lembar.keyboard.press("Control+y")
    assert angka(lembar, 5).input_value() == "15"
    tunggu(lembar, 3, "tersimpan")
    tunggu(lembar, 5, "tersimpan")
    lembar.reload()
    assert angka(lembar, 3).input_value() == "161"


def test_n_menandai_nihil_hanya_di_baris_yang_menyediakan(lembar: Page) -> None:
    angka(lembar, 4).focus()
    lembar.keyboard.press("n")
    expect(kabar(lembar)).to_contain_text("tidak menyediakan nihil")
    angka(lembar, 5).focus()
    lembar.keyboard.type("nihil")
    nihil = lembar.locator("#baris-5 input[type=checkbox]")
    assert nihil.is_checked()
    assert angka(lembar, 5).input_value() == ""
    lembar.keyboard.type("16")
    assert not nihil.is_checked(), "angka melepas tanda nihil"
    tunggu(lembar, 5, "tersimpan")


def test_sama_dengan_bulan_lalu_satu_klik(lembar: Page) -> None:
    angka(lembar, 4).fill("1")
    tunggu(lembar, 4, "tersimpan")
    tombol = lembar.locator("#baris-4").get_by_role("button", name="Sama dengan bulan lalu")
    nilai = tombol.get_attribute("data-isi") or ""
    tombol.click()
    tunggu(lembar, 4, "tersimpan")
    lembar.reload()
    assert angka(lembar, 4).input_value() == nilai


def test_bantuan_tombol_terbuka_dengan_tanda_tanya_dan_dengan_tombol(lembar: Page) -> None:
    bantuan = lembar.get_by_role("dialog", name="Tombol papan ketik")
    angka(lembar, 1).focus()
    lembar.keyboard.press("?")
    expect(bantuan).to_be_visible()
    for kata in ("Enter", "F2", "Esc", "Ctrl", "nihil", "Excel"):
        assert kata in bantuan.inner_text()
    assert ambil_pelanggaran_axe(lembar) == []
    lembar.keyboard.press("Escape")
    expect(bantuan).to_be_hidden()
    lembar.get_by_role("button", name="semua tombol").click()
    expect(bantuan).to_be_visible()
