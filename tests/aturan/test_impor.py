"""Import contracts hold, notice an intruder, and heavy libraries load inside functions."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.aturan.pohon import AKAR, APLIKASI, daftar_python, urai

# pikepdf itself stands at the top of one module, which in turn is heavy.
BERAT = {"weasyprint", "xlsxwriter", "openpyxl", "pypdf", "pikepdf", "laporan.cetak.gabung"}
YANG_MENGENAL_PIKEPDF = "laporan/cetak/gabung.py"
KONTRAK = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as p; p()"]


def impor_berat_di_atas(nama: str, pohon: ast.Module) -> list[str]:
    """Heavy imports that run when the module loads; those for type checkers do not run."""
    temuan: list[str] = []
    antrean: list[ast.AST] = list(pohon.body)
    while antrean:
        simpul = antrean.pop()
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(simpul, ast.If) and ast.unparse(simpul.test) == "TYPE_CHECKING":
            antrean += simpul.orelse
            continue
        daftar_modul: list[str] = []
        if isinstance(simpul, ast.Import):
            daftar_modul = [alias.name for alias in simpul.names]
        elif isinstance(simpul, ast.ImportFrom):
            daftar_modul = [simpul.module or ""]
        temuan += [
            f"{nama}:{simpul.lineno} {modul}"  # type: ignore[attr-defined]
            for modul in daftar_modul
            if modul in BERAT or modul.split(".")[0] in BERAT
        ]
        antrean += ast.iter_child_nodes(simpul)
    return temuan


def _jalankan(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KONTRAK, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_pustaka_berat_dimuat_di_dalam_fungsi() -> None:
    temuan = [
        masalah
        for nama in daftar_python("kinerja/", *(f"{aplikasi}/" for aplikasi in APLIKASI))
        if nama != YANG_MENGENAL_PIKEPDF
        for masalah in impor_berat_di_atas(nama, urai(nama))
    ]
    assert temuan == []


def test_kendali_pustaka_berat() -> None:
    buruk = "class A:\n    import weasyprint\nif x:\n    from openpyxl.cell import Cell\n"
    baik = "def f():\n    import weasyprint\nif TYPE_CHECKING:\n    import xlsxwriter\n"
    assert len(impor_berat_di_atas("x.py", ast.parse(buruk))) == 2
    assert impor_berat_di_atas("x.py", ast.parse(baik)) == []


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product's packages, to plant intruders in."""
    folder = tmp_path_factory.mktemp("salinan")
    for nama in ("kinerja", *APLIKASI):
        shutil.copytree(AKAR / nama, folder / nama, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(AKAR / ".importlinter", folder)
    return folder


def test_kontrak_impor_dipenuhi(salinan: Path) -> None:
    hasil = _jalankan(salinan)
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr


def _tanam(salinan: Path, berkas: str, baris: str) -> subprocess.CompletedProcess[str]:
    """Check the contracts with one more line in a file, which is then put back."""
    sasaran = salinan / berkas
    asli = sasaran.read_text() if sasaran.exists() else None
    sasaran.write_text(f"{asli or ''}\n{baris}\n")
    try:
        return _jalankan(salinan)
    finally:
        if asli is None:
            sasaran.unlink()
        else:
            sasaran.write_text(asli)


def test_modul_impor_boleh_memakai_openpyxl(salinan: Path) -> None:
    assert _tanam(salinan, "indikator/impor.py", "import openpyxl.cell").returncode == 0


@pytest.mark.parametrize(
    ("berkas", "baris", "kontrak"),
    [
        ("jejak/models.py", "import akun.models", "Between the apps"),
        ("kinerja/inti/waktu.py", "import laporan.apps", "Between the apps"),
        ("indikator/models.py", "import indikator.services", "Inside each app"),
        ("indikator/hitung/tipe.py", "import django.conf", "Arithmetic knows no Django"),
        ("laporan/rekap.py", "import weasyprint", "WeasyPrint only in laporan.cetak"),
        ("laporan/cetak/pdf.py", "import pikepdf", "pikepdf only in the joiner of books"),
        ("laporan/views.py", "import xlsxwriter", "XlsxWriter only in the workbook writer"),
        ("laporan/views.py", "import openpyxl", "openpyxl only in modules"),
        ("akun/models.py", "import kinerja.settings.dasar", "Nobody imports the settings"),
        ("jabatan/sembarang.py", "", "Inside each app"),
    ],
)
def test_kendali_kontrak_melihat_penyusup(
    salinan: Path, berkas: str, baris: str, kontrak: str
) -> None:
    hasil = _tanam(salinan, berkas, baris)
    assert hasil.returncode != 0
    assert any(kontrak in b and "BROKEN" in b for b in hasil.stdout.splitlines()), hasil.stdout
