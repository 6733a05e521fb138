"""What a page to look at is, and what is done on many of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.berkas import Berkas

Alamat = Callable[[Berkas], str]
Laku = Callable[[Page], None]


def _diam(halaman: Page) -> None:
    """Look only."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page in one state. ``laku`` is done after it opened; ``status`` is what it answers."""

    nama: str
    orang: str | None
    alamat: Alamat
    judul: str
    laku: Laku = _diam
    status: int = 200


def di(alamat: str) -> Alamat:
    return lambda berkas: alamat


def buka_semua_rincian(halaman: Page) -> None:
    for ringkasan in halaman.locator("main details:not([open]) > summary").all():
        if ringkasan.is_visible():
            ringkasan.click()


def tekan_terlihat(halaman: Page, nama: str) -> None:
    halaman.locator(f"button:visible:has-text('{nama}')").first.click()
