"""Reads the structure of a tagged PDF: what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.alat.berkas import buka_pdf


@dataclass
class Tag:
    """One structure element: its role, alternate text, attributes, and what lies in it."""

    jenis: str
    alt: str
    atribut: dict[str, Any]
    anak: list[Tag] = field(default_factory=list)
    nomor: str = ""

    def cari(self, jenis: str) -> Iterator[Tag]:
        """Every element of a role at or below this one, in reading order."""
        if self.jenis == jenis:
            yield self
        for satu in self.anak:
            yield from satu.cari(jenis)


def baca_tag(isi: bytes) -> Tag:
    """Return the structure tree of a PDF; AssertionError where it is not tagged."""
    akar: Any = buka_pdf(isi).trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"], "PDF tidak bertanda struktur"
    pohon = akar["/StructTreeRoot"].get_object()
    return Tag("Root", "", {}, [_baca(satu) for satu in pohon["/K"]])


def _baca(simpul: Any) -> Tag:
    benda = simpul.get_object()
    atribut: dict[str, Any] = {}
    isi = benda.get("/A", [])
    for satu in isi if isinstance(isi, list) else [isi]:
        atribut |= dict(satu.get_object())
    anak = benda.get("/K", [])
    return Tag(
        str(benda["/S"]).lstrip("/"),
        str(benda.get("/Alt", "")),
        atribut,
        [_baca(satu) for satu in anak if hasattr(satu.get_object(), "get") and "/S" in satu],
        str(benda.get("/ID", "")),
    )
