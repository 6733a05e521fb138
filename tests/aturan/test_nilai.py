"""Missing is not zero: no zero by default, no truth test of a value, no float."""

import ast
import re

from tests.aturan.pohon import daftar_produksi, daftar_python, nama_bertitik, urai

KELAS_NILAI = {"RatusanField", "DecimalField", "FloatField"}
NAMA_NILAI = re.compile(r"^(pembilang|penyebut|nilai|setahun|target|realisasi|capaian)(_|$)")
TIPE_NILAI = re.compile(r"\b(Decimal|Fraction)\b")


def nilai_bawaan_nol(nama: str, pohon: ast.AST) -> list[str]:
    """Value fields with ``default=`` anything, or a FloatField."""
    temuan: list[str] = []
    for simpul in ast.walk(pohon):
        if not isinstance(simpul, ast.Assign | ast.AnnAssign) or not isinstance(
            simpul.value, ast.Call
        ):
            continue
        sasaran = simpul.targets[0] if isinstance(simpul, ast.Assign) else simpul.target
        bidang = sasaran.id if isinstance(sasaran, ast.Name) else ""
        kelas = nama_bertitik(simpul.value.func).split(".")[-1]
        bernilai = kelas in KELAS_NILAI or (kelas.endswith("Field") and NAMA_NILAI.match(bidang))
        ada_bawaan = any(kata.arg in ("default", "db_default") for kata in simpul.value.keywords)
        if kelas == "FloatField" or (bernilai and ada_bawaan):
            temuan.append(f"{nama}:{simpul.lineno} {bidang}")
    return temuan


def nama_bertipe_nilai(pohon: ast.AST) -> set[str]:
    """Names annotated as Decimal or Fraction (or None): parameters, fields, variables."""
    beranotasi: list[tuple[str, ast.expr]] = []
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.arg) and simpul.annotation:
            beranotasi.append((simpul.arg, simpul.annotation))
        elif isinstance(simpul, ast.AnnAssign) and isinstance(simpul.target, ast.Name):
            beranotasi.append((simpul.target.id, simpul.annotation))
    return {nama for nama, anotasi in beranotasi if TIPE_NILAI.search(_tanpa_wadah(anotasi))}


def _tanpa_wadah(anotasi: ast.expr) -> str:
    """The annotation's text; a collection of values is not itself a value."""
    teks = ast.unparse(anotasi)
    return re.sub(r"\b(?!Optional)\w+\[.*\]", "", teks)


def _yang_diuji(simpul: ast.AST) -> list[ast.expr]:
    if isinstance(simpul, ast.If | ast.While | ast.IfExp):
        return [simpul.test]
    if isinstance(simpul, ast.BoolOp):
        return list(simpul.values)
    if isinstance(simpul, ast.UnaryOp) and isinstance(simpul.op, ast.Not):
        return [simpul.operand]
    if isinstance(simpul, ast.comprehension):
        return list(simpul.ifs)
    return []


def uji_kebenaran(nama: str, pohon: ast.AST, daftar_nilai: set[str]) -> list[str]:
    """Bare values used as a condition: zero would count as missing."""
    return [
        f"{nama}:{diuji.lineno} {ast.unparse(diuji)}"
        for simpul in ast.walk(pohon)
        for diuji in _yang_diuji(simpul)
        if isinstance(diuji, ast.Name | ast.Attribute)
        and nama_bertitik(diuji).split(".")[-1] in daftar_nilai
    ]


def pecahan_biner(nama: str, pohon: ast.AST) -> list[str]:
    """Float literals, ``float(…)`` and ``round(…)``."""
    return [
        f"{nama}:{simpul.lineno}"
        for simpul in ast.walk(pohon)
        if (isinstance(simpul, ast.Constant) and isinstance(simpul.value, float))
        or (
            isinstance(simpul, ast.Call)
            and isinstance(simpul.func, ast.Name)
            and simpul.func.id in ("float", "round")
        )
    ]


def nilai_dihitung_basis_data(nama: str, pohon: ast.AST) -> list[str]:
    """``Sum``, ``Avg`` and the like over a value: figures come from ``hitung`` alone, never SQL."""
    return [
        f"{nama}:{simpul.lineno} {ast.unparse(simpul)}"
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Call)
        and nama_bertitik(simpul.func).split(".")[-1] in ("Sum", "Avg", "Min", "Max", "StdDev")
        and re.search(r"pembilang|penyebut|setahun|rencana", ast.unparse(simpul))
    ]


def _daftar_berhitung() -> list[str]:
    return [
        nama
        for nama in daftar_produksi()
        if nama.startswith(("indikator/hitung/", "realisasi/", "laporan/"))
        or nama in ("kinerja/inti/angka.py", "kinerja/inti/bidang.py")
    ]


def test_bidang_nilai_tanpa_bawaan() -> None:
    temuan = [
        m for nama in daftar_python() if "tests/" not in nama
        for m in nilai_bawaan_nol(nama, urai(nama))
    ]  # fmt: skip
    assert temuan == []


def test_nilai_tidak_diuji_kebenarannya() -> None:
    daftar = _daftar_berhitung()
    assert len(daftar) >= 5
    daftar_nilai = set().union(*(nama_bertipe_nilai(urai(nama)) for nama in daftar))
    temuan = [m for nama in daftar for m in uji_kebenaran(nama, urai(nama), daftar_nilai)]
    assert temuan == []


def test_tidak_ada_float_dalam_hitungan() -> None:
    temuan = [m for nama in _daftar_berhitung() for m in pecahan_biner(nama, urai(nama))]
    assert temuan == []


def test_tidak_ada_nilai_yang_dihitung_basis_data() -> None:
    """So a recap cannot differ from ``hitung``: databases count rows and sheets, nothing else."""
    temuan = [m for nama in daftar_produksi() for m in nilai_dihitung_basis_data(nama, urai(nama))]
    assert temuan == []


def test_kendali_nilai_dihitung_basis_data() -> None:
    buruk = 'a = q.aggregate(Sum("sel__pembilang"), b=models.Avg(F("penyebut") / 2))'
    assert len(nilai_dihitung_basis_data("x.py", ast.parse(buruk))) == 2
    assert nilai_dihitung_basis_data("x.py", ast.parse('Max("bulan"), Sum("besar")')) == []


def test_kendali_bawaan_nol() -> None:
    buruk = """
class M:
    pembilang = RatusanField(null=True, default=0)
    penyebut = models.BigIntegerField(default=Decimal(0))
    x = models.FloatField()
"""
    assert len(nilai_bawaan_nol("x.py", ast.parse(buruk))) == 3
    baik = (
        "class M:\n    pembilang = RatusanField(null=True)\n    versi = IntegerField(default=0)\n"
    )
    assert nilai_bawaan_nol("x.py", ast.parse(baik)) == []


def test_kendali_uji_kebenaran_dan_float() -> None:
    buruk = """
def f(nilai: Decimal | None, daftar: list[Decimal]):
    a = nilai or 0
    if not nilai: pass
    b = 1 if sel.nilai else 2
    c = float(nilai) + 0.5
"""
    pohon = ast.parse(buruk)
    assert nama_bertipe_nilai(pohon) == {"nilai"}
    assert len(uji_kebenaran("x.py", pohon, {"nilai"})) == 3
    assert len(pecahan_biner("x.py", pohon)) == 2
    baik = ast.parse("if nilai is None or not daftar: pass")
    assert uji_kebenaran("x.py", baik, {"nilai"}) == []
