"""Pages as pictures: drawn small and grey, compared with approved ones, shown where they differ.

``python -m tests.kertas.gambar`` draws and approves all of them anew (``make kertas``).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

AKAR = Path(__file__).resolve().parents[2]
DISETUJUI = AKAR / "tests" / "data" / "kertas"
TITIK_PER_INCI = 72
TINGKAT_ABU = 12  # what keeps a page below PALING_BESAR
PALING_BESAR = 40 * 1024
PETAK = 12
BEDA_TERBESAR = 18  # of 255, the mean over a tile of both pictures softened


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page that is held by looking: page ``nomor`` of ``dari`` pages of an example."""

    contoh: str
    nomor: int
    dari: int

    @property
    def nama(self) -> str:
        return f"{self.contoh}-{self.nomor}"


DAFTAR_HALAMAN = (
    Halaman("realisasi-bulan", 1, 2),
    Halaman("realisasi-bulan", 2, 2),
    Halaman("realisasi-draf", 2, 2),
    Halaman("realisasi-triwulan", 2, 2),
    Halaman("rekap-pegawai", 2, 2),
    Halaman("rekap-indikator", 1, 6),
    Halaman("katalog-jabatan", 1, 2),
    Halaman("penjelasan", 1, 3),
)


def cetak_pdf_contoh(tujuan: Path) -> None:
    """Print the examples that are looked at, in a process with a clock of its own."""
    nama = sorted({satu.contoh for satu in DAFTAR_HALAMAN})
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.kertas.cetak", str(tujuan), *nama],
        cwd=AKAR, capture_output=True, text=True,
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr


def gambar_pdf(berkas: Path) -> list[Image.Image]:
    """Return every page of a PDF, grey."""
    pdftoppm = shutil.which("pdftoppm")
    assert pdftoppm, "pdftoppm tidak ditemukan (paket Debian poppler-utils); jalankan lewat bin/e2e"
    with tempfile.TemporaryDirectory() as sementara:
        awalan = Path(sementara) / "h"
        perintah = [pdftoppm, "-r", str(TITIK_PER_INCI), "-gray", "-png", str(berkas), str(awalan)]
        subprocess.run(perintah, check=True)
        return [Image.open(satu).convert("L") for satu in sorted(awalan.parent.glob("h-*.png"))]


def cari_beda(lama: Image.Image, baru: Image.Image) -> Image.Image | None:
    """Return a picture of where two pages differ, None where they look alike.

    Softened first, so that a page drawn a pixel aside is no difference; a rule that is gone,
    a line of text elsewhere or a broken column is.
    """
    if lama.size != baru.size:
        return _susun_beda(lama, baru, Image.new("L", baru.size, 255))
    lembut = [satu.filter(ImageFilter.GaussianBlur(2)) for satu in (lama, baru)]
    beda = ImageChops.difference(*lembut)
    ukuran = (-(-beda.width // PETAK), -(-beda.height // PETAK))
    petak = beda.resize(ukuran, Image.Resampling.BOX)
    if petak.getextrema()[1] <= BEDA_TERBESAR:
        return None
    topeng = petak.point(lambda nilai: 255 if nilai > BEDA_TERBESAR else 0)
    return _susun_beda(lama, baru, topeng.resize(baru.size, Image.Resampling.NEAREST))


def _susun_beda(lama: Image.Image, baru: Image.Image, topeng: Image.Image) -> Image.Image:
    """Approved above, new below, what differs shaded in both."""
    lebar, tinggi = max(lama.width, baru.width), lama.height + baru.height + 8
    hasil = Image.new("RGB", (lebar, tinggi), "#0b5d57")
    for satu, y in ((lama, 0), (baru, lama.height + 8)):
        warna = Image.merge("RGB", (satu, satu, satu))
        merah = ImageChops.multiply(warna, Image.new("RGB", satu.size, "#ffb0b0"))
        hasil.paste(Image.composite(merah, warna, topeng.resize(satu.size)), (0, y))
    return hasil


def setujui() -> None:
    """Draw the pages anew and keep them as the approved ones, and no others."""
    DISETUJUI.mkdir(parents=True, exist_ok=True)
    for lama in DISETUJUI.glob("*.png"):
        lama.unlink()
    with tempfile.TemporaryDirectory() as sementara:
        cetak_pdf_contoh(Path(sementara))
        for halaman in DAFTAR_HALAMAN:
            gambar = gambar_pdf(Path(sementara) / f"{halaman.contoh}.pdf")
            assert len(gambar) == halaman.dari, f"{halaman.contoh}: {len(gambar)} halaman"
            berkas = DISETUJUI / f"{halaman.nama}.png"
            satu = gambar[halaman.nomor - 1].quantize(TINGKAT_ABU)
            satu.save(berkas, optimize=True)
            assert berkas.stat().st_size <= PALING_BESAR, berkas.name


if __name__ == "__main__":
    setujui()
