"""Reads a rendered page for what the content security policy would block."""

from html.parser import HTMLParser


class _Pemeriksa(HTMLParser):
    """Collects inline code, addresses of other servers, and what a layout must have."""

    def __init__(self) -> None:
        super().__init__()
        self.temuan: list[str] = []
        self.unsur: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append(tag)
        isi = dict(attrs)
        if tag == "style" or (tag == "script" and not isi.get("src")):
            self.temuan.append(f"<{tag}> sebaris")
        for nama, nilai in attrs:
            self._periksa_atribut(tag, nama, (nilai or "").strip().lower())

    def _periksa_atribut(self, tag: str, nama: str, nilai: str) -> None:
        if nama == "style" or nama.startswith("on"):
            self.temuan.append(f"<{tag} {nama}>")
        if nama in ("href", "src", "action", "formaction", "xlink:href"):
            luar = nilai.startswith(("//", "http:", "https:"))
            if luar or nilai.startswith(("javascript:", "vbscript:")):
                self.temuan.append(f"<{tag} {nama}={nilai}>")


def isi_terlarang(html: str) -> list[str]:
    """Inline script, style or handler, and anything of another server."""
    pemeriksa = _Pemeriksa()
    pemeriksa.feed(html)
    return pemeriksa.temuan


def daftar_unsur(html: str) -> list[str]:
    """The tags of a page in order."""
    pemeriksa = _Pemeriksa()
    pemeriksa.feed(html)
    return pemeriksa.unsur
