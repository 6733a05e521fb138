"""Any report as PDF, workbook or CSV: the print that fits its kind."""

from __future__ import annotations

from laporan.cetak.katalog import cetak_katalog_csv, cetak_katalog_xlsx
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.tabel_csv import cetak_tabel_csv
from laporan.cetak.tabel_xlsx import cetak_tabel_xlsx
from laporan.rekap.tabel import RekapKatalog, RekapTabel
from laporan.rekap.tabel_pegawai import susun_tabel_pegawai
from laporan.rekap.tipe import RekapPegawai
from laporan.sajian import Rekap
from laporan.sajian.penjelasan import RekapPenjelasan
from laporan.sajian.tabel_penjelasan import susun_tabel_penjelasan

TEMPLAT = {
    RekapPegawai: "cetak/laporan_realisasi.html",
    RekapTabel: "cetak/tabel.html",
    RekapKatalog: "cetak/katalog.html",
    RekapPenjelasan: "cetak/penjelasan.html",
}


def cetak_laporan_xlsx(rekap: Rekap) -> bytes:
    """Return the workbook, its formulas live."""
    if isinstance(rekap, RekapTabel):
        return cetak_tabel_xlsx(rekap)
    if isinstance(rekap, RekapPenjelasan):
        return cetak_tabel_xlsx(susun_tabel_penjelasan(rekap))
    return cetak_katalog_xlsx(rekap) if isinstance(rekap, RekapKatalog) else cetak_xlsx(rekap)


def cetak_laporan_csv(rekap: Rekap) -> bytes:
    """Return the tables as CSV."""
    if isinstance(rekap, RekapKatalog):
        return cetak_katalog_csv(rekap)
    if isinstance(rekap, RekapPenjelasan):
        return cetak_tabel_csv(susun_tabel_penjelasan(rekap))
    return cetak_tabel_csv(rekap if isinstance(rekap, RekapTabel) else susun_tabel_pegawai(rekap))
