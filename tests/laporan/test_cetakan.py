"""Page, PDF and workbook show one and the same figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kinerja.inti.angka import baca_angka
from laporan.rekap import RekapPegawai
from tests.alat.berkas import (
    baca_baris_tabel,
    baca_huruf_pdf,
    baca_teks_pdf,
    buka_buku,
    buka_pdf,
    rapikan,
)
from tests.alat.sekali import sekali_semodul
from tests.laporan.conftest import SAAT, isi_september
from tests.laporan.pembaca import (
    KOLOM,
    Cetakan,
    ambil_cetakan,
    ambil_rekap,
    angka_sel,
    baca_laporan,
)
from tests.pabrik import Kantor, buat_kantor

pytestmark = pytest.mark.django_db


@dataclass
class Bulan:
    """One month, printed once for all tests of this module."""

    cetakan: Cetakan
    rekap: RekapPegawai


@pytest.fixture(scope="module")
def terbit(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[Kantor, dict[int, Bulan]]]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        kantor = isi_september(buat_kantor())
        client = Client()
        client.force_login(kantor.pengguna("Citra"))
        daftar = {
            bulan: Bulan(
                ambil_cetakan(client, kantor, f"2026-{bulan:02d}"), ambil_rekap(kantor, bulan)
            )
            for bulan in (1, 2, 9)
        }
        yield kantor, daftar


@pytest.fixture
def bulan(terbit: tuple[Kantor, dict[int, Bulan]]) -> dict[int, Bulan]:
    return terbit[1]


def _urut_pdf(sel: list[str], kategori: str) -> str:
    """The figures of a row of the page in the order of the paper."""
    _, target_bulan, realisasi_bulan, target, realisasi, capaian, nilai = sel
    capaian = capaian.removesuffix(kategori).strip() if kategori != "–" else capaian
    return " ".join((target_bulan, realisasi_bulan, target, realisasi, capaian, nilai, kategori))


@pytest.mark.parametrize("nomor", [1, 2, 9])
def test_pdf_memuat_angka_halaman(bulan: dict[int, Bulan], nomor: int) -> None:
    cetakan, rekap = bulan[nomor].cetakan, bulan[nomor].rekap
    teks = baca_teks_pdf(cetakan.pdf)
    daftar = baca_baris_tabel(cetakan.halaman, "laporan-baris")
    assert len(daftar) == len(rekap.baris) == 4
    for sel, baris in zip(daftar, rekap.baris, strict=True):
        assert _urut_pdf(sel, baris.kategori) in teks
    assert rapikan(rekap.rata.angka.teks) in teks
    assert rapikan(rekap.rata.angka.teks) in rapikan(cetakan.halaman)
    assert rekap.rata.keterangan in teks


@pytest.mark.parametrize("nomor", [1, 2, 9])
def test_buku_memuat_angka_halaman(bulan: dict[int, Bulan], nomor: int) -> None:
    cetakan, rekap = bulan[nomor].cetakan, bulan[nomor].rekap
    daftar = baca_baris_tabel(cetakan.halaman, "laporan-baris")
    laporan = baca_laporan(cetakan.xlsx)
    assert set(laporan) == {0, 1, 2, 3, 4}
    for sel, baris in zip(daftar, rekap.baris, strict=True):
        for ke, nama in enumerate(KOLOM, 1):
            di_buku = angka_sel(laporan[baris.nomor][KOLOM[nama] - 1])
            di_halaman = sel[ke]
            if isinstance(di_buku, Decimal):
                di_halaman = di_halaman.split(" ")[0]
                angka = baca_angka(di_halaman)
                assert angka is not None
                assert angka.quantize(Decimal("0.01")) == di_buku, (baris.nomor, nama)
            else:
                assert di_halaman == di_buku, (baris.nomor, nama)
        assert laporan[baris.nomor][12].value == baris.kategori
    assert angka_sel(laporan[0][11]) == rekap.rata.angka.nilai


def test_nol_nihil_dan_belum_tetap_berbeda(bulan: dict[int, Bulan]) -> None:
    nol = bulan[9].cetakan
    nihil = bulan[2].cetakan
    assert baca_laporan(nol.xlsx)[1][7].value == 0
    assert baca_laporan(nihil.xlsx)[1][7].value == "nihil"
    assert baca_laporan(nihil.xlsx)[2][7].value == "–"
    masukan = buka_buku(nol.xlsx, nilai=True)["Masukan"]
    surat = [sel.value for sel in masukan[5]][5:15]
    assert surat == [100, "nihil", "–", "–", "–", "–", "–", "–", 0, 100]
    assert " surat 100 0 900 100 " in baca_teks_pdf(nol.pdf)
    assert " surat 100 nihil 200 100 " in baca_teks_pdf(nihil.pdf)
    assert " arsip 40 – 40 38 " in baca_teks_pdf(nihil.pdf)


def test_belum_jatuh_tempo_dan_syarat_gagal_terbaca(bulan: dict[int, Bulan]) -> None:
    januari = bulan[1].cetakan
    assert "belum jatuh tempo (Februari)" in baca_teks_pdf(januari.pdf)
    assert baca_laporan(januari.xlsx)[3][10].value == "belum jatuh tempo (Februari)"
    februari = bulan[2].cetakan
    for isi in (baca_teks_pdf(februari.pdf), baca_laporan(februari.xlsx)[3][13].value):
        assert "Syarat tidak terpenuhi (Februari): 74 dari 75" in rapikan(isi)
    assert "Syarat tidak terpenuhi (Februari): 74 dari 75" in februari.halaman


def test_rumus_hidup_di_samping_nilainya(bulan: dict[int, Bulan]) -> None:
    """Inputs are numbers; all that follows from them is a formula, a stock and words too."""
    xlsx = bulan[9].cetakan.xlsx
    laporan = baca_laporan(xlsx, nilai=False)
    for nomor, kolom in (
        (1, 9),
        (2, 9),
        (4, 9),
        (1, 8),
        (1, 10),
        (1, 11),
        (1, 12),
        (3, 7),
        (0, 11),
    ):
        assert laporan[nomor][kolom].data_type == "f", (nomor, kolom)
    buku = buka_buku(xlsx)
    hitungan = {sel.value for baris in buku["Hitungan"].iter_rows() for sel in baris}
    assert "=IF(COUNT('Masukan'!F5:N5)>0,SUM('Masukan'!F5:N5),\"–\")" in hitungan
    assert "='Masukan'!E5*9/12" in hitungan
    jenis = {sel.data_type for baris in buku["Masukan"]["F5:N12"] for sel in baris}
    assert "f" not in jenis


def test_huruf_yang_tertanam_hanya_plus_jakarta_sans(bulan: dict[int, Bulan]) -> None:
    daftar = baca_huruf_pdf(bulan[9].cetakan.pdf)
    assert len(daftar) >= 2
    assert all(nama.startswith("Plus-Jakarta-Sans") for nama in daftar)


def test_pdf_bertanda_draf_sampai_semua_isinya_disetujui(bulan: dict[int, Bulan]) -> None:
    """September is approved, January and February in its figures are not."""
    for nomor in (2, 9):
        for halaman in buka_pdf(bulan[nomor].cetakan.pdf).pages:
            assert "DRAF" in halaman.extract_text()
            assert "PRATINJAU" in halaman.extract_text()


def test_pdf_berjudul_berbahasa_dan_bernomor_halaman(bulan: dict[int, Bulan]) -> None:
    pdf = buka_pdf(bulan[9].cetakan.pdf)
    assert pdf.metadata is not None
    assert "Citra Lestari" in str(pdf.metadata.title)
    akar = pdf.trailer["/Root"]
    assert akar["/Lang"] == "id"  # type: ignore[index]
    jumlah = len(pdf.pages)
    for nomor, halaman in enumerate(pdf.pages, 1):
        lebar, tinggi = halaman.mediabox.width, halaman.mediabox.height
        assert lebar > tinggi, "A4 mendatar"
        assert f"Halaman {nomor} dari {jumlah}" in halaman.extract_text()
    akhir = rapikan(pdf.pages[-1].extract_text())
    assert "Mengetahui, Camat, Sari Wulandari Pembina (IV/a) NIP 1980" in akhir
    assert "Sukamaju, 5 Oktober 2026 Pegawai, Citra Lestari" in akhir


def test_lembar_buku_siap_dicetak(bulan: dict[int, Bulan]) -> None:
    buku = buka_buku(bulan[9].cetakan.xlsx)
    assert buku.sheetnames == ["Laporan", "Masukan", "Hitungan", "Penjelasan"]
    lembar = buku["Laporan"]
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.page_setup.paperSize == 9
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert lembar.print_title_rows is not None
    assert lembar.freeze_panes is not None
    penjelasan = [[sel.value for sel in baris] for baris in buku["Penjelasan"].iter_rows()]
    assert any("74 : 80 × 100 = 92,50\u202f%" in str(baris[4]) for baris in penjelasan)
