"""Nothing typed is ever lost: killed server, dead line, lost answer, closed tab, ended session.

The tests of this file own their server, so that they may kill it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka
from tests.e2e.isian import angka, isi, kabar, masuk_lagi, tersimpan_di_peramban, tunggu
from tests.e2e.peladen import ambil_port, jalankan_peladen
from tests.e2e.periksa import ambil_pelanggaran_axe

KUNCI_TANPA_RUANG = """
Storage.prototype.setItem = () => { throw new DOMException('penuh', 'QuotaExceededError'); };
"""


class Sakelar:
    """A server that can be killed (kill -9, workers and all) and started again at its address."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = ambil_port()
        self.tumpukan = ExitStack()
        self.alamat = f"http://127.0.0.1:{self.port}"

    def nyalakan(self) -> None:
        self.tumpukan.enter_context(jalankan_peladen(self.data, port=self.port, bunuh=True))

    def bunuh(self) -> None:
        self.tumpukan.close()


@pytest.fixture(scope="module")
def sakelar(direktori_data: Path) -> Iterator[Sakelar]:
    satu = Sakelar(direktori_data)
    satu.nyalakan()
    yield satu
    satu.bunuh()


@pytest.fixture(scope="module")
def peladen(sakelar: Sakelar) -> str:
    return sakelar.alamat


@pytest.fixture
def lembar(buka: Pembuka, berkas: Berkas) -> Page:
    halaman = buka("citra", putus=True)
    halaman.goto(berkas.isi("citra"))
    return halaman


def _nilai(halaman: Page) -> list[str]:
    return [angka(halaman, nomor).input_value() for nomor in (3, 4, 5)]


def test_peladen_mati_saat_mengetik_dan_semua_sampai_sekali(
    lembar: Page, sakelar: Sakelar, berkas: Berkas
) -> None:
    angka(lembar, 3).click()
    lembar.keyboard.type("1")
    sakelar.bunuh()
    lembar.keyboard.type("70")
    lembar.keyboard.press("Enter")
    isi(lembar, 4, "41")
    isi(lembar, 5, "13")
    for nomor in (3, 4, 5):
        tunggu(lembar, nomor, "tertunda")
    expect(kabar(lembar)).to_contain_text("sambungan terputus")
    assert len(tersimpan_di_peramban(lembar)) == 1
    assert ambil_pelanggaran_axe(lembar) == []
    sakelar.nyalakan()
    for nomor in (3, 4, 5):
        expect(lembar.locator(f"#baris-{nomor}")).to_have_attribute(
            "data-keadaan", "tersimpan", timeout=30_000
        )
    assert tersimpan_di_peramban(lembar) == []
    lembar.reload()
    assert _nilai(lembar) == ["170", "41", "13"]
    jejak = berkas.jejak_isi("citra", 3)
    assert sorted(satu.rpartition("menjadi ")[2] for satu in jejak) == ["13", "170", "41"]


def test_jawaban_hilang_di_jalan_bukan_bentrok_dan_tercatat_sekali(
    lembar: Page, berkas: Berkas
) -> None:
    dijatuhkan = []

    def jatuhkan_jawaban(rute: Route) -> None:
        if dijatuhkan:
            rute.continue_()
            return
        dijatuhkan.append(rute.fetch().status)
        rute.abort()

    lembar.route("**/sel/", jatuhkan_jawaban)
    isi(lembar, 3, "171")
    tunggu(lembar, 3, "tersimpan")
    assert dijatuhkan == [200]
    akhir = berkas.jejak_isi("citra", 2)
    assert akhir[0].endswith("menjadi 171")
    assert not akhir[1].endswith("menjadi 171")


def test_sambungan_kembali_dikirim_tanpa_menunggu(lembar: Page) -> None:
    lembar.context.set_offline(True)
    for nilai in ("172", "173", "174"):
        isi(lembar, 3, nilai)
        tunggu(lembar, 3, "tertunda")
    lembar.context.set_offline(False)
    tunggu(lembar, 3, "tersimpan")
    lembar.reload()
    assert angka(lembar, 3).input_value() == "174"


