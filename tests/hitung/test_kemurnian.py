"""The arithmetic stays pure: no Django, no float, no truthiness of a value."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
BERKAS_HITUNG = sorted((AKAR / "indikator" / "hitung").glob("*.py"))
IMPOR_BOLEH = ("indikator.hitung", "kinerja.inti.angka", "kinerja.inti.waktu")
TANYA = ("ada_", "sudah_", "bisa_", "_ada_", "_sudah_")
PANGGILAN_BOLEH = (*TANYA, "any", "all", "isinstance")
SIFAT_BOLEH = {  # bool by declaration, never a value
    "berpasangan",
    "melebihi",
    "bisa_melebihi",
    "tanpa_keterangan",
    "ada_target",
    "sementara",
}


def _pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(encoding="utf-8"))


def _ambil_ujian(pohon: ast.AST) -> Iterator[ast.expr]:
    """Every expression whose truth is asked."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.If | ast.While | ast.IfExp | ast.Assert):
            yield simpul.test
        elif isinstance(simpul, ast.comprehension):
            yield from simpul.ifs
        elif isinstance(simpul, ast.BoolOp):
            yield from simpul.values
        elif isinstance(simpul, ast.UnaryOp) and isinstance(simpul.op, ast.Not):
            yield simpul.operand
        elif isinstance(simpul, ast.Call) and _nama(simpul) in ("bool", "filter"):
            yield simpul


def _nama(simpul: ast.Call) -> str:
    fungsi = simpul.func
    return fungsi.id if isinstance(fungsi, ast.Name) else getattr(fungsi, "attr", "")


def _sudah_terang(ujian: ast.expr) -> bool:
    """Does the expression say what it compares, or is it a question by name?"""
    if isinstance(ujian, ast.Call):
        return _nama(ujian).startswith(PANGGILAN_BOLEH)
    if isinstance(ujian, ast.Name):
        return ujian.id.startswith(TANYA)
    if isinstance(ujian, ast.Attribute):
        return ujian.attr in SIFAT_BOLEH
    return isinstance(ujian, ast.Compare | ast.BoolOp)


def _cari_kebenaran(pohon: ast.AST) -> list[str]:
    return [ast.unparse(u) for u in _ambil_ujian(pohon) if not _sudah_terang(u)]


def _cari_pecahan_biner(pohon: ast.AST) -> list[str]:
    terlarang = []
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, float | complex):
            terlarang.append(repr(simpul.value))
        if isinstance(simpul, ast.Name) and simpul.id in ("float", "round", "math"):
            terlarang.append(simpul.id)
    return terlarang


def _cari_impor(pohon: ast.AST) -> list[str]:
    impor: list[str] = []
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Import):
            impor += [alias.name for alias in simpul.names]
        elif isinstance(simpul, ast.ImportFrom):
            impor.append("." * simpul.level + (simpul.module or ""))
    return [nama for nama in impor if not _bisa_diimpor(nama)]


def _bisa_diimpor(nama: str) -> bool:
    return nama.split(".")[0] in sys.stdlib_module_names or nama.startswith(IMPOR_BOLEH)


def test_ada_berkas_yang_diperiksa() -> None:
    assert len(BERKAS_HITUNG) >= 10


@pytest.mark.parametrize("berkas", BERKAS_HITUNG, ids=lambda b: b.name)
def test_hitung_tidak_menguji_kebenaran_sebuah_nilai(berkas: Path) -> None:
    assert _cari_kebenaran(_pohon(berkas)) == []


@pytest.mark.parametrize("berkas", BERKAS_HITUNG, ids=lambda b: b.name)
def test_hitung_tidak_memakai_float(berkas: Path) -> None:
    assert _cari_pecahan_biner(_pohon(berkas)) == []


@pytest.mark.parametrize("berkas", BERKAS_HITUNG, ids=lambda b: b.name)
def test_hitung_hanya_mengimpor_yang_murni(berkas: Path) -> None:
    assert _cari_impor(_pohon(berkas)) == []


@pytest.mark.parametrize(
    "kode",
    [
        "x = nilai or 0",
        "y = 1 if nilai else 0",
        "z = [n for n in daftar if n]",
        "if not target: pass",
        "b = bool(nilai)",
        "if hasil.realisasi: pass",
        "while sisa: pass",
        "d = filter(None, daftar)",
    ],
)
def test_pemeriksa_mengenali_uji_kebenaran(kode: str) -> None:
    assert len(_cari_kebenaran(ast.parse(kode))) > 0


@pytest.mark.parametrize("kode", ["x = 0.5", "x = float(n)", "x = round(n, 2)"])
def test_pemeriksa_mengenali_float(kode: str) -> None:
    assert len(_cari_pecahan_biner(ast.parse(kode))) > 0


def test_pemeriksa_mengenali_impor_terlarang() -> None:
    kode = "import django.db\nfrom indikator.models import Indikator\nfrom . import tipe"
    assert len(_cari_impor(ast.parse(kode))) == 3


def test_hitung_berjalan_tanpa_django() -> None:
    kode = "import sys, indikator.hitung; sys.exit('django' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, check=False)
    assert hasil.returncode == 0
