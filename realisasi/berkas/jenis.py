"""The five kinds of bukti and how each is named and served."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

_OPENXML: Final = "application/vnd.openxmlformats-officedocument"


class JenisBerkas(StrEnum):
    """The value is also the ending of the shown name."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    XLSX = "xlsx"
    DOCX = "docx"

    @property
    def tipe_mime(self) -> str:
        return _TIPE_MIME[self]

    @property
    def gambar(self) -> bool:
        return self in (JenisBerkas.JPG, JenisBerkas.PNG)

    @property
    def di_tempat(self) -> bool:
        """May a browser show it, or only save it?"""
        return self.gambar or self is JenisBerkas.PDF


_TIPE_MIME: Final = {
    JenisBerkas.PDF: "application/pdf",
    JenisBerkas.JPG: "image/jpeg",
    JenisBerkas.PNG: "image/png",
    JenisBerkas.XLSX: f"{_OPENXML}.spreadsheetml.sheet",
    JenisBerkas.DOCX: f"{_OPENXML}.wordprocessingml.document",
}
# What a file input offers: endings for computers, types for phones (these offer the camera too).
DITERIMA: Final = ",".join(
    [*(f".{satu.value}" for satu in JenisBerkas), ".jpeg", *_TIPE_MIME.values()]
)
