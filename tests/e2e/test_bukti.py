"""Bukti in a real browser: a clerk adds files, is told what is refused, the atasan sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alat.berkas_masuk import buat_pdf
from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, SANDI, TINGGI
from tests.e2e.laku import baca_pesan
from tests.e2e.peladen import AKAR

FOTO = AKAR / "fixtures" / "bukti" / "kartu-inventaris-barang.jpg"


def masuk(peramban: Browser, peladen: str, akun: str, lebar: int, *, skrip: bool = True) -> Page:
    halaman = peramban.new_context(
        base_url=peladen,
        viewport={"width": lebar, "height": TINGGI[lebar]},
        java_script_enabled=skrip,
    ).new_page()
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").fill(akun)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    return halaman


@pytest.mark.parametrize(("lebar", "skrip"), [(LEBAR_HP, False), (LEBAR_MEJA, True)])
def test_staf_mengunggah_dan_menghapus(
    peramban: Browser, peladen: str, berkas: Berkas, tmp_path: Path, lebar: int, skrip: bool
) -> None:
    baik = tmp_path / f"rekap-{lebar}.pdf"
    baik.write_bytes(buat_pdf(b"% " + str(lebar).encode() + b"\n"))
    jahat = tmp_path / "halaman.pdf"
    jahat.write_bytes(b"<html><script>alert(1)</script>")
    halaman = masuk(peramban, peladen, "citra", lebar, skrip=skrip)
    halaman.goto(f"{berkas.isi('citra')}bukti/")
    tempat = halaman.locator("section.bukti-tempat").nth(2)
    tempat.locator("input[type=file]").set_input_files([baik, jahat])
    tempat.get_by_role("button", name="Unggah").click()
    expect(halaman.locator(".pesan-berhasil")).to_be_visible()
    teks = baca_pesan(halaman)
    assert "1 bukti tersimpan." in teks
    assert "halaman.pdf tidak disimpan." in teks
    expect(tempat.locator(".bukti-nama", has_text=baik.name)).to_be_visible()
    tempat.get_by_role("link", name=f"Hapus {baik.name}").click()
    halaman.get_by_role("button", name="Hapus bukti").click()
    expect(halaman.locator(".pesan-berhasil")).to_contain_text(f"Bukti {baik.name} dihapus.")


def test_atasan_melihat_foto_dan_pdf_di_tempat(
    peramban: Browser, peladen: str, berkas: Berkas
) -> None:
    halaman = masuk(peramban, peladen, "wahyu", LEBAR_MEJA)
    kabar: list[str] = []
    halaman.on("console", lambda pesan: kabar.append(pesan.text))
    halaman.goto(berkas.lembar("rini"))
    kecil = halaman.locator("img.bukti-kecil").first
    kecil.scroll_into_view_if_needed()
    expect(kecil).to_have_js_property("complete", True)
    assert kecil.evaluate("gambar => gambar.naturalWidth") > 0
    halaman.get_by_role("link", name=FOTO.name).click()
    besar = halaman.locator("img.bukti-gambar")
    expect(besar).to_have_js_property("complete", True)
    assert besar.evaluate("gambar => gambar.naturalWidth") == 1080
    halaman.get_by_role("link", name="Sebelumnya").click()
    bingkai = halaman.locator("iframe.bukti-pdf")
    expect(bingkai).to_be_visible()
    halaman.wait_for_timeout(1500)
    # Chromium's own viewer opened inside the frame: nothing was blocked.
    assert any("chrome-extension://" in satu.url for satu in halaman.frames)
    assert kabar == []


def test_berkas_yang_dibuka_sendiri_tidak_menjalankan_apa_pun(
    peramban: Browser, peladen: str, berkas: Berkas
) -> None:
    """The answer stands in a place of its own: no cookies, no scripts, no parent."""
    halaman = masuk(peramban, peladen, "wahyu", LEBAR_MEJA)
    halaman.goto(berkas.lembar("rini"))
    alamat = halaman.locator("img.bukti-kecil").first.get_attribute("src")
    assert alamat is not None
    jawaban = halaman.goto(alamat)
    assert jawaban is not None
    assert "sandbox" in jawaban.headers["content-security-policy"]
    assert halaman.evaluate("window.origin") == "null"
