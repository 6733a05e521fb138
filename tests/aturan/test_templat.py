"""Templates: none unused, no inline script or style, nothing fetched from elsewhere."""

import ast
import re

from tests.aturan.pohon import baca, daftar_produksi, daftar_templat, urai

# Django finds these by their names.
BERNAMA_TETAP = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
RUJUKAN = re.compile(r"""\{%-?\s*(?:include|extends|ingat)\s+["']([^"']+)["']""")
SEBARIS = [
    (re.compile(r"<style\b", re.I), "<style>"),
    (re.compile(r"\sstyle\s*=", re.I), "atribut style"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I), "atribut on…"),
    (re.compile(r"javascript:", re.I), "javascript:"),
    (re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.I), "<script> sebaris"),
    (re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=["']?(?:https?:)?//"""),
     "alamat luar"),
    (re.compile(r"hx-on[:=-]", re.I), "hx-on"),
]  # fmt: skip
KOMENTAR = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.S)


def isi_sebaris(nama: str, isi: str) -> list[str]:
    """What the content security policy would block, or what would leave this server."""
    bersih = KOMENTAR.sub("", isi)
    return [f"{nama}: {sebab}" for pola, sebab in SEBARIS if pola.search(bersih)]


def _nama_dirujuk() -> set[str]:
    dirujuk = set(BERNAMA_TETAP)
    for nama in daftar_templat():
        dirujuk |= set(RUJUKAN.findall(baca(nama)))
    for nama in daftar_produksi():
        dirujuk |= {
            simpul.value
            for simpul in ast.walk(urai(nama))
            if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str)
        }
    return dirujuk


def templat_menganggur(daftar: list[str], dirujuk: set[str]) -> list[str]:
    return [nama for nama in daftar if nama.removeprefix("templates/") not in dirujuk]


def templat_tak_bertuan(daftar: list[str], dirujuk: set[str]) -> set[str]:
    """Referenced files that are not there."""
    ada = {nama.removeprefix("templates/") for nama in daftar}
    return {nama for nama in dirujuk if re.fullmatch(r"[\w/-]+\.html", nama)} - ada


def test_semua_templat_dipakai() -> None:
    assert templat_menganggur(daftar_templat(), _nama_dirujuk()) == []


def test_semua_rujukan_templat_ada() -> None:
    dirujuk = {r for nama in daftar_templat() for r in RUJUKAN.findall(baca(nama))}
    assert templat_tak_bertuan(daftar_templat(), dirujuk) == set()


def test_tidak_ada_skrip_atau_gaya_sebaris() -> None:
    daftar = daftar_templat()
    assert len(daftar) > 5
    assert [m for nama in daftar for m in isi_sebaris(nama, baca(nama))] == []


def test_kendali_templat_menganggur() -> None:
    daftar = ["templates/a.html", "templates/komponen/_b.html"]
    assert templat_menganggur(daftar, {"a.html"}) == ["templates/komponen/_b.html"]
    assert templat_tak_bertuan(daftar, {"a.html", "c.html"}) == {"c.html"}
    assert RUJUKAN.findall('{% include "komponen/_b.html" with x=1 only %}') == ["komponen/_b.html"]


def test_kendali_sebaris() -> None:
    for buruk in (
        "<script>alert(1)</script>",
        "<style>a{}</style>",
        '<p style="color:red">',
        '<a onclick="x()">',
        '<a href="javascript:x">',
        '<script src="https://cdn.example/x.js"></script>',
        '<button hx-on:click="x()">',
    ):
        assert isi_sebaris("x.html", buruk), buruk
    for baik in (
        '<script src="{% static "js/a.js" %}" type="module"></script>',
        '<script id="data" type="application/json">{}</script>',
        '{# never style="x" #}',
        '<a href="https://www.kemenpan.go.id">PermenPANRB</a>',
    ):
        assert isi_sebaris("x.html", baik) == [], baik
