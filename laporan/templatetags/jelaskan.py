"""Addresses of explanations, written from one another."""

from __future__ import annotations

import re
from typing import Final

from django import template

register = template.Library()

_BULAN: Final = re.compile(r"/(2\d{3}-\d{2})/")


@register.filter
def triwulan(alamat: str) -> str:
    """``{{ baris.jelas|triwulan }}``: the same figure over the quarter that holds its month."""
    return _BULAN.sub(r"/\1-tw/", alamat, count=1)


@register.filter
def bulan_lalu(alamat: str) -> str:
    """``{{ jelas|bulan_lalu }}``: the same figure up to the month before, by the same rules.

    Unchanged in January, and where the address names another window.
    """
    cocok = _BULAN.search(alamat)
    bulan = 1 if cocok is None else int(cocok[1][-2:])
    if bulan == 1:
        return alamat
    return _BULAN.sub(rf"/\g<1>-sd{bulan - 1:02d}/", alamat, count=1)
