"""What the setter leaves out of the tags of a table: which way a head cell reaches.

WeasyPrint 70 names head cells to cells of data (``Headers``), but not rightly below a head of two
rows with merged cells: a column read aloud would have another's name. A direction (``Scope``) on
every head cell is enough, since each spans the columns or rows it heads.
"""

from __future__ import annotations

from typing import Any


def lengkapi_tag(dokumen: object, pdf: Any) -> None:
    """Finish a document before it is written (a ``finisher`` of WeasyPrint)."""
    for benda in pdf.objects:
        if not isinstance(benda, dict):
            continue
        if benda.get("S") == "/TH":
            kelompok = _ambil_induk(pdf, _ambil_induk(pdf, benda))
            benda["A"]["Scope"] = "/Column" if kelompok.get("S") == "/THead" else "/Row"
        elif benda.get("S") == "/TD":
            benda["A"].pop("Headers", None)


def _ambil_induk(pdf: Any, benda: Any) -> Any:
    nomor = int(benda["P"].split()[0])
    return pdf.objects[nomor]
