"""CSV for spreadsheets: semicolons, BOM, and no text that acts as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
# What spreadsheets take for the start of a formula, in both widths.
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def tulis_csv(
    kepala: Sequence[str],
    daftar: Iterable[Sequence[str]],
    keterangan: Iterable[Sequence[str]],
) -> bytes:
    """Return the file, rows in the order given; below them, after an empty line, how the file came
    about (``keterangan``), so that its first line stays the head of a table."""
    isi = io.StringIO()
    penulis = csv.writer(isi, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    penulis.writerow(kepala)
    for baris in daftar:
        penulis.writerow([amankan_sel(teks) for teks in baris])
    penulis.writerow([])
    penulis.writerows([amankan_sel(teks) for teks in satu] for satu in keterangan)
    return (BOM + isi.getvalue()).encode("utf-8", "replace")


def amankan_sel(teks: str) -> str:
    """Return a cell that no spreadsheet computes; control characters are dropped."""
    bersih = "".join(huruf for huruf in teks if huruf in "\t\r\n" or huruf >= " ")
    return f"'{bersih}" if bersih.lstrip(" ").startswith(AWAL_RUMUS) else bersih
