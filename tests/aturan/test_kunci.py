"""Row locks leave foreign keys alone: FOR NO KEY UPDATE, never FOR UPDATE."""

import ast

from tests.aturan.pohon import daftar_produksi, urai


def kunci_yang_menghalangi_rujukan(nama: str, pohon: ast.AST) -> list[str]:
    """Calls of ``select_for_update`` without ``no_key=True``.

    Whoever inserts a row that refers to a locked one is made to wait for it when he commits, and
    then holds a head of the trail already: with FOR UPDATE the two wait for each other.
    """
    return [
        f"{nama}:{simpul.lineno}"
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Call)
        and isinstance(simpul.func, ast.Attribute)
        and simpul.func.attr == "select_for_update"
        and not any(
            kata.arg == "no_key" and isinstance(kata.value, ast.Constant) and kata.value.value
            for kata in simpul.keywords
        )
    ]


def test_kunci_baris_tidak_menghalangi_rujukan() -> None:
    temuan = [m for n in daftar_produksi() for m in kunci_yang_menghalangi_rujukan(n, urai(n))]
    assert temuan == []


def test_kendali_kunci_baris() -> None:
    isi = (
        "a.select_for_update()\na.select_for_update(no_key=True)\na.select_for_update(of=('self',))"
    )
    assert kunci_yang_menghalangi_rujukan("x.py", ast.parse(isi)) == ["x.py:1", "x.py:3"]
