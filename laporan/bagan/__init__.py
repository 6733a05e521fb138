"""Charts as text: the server draws them as SVG, every chart comes with the table behind it.

No queries, no clock, no inline style: shapes carry classes (static/css/bagan.css) for light and
dark, and attributes for paper. Lengths across are percentages: one SVG fits a phone, a desk and A4.
"""

from laporan.bagan.bagan_batang import BaganBatang, Batang
from laporan.bagan.batang import tulis_batang, ujung_batang
from laporan.bagan.garis import PENDEK, BaganGaris, TitikBagan

__all__ = [
    "PENDEK",
    "BaganBatang",
    "BaganGaris",
    "Batang",
    "TitikBagan",
    "tulis_batang",
    "ujung_batang",
]