def test_tab_ditutup_dan_isian_dikirim_saat_lembar_dibuka_lagi(
    lembar: Page, sakelar: Sakelar, berkas: Berkas
) -> None:
    konteks = lembar.context
    sakelar.bunuh()
    isi(lembar, 4, "42")
    tunggu(lembar, 4, "tertunda")
    lembar.close()
    sakelar.nyalakan()
    baru = konteks.new_page()
    baru.goto("/")
    pesan = baru.locator("main > .tertinggal")
    expect(pesan).to_contain_text("belum terkirim")
    assert ambil_pelanggaran_axe(baru) == []
    pesan.get_by_role("link").click()
    baru.wait_for_url(f"**{berkas.isi('citra')}")
    tunggu(baru, 4, "tersimpan")
    baru.reload()
    assert angka(baru, 4).input_value() == "42"
    assert tersimpan_di_peramban(baru) == []


def test_sesi_berakhir_dan_diperbarui_di_tempat(lembar: Page) -> None:
    lembar.context.clear_cookies(name="sessionid")
    isi(lembar, 5, "15")
    dialog = lembar.get_by_role("dialog", name="Masuk lagi")
    expect(dialog).to_be_visible()
    assert ambil_pelanggaran_axe(lembar) == []
    alamat = lembar.url
    dialog.get_by_label("Nama pengguna").fill("citra")
    dialog.get_by_label("Kata sandi").fill("bukan-kata-sandinya")
    dialog.get_by_role("button", name="Masuk dan kirim").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    masuk_lagi(lembar, "citra")
    tunggu(lembar, 5, "tersimpan")
    expect(dialog).to_be_hidden()
    assert lembar.url == alamat
    isi(lembar, 4, "43")
    tunggu(lembar, 4, "tersimpan")
    lembar.reload()
    assert _nilai(lembar)[1:] == ["43", "15"]


def test_orang_lain_masuk_dan_tidak_melihat_atau_mengirim_isian_itu(
    lembar: Page, berkas: Berkas
) -> None:
    lembar.context.clear_cookies(name="sessionid")
    isi(lembar, 5, "16")
    masuk_lagi(lembar, "bagus")
    expect(lembar.locator("#halangan")).to_contain_text("Pengguna lain")
    tunggu(lembar, 5, "tertunda")
    isi(lembar, 4, "44")
    tunggu(lembar, 4, "tertunda")
    lain = lembar.context.new_page()
    lain.goto(berkas.isi("bagus"))
    expect(lain.locator("html")).to_have_class("js")
    assert lain.locator(".tertinggal").count() == 0
    assert lain.locator("[data-keadaan]").count() == 0
    [kunci] = [satu[0] for satu in tersimpan_di_peramban(lain)]
    assert f":{berkas.penugasan('citra')}/" in kunci
    assert "menjadi 16" not in " ".join(berkas.jejak_isi("citra", 3))


def test_penyimpanan_peramban_penuh_dikatakan_dan_tetap_bisa_mengisi(
    buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("citra", putus=True)
    halaman.add_init_script(KUNCI_TANPA_RUANG)
    halaman.goto(berkas.isi("citra"))
    halaman.route("**/sel/", lambda rute: rute.abort())
    isi(halaman, 3, "175")
    expect(halaman.locator("#halangan")).to_contain_text("jangan tutup halaman")
    halaman.unroute("**/sel/")
    tunggu(halaman, 3, "tersimpan")
    halaman.reload()
    assert angka(halaman, 3).input_value() == "175"


def test_isian_yang_tertahan_tetap_terbaca_setelah_lembar_ditutup(
    buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("citra", putus=True)
    halaman.goto(berkas.isi("citra", 1))
    assert halaman.locator("input.isian-angka").count() == 0
    pengguna = halaman.locator("form#lembar").get_attribute("data-pengguna")
    kunci = f"kinerja:isi:{pengguna}:{berkas.penugasan('citra')}/{berkas.kode(1)}"
    pk = halaman.locator("#baris-2").get_attribute("data-baris")
    isi_kunci = f'{{"p-{pk}": {{"teks": "88", "versi": "1", "pada": 1}}}}'
    halaman.evaluate("([kunci, isi]) => localStorage.setItem(kunci, isi)", [kunci, isi_kunci])
    halaman.reload()
    catatan = halaman.locator("#halangan")
    expect(catatan).to_contain_text("baris 2: 88")
    catatan.get_by_role("button", name="Hapus catatan ini").click()
    assert tersimpan_di_peramban(halaman) == []
