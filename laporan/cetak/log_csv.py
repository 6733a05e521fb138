"""Log Aktivitas as CSV for spreadsheets: semicolons, BOM, and no text that acts as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from laporan.rekap.log import BarisLog, Beda

KEPALA = (
    *("Waktu", "Pengguna", "Kecamatan", "Tindakan", "Uraian", "Objek", "Nomor objek"),
    *("Alasan", "Sebelum", "Sesudah", "Nomor permintaan", "Rantai", "Urut"),
)
BOM = "\ufeff"
# What spreadsheets take for the start of a formula, in both widths.
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cetak_log_csv(daftar: Iterable[BarisLog], keterangan: Sequence[tuple[str, str]]) -> bytes:
    """Return the file, rows in the order given; below them, after an empty line, how the file came
    about (``keterangan``), so that its first line stays the head of a table."""
    isi = io.StringIO()
    penulis = csv.writer(isi, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    penulis.writerow(KEPALA)
    for baris in daftar:
        penulis.writerow([amankan_sel(teks) for teks in _susun_sel(baris)])
    penulis.writerow([])
    penulis.writerows([amankan_sel(teks) for teks in satu] for satu in keterangan)
    return (BOM + isi.getvalue()).encode("utf-8", "replace")


def _susun_sel(baris: BarisLog) -> Sequence[str]:
    return (
        *(baris.waktu, baris.orang, baris.kecamatan, baris.tindakan, baris.ringkas),
        *(baris.objek, baris.objek_id, baris.alasan),
        _gabungkan(baris.daftar_beda, sesudah=False),
        _gabungkan(baris.daftar_beda, sesudah=True),
        *(baris.permintaan, baris.rantai, str(baris.urut)),
    )


def _gabungkan(daftar: Sequence[Beda], *, sesudah: bool) -> str:
    """ "Keadaan: Draf; Pembilang: 12"."""
    return "; ".join(f"{satu.nama}: {satu.sesudah if sesudah else satu.sebelum}" for satu in daftar)


def amankan_sel(teks: str) -> str:
    """Return a cell that no spreadsheet computes; control characters are dropped."""
    bersih = "".join(huruf for huruf in teks if huruf in "\t\r\n" or huruf >= " ")
    return f"'{bersih}" if bersih.lstrip(" ").startswith(AWAL_RUMUS) else bersih
