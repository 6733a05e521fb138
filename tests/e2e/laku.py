"""What people do on the pages, in their own words: shared by the journeys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.e2e.berkas import Berkas

PESAN = ".daftar-pesan"


def tekan(halaman: Page, nama: str) -> None:
    """Press the button (or link that looks like one) a person sees under this name."""
    halaman.locator(f".btn:visible:has-text('{nama}')").first.click()


def ajukan(halaman: Page, nama: str = "Ajukan ke") -> None:
    """Press "Ajukan …", read what will be sent, and press it again."""
    tekan(halaman, nama)
    halaman.wait_for_url("**/ajukan/")
    tekan(halaman, nama)


def menu(halaman: Page, nama: str) -> None:
    """Follow an entry of the rail, or of the bottom bar on a phone."""
    halaman.locator("nav:visible").get_by_role("link", name=nama).first.click()


def sel(halaman: Page, nomor: int) -> Locator:
    """Return the inputs for numbers of a row."""
    return halaman.locator(f"#baris-{nomor} input.isian-angka")


def isi_kosong(halaman: Page) -> int:
    """Fill every row that has no number yet: pairs with an average within reach; count them."""
    terisi = 0
    for baris in halaman.locator("tr[id^=baris-]").all():
        daftar = baris.locator("input.isian-angka").all()
        nihil = baris.get_by_label("Nihil")
        if not daftar or daftar[0].input_value() or (nihil.count() and nihil.is_checked()):
            continue
        for isian, angka in zip(daftar, ("7", "9"), strict=False):
            isian.fill(angka)
        for ya in baris.get_by_label("Ya", exact=True).all():
            ya.check()
        terisi += 1
    return terisi


def baca_pesan(halaman: Page) -> str:
    """Return what the page says happened."""
    return halaman.locator(PESAN).inner_text()


def buka_isi(halaman: Page, berkas: Berkas, akun: str) -> None:
    """Come from the menu to the sheet of the last month of the demo."""
    menu(halaman, "Isi")
    halaman.wait_for_url(f"**{berkas.isi(akun)}")
