"""What people do on the sheet with modules, and what they see of it: shared by the journeys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SANDI

TEMPEL = """(teks) => {
  const isi = new DataTransfer();
  isi.setData('text/plain', teks);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: isi, bubbles: true, cancelable: true}));
}"""
TERSIMPAN_DI_PERAMBAN = """() => Object.entries(localStorage)
  .filter(([kunci]) => kunci.startsWith('kinerja:isi:'))"""


def angka(halaman: Page, nomor: int, huruf: str = "p") -> Locator:
    """Return one number of a row: ``p`` or, where a pair is asked, ``q``."""
    return halaman.locator(f"#baris-{nomor} input.isian-angka[name^={huruf}-]")


def isi(halaman: Page, nomor: int, teks: str) -> None:
    """Type into a cell and leave it with Enter, as from a keyboard."""
    angka(halaman, nomor).click()
    halaman.keyboard.press("ControlOrMeta+a")
    halaman.keyboard.type(teks)
    halaman.keyboard.press("Enter")


def tunggu(halaman: Page, nomor: int, keadaan: str) -> None:
    """Wait until the row says this state."""
    expect(halaman.locator(f"#baris-{nomor}")).to_have_attribute("data-keadaan", keadaan)


def kabar(halaman: Page) -> Locator:
    """What the page says, and speaks."""
    return halaman.get_by_role("status").and_(halaman.locator("#kabar"))


def tempel(halaman: Page, teks: str) -> None:
    """Paste a text into what has the focus."""
    halaman.evaluate(TEMPEL, teks)


def fokus(halaman: Page) -> str:
    """Return the row and the letter that have the cursor: "3p"."""
    return str(
        halaman.evaluate(
            "() => { const satu = document.activeElement;"
            " return satu.closest('tr')?.id.slice(6) + satu.name?.[0]; }"
        )
    )


def tersimpan_di_peramban(halaman: Page) -> list[list[str]]:
    """Return the cells this browser keeps, by key."""
    return list(halaman.evaluate(TERSIMPAN_DI_PERAMBAN))


def masuk_lagi(halaman: Page, nama: str) -> None:
    """Answer the dialog that asks to sign in again."""
    dialog = halaman.get_by_role("dialog", name="Masuk lagi")
    dialog.get_by_label("Nama pengguna").fill(nama)
    dialog.get_by_label("Kata sandi").fill(SANDI)
    dialog.get_by_role("button", name="Masuk dan kirim isian").click()
