"""Who only looks: the Camat finds what is merah, why and from whom; Inspektorat changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka, masuk
from tests.e2e.laku import menu
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe

PALING_BANYAK = 4


class Klik:
    """Follows links and counts them."""

    def __init__(self, halaman: Page) -> None:
        self.halaman, self.jumlah = halaman, 0

    def ikuti(self, pemilih: str) -> str:
        """Click the first visible link of these; return its words."""
        tautan = self.halaman.locator(f"{pemilih} >> visible=true").first
        nama = tautan.inner_text()
        tautan.click()
        self.halaman.wait_for_load_state()
        self.jumlah += 1
        return nama


@pytest.mark.parametrize("lebar", [LEBAR_HP, LEBAR_MEJA])
def test_camat_sari_menemukan_yang_merah_sebabnya_dan_pengisinya(
    buka: Pembuka, hasil: Path, lebar: int
) -> None:
    halaman = buka(None, lebar)
    masuk(halaman, "sari")
    klik = Klik(halaman)
    # On the page she lands on: three that are merah, each with its reason.
    daftar = halaman.locator(".perhatian > li")
    daftar.first.wait_for()
    assert daftar.count() >= 3
    for satu in daftar.all()[:3]:
        assert satu.locator(".perhatian-nama").inner_text()
        assert satu.locator("p").count() >= 2
    terburuk = klik.ikuti(".perhatian-nama")
    expect(halaman.locator("h1")).to_contain_text(terburuk)
    assert "Sebab merah" in halaman.locator("main").inner_text()
    klik.ikuti(".rinci-isian a")
    isi = halaman.locator("main").inner_text()
    assert "Diisi" in isi
    assert klik.jumlah <= PALING_BANYAK
    assert ambil_luapan(halaman) == []
    assert ambil_pelanggaran_axe(halaman) == []
    halaman.screenshot(path=hasil / f"perjalanan-merah-{lebar}-light.png", full_page=True)
    # The address alone shows the same to another who may see it.
    alamat = halaman.url
    inspektorat = buka("inspektorat", lebar)
    inspektorat.goto(alamat)
    assert inspektorat.locator("h1").inner_text() == halaman.locator("h1").inner_text()


BACA = ("Dasbor", "Laporan", "Target", "Katalog IKI", "Log Aktivitas")


def test_inspektorat_membaca_semua_dan_tidak_mengubah_apa_pun(
    buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("inspektorat")
    halaman.goto("/")
    for nama in BACA:
        menu(halaman, nama)
        assert halaman.locator("h1").inner_text()
        assert _tombol_tulis(halaman) == []
    halaman.goto(berkas.lembar("citra"))
    sebelum = halaman.locator("main").inner_text()
    assert _tombol_tulis(halaman) == []
    token = halaman.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    for tindakan in ("setujui", "kembalikan", "buka-kunci"):
        jawaban = halaman.request.post(
            f"{berkas.lembar('citra')}{tindakan}/",
            form={"csrfmiddlewaretoken": token, "versi": "1", "alasan": "Diubah"},
            headers={"Referer": halaman.url},
        )
        assert jawaban.status in (403, 409), tindakan
    halaman.reload()
    assert halaman.locator("main").inner_text() == sebelum


def _tombol_tulis(halaman: Page) -> list[str]:
    """Buttons of forms that would change something; leaving and passwords are one's own."""
    return [
        tombol.inner_text()
        for tombol in halaman.locator("main form[method=post] button >> visible=true").all()
    ]
