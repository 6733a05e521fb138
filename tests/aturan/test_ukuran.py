"""Files of at most 400 lines, functions of at most 40 (complexity is ruff's)."""

import ast

import pytest

from tests.aturan.pohon import baca, daftar_berkas, daftar_fungsi, daftar_python, urai

BATAS_BERKAS = 400
BATAS_FUNGSI = 40
AKHIRAN = (".py", ".html", ".css", ".js", ".txt.html")


def berkas_terlalu_panjang(nama: str, isi: str) -> list[str]:
    jumlah = len(isi.splitlines())
    return [f"{nama}: {jumlah} baris"] if jumlah > BATAS_BERKAS else []


def _panjang(fungsi: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end; the docstring does not count."""
    panjang = (fungsi.end_lineno or fungsi.lineno) - fungsi.lineno + 1
    if ast.get_docstring(fungsi) is not None:
        pertama = fungsi.body[0]
        panjang -= (pertama.end_lineno or pertama.lineno) - pertama.lineno + 1
    return panjang


def fungsi_terlalu_panjang(nama: str, pohon: ast.AST) -> list[str]:
    return [
        f"{nama}:{fungsi.lineno} {fungsi.name}: {_panjang(fungsi)} baris"
        for fungsi in daftar_fungsi(pohon)
        if _panjang(fungsi) > BATAS_FUNGSI
    ]


def test_tidak_ada_berkas_di_atas_400_baris() -> None:
    temuan = [
        masalah
        for nama in daftar_berkas()
        if nama.endswith(AKHIRAN) and "/migrations/" not in nama and "/vendor/" not in nama
        for masalah in berkas_terlalu_panjang(nama, baca(nama))
    ]
    assert temuan == []


def test_tidak_ada_fungsi_di_atas_40_baris() -> None:
    temuan = [
        masalah
        for nama in daftar_python()
        if "/migrations/" not in nama
        for masalah in fungsi_terlalu_panjang(nama, urai(nama))
    ]
    assert temuan == []


@pytest.mark.parametrize(("baris", "ditemukan"), [(400, False), (401, True)])
def test_kendali_berkas_panjang(baris: int, ditemukan: bool) -> None:
    assert bool(berkas_terlalu_panjang("x.py", "x\n" * baris)) is ditemukan


@pytest.mark.parametrize(("baris", "ditemukan"), [(39, False), (40, True)])
def test_kendali_fungsi_panjang(baris: int, ditemukan: bool) -> None:
    isi = 'def f():\n    """Docs\n    of two lines."""\n' + "    x = 1\n" * baris
    assert bool(fungsi_terlalu_panjang("x.py", ast.parse(isi))) is ditemukan
