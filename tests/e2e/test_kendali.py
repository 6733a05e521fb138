"""The watchers themselves: each must see what it is there to see."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.e2e.conftest import LEBAR_HP
from tests.e2e.pantau import Pemantau
from tests.e2e.periksa import (
    ambil_fokus_gelap,
    ambil_luapan,
    ambil_pelanggaran_axe,
    ambil_sasaran_kecil,
)

BURUK = """<!doctype html><html lang="id"><title>Buruk</title><meta name="viewport"
content="width=device-width"><main><h1>Buruk</h1>
<p style="color:#aaa">pucat</p><button style="height:20px">Kecil</button>
<a href="#x" style="outline:none;display:block">Tanpa fokus</a>
<div style="width:600px">lebar</div></main></html>"""


def _buka(peramban: Browser, isi: str) -> Page:
    halaman = peramban.new_page(viewport={"width": LEBAR_HP, "height": 740})
    halaman.set_content(isi)
    return halaman


def test_pemeriksa_halaman_melihat_yang_buruk(peramban: Browser) -> None:
    halaman = _buka(peramban, BURUK)
    assert any("color-contrast" in satu for satu in ambil_pelanggaran_axe(halaman))
    assert "600" in ambil_luapan(halaman)[0] or "608" in ambil_luapan(halaman)[0]
    assert any("Kecil" in satu for satu in ambil_sasaran_kecil(halaman, 44))
    assert any("Tanpa fokus" in satu for satu in ambil_fokus_gelap(halaman))
    halaman.close()


def test_pemantau_melihat_permintaan_keluar_dan_keluhan(peramban: Browser) -> None:
    konteks = peramban.new_context()
    konteks.route("http://luar.invalid/**", lambda rute: rute.fulfill(status=500, body=""))
    halaman = konteks.new_page()
    pemantau = Pemantau(konteks, halaman, "http://127.0.0.1:1")
    halaman.set_content('<img src="http://luar.invalid/x.png" alt=""><script>throw 1</script>')
    halaman.evaluate("() => console.error('keluhan')")
    masalah = " ".join(pemantau.daftar_masalah)
    for tanda in ("permintaan keluar", "500 http://luar.invalid", "galat skrip", "keluhan"):
        assert tanda in masalah
    konteks.close()
