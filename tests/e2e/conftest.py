"""The browser and the people who use it. Run through ``bin/e2e`` (marker e2e)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.e2e.berkas import Berkas
from tests.e2e.pantau import Pemantau
from tests.e2e.peladen import AKAR, jalankan_peladen, salin_contoh

SANDI = "sawah-hijau-2026"
LEBAR_HP, LEBAR_MEJA = 360, 1280
TINGGI = {LEBAR_HP: 740, LEBAR_MEJA: 900}
HASIL = AKAR / "hasil" / "e2e"
PILIHAN_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser."""
    for butir in items:
        if Path(__file__).parent in butir.path.parents:
            butir.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="module")
def direktori_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office of this file's own; made once a run, copied for each."""
    data = tmp_path_factory.mktemp("data")
    dasar = tmp_path_factory.getbasetemp()
    salin_contoh(dasar.parent if "PYTEST_XDIST_WORKER" in os.environ else dasar, data)
    return data


@pytest.fixture(scope="module")
def peladen(direktori_data: Path) -> Iterator[str]:
    """Address of a real server with the demo office, as ``bin/run`` serves it."""
    with jalankan_peladen(direktori_data) as alamat:
        yield alamat


@pytest.fixture(scope="module")
def berkas(peladen: str, direktori_data: Path) -> Berkas:
    """Where the demo's sheets are."""
    return Berkas(direktori_data / "kinerja.sqlite3")


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as p:
        peramban = ambil_chromium(p)
        yield peramban
        peramban.close()


def ambil_chromium(p: Playwright) -> Browser:
    """Start the browser without a window and without the outside world."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "Chromium tidak ditemukan; jalankan lewat bin/e2e"
    return p.chromium.launch(executable_path=chromium, headless=True, args=PILIHAN_CHROMIUM)


@pytest.fixture(scope="session")
def hasil() -> Path:
    """Where pictures go (``bin/e2e`` empties it first)."""
    HASIL.mkdir(parents=True, exist_ok=True)
    return HASIL


Pembuka = Callable[..., Page]


@pytest.fixture(scope="module")
def daftar_sesi(peladen: str, peramban: Browser) -> Callable[[str], Any]:
    """Return the cookies of a person, signing in once a file."""
    tersimpan: dict[str, Any] = {}

    def ambil(nama: str) -> Any:
        if nama not in tersimpan:
            konteks = peramban.new_context(base_url=peladen, locale="id-ID")
            halaman = konteks.new_page()
            masuk(halaman, nama, tujuan="/katalog/")
            tersimpan[nama] = konteks.storage_state()
            konteks.close()
        return tersimpan[nama]

    return ambil


def masuk(halaman: Page, nama: str, *, tujuan: str = "/") -> None:
    """Sign in through the form, as a person does."""
    halaman.goto(f"/masuk/?next={tujuan}")
    halaman.get_by_label("Nama pengguna").fill(nama)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()


@pytest.fixture
def buka(peladen: str, peramban: Browser, daftar_sesi: Callable[[str], Any]) -> Iterator[Pembuka]:
    """Open a window for a person (None: signed out); watched from its first request on.

    ``putus``: the server goes away in this test, and the window may complain of that alone.

    At the end of the test no window may have complained, reached out, or met a server error.
    """
    konteks: list[BrowserContext] = []
    pemantau: list[Pemantau] = []

    def buat(
        nama: str | None, lebar: int = LEBAR_MEJA, *, putus: bool = False, **pilihan: Any
    ) -> Page:
        satu = peramban.new_context(
            base_url=peladen,
            locale="id-ID",
            viewport={"width": lebar, "height": TINGGI[lebar]},
            has_touch=lebar == LEBAR_HP,
            is_mobile=lebar == LEBAR_HP,
            storage_state=daftar_sesi(nama) if nama else None,
            accept_downloads=True,
            reduced_motion="reduce",
            **pilihan,
        )
        satu.set_default_timeout(10_000)
        konteks.append(satu)
        halaman = satu.new_page()
        pemantau.append(Pemantau(satu, halaman, peladen, putus=putus))
        return halaman

    yield buat
    for satu in konteks:
        satu.close()
    temuan = [masalah for satu in pemantau for masalah in satu.daftar_masalah]
    assert temuan == []
