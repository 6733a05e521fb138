"""Previews as PDF: printed once, and handed out again while they would say the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from django.conf import settings

from laporan.cetak.laporan import TEMPLAT
from laporan.cetak.pdf import cetak_isi, hitung_kunci, susun_isi
from laporan.sajian import Rekap
from laporan.services.simpanan import baca_simpanan, catat_simpanan


def ambil_pratinjau(rekap: Rekap) -> bytes:
    """Return the PDF of a report, kept or printed now. Raises PdfTidakTersedia.

    Kept under everything it says but the time its data was read: who prints, the day of the
    signature, template, style and font are part of that. What was kept names the time its own data
    was read, at which all it says was so.
    """
    templat = TEMPLAT[type(rekap)]
    if not settings.SIMPAN_PRATINJAU:
        return cetak_isi(susun_isi(rekap, templat=templat))
    kunci = hitung_kunci(susun_isi(replace(rekap, data_per=""), templat=templat))
    simpanan = baca_simpanan(rekap.kecamatan_id, kunci)
    if simpanan is not None:
        return simpanan.isi
    isi = cetak_isi(susun_isi(rekap, templat=templat))
    # A full disk costs the next reader some time, not this one his report.
    with suppress(OSError):
        catat_simpanan(rekap.kecamatan_id, kunci, isi)
    return isi
