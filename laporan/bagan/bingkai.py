"""The frame of a chart: its text alternative, and how it looks where no style sheet reaches it.

On paper the shapes take their presentation attributes (the setter of the PDF reads a drawing apart
from the page); on screen static/css/bagan.css overrides them.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Ink that stays apart in greyscale: bars and lines dark, grounds light.
TINTA, REDUP, AKSEN = "#000000", "#4d5856", "#0b5d57"
GARIS, ALAS, KERTAS = "#c5cbc7", "#e3e5df", "#ffffff"


def bungkus(bagian: Iterable[SafeString], *, keterangan: str, tinggi: int) -> SafeString:
    """Return the whole drawing, ``tinggi`` pixels high. ``keterangan`` says in words what it shows:
    its ``title`` for readers of a page, the alternate text of the figure in a PDF."""
    tanda = f"bagan-{crc32(keterangan.encode()):08x}"
    return format_html(
        '<svg class="bagan" role="img" aria-labelledby="{}" width="100%" height="{}" '
        'fill="{}" font-family="Plus Jakarta Sans" font-size="9.5" font-weight="500">'
        '<title id="{}">{}</title>{}</svg>',
        *(tanda, tinggi, REDUP, tanda, keterangan),
        format_html_join("", "{}", ((satu,) for satu in bagian)),
    )
