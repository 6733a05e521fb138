"""Charts as text: the server draws them as SVG, every chart comes with the table behind it.

No queries, no clock, no inline style: shapes carry classes (static/css/bagan.css), so one drawing
serves light, dark and paper. Lengths across are percentages: the same SVG fits a phone and a desk.
"""

from laporan.bagan.batang import tulis_batang, ujung_batang
from laporan.bagan.garis import BaganGaris, TitikBagan, susun_bagan_garis

__all__ = ["BaganGaris", "TitikBagan", "susun_bagan_garis", "tulis_batang", "ujung_batang"]
