"""Hostile text in every field of every report: set as text, inside the page, fetching nothing."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import pytest

from kinerja.inti.lingkup import lingkup
from laporan.cetak import pdf as pdf_laporan
from laporan.cetak.laporan import cetak_laporan_pdf, cetak_laporan_xlsx
from laporan.cetak.pdf import cetak_pdf
from laporan.models import JenisLaporan
from laporan.rekap import Jangka, RekapPegawai
from laporan.rekap.permintaan import Menurut, PilihanLaporan
from laporan.sajian import Rekap, ambil_laporan
from tests.alat.berkas import baca_teks_pdf
from tests.alat.racun import racuni
from tests.alat.sekali import sekali_semodul
from tests.laporan.conftest import SAAT
from tests.laporan.test_rekap_kecamatan import _isi_kantor
from tests.pabrik import Kantor

pytestmark = pytest.mark.django_db
KATA = ("Kecamatan Sukamaju raya " * 209)[:5000]
SAMBUNG = "Pertanggungjawaban" * 278
LAIN = "\u202egnatnaP\u202c +1+1\x07\x1b[31m"
DAFTAR = {
    "realisasi-09": (JenisLaporan.REALISASI, "2026-09", None),
    "realisasi-tw3": (JenisLaporan.REALISASI, "2026-tw3", None),
    "rekap-pegawai": (JenisLaporan.REKAP, "2026-09", Menurut.PEGAWAI),
    "rekap-jabatan": (JenisLaporan.REKAP, "2026-tw3", Menurut.JABATAN),
    "rekap-indikator": (JenisLaporan.REKAP, "2026-tw3", Menurut.INDIKATOR),
    "katalog": (JenisLaporan.KATALOG, "2026-tahun", None),
    "penjelasan": (JenisLaporan.PENJELASAN, "2026-09", None),
}


@pytest.fixture(scope="module")
def daftar_rekap(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Rekap]]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        kantor = _isi_kantor()
        yield {nama: _ambil(kantor, *isi) for nama, isi in DAFTAR.items()}


def _ambil(kantor: Kantor, jenis: JenisLaporan, kode: str, menurut: Menurut | None) -> Rekap:
    pegawai = jenis in (JenisLaporan.REALISASI, JenisLaporan.PENJELASAN)
    pilihan = PilihanLaporan(
        jenis=jenis,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode(kode),
        penugasan_id=kantor.penugasan["Citra"].pk if pegawai else None,
        menurut=menurut,
    )
    with lingkup([kantor.kecamatan.pk]):
        return ambil_laporan(kantor.pelaku("Sari"), pilihan).rekap


# --- the layout holds ---------------------------------------------------------------------------


@pytest.fixture
def susunan(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The documents as they were laid out, before they were written."""
    from weasyprint import HTML

    daftar: list[Any] = []
    asli = HTML.render

    def catat(dokumen: Any, *argumen: Any, **pilihan: Any) -> Any:
        daftar.append(asli(dokumen, *argumen, **pilihan))
        return daftar[-1]

    monkeypatch.setattr(HTML, "render", catat)
    return daftar


def cari_keluar(dokumen: Any) -> list[tuple[int, str]]:
    """Page and text of what is set outside the page, or outside the cell it stands in."""
    from weasyprint.formatting_structure import boxes

    temuan = []
    for nomor, halaman in enumerate(dokumen.pages, 1):
        bidang = [(0, 0, halaman.width, halaman.height, halaman._page_box)]
        bidang += [
            (sel.position_x, 0, sel.position_x + sel.border_width(), halaman.height, sel)
            for sel in halaman._page_box.descendants()
            if isinstance(sel, boxes.TableCellBox)
        ]
        for kiri, atas, kanan, bawah, wadah in bidang:
            for teks in wadah.descendants():
                if isinstance(teks, boxes.TextBox) and teks.text.strip():
                    dalam = (
                        kiri - 1 <= teks.position_x
                        and teks.position_x + teks.width <= kanan + 1
                        and atas - 1 <= teks.position_y
                        and teks.position_y + teks.height <= bawah + 1
                    )
                    if not dalam:
                        temuan.append((nomor, teks.text[:40]))
    return temuan


KASUS = [
    ("realisasi-09", KATA),
    ("rekap-indikator", KATA),
    ("rekap-pegawai", SAMBUNG),
    ("katalog", SAMBUNG),
    ("penjelasan", KATA),
    ("realisasi-tw3", SAMBUNG),
    ("rekap-jabatan", KATA),
]


@pytest.mark.parametrize(("nama", "panjang"), KASUS, ids=[nama for nama, _ in KASUS])
def test_teks_5000_huruf_tetap_di_dalam_halaman(
    daftar_rekap: dict[str, Rekap], susunan: list[Any], nama: str, panjang: str, gerbang: bool
) -> None:
    """Every report at the gate; two of them, which hold the others' parts, always."""
    if not gerbang and nama not in ("realisasi-09", "rekap-indikator"):
        pytest.skip("ditanyakan bin/gate")
    pdf = cetak_laporan_pdf(racuni(daftar_rekap[nama], LAIN, panjang))
    (dokumen,) = susunan
    assert cari_keluar(dokumen) == []
    assert "gnatnaP +1+1[31m" in baca_teks_pdf(pdf)


