"""The name a file is shown by: readable, and nothing but a name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from realisasi.berkas.jenis import JenisBerkas

PANJANG: Final = 100
_TERLARANG: Final = re.compile(r'[<>:"|?*]')
_EKOR: Final = re.compile(r"\.(?:pdf|jpe?g|png|xlsx|docx)$", re.IGNORECASE)
# Controls, invisible and direction marks, lone surrogates, private and unassigned characters.
_TAK_TAMPAK: Final = ("Cc", "Cf", "Cs", "Co", "Cn")


def sebut_nama(teks: str) -> str:
    """Return the last part of a path without what cannot be seen, at most 100 characters."""
    bagian = unicodedata.normalize("NFC", teks.replace("\\", "/").rpartition("/")[2])
    terang = "".join(
        " " if huruf.isspace() else huruf
        for huruf in bagian
        if huruf.isspace() or unicodedata.category(huruf) not in _TAK_TAMPAK
    )
    return " ".join(_TERLARANG.sub("_", terang).split())[-PANJANG:].strip() or "Berkas tanpa nama"


def rapikan_nama(teks: str, jenis: JenisBerkas) -> str:
    """Return the name a file is kept under, ending as its content says; at most 100 characters.

    "foto.jpg" that holds a PNG becomes "foto.png"; an ending of another kind stays part of the
    name ("laporan.exe" that holds a PDF: "laporan.exe.pdf").
    """
    pokok = _EKOR.sub("", sebut_nama(teks)).strip(" .")
    return f"{pokok[: PANJANG - len(jenis.value) - 1].strip(' .') or 'bukti'}.{jenis.value}"
