"""The official form held by looking: pages of PDFs beside pictures somebody approved.

The pictures lie in ``tests/data/kertas``; where a page looks different on purpose, ``make kertas``
draws and approves them anew. No browser is needed, but what draws a PDF comes with it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.e2e.peladen import AKAR
from tests.kertas.gambar import (
    DAFTAR_HALAMAN,
    DISETUJUI,
    PALING_BESAR,
    Halaman,
    cari_beda,
    cetak_pdf_contoh,
    gambar_pdf,
)

HASIL = AKAR / "hasil" / "kertas"


@pytest.fixture(scope="module")
def daftar_gambar(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Image.Image]]:
    """Example → its pages, printed from the demo office as it is on one fixed morning."""
    tujuan = tmp_path_factory.mktemp("kertas")
    cetak_pdf_contoh(tujuan)
    return {berkas.stem: gambar_pdf(berkas) for berkas in sorted(tujuan.glob("*.pdf"))}


def _ambil_disetujui(halaman: Halaman) -> Image.Image:
    return Image.open(DISETUJUI / f"{halaman.nama}.png").convert("L")


@pytest.mark.parametrize("halaman", DAFTAR_HALAMAN, ids=lambda satu: satu.nama)
def test_halaman_tampak_seperti_yang_disetujui(
    daftar_gambar: dict[str, list[Image.Image]], halaman: Halaman
) -> None:
    gambar = daftar_gambar[halaman.contoh]
    assert len(gambar) == halaman.dari, "banyaknya halaman berubah; bila memang begitu: make kertas"
    beda = cari_beda(_ambil_disetujui(halaman), gambar[halaman.nomor - 1])
    if beda is not None:
        HASIL.mkdir(parents=True, exist_ok=True)
        berkas = HASIL / f"{halaman.nama}-beda.png"
        beda.save(berkas)
        pytest.fail(
            f"{halaman.nama} tampak lain dari yang disetujui: lihat {berkas.relative_to(AKAR)} "
            "(atas: disetujui; bawah: sekarang). Bila memang dimaksud: make kertas"
        )


def test_gambar_yang_disetujui_sedikit_dan_kecil() -> None:
    berkas = {satu.name: satu.stat().st_size for satu in DISETUJUI.iterdir()}
    assert set(berkas) == {f"{satu.nama}.png" for satu in DAFTAR_HALAMAN}
    assert max(berkas.values()) <= PALING_BESAR


# --- controls: what counts as a difference ------------------------------------------------------


def _geser(titik: int) -> Callable[[Image.Image], Image.Image]:
    return lambda gambar: ImageChops.offset(gambar, 0, titik)


def _hapus(kotak: tuple[int, int, int, int]) -> Callable[[Image.Image], Image.Image]:
    def jalankan(gambar: Image.Image) -> Image.Image:
        hasil = gambar.copy()
        ImageDraw.Draw(hasil).rectangle(kotak, fill=255)
        return hasil

    return jalankan


def _lain_ukuran(gambar: Image.Image) -> Image.Image:
    return gambar.resize((gambar.height, gambar.width))


@pytest.mark.parametrize(
    ("ubah", "berbeda"),
    [
        (_geser(0), False),
        (_geser(1), False),
        (_geser(3), True),
        (_hapus((0, 66, 842, 80)), True),  # the double rule of the letterhead
        (_hapus((30, 300, 100, 320)), True),  # a cell of the table
        (_lain_ukuran, True),
    ],
    ids=("sama", "sepiksel", "bergeser", "tanpa-garis-kop", "tanpa-sel", "lain-ukuran"),
)
def test_kendali_beda(
    ubah: Callable[[Image.Image], Image.Image], berbeda: bool, tmp_path: Path
) -> None:
    gambar = _ambil_disetujui(DAFTAR_HALAMAN[0])
    beda = cari_beda(gambar, ubah(gambar))
    assert (beda is not None) == berbeda
    if beda is not None:
        beda.save(tmp_path / "beda.png")