def test_kata_5000_huruf_tanpa_spasi_terpatah_di_dalam_selnya(
    daftar_rekap: dict[str, Rekap], susunan: list[Any]
) -> None:
    rekap = daftar_rekap["realisasi-09"]
    assert isinstance(rekap, RekapPegawai)
    satu, *sisa = rekap.baris
    pdf = cetak_laporan_pdf(replace(rekap, baris=(replace(satu, indikator=SAMBUNG), *sisa)))
    (dokumen,) = susunan
    assert cari_keluar(dokumen) == []
    assert baca_teks_pdf(pdf).replace(" ", "").count("Pertanggungjawaban") > 200


def test_kendali_teks_di_luar_selnya_terlihat(
    daftar_rekap: dict[str, Rekap], susunan: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a paper that does not break long words the same text is found outside its cell."""
    lepas = "table.laporan :is(th, td) { overflow-wrap: normal !important }"
    gaya = pdf_laporan._baca_gaya()
    monkeypatch.setattr(pdf_laporan, "_baca_gaya", lambda: f"{gaya}\n{lepas}")
    rekap = daftar_rekap["realisasi-09"]
    assert isinstance(rekap, RekapPegawai)
    satu, *sisa = rekap.baris
    panjang = replace(satu, indikator="Pertanggungjawaban" * 3)
    cetak_laporan_pdf(replace(rekap, baris=(panjang, *sisa)))
    assert cari_keluar(susunan[0]) != []


# --- nothing is fetched -------------------------------------------------------------------------


@pytest.fixture
def kenari() -> Iterator[tuple[str, list[str]]]:
    """Address of a server of this machine, and what was asked of it."""
    diminta: list[str] = []

    class Penjawab(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            diminta.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Penjawab) as peladen:
        utas = threading.Thread(target=peladen.serve_forever, daemon=True)
        utas.start()
        yield f"http://127.0.0.1:{peladen.server_port}/x", diminta
        peladen.shutdown()
        utas.join()


def _susun_umpan(alamat: str) -> str:
    """What a setter or a spreadsheet would fetch, were it more than text."""
    return f'=WEBSERVICE("{alamat}")<img src={alamat}>'


def _susun_umpan_lengkap(alamat: str) -> str:
    return _susun_umpan(alamat) + (
        f'"><link rel=stylesheet href={alamat}><style>@import "{alamat}"</style>'
        f'<svg><image href={alamat} /></svg> =HYPERLINK("{alamat}") url({alamat})'
    )


@pytest.mark.parametrize("nama", DAFTAR)
def test_berkas_tidak_mengambil_apa_pun(
    daftar_rekap: dict[str, Rekap], kenari: tuple[str, list[str]], nama: str, gerbang: bool
) -> None:
    """One report of each template always, all of them at the gate."""
    if not gerbang and nama not in ("realisasi-09", "rekap-jabatan", "katalog"):
        pytest.skip("ditanyakan bin/gate")
    alamat, diminta = kenari
    rekap = racuni(daftar_rekap[nama], _susun_umpan(alamat), _susun_umpan_lengkap(alamat))
    teks = baca_teks_pdf(cetak_laporan_pdf(rekap))
    assert "=WEBSERVICE(" in teks.replace(" ", "")
    with zipfile.ZipFile(BytesIO(cetak_laporan_xlsx(rekap))) as arsip:
        isi = b"".join(arsip.read(satu) for satu in arsip.namelist())
        assert not [satu for satu in arsip.namelist() if "externalLink" in satu]
    assert b"<hyperlink" not in isi
    assert b"<f>=" not in isi
    assert b"WEBSERVICE" in isi
    assert not re.search(rb"<f>[^<]*(WEBSERVICE|HYPERLINK)", isi)
    assert diminta == []


def test_kendali_kenari_mendengar_begitu_penjaganya_dilepas(
    daftar_rekap: dict[str, Rekap],
    kenari: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Markup that got in as markup: the guard of the setter alone keeps it from being fetched."""
    from weasyprint.urls import URLFetcher

    alamat, diminta = kenari
    isi = f'<html lang="id"><title>x</title><img alt="x" src="{alamat}"></html>'
    monkeypatch.setattr(pdf_laporan, "render_to_string", lambda *_: isi)
    cetak_pdf(daftar_rekap["katalog"])
    assert diminta == []
    asli = URLFetcher.__init__
    monkeypatch.setattr(
        URLFetcher, "__init__", lambda diri, **_: asli(diri, allowed_protocols=("data", "http"))
    )
    cetak_pdf(daftar_rekap["katalog"])
    assert diminta == ["/x"]
