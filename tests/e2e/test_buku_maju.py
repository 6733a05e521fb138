"""A book in the making: followed, withdrawn and fetched, the page never loaded again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Pembuka
from tests.e2e.peladen import AKAR, susun_lingkungan

LAMA = 120_000  # ms; a jabatan takes about a second to print


@pytest.fixture
def pekerja(direktori_data: Path) -> Iterator[None]:
    """The worker beside the server."""
    with (direktori_data / "pekerja.log").open("ab") as log:
        proses = subprocess.Popen(
            [sys.executable, "manage.py", "pekerja"],
            cwd=AKAR,
            env=susun_lingkungan(direktori_data, 0),
            stdout=log,
            stderr=log,
        )
    yield
    proses.terminate()
    assert proses.wait(timeout=60) == 0
    isi = (direktori_data / "pekerja.log").read_text(encoding="utf-8")
    assert "Traceback" not in isi, isi


def _minta(halaman: Page, buku: str, tahun: str = "") -> None:
    halaman.get_by_role("combobox", name="Buku").select_option(label=buku)
    if tahun:
        halaman.get_by_role("combobox", name="Tahun").select_option(tahun)
    halaman.get_by_role("button", name="Buat buku").click()


@pytest.mark.usefixtures("pekerja")
def test_camat_mengikuti_bukunya_juga_sesudah_formulir_ditolak(buka: Pembuka) -> None:
    halaman = buka("sari")
    halaman.goto("/laporan/buku/")
    _minta(halaman, "Lampiran katalog IKI")
    tahun_tanpa_katalog = (
        halaman.get_by_role("combobox", name="Tahun").locator("option").last.inner_text()
    )
    _minta(halaman, "Lampiran katalog IKI", tahun_tanpa_katalog)
    expect(halaman.locator("main")).to_contain_text("Belum ada katalog IKI yang berlaku")
    daftar = halaman.get_by_role("region", name="Buku yang diminta")
    expect(daftar).to_contain_text("Selesai", timeout=LAMA)
    assert halaman.url.endswith("/minta/"), "not loaded again"
    with halaman.expect_download() as unduhan:
        daftar.get_by_role("link", name="Unduh PDF").click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF-")
    halaman.goto("/pemberitahuan/")
    expect(halaman.locator("main")).to_contain_text("Kecamatan Sukamaju: selesai")


@pytest.mark.usefixtures("pekerja")
def test_camat_membatalkan_bukunya_di_tengah_jalan(buka: Pembuka) -> None:
    halaman = buka("sari")
    halaman.goto("/laporan/buku/")
    _minta(halaman, "Buku laporan setahun")
    satu = halaman.get_by_role("listitem").filter(has_text="Buku laporan setahun")
    expect(satu).to_contain_text("bagian", timeout=LAMA)
    bilah = satu.get_by_role("progressbar", name="Kemajuan Buku laporan setahun")
    expect(bilah).to_have_attribute("max", "127")
    satu.get_by_role("button", name="Batalkan").click()
    expect(satu).to_contain_text("Dibatalkan oleh Sari", timeout=LAMA)
    expect(satu.get_by_role("button", name="Coba lagi")).to_be_visible(timeout=LAMA)
