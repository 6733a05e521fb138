"""Traces of another kind of file inside one that claims to be a single thing."""

from __future__ import annotations

import re
from typing import Final

# Markup and programs that some reader would find and run, wherever they stand.
_ASING: Final = re.compile(
    rb"<\s*(?:script|html|svg|iframe|object|embed|body|\?php|\?=)|<!doctype|javascript:"
    rb"|<\?php|%PDF-|PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf|\x7fELF",
    re.IGNORECASE,
)


def ada_jejak_asing(isi: bytes) -> bool:
    """Tell whether these bytes carry markup, a program or an archive."""
    return _ASING.search(isi) is not None
