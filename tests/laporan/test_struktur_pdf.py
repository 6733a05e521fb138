"""Every PDF is tagged: language, title, heads that say which way they reach, figures with words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.alat.berkas import buka_pdf
from tests.alat.sekali import sekali_semodul
from tests.alat.tag_pdf import baca_tag
from tests.laporan.conftest import SAAT, isi_september
from tests.pabrik import Kantor, buat_kantor

pytestmark = pytest.mark.django_db
PALING_BANYAK = 12
# Report → how many head cells its first table has, and drawings it holds.
DAFTAR = {
    "jenis=realisasi&jangka=09&penugasan={citra}": (16, 0),
    "jenis=realisasi&jangka=tw3&penugasan={citra}": (18, 1),
    "jenis=rekap&jangka=09&menurut=pegawai": (9, 2),
    "jenis=rekap&jangka=tw3&menurut=indikator": (15, 0),
    "jenis=katalog": (4, 0),
    "jenis=penjelasan&jangka=09&penugasan={citra}": (7, 0),
}


FORMAT = ("xlsx", "csv", "pdf")


@dataclass(frozen=True)
class Cetakan:
    """A report as PDF, and the queries of each of its files."""

    pdf: bytes
    kueri: dict[str, int]


@pytest.fixture(scope="module")
def daftar_cetakan(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Cetakan]]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        kantor = isi_september(buat_kantor())
        client = Client()
        client.force_login(kantor.pengguna("Sari"))
        client.get("/")  # starts the clock of the session
        yield {kueri: _cetak(client, kantor, kueri) for kueri in DAFTAR}


@pytest.fixture(scope="module")
def daftar_pdf(daftar_cetakan: dict[str, Cetakan]) -> dict[str, bytes]:
    return {kueri: satu.pdf for kueri, satu in daftar_cetakan.items()}


def _cetak(client: Client, kantor: Kantor, kueri: str) -> Cetakan:
    isi, banyak = b"", {}
    pilihan = kueri.format(citra=kantor.penugasan["Citra"].pk)
    for satu in FORMAT:
        with CaptureQueriesContext(connection) as tercatat:
            jawaban = client.get(f"/laporan/lihat/{satu}/?tahun=2026&{pilihan}")
        assert jawaban.status_code == 200, kueri
        isi, banyak[satu] = bytes(jawaban.content), len(tercatat)
    return Cetakan(isi, banyak)


@pytest.mark.parametrize("kueri", DAFTAR)
def test_setiap_berkas_paling_banyak_dua_belas_kueri(
    daftar_cetakan: dict[str, Cetakan], kueri: str
) -> None:
    banyak = daftar_cetakan[kueri].kueri
    assert set(banyak) == set(FORMAT)
    assert {satu: n for satu, n in banyak.items() if not 2 < n <= PALING_BANYAK} == {}


@pytest.mark.parametrize("kueri", DAFTAR)
def test_pdf_bertanda_berbahasa_dan_berjudul(daftar_pdf: dict[str, bytes], kueri: str) -> None:
    pdf = buka_pdf(daftar_pdf[kueri])
    akar: Any = pdf.trailer["/Root"]
    assert akar["/Lang"] == "id"
    assert akar["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert len(str(pdf.metadata.title)) > 20
    assert b"pdfuaid:part" in akar["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("kueri", DAFTAR)
def test_setiap_kepala_tabel_berarah(daftar_pdf: dict[str, bytes], kueri: str) -> None:
    pohon = baca_tag(daftar_pdf[kueri])
    assert len(list(pohon.cari("H1"))) == 1
    for tabel in pohon.cari("Table"):
        for bagian, arah in (("THead", "/Column"), ("TBody", "/Row")):
            for kelompok in tabel.cari(bagian):
                assert {th.atribut["/Scope"] for th in kelompok.cari("TH")} == {arah}
        for baris in (baris for badan in tabel.cari("TBody") for baris in badan.cari("TR")):
            assert next(baris.cari("TH")).jenis == "TH"
        assert not [td for td in tabel.cari("TD") if "/Headers" in td.atribut]
    kepala = list(next(next(pohon.cari("Table")).cari("THead")).cari("TH"))
    assert len(kepala) == DAFTAR[kueri][0]


@pytest.mark.parametrize("kueri", DAFTAR)
def test_setiap_gambar_berkata(daftar_pdf: dict[str, bytes], kueri: str) -> None:
    daftar = list(baca_tag(daftar_pdf[kueri]).cari("Figure"))
    assert all(len(satu.alt) > 20 for satu in daftar)
    assert len(daftar) == DAFTAR[kueri][1]
