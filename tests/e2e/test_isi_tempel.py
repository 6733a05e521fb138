"""A block out of Excel or LibreOffice over a sheet of 49 rows, three of them pairs.

The office of this file has one jabatan with all rows of the catalogue.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka
from tests.e2e.isian import angka, fokus, tempel, tunggu
from tests.e2e.peladen import salin_contoh
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe

SATU_JABATAN = """
UPDATE indikator_kinerjautama SET urut = urut + 20 * (
  SELECT urut FROM jabatan_jabatan WHERE id = jabatan_id)
"""
SATU_JABATAN_PINDAH = """
UPDATE indikator_kinerjautama SET jabatan_id = (
  SELECT j.id FROM jabatan_jabatan j JOIN jabatan_jabatan asal ON asal.katalog_id = j.katalog_id
  WHERE asal.id = indikator_kinerjautama.jabatan_id AND j.kode = 'pengadministrasi-surat')
"""
BERSYARAT = 39
PASANGAN = (BERSYARAT, 48, 49)


@pytest.fixture(scope="module")
def direktori_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    salin_contoh(tmp_path_factory.getbasetemp(), data)
    with sqlite3.connect(data / "kinerja.sqlite3") as sambungan:
        sambungan.execute(SATU_JABATAN)
        sambungan.execute(SATU_JABATAN_PINDAH)
    sambungan.close()
    return data


@pytest.fixture
def lembar(buka: Pembuka, berkas: Berkas) -> Page:
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    assert halaman.locator("tr[data-baris]").count() == 49
    return halaman


def _pratinjau(halaman: Page) -> Locator:
    return halaman.get_by_role("dialog", name="Tempel ke lembar")


def _terapkan(halaman: Page, jumlah: int) -> None:
    tombol = _pratinjau(halaman).get_by_role("button", name="Tempel yang terbaca")
    expect(tombol).to_be_enabled()
    expect(tombol).to_contain_text(f"({jumlah})")
    tombol.click()
    expect(_pratinjau(halaman)).to_be_hidden()


def test_menempel_49_nilai_sekali_kirim_lalu_mengurungkannya(lembar: Page) -> None:
    angka(lembar, 1).focus()
    blok = "".join(
        f"{1000 + nomor}\t{2000 + nomor}\r\n" if nomor in PASANGAN else f"{1000 + nomor}\r\n"
        for nomor in range(1, 50)
    )
    tempel(lembar, blok)
    dialog = _pratinjau(lembar)
    expect(dialog.locator("tbody tr")).to_have_count(49)
    assert "1.001" in dialog.locator("tbody tr").first.inner_text()
    assert dialog.locator("tr[data-hasil=salah]").all_inner_texts() == []
    assert ambil_pelanggaran_axe(lembar) == []
    permintaan: list[str] = []
    lembar.on("request", lambda satu: permintaan.append(satu.url))
    _terapkan(lembar, 49)
    expect(lembar.locator('tr[data-keadaan="tersimpan"]')).to_have_count(48)
    tunggu(lembar, BERSYARAT, "salah")
    assert len([satu for satu in permintaan if satu.endswith("/sel/")]) == 1
    lembar.locator(f"#baris-{BERSYARAT}").get_by_label("Ya", exact=True).check()
    expect(lembar.locator('tr[data-keadaan="tersimpan"]')).to_have_count(49)
    lembar.reload()
    for nomor in (1, 25, BERSYARAT, 49):
        assert angka(lembar, nomor).input_value() == f"1.{nomor:03}"
    assert angka(lembar, 48, "q").input_value() == "2.048"
    _tempel_lagi_dan_urungkan(lembar)


def _tempel_lagi_dan_urungkan(lembar: Page) -> None:
    """Undo takes the whole block back as one step."""
    angka(lembar, 1).focus()
    tempel(lembar, "".join(f"{nomor}\n" for nomor in range(1, 39)))
    _terapkan(lembar, 38)
    expect(lembar.locator('tr[data-keadaan="tersimpan"]')).to_have_count(38)
    lembar.keyboard.press("Control+z")
    assert angka(lembar, 1).input_value() == "1.001"
    assert angka(lembar, 38).input_value() == "1.038"
    expect(lembar.locator('tr[data-keadaan="tersimpan"]')).to_have_count(38)


def test_pratinjau_menyebut_bacaan_dan_penolakan_per_sel(lembar: Page) -> None:
    angka(lembar, 1).focus()
    tempel(lembar, '1.250\n12.5\n"1,200.00"\nsekian\n nihil\n\n-3\n')
    baris = _pratinjau(lembar).locator("tbody tr")
    expect(baris).to_have_count(6)
    harapan = {
        0: ("baik", "1.250"), 1: ("salah", "bulat"), 2: ("baik", "1.200"),
        3: ("salah", ""), 4: ("catatan", "nihil"), 5: ("salah", ""),
    }  # fmt: skip
    for ke, (hasil, kata) in harapan.items():
        expect(baris.nth(ke)).to_have_attribute("data-hasil", hasil)
        assert kata in baris.nth(ke).inner_text()
    expect(_pratinjau(lembar)).to_contain_text("1 sel tempelan kosong")
    enam, tujuh = angka(lembar, 6).input_value(), angka(lembar, 7).input_value()
    _terapkan(lembar, 3)
    tunggu(lembar, 1, "tersimpan")
    assert angka(lembar, 1).input_value() == "1.250"
    assert lembar.locator("#baris-5 input[type=checkbox]").is_checked()
    assert [angka(lembar, nomor).input_value() for nomor in (6, 7)] == [enam, tujuh]
    tunggu(lembar, 5, "salah")
    lembar.locator("#baris-5 textarea").fill("Tidak ada perjalanan dinas.")
    lembar.locator("#baris-5 textarea").press("Tab")
    tunggu(lembar, 5, "tersimpan")


def test_batal_tidak_mengubah_apa_pun_dan_kelebihan_disebut(lembar: Page) -> None:
    awal = angka(lembar, 49).input_value()
    angka(lembar, 49).focus()
    tempel(lembar, "5\t6\n7\t8\n")
    expect(_pratinjau(lembar)).to_contain_text("2 nilai berada di luar lembar")
    _pratinjau(lembar).get_by_role("button", name="Batal").click()
    assert angka(lembar, 49).input_value() == awal
    assert fokus(lembar) == "49p"
    assert lembar.locator("[data-keadaan]").count() == 0


def test_satu_nilai_ditempel_biasa(lembar: Page) -> None:
    angka(lembar, 2).focus()
    tempel(lembar, "77\r\n")
    expect(_pratinjau(lembar)).to_be_hidden()


def test_panah_kiri_kanan_antara_pasangan_hanya_di_ujung_teks(lembar: Page) -> None:
    halaman = lembar
    angka(halaman, 48).click()
    halaman.keyboard.type("12")
    halaman.keyboard.press("ArrowLeft")
    assert fokus(halaman) == "48p", "di tengah teks: kursor bergerak"
    halaman.keyboard.press("ArrowRight")
    halaman.keyboard.press("ArrowRight")
    assert fokus(halaman) == "48q"
    halaman.keyboard.type("4")
    halaman.keyboard.press("Home")
    assert fokus(halaman) == "48q"
    halaman.keyboard.press("ArrowLeft")
    assert fokus(halaman) == "48p"
    halaman.keyboard.press("Enter")
    assert fokus(halaman) == "48q", "Enter membawa ke angka kedua sebelum baris berikutnya"
    halaman.keyboard.press("Enter")
    assert fokus(halaman) == "49p"
    halaman.keyboard.press("Shift+Enter")
    assert fokus(halaman) == "48q"
    halaman.keyboard.press("End")
    halaman.keyboard.press("Home")
    assert fokus(halaman) == "48p"


def test_lembar_besar_tidak_meluap(lembar: Page) -> None:
    assert ambil_luapan(lembar) == []
