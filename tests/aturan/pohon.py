"""What the rule tests look at: the files of the project and their syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent.parent
LAPISAN = ("kinerja.inti", "jejak", "akun", "jabatan", "indikator", "realisasi", "laporan")
APLIKASI = LAPISAN[1:]


@cache
def daftar_berkas() -> tuple[str, ...]:
    """Every file of the project: what git tracks and what it would track."""
    keluaran = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=AKAR,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(sorted(nama for nama in keluaran.split("\0") if nama and (AKAR / nama).is_file()))


def baca(nama: str) -> str:
    return (AKAR / nama).read_text(encoding="utf-8")


def daftar_python(*awalan: str) -> list[str]:
    """Python files, all or those below the given folders."""
    return [
        nama
        for nama in daftar_berkas()
        if nama.endswith(".py") and (not awalan or nama.startswith(awalan))
    ]


def daftar_produksi() -> list[str]:
    """Python files of the product itself: no tests, no migrations."""
    return [
        nama
        for nama in daftar_python("kinerja/", *(f"{aplikasi}/" for aplikasi in APLIKASI))
        if "/migrations/" not in nama
    ]


def daftar_templat() -> list[str]:
    return [nama for nama in daftar_berkas() if nama.startswith("templates/")]


@cache
def urai(nama: str) -> ast.Module:
    return ast.parse(baca(nama), filename=nama)


def daftar_fungsi(pohon: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef):
            yield simpul


def nama_bertitik(simpul: ast.AST) -> str:
    """``a.b.c`` of an attribute chain; calls in between are passed through: ``a.b().c``."""
    bagian: list[str] = []
    while True:
        if isinstance(simpul, ast.Attribute):
            bagian.append(simpul.attr)
            simpul = simpul.value
        elif isinstance(simpul, ast.Call):
            simpul = simpul.func
        elif isinstance(simpul, ast.Subscript):
            simpul = simpul.value
        elif isinstance(simpul, ast.Name):
            bagian.append(simpul.id)
            break
        else:
            break
    return ".".join(reversed(bagian))
