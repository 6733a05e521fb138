"""docs/contoh holds an example of every report, as PDF and as workbook, and lists them."""

import re

from laporan.models import JenisLaporan
from tests.aturan.pohon import AKAR, baca
from tests.kertas.__main__ import susun_daftar
from tests.kertas.daftar import DAFTAR_CONTOH, FORMAT

FOLDER = AKAR / "docs" / "contoh"
TERBESAR = 1_500_000
AWAL = {"pdf": b"%PDF-", "xlsx": b"PK"}


def test_setiap_jenis_laporan_berpadanan_contoh() -> None:
    berjenis = {
        cocok[1] for satu in DAFTAR_CONTOH if (cocok := re.search(r"jenis=(\w+)", satu.kueri))
    }
    assert berjenis == {satu.value for satu in JenisLaporan}


def test_folder_contoh_memuat_persis_yang_terdaftar() -> None:
    """What is left over or missing: ``make contoh``."""
    berkas = {f"{satu.nama}.{jenis}" for satu in DAFTAR_CONTOH for jenis in FORMAT}
    assert {satu.name for satu in FOLDER.iterdir()} == berkas | {"README.md"}
    for nama in berkas:
        assert (FOLDER / nama).read_bytes().startswith(AWAL[nama.rpartition(".")[2]]), nama
    assert baca("docs/contoh/README.md") == susun_daftar()


def test_contoh_berukuran_kecil() -> None:
    assert sum(satu.stat().st_size for satu in FOLDER.iterdir()) < TERBESAR
