"""The sheet on a phone: one card at a time, next and previous, swipe, a list, the same autosave."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, Pembuka
from tests.e2e.isian import angka, fokus, kabar, tunggu
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe, ambil_sasaran_kecil

GESER = """([dari, ke]) => {
  const tempat = document.querySelector('.kartu-kini .lembar-nama');
  const kirim = (jenis, x) => tempat.dispatchEvent(new PointerEvent(jenis, {
    pointerType: 'touch', clientX: x, clientY: 300, bubbles: true}));
  kirim('pointerdown', dari);
  kirim('pointerup', ke);
}"""


@pytest.fixture
def hp(buka: Pembuka, berkas: Berkas) -> Page:
    halaman = buka("citra", LEBAR_HP)
    halaman.goto(f"{berkas.isi('citra')}#baris-3")
    expect(halaman.locator("html")).to_have_class("js kartu-hp kartu-satu")
    return halaman


def _kartu(halaman: Page, nomor: int) -> None:
    """Only this row is on the screen."""
    expect(halaman.locator(f"#baris-{nomor}")).to_be_visible()
    assert halaman.locator("tr[data-baris]:visible").count() == 1


def _tombol(halaman: Page, nama: str) -> None:
    halaman.locator("#kartu-pindah").get_by_role("button", name=nama).tap()


def test_dibuka_pada_yang_kosong_dan_pindah_dengan_tombol(hp: Page, berkas: Berkas) -> None:
    hp.goto("/")
    hp.goto(berkas.isi("citra"))
    _kartu(hp, 3)
    assert angka(hp, 3).get_attribute("inputmode") == "decimal"
    assert ambil_luapan(hp) == []
    assert ambil_pelanggaran_axe(hp) == []
    assert ambil_sasaran_kecil(hp, 44) == []
    angka(hp, 3).tap()
    hp.keyboard.type("170")
    _tombol(hp, "Berikutnya (4 dari 5)")
    _kartu(hp, 4)
    assert fokus(hp) == "4p", "papan angka tetap terbuka"
    tunggu(hp, 3, "tersimpan")
    expect(kabar(hp)).to_contain_text("Baris 3 tersimpan")
    hp.keyboard.type("40")
    hp.keyboard.press("Enter")
    _kartu(hp, 5)
    _tombol(hp, "Sebelumnya")
    _kartu(hp, 4)
    tunggu(hp, 4, "tersimpan")


def test_digeser_ke_kiri_dan_ke_kanan(hp: Page) -> None:
    awal = hp.locator(".kartu-kini[data-baris]").get_attribute("id")
    nomor = int((awal or "").removeprefix("baris-"))
    hp.evaluate(GESER, [80, 300])
    _kartu(hp, nomor - 1)
    hp.evaluate(GESER, [300, 80])
    _kartu(hp, nomor)
    hp.evaluate(GESER, [300, 270])
    _kartu(hp, nomor)


def test_daftar_membawa_ke_baris_mana_pun_dan_kembali(hp: Page) -> None:
    hp.get_by_role("button", name="Daftar indikator").tap()
    daftar = hp.locator(".daftar-kartu")
    expect(daftar.get_by_role("button")).to_have_count(5)
    assert hp.locator("tr[data-baris]:visible").count() == 0
    expect(hp.locator(".aksi-tetap").get_by_role("button", name="Ajukan")).to_be_visible()
    assert ambil_luapan(hp) == []
    assert ambil_pelanggaran_axe(hp) == []
    assert ambil_sasaran_kecil(hp, 44) == []
    daftar.get_by_role("button").nth(1).tap()
    _kartu(hp, 2)
    hp.go_back()
    expect(daftar).to_be_visible()
    daftar.get_by_role("button").nth(4).tap()
    _tombol(hp, "Selesai, lihat daftar")
    expect(daftar).to_be_visible()


def test_nihil_dan_kesalahan_pada_kartu(hp: Page) -> None:
    hp.evaluate("() => { location.hash = '#baris-5'; }")
    _kartu(hp, 5)
    angka(hp, 5).tap()
    hp.keyboard.type("dua")
    tunggu(hp, 5, "salah")
    expect(hp.locator("#baris-5 .sel-salah")).to_be_visible()
    assert ambil_luapan(hp) == []
    hp.locator("#baris-5").get_by_label("Nihil").check()
    assert angka(hp, 5).input_value() == ""
    angka(hp, 5).fill("8")
    tunggu(hp, 5, "tersimpan")


def test_jendela_lebar_kembali_ke_tabel(hp: Page) -> None:
    hp.set_viewport_size({"width": 1024, "height": 740})
    expect(hp.locator("html")).to_have_class("js")
    assert hp.locator("tr[data-baris]:visible").count() == 5
