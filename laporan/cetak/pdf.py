"""A report as PDF: WeasyPrint over its template, fonts embedded, nothing fetched."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from inspect import getsource
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from kinerja.inti.teks import bersihkan_cetakan
from laporan.cetak import tag
from laporan.cetak.kode import TandaTerbit
from laporan.cetak.kop import Berkop, susun_lambang
from laporan.kesalahan import PdfTidakTersedia

HURUF: Final = "fonts/plus-jakarta-sans-5.3.0.woff2"
GAYA: Final = ("css/kertas.css", "css/kertas-laporan.css")


def cetak_pdf(
    rekap: Berkop,
    terbit: TandaTerbit | None = None,
    *,
    templat: str = "cetak/laporan_realisasi.html",
) -> bytes:
    """Return a report set in its template: issued with its mark, or (None) a preview.

    Raises PdfTidakTersedia where the libraries are missing.
    """
    return cetak_isi(susun_isi(rekap, terbit, templat=templat))


def susun_isi(rekap: Berkop, terbit: TandaTerbit | None = None, *, templat: str) -> str:
    """Return a report in its template, ready to be set."""
    lambang = susun_lambang(rekap.kop.lambang)
    konteks = {"rekap": rekap, "terbit": terbit, "lambang": lambang}
    return bersihkan_cetakan(render_to_string(templat, konteks))


def hitung_kunci(*isi: str) -> str:
    """Return the hash of a print: of these texts, of style and font, of who sets and tags them.

    Raises PdfTidakTersedia.
    """
    sidik = sha256(_sidik_pencetak().encode())
    for satu in isi:
        sidik.update(b"\0" + satu.encode())
    return sidik.hexdigest()


def cetak_isi(isi: str, *, gaya_tambahan: str = "", bertanda: bool = True) -> bytes:
    """Return HTML as PDF. ``bertanda`` False leaves the tags out, for what becomes an artifact.

    Raises PdfTidakTersedia.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as sebab:
        raise PdfTidakTersedia from sebab

    class HanyaData(URLFetcher):
        """Answers data: addresses only; nothing leaves this process."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data",))

    huruf = FontConfiguration()
    pengambil = HanyaData()
    dokumen = HTML(string=isi, url_fetcher=pengambil)
    gaya = CSS(string=_baca_gaya() + gaya_tambahan, url_fetcher=pengambil, font_config=huruf)
    berkas: bytes = dokumen.write_pdf(
        stylesheets=[gaya],
        font_config=huruf,
        pdf_variant="pdf/ua-1" if bertanda else None,
        full_fonts=False,
        finisher=tag.lengkapi_tag,
    )
    return berkas


@cache
def _sidik_pencetak() -> str:
    try:
        pencetak = version("weasyprint")
    except PackageNotFoundError as sebab:
        raise PdfTidakTersedia from sebab
    return sha256(f"{pencetak}\0{_baca_gaya()}\0{getsource(tag)}".encode()).hexdigest()


@cache
def _baca_gaya() -> str:
    """Return the paper's style with the font inside."""
    huruf = base64.b64encode(_ambil_berkas(HURUF).read_bytes()).decode()
    muka = (
        '@font-face { font-family: "Plus Jakarta Sans"; '
        f"src: url(data:font/woff2;base64,{huruf}); }}\n"
    )
    return muka + "\n".join(_ambil_berkas(nama).read_text(encoding="utf-8") for nama in GAYA)


def baca_gaya(nama: str) -> str:
    """Return a further style, read after the paper's own."""
    return _ambil_berkas(nama).read_text(encoding="utf-8")


def _ambil_berkas(nama: str) -> Path:
    alamat = finders.find(nama)
    if not isinstance(alamat, str):
        raise FileNotFoundError(nama)
    return Path(alamat)
