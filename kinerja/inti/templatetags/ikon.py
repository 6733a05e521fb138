"""The icon tag: one symbol of the vendored sprite (names: ``static/vendor/README.md``)."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "vendor/ikon.svg"


@register.simple_tag
@lru_cache(maxsize=512)
def ikon(nama: str, keterangan: str = "") -> SafeString:
    """``{% ikon "cetak" %}``: hidden from readers unless ``keterangan`` says what it means."""
    alamat = static(SPRITE)
    if keterangan:
        return format_html(
            '<svg class="ikon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            keterangan,
            alamat,
            nama,
        )
    return format_html(
        '<svg class="ikon" aria-hidden="true"><use href="{}#{}"></use></svg>', alamat, nama
    )
