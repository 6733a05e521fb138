"""Takes the pictures of the guide from the demo office: ``bin/gambar`` (on one fixed morning)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import ambil_chromium, masuk
from tests.e2e.peladen import AKAR, jalankan_peladen, siapkan_pada

PAGI = "2026-10-06T02:00:00+00:00"  # Tuesday, 9.00 WIB
TUJUAN = AKAR / "static" / "panduan"
LEBAR_REL = 224
MEJA = {"width": 1120, "height": 560}
HP = {"width": 360, "height": 640}
UKURAN = {False: (1344, 840), True: (720, 1280)}
PALING_BESAR = 60 * 1024
MUTU = (82, 74, 66, 58, 50)


def _diam(halaman: Page) -> None:
    """The top of the page as it opens."""


def _ke(pemilih: str, atas: int = 24) -> Callable[[Page], None]:
    """Scroll until the element stands ``atas`` px below the upper edge."""

    def gulir(halaman: Page) -> None:
        kotak = halaman.locator(pemilih).first.bounding_box()
        assert kotak is not None, pemilih
        halaman.mouse.wheel(0, kotak["y"] - atas)
        halaman.wait_for_timeout(300)

    return gulir


def _jelaskan(halaman: Page) -> None:
    halaman.locator("main table a.angka-jelas").nth(4).click()
    halaman.locator(".jelas-angka").wait_for()
    _ke("#aturan", 60)(halaman)


@dataclass(frozen=True, slots=True)
class Gambar:
    """One picture: who sees which page; ``laku`` is done before it is taken."""

    nama: str
    orang: str
    alamat: Callable[[Berkas], str]
    laku: Callable[[Page], None] = _diam
    hp: bool = False


DAFTAR_GAMBAR = (
    Gambar("beranda", "citra", lambda b: "/"),
    Gambar("isi", "citra", lambda b: b.isi("citra")),
    Gambar("isi-hp", "citra", lambda b: b.isi("citra"), hp=True),
    Gambar("dikembalikan", "joko", lambda b: b.isi("joko"), _ke(".pesan-perhatian")),
    Gambar("beranda-atasan", "wahyu", lambda b: "/"),
    Gambar("lembar-atasan", "wahyu", lambda b: b.lembar("rini")),
    Gambar("dasbor", "sari", lambda b: "/dasbor/"),
    Gambar("kesiapan", "sari", lambda b: "/dasbor/", _ke("#judul-kesiapan", 60)),
    Gambar("dasbor-seksi", "wahyu", lambda b: "/dasbor/"),
    Gambar("tren", "sari", lambda b: b.rinci("joko", "petugas-keamanan", tren=True)),
    Gambar("persetujuan", "sari", lambda b: "/persetujuan/"),
    Gambar("posisi", "admin", lambda b: "/kantor/posisi/"),
    Gambar("akun", "admin", lambda b: b.kantor("citra", "pegawai"), _ke("#akun", 330)),
    Gambar("jelaskan", "inspektorat", lambda b: b.laporan("citra", 1), _jelaskan),
    Gambar("log", "inspektorat", lambda b: "/log/", _ke("ol.log", 100)),
)


def ambil_gambar(peramban: Browser, alamat: str, berkas: Berkas, satu: Gambar) -> bytes:
    """Return one picture as PNG, in the light theme: a phone's window, or a desk's main part."""
    konteks = peramban.new_context(
        base_url=alamat,
        locale="id-ID",
        viewport=HP if satu.hp else MEJA,
        device_scale_factor=2 if satu.hp else 1.5,
        has_touch=satu.hp,
        is_mobile=satu.hp,
        color_scheme="light",
        reduced_motion="reduce",
    )
    halaman = konteks.new_page()
    masuk(halaman, satu.orang, tujuan="/katalog/")
    halaman.wait_for_url("**/katalog/")
    halaman.goto(satu.alamat(berkas))
    halaman.evaluate("() => document.fonts.ready")
    satu.laku(halaman)
    potongan = FloatRect(x=LEBAR_REL, y=0, width=MEJA["width"] - LEBAR_REL, height=MEJA["height"])
    gambar = halaman.screenshot() if satu.hp else halaman.screenshot(clip=potongan)
    konteks.close()
    return gambar


def padatkan(png: bytes, ukuran: tuple[int, int]) -> bytes:
    """Return the picture as WebP of at most 60 KB, in the best quality that fits."""
    gambar = Image.open(BytesIO(png)).convert("RGB")
    assert gambar.size == ukuran, gambar.size
    for mutu in MUTU:
        keluaran = BytesIO()
        gambar.save(keluaran, "WEBP", quality=mutu, method=6)
        if keluaran.tell() <= PALING_BESAR:
            return keluaran.getvalue()
    raise AssertionError(f"lebih dari 60 KB pada mutu {MUTU[-1]}")


def buat_gambar(*nama: str) -> None:
    """Make the demo, take every picture (or the named ones), and leave no other in the folder."""
    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara, sync_playwright() as p:
        data = Path(sementara)
        siapkan_pada(data, PAGI)
        berkas = Berkas(data / "kinerja.sqlite3")
        peramban = ambil_chromium(p)
        with jalankan_peladen(data, PAGI) as alamat:
            for satu in DAFTAR_GAMBAR:
                if nama and satu.nama not in nama:
                    continue
                png = ambil_gambar(peramban, alamat, berkas, satu)
                (TUJUAN / f"{satu.nama}.webp").write_bytes(padatkan(png, UKURAN[satu.hp]))
        peramban.close()
    dikenal = {f"{satu.nama}.webp" for satu in DAFTAR_GAMBAR}
    for lama in TUJUAN.iterdir():
        if lama.name not in dikenal:
            lama.unlink()


if __name__ == "__main__":
    buat_gambar(*sys.argv[1:])
