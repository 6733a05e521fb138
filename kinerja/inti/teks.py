"""Plain text made fit for files; pure, no Django."""

from __future__ import annotations

import re
from typing import Final

_KENDALI: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def hapus_kendali(teks: str) -> str:
    """Return the text without control characters; tabs and line ends stay, as ``\\n``."""
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def susun_alamat_kop(alamat: str, kode_pos: str, telepon: str, surel: str) -> str:
    """Return the address, telephone and e-mail of a letterhead in one line."""
    bagian = (
        f"{alamat} {kode_pos}".strip(),
        f"Telepon {telepon}" if telepon else "",
        f"Surel {surel}" if surel else "",
    )
    return " · ".join(filter(None, bagian))
