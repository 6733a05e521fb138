"""Logging out forgets cells that could not be sent, but only after a warning."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka, masuk
from tests.e2e.isian import isi, tersimpan_di_peramban, tunggu
from tests.e2e.periksa import ambil_pelanggaran_axe


def _tekan_keluar(halaman: Page) -> Locator:
    halaman.locator(".rel-akun summary").click()
    halaman.locator(".rel-akun").get_by_role("button", name="Keluar").click()
    return halaman.get_by_role("dialog", name="Keluar menghapus isian")


def test_keluar_memperingatkan_bila_ada_isian_belum_terkirim(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka(None, putus=True)
    masuk(halaman, "citra", tujuan=berkas.isi("citra"))
    halaman.route("**/sel/", lambda rute: rute.abort())
    isi(halaman, 3, "155")
    tunggu(halaman, 3, "tertunda")
    dialog = _tekan_keluar(halaman)
    expect(dialog).to_be_visible()
    assert ambil_pelanggaran_axe(halaman) == []
    dialog.get_by_role("button", name="Jangan keluar").click()
    expect(dialog).to_be_hidden()
    halaman.goto("/")
    expect(halaman.locator("main > .tertinggal")).to_be_visible()
    dialog = _tekan_keluar(halaman)
    expect(dialog.get_by_role("link")).to_have_attribute("href", berkas.isi("citra"))
    dialog.get_by_role("button", name="Hapus isian itu dan keluar").click()
    halaman.wait_for_url("**/masuk/**")
    expect(halaman.locator("main")).to_contain_text("Anda sudah keluar")
    assert tersimpan_di_peramban(halaman) == []


def test_keluar_langsung_bila_semua_tersimpan(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka(None)
    masuk(halaman, "citra", tujuan=berkas.isi("citra"))
    isi(halaman, 3, "156")
    tunggu(halaman, 3, "tersimpan")
    _tekan_keluar(halaman)
    halaman.wait_for_url("**/masuk/**")
