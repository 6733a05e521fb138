"""Parts of a page that follow from their arguments alone are drawn once a process."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

DIINGAT = 512


@register.simple_tag
def ingat(nama_templat: str, **argumen: Hashable) -> SafeString:
    """``{% ingat "komponen/_menu.html" navigasi=navigasi %}``: drawn with these arguments only.

    They must be frozen: equal values show the same. There is no request, so no token inside.
    """
    return _gambar(nama_templat, tuple(sorted(argumen.items())))


@lru_cache(maxsize=DIINGAT)
def _gambar(nama_templat: str, argumen: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(nama_templat, dict(argumen))
