"""Plain text made fit for files; pure, no Django."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_KENDALI: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What turns the direction of a line around: on paper it would carry on into words that follow.
_ARAH: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Control, format (bidirectional marks, zero widths, BOM), lone surrogates, private use, Unicode's
# own line and paragraph ends: nobody sees them, and they make two different names look alike or a
# line read backwards.
_TAK_TERLIHAT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def periksa_kendali(teks: str, sebutan: str) -> str:
    """Say which invisible character keeps a typed text from being stored, "" when none does.

    ``sebutan`` names the field. Line ends and tabs may stand; what a field makes of them is its
    own matter. Markup is plain text, not a matter of this rule.
    """
    for huruf in teks:
        if huruf not in "\r\n\t" and _tak_terlihat(huruf):
            return (
                f"{sebutan} memuat karakter yang tidak dapat disimpan: U+{ord(huruf):04X}, "
                "tidak terlihat di layar. Ketik ulang bagian itu tanpa salin-tempel."
            )
    return ""


def _tak_terlihat(huruf: str) -> bool:
    bukan_huruf = ord(huruf) & 0xFFFE == 0xFFFE
    return bukan_huruf or unicodedata.category(huruf) in _TAK_TERLIHAT


def hapus_kendali(teks: str) -> str:
    """Return the text without control characters; tabs and line ends stay, as ``\\n``."""
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def bersihkan_cetakan(teks: str) -> str:
    """Return what is about to be printed without control characters, bidirectional ones too.

    For files only: typed text that holds one is refused (``periksa_kendali``), never altered.
    """
    return _ARAH.sub("", hapus_kendali(teks))


def susun_alamat_kop(alamat: str, kode_pos: str, telepon: str, surel: str) -> str:
    """Return the address, telephone and e-mail of a letterhead in one line."""
    bagian = (
        f"{alamat} {kode_pos}".strip(),
        f"Telepon {telepon}" if telepon else "",
        f"Surel {surel}" if surel else "",
    )
    return " · ".join(filter(None, bagian))
