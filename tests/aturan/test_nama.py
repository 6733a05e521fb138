"""Names follow the glossary: docs/glossary.md is normative and read by these tests."""

import ast
import re
from collections.abc import Iterable

from django.apps import apps

from tests.aturan.pohon import LAPISAN, baca, daftar_fungsi, daftar_produksi, urai
from tests.aturan.test_penulis import bagian_layanan

GLOSARIUM = "docs/glossary.md"
# Names of Django's that have a rejected word in them.
NAMA_KERANGKA = {"support_js_module_import_aggregation", "get_user"}
BARIS = re.compile(r"^\| `(?P<istilah>\w+)` \| (?P<makna>[^|]+) \|(?P<bukan>[^|]*)\|$", re.M)


def baca_glosarium(isi: str) -> dict[str, set[str]]:
    """Terms of the table, each with the words that must not be used for it."""
    return {
        cocok["istilah"]: set(re.findall(r"`(\w+)`", cocok["bukan"]))
        for cocok in BARIS.finditer(isi)
    }


def baca_kata_kerja(isi: str) -> tuple[str, ...]:
    """Verbs and questions of the section *Verbs*: ``hitung_ ambil_ …``."""
    bagian = isi.split("## Verbs", 1)[1].split("\n## ", 1)[0]
    return tuple(re.findall(r"`([a-z]+_)`", bagian))


def fungsi_tanpa_kata_kerja(nama: str, pohon: ast.Module, kerja: tuple[str, ...]) -> list[str]:
    """Public functions of a module whose names start with no verb of the closed list."""
    return [
        f"{nama}:{simpul.lineno} {simpul.name}"
        for simpul in pohon.body
        if isinstance(simpul, ast.FunctionDef)
        and not simpul.name.startswith("_")
        and not simpul.name.startswith(kerja)
    ]


def _pecah(nama: str) -> set[str]:
    return {kata.lower() for kata in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", nama)}


def kata_terlarang(nama: str, pohon: ast.AST, terlarang: Iterable[str]) -> list[str]:
    """Classes, functions and assigned fields named with a word the glossary rejects."""
    larangan = {kata.lower() for kata in terlarang}
    daftar_nama = [(f.lineno, f.name) for f in daftar_fungsi(pohon)]
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.ClassDef):
            daftar_nama.append((simpul.lineno, simpul.name))
            daftar_nama += [
                (b.lineno, b.targets[0].id)
                for b in simpul.body
                if isinstance(b, ast.Assign) and isinstance(b.targets[0], ast.Name)
            ]
    return [
        f"{nama}:{baris} {n}"
        for baris, n in daftar_nama
        if _pecah(n) & larangan and n not in NAMA_KERANGKA
    ]


def test_setiap_model_ada_di_glosarium() -> None:
    istilah = baca_glosarium(baca(GLOSARIUM))
    label = {nama.split(".")[-1] for nama in LAPISAN}
    daftar = {
        m.__name__
        for m in apps.get_models()
        if m._meta.app_label in label and not m._meta.auto_created
    }
    assert len(istilah) > 40
    assert daftar - set(istilah) == set()


def test_kata_yang_ditolak_glosarium_tidak_dipakai() -> None:
    terlarang = set().union(*baca_glosarium(baca(GLOSARIUM)).values())
    assert len(terlarang) > 20
    temuan = [m for n in daftar_produksi() for m in kata_terlarang(n, urai(n), terlarang)]
    assert temuan == []


def test_services_memakai_kata_kerja_dari_daftar() -> None:
    kerja = baca_kata_kerja(baca(GLOSARIUM))
    assert len(kerja) > 20
    temuan = [
        masalah
        for nama in daftar_produksi()
        if bagian_layanan(nama)
        for masalah in fungsi_tanpa_kata_kerja(nama, urai(nama), kerja)
    ]
    assert temuan == []


def test_kendali_nama() -> None:
    isi = "| `Posisi` | a seat | `Position`, `seat` |\n## Verbs\n`ambil_` `buat_`\n## Next\n`lain_`"
    assert baca_glosarium(isi) == {"Posisi": {"Position", "seat"}}
    kerja = baca_kata_kerja(isi)
    assert kerja == ("ambil_", "buat_")
    pohon = ast.parse(
        "def get_posisi(): ...\ndef ambil_x(): ...\nclass SeatForm:\n    position = 1\n"
    )
    assert fungsi_tanpa_kata_kerja("x.py", pohon, kerja) == ["x.py:1 get_posisi"]
    assert len(kata_terlarang("x.py", pohon, {"Position", "seat"})) == 2
