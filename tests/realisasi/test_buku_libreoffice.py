"""The workbook through LibreOffice: opened, filled, saved as .xlsx, uploaded."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kinerja.inti.lingkup import lingkup
from tests.alat.berkas import buka_buku
from tests.alat.isian_buku import isi_buku, unduh, unggah
from tests.pabrik import Kantor
from tests.realisasi.adegan import isi, isian
from tests.realisasi.test_buku import nilai, teks, terapkan

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def lewat_libreoffice(isi: bytes, folder: Path) -> bytes:
    """Open a workbook and save it again, as a clerk without Excel does."""
    masukan, keluaran = folder / "isian.xlsx", folder / "keluar"
    masukan.write_bytes(isi)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(keluaran)),
            str(masukan),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return (keluaran / "isian.xlsx").read_bytes()


def test_buku_setahun_yang_disimpan_libreoffice_dibaca_sama(
    kantor: Kantor, citra: Client, tmp_path: Path
) -> None:
    """What was typed comes back, what was not touched is unchanged, and locks stay."""
    with lingkup([kantor.kecamatan.pk]):
        isi(
            kantor,
            "Citra",
            isian(kantor, "arsip-pegawai", "1.234", keterangan="=1+1\nbaris dua"),
            isian(kantor, "waktu-pelayanan", "260/40"),
        )
    ketikan: dict[tuple[int, str], Any] = {
        (1, "p"): 57, (1, "k"): "Naik karena undangan", (3, "n"): "nihil", (3, "k"): "Tidak ada",
        (4, "p"): 7.25,
    }  # fmt: skip
    pulang = lewat_libreoffice(isi_buku(unduh(citra, kantor, setahun=True), ketikan), tmp_path)
    lembar = buka_buku(pulang)["September 2026"]
    assert lembar.protection.sheet
    assert (lembar["F7"].protection.locked, lembar["B7"].protection.locked) == (False, True)
    assert len(lembar.data_validations.dataValidation) >= 4
    jawaban = unggah(citra, kantor, pulang)
    assert "3 berubah · 2 tetap" in teks(jawaban)
    assert terapkan(citra, kantor, jawaban).status_code == 302
    assert nilai(kantor, "surat-masuk").keterangan == "Naik karena undangan"
    assert nilai(kantor, "kehadiran-musrenbang").keadaan == "nihil"
    assert nilai(kantor, "waktu-pelayanan").pembilang == 290
    assert nilai(kantor, "arsip-pegawai").versi == 1
