"""The dashboard for the monthly meeting leaves the printer on at most two sheets, whole."""

from __future__ import annotations

from pathlib import Path

from tests.alat.berkas import baca_teks_pdf, buka_pdf
from tests.e2e.conftest import LEBAR_MEJA, Pembuka

SEMUA = "document.body.scrollWidth - document.documentElement.clientWidth"


def test_bahan_rapat_muat_dua_lembar_a4(buka: Pembuka, hasil: Path) -> None:
    halaman = buka("sari", LEBAR_MEJA)
    halaman.goto("/dasbor/rapat/")
    pegawai = halaman.locator(".kesiapan tbody tr").count()
    berkas = hasil / "dasbor-rapat.pdf"
    halaman.pdf(path=str(berkas), prefer_css_page_size=True, print_background=True)
    isi = berkas.read_bytes()
    assert len(buka_pdf(isi).pages) <= 2
    teks = baca_teks_pdf(isi)
    assert pegawai > 10
    for bagian in ("Kesiapan", "Capaian s.d.", "Perlu perhatian", "Berubah sejak", "Rata-rata"):
        assert bagian in teks, bagian
    assert "Lina Marlina" in teks
    halaman.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins, at 96 dpi
    halaman.emulate_media(media="print")
    assert halaman.evaluate(SEMUA) <= 0
    halaman.screenshot(path=str(hasil / "dasbor-rapat-cetak.png"), full_page=True)
