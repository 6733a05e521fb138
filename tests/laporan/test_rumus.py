"""Formulas of the workbook, recalculated by a real spreadsheet where one is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kinerja.inti.buku import LembarBuku
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.rumus import SelJangka, susun_rumus_capaian, susun_rumus_rata
from laporan.rekap import BarisRekap
from tests.alat.berkas import buka_buku
from tests.laporan.pembaca import ambil_rekap
from tests.pabrik import Kantor, isi_bulan

SELALU_HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def _nilai(isi: bytes) -> dict[tuple[str, str], object]:
    rumus, nilai = buka_buku(isi), buka_buku(isi, nilai=True)
    return {
        (lembar.title, sel.coordinate): nilai[lembar.title][sel.coordinate].value
        for lembar in rumus
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.data_type == "f"
    }


def _hitung_ulang(isi: bytes, tempat: Path) -> bytes:
    """Open and save with LibreOffice, told to recalculate everything."""
    profil = tempat / "profil" / "user"
    profil.mkdir(parents=True)
    (profil / "registrymodifications.xcu").write_text(SELALU_HITUNG)
    (tempat / "asal.xlsx").write_bytes(isi)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profil.parent}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tempat / "hasil"), "asal.xlsx"],
        cwd=tempat, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (tempat / "hasil" / "asal.xlsx").read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")
def test_rumus_memberi_angka_halaman(
    september: Kantor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored values are made wrong first: what comes back was really calculated."""
    rekap = ambil_rekap(september, 9)
    benar = _nilai(cetak_xlsx(rekap))
    asli = LembarBuku.rumus
    monkeypatch.setattr(
        LembarBuku,
        "rumus",
        lambda diri, baris, kolom, rumus, nilai, gaya: asli(
            diri, baris, kolom, rumus, nilai + 7777, gaya
        ),
    )
    salah = cetak_xlsx(rekap)
    assert all(_nilai(salah)[kunci] != nilai for kunci, nilai in benar.items())
    ulang = _nilai(_hitung_ulang(salah, tmp_path))
    assert len(benar) >= 12
    for kunci, nilai in benar.items():
        assert ulang[kunci] == pytest.approx(nilai, abs=1e-9), kunci


def test_angka_yang_bersandar_pada_pecahan_ditulis_polos(kantor: Kantor) -> None:
    """7 of 12 months of 1.000: T is 583,33…, printed 583; a formula would give another capaian."""
    isi_bulan(kantor, "Citra", 7, {"surat-masuk": "1000"})
    baris = ambil_rekap(kantor, 7).baris[0]
    assert baris.target.teks == "700"
    assert susun_rumus_capaian(_sel(baris), "J1", "I1") == "=ROUND(J1/I1*100,2)"
    pecahan = ambil_rekap(_dengan_target(kantor, "1000"), 7).baris[0]
    assert pecahan.target.teks == "583"
    assert pecahan.capaian.teks.startswith("171,43")
    assert susun_rumus_capaian(_sel(pecahan), "J1", "I1") is None


def _sel(baris: BarisRekap) -> SelJangka:
    return SelJangka(baris.hitungan, baris.utama, baris.masukan, "'M'!E1:K1", "")


def test_rata_di_tepi_pembulatan_ditulis_polos() -> None:
    from decimal import Decimal

    tepi = [Decimal("90.00"), Decimal("90.01")]
    assert susun_rumus_rata(tepi, Decimal("90.01"), "L1:L2") is None
    assert susun_rumus_rata([Decimal(90), Decimal(91)], Decimal("90.50"), "L1:L2") is not None


def _dengan_target(kantor: Kantor, setahun: str) -> Kantor:
    from decimal import Decimal

    from indikator.models import Target
    from kinerja.inti.lingkup import tanpa_lingkup

    with tanpa_lingkup():
        Target.objects.filter(indikator__kode="surat-masuk").update(setahun=Decimal(setahun))
    return kantor
