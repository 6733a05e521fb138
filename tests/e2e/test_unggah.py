"""Photos are shrunk in the browser before they travel: upright, small, without place or camera."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, Pembuka
from tests.e2e.laku import baca_pesan
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe

ORIENTASI, GPS = 0x0112, 0x8825


def _foto(tujuan: Path) -> Path:
    """A photo as a phone takes it: lying, to be turned right, with the place it was taken."""
    gambar = Image.effect_noise((3200, 2400), 60).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTASI] = 6
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 0.0), 3: "E", 4: (106.0, 48.0, 0.0)})
    gambar.save(tujuan, quality=90, exif=exif)
    with Image.open(tujuan) as hasil:
        assert dict(hasil.getexif().get_ifd(GPS))
    return tujuan


def _unggah(halaman: Page, foto: Path) -> None:
    tempat = halaman.locator("section.bukti-tempat").nth(1)
    tempat.locator("input[type=file]").set_input_files(foto)
    tempat.get_by_role("button", name="Unggah").click()


def test_foto_dikecilkan_sebelum_dikirim(buka: Pembuka, berkas: Berkas, tmp_path: Path) -> None:
    foto = _foto(tmp_path / "buku-agenda.jpg")
    halaman = buka("citra", LEBAR_HP)
    halaman.goto(f"{berkas.isi('citra')}bukti/")
    _unggah(halaman, foto)
    expect(halaman.locator(".pesan-berhasil")).to_be_visible()
    assert "1 bukti tersimpan." in baca_pesan(halaman)
    assert ambil_luapan(halaman) == []
    assert ambil_pelanggaran_axe(halaman) == []
    halaman.get_by_role("link", name="buku-agenda.jpg").first.click()
    alamat = halaman.locator("img.bukti-gambar").get_attribute("src")
    isi = halaman.request.get(alamat or "").body()
    kecil = Image.open(BytesIO(isi))
    assert kecil.size == (1200, 1600), "tegak, sisi panjang 1600"
    assert dict(kecil.getexif()) == {}, "tanpa tempat dan kamera"
    assert len(isi) < foto.stat().st_size / 2


def test_sambungan_terputus_dikatakan_dan_berkas_tetap_terpilih(
    buka: Pembuka, berkas: Berkas, tmp_path: Path
) -> None:
    halaman = buka("citra")
    halaman.goto(f"{berkas.isi('citra')}bukti/")
    putus = [True]

    def atur(rute: Route) -> None:
        if rute.request.method == "POST" and putus.pop():
            rute.fulfill(status=422, content_type="text/plain", body="")
        else:
            rute.continue_()

    halaman.route("**/bukti/", atur)
    _unggah(halaman, _foto(tmp_path / "rekap.jpg"))
    expect(halaman.get_by_role("status").last).to_contain_text("Belum terunggah")
    assert (
        halaman.locator("section.bukti-tempat")
        .nth(1)
        .locator("input[type=file]")
        .evaluate("isian => isian.files.length")
    )
    assert ambil_pelanggaran_axe(halaman) == []
