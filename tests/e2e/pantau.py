"""What a window must never do: complain in the console, break the CSP, reach out, meet a 500."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# A page that says "not found" or "not filled in" is an answer, not a complaint.
STATUS_DISENGAJA = ("401", "403", "404", "409", "422", "429")
PENCATAT_CSP = """
window.__langgar = [];
document.addEventListener('securitypolicyviolation', (kejadian) => {
  window.__langgar.push(kejadian.violatedDirective + ' ' + kejadian.blockedURI);
});
"""


class Pemantau:
    """Listens to one window from its first request on.

    ``putus``: the line or the server goes away in this test, and the browser may say so.
    """

    def __init__(
        self, konteks: BrowserContext, halaman: Page, alamat: str, *, putus: bool = False
    ) -> None:
        self.asal = urlsplit(alamat).netloc
        self.putus = putus
        self.daftar_masalah: list[str] = []
        self.daftar_alamat: list[str] = []
        konteks.add_init_script(PENCATAT_CSP)
        konteks.on("request", self._saat_permintaan)
        konteks.on("response", self._saat_jawaban)
        halaman.on("console", self._saat_konsol)
        halaman.on("pageerror", lambda galat: self.daftar_masalah.append(f"galat skrip: {galat}"))

    def _saat_permintaan(self, permintaan: Request) -> None:
        self.daftar_alamat.append(permintaan.url)
        bagian = urlsplit(permintaan.url)
        if bagian.scheme not in ("data", "blob") and bagian.netloc != self.asal:
            self.daftar_masalah.append(f"permintaan keluar: {permintaan.url}")

    def _saat_jawaban(self, jawaban: Response) -> None:
        if jawaban.status >= 500 and not self.putus:
            self.daftar_masalah.append(f"{jawaban.status} {jawaban.url}")
        bertanya = jawaban.request.resource_type in ("document", "fetch", "xhr")
        if 400 <= jawaban.status < 500 and not (
            bertanya and (str(jawaban.status) in STATUS_DISENGAJA)
        ):
            self.daftar_masalah.append(f"{jawaban.status} {jawaban.url}")

    def _saat_konsol(self, pesan: ConsoleMessage) -> None:
        if pesan.type not in ("error", "warning"):
            return
        gagal_muat = "Failed to load resource" in pesan.text
        if gagal_muat and self.putus:
            return
        if gagal_muat and any(f"status of {kode}" in pesan.text for kode in STATUS_DISENGAJA):
            return
        self.daftar_masalah.append(f"konsol: {pesan.text} ({pesan.location.get('url')})")
