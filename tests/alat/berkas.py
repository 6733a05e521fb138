"""Readers of what the application prints: tables of a page, PDF, workbooks."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import openpyxl
import pypdf


def rapikan(teks: str) -> str:
    """White space of every kind (narrow ones and line breaks too) to one plain space."""
    return " ".join(teks.split())


class _PembacaBaris(HTMLParser):
    """Collects the cells of every table row with a class."""

    def __init__(self, kelas: str) -> None:
        super().__init__()
        self.kelas = kelas
        self.daftar: list[list[str]] = []
        self._dalam = False
        self._sel: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._dalam = self.kelas in (dict(attrs).get("class") or "").split()
            if self._dalam:
                self.daftar.append([])
        elif tag == "td" and self._dalam:
            self._sel = []
        elif self._sel is not None:
            self._sel.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._sel is not None:
            self.daftar[-1].append(rapikan("".join(self._sel)))
            self._sel = None

    def handle_data(self, data: str) -> None:
        if self._sel is not None:
            self._sel.append(data)


def baca_baris_tabel(isi: str, kelas: str) -> list[list[str]]:
    """Return the texts of the ``td`` of every ``tr`` with that class."""
    pembaca = _PembacaBaris(kelas)
    pembaca.feed(isi)
    return pembaca.daftar


def buka_pdf(isi: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(isi))


def baca_teks_pdf(isi: bytes) -> str:
    """Return the text of all pages, white space made plain."""
    return rapikan("\n".join(halaman.extract_text() for halaman in buka_pdf(isi).pages))


def baca_huruf_pdf(isi: bytes) -> set[str]:
    """Return the names of the embedded fonts without the subset prefix."""
    daftar: set[str] = set()
    for halaman in buka_pdf(isi).pages:
        for huruf in halaman["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr,index]
            induk = huruf.get_object()
            turunan = induk.get("/DescendantFonts")
            dasar = turunan.get_object()[0].get_object() if turunan is not None else induk
            uraian = dasar["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(uraian), "huruf tidak tertanam"
            daftar.add(str(induk["/BaseFont"]).lstrip("/").split("+")[-1])
    return daftar


def buka_buku(isi: bytes, *, nilai: bool = False) -> Any:
    """Open a workbook: its formulas, or with ``nilai`` the values stored beside them."""
    return openpyxl.load_workbook(BytesIO(isi), data_only=nilai)
