"""The bar of a capaian beside its figure: how far, and where 100 % lies."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from laporan.bagan.skala import tulis_panjang

SERATUS = Decimal(100)
UJUNG = Decimal(120)
BATANG = (
    '<svg class="batang" aria-hidden="true" focusable="false">'
    '<rect class="batang-alas" y="4" width="100%" height="10" rx="5"></rect>'
    '<rect class="batang-isi" y="4" width="{}" height="10" rx="5"></rect>'
    '<line class="batang-seratus" x1="{}" x2="{}" y1="0" y2="18"></line>'
    "</svg>"
)


def ujung_batang(daftar_nilai: Iterable[Decimal | None]) -> Decimal:
    """Return the common end of the bars of one table: 120, or the greatest value above it."""
    return max([UJUNG, *(nilai for nilai in daftar_nilai if nilai is not None)])


def tulis_batang(nilai: Decimal | None, ujung: Decimal) -> SafeString:
    """Return the bar as SVG, empty where there is no figure (no data is not a bar of zero).

    Hidden from readers: the figure stands beside it as text.
    """
    if nilai is None:
        return SafeString("")
    lebar, seratus = (tulis_panjang(satu * 100 / ujung) for satu in (nilai, SERATUS))
    return format_html(BATANG, lebar, seratus, seratus)
