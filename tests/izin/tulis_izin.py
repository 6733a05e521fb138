"""Prints docs/permissions.md from the table of the matrix: ``python -m tests.izin.tulis_izin``."""

from __future__ import annotations

from pathlib import Path

from tests.izin.tabel import HAK, TABEL, Baris, Hak, Hubungan

BERKAS = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
KOLOM = tuple(satu for satu in Hubungan if satu is not Hubungan.ASING)
KEPALA = """# Permissions

Printed from `tests/izin/tabel.py` by `python -m tests.izin.tulis_izin`; a test keeps it up to date.
The same table is what `tests/izin/test_matriks.py` asks the running program: every address × role ×
object × method; `make test` asks a part of it, `make gate` all.

- Not signed in, or switched off: every address but the policy `umum` leads to the login page.
- Signed in without a post or role today: 403, but for the password page and `umum`.
- A first password: everything leads to the password page.
- An object of somebody else (foreign) and one that does not exist get the same 404, byte for byte.
- A seen object and a forbidden act: 403, and nothing changes.
- A method an address does not know: 405, whatever the object.

## Policies

`r` reads (GET), `w` acts (POST), with the states of the sheet in which the act is open to them.
Columns are how a person stands to the sheet: *pemilik* its owner, *pengisi* the named filler,
*atasan* holds the seat above today (reads two levels down), the others in their kecamatan or
pemda. Sheets here pass their atasan first; where that step is off, or nobody can take it, the Camat
decides on `diajukan`. Nobody decides on a sheet of his own or one he filled, whatever else he is.
"""
ALAMAT = """
## Addresses

| name | policy | methods | object |
| --- | --- | --- | --- |
"""


def susun_dokumen() -> str:
    baris = [
        "| policy | what | " + " | ".join(KOLOM) + " |",
        "| --- | --- |" + " --- |" * len(KOLOM),
        *(_baris_hak(nama, hak) for nama, hak in HAK.items()),
    ]
    alamat = [_baris_alamat(nama, baris) for nama, baris in TABEL.items()]
    return KEPALA + "\n" + "\n".join(baris) + "\n" + ALAMAT + "\n".join(alamat) + "\n"


def _baris_hak(nama: str, hak: Hak) -> str:
    sel = [_sel(hak, satu) if nama != "umum" else "r w" for satu in KOLOM]
    return f"| `{nama}` | {hak.arti} | " + " | ".join(sel) + " |"


def _sel(hak: Hak, hubungan: Hubungan) -> str:
    keadaan = [nama for nama, boleh in hak.tindak.items() if hubungan in boleh]
    isi = ["r"] if hubungan in hak.baca else []
    if keadaan:
        isi.append(" ".join(["w", *(f"({nama})" for nama in keadaan if nama)]))
    return " ".join(isi) or "–"


def _baris_alamat(nama: str, baris: Baris) -> str:
    return f"| `{nama}` | `{baris.kebijakan}` | {', '.join(baris.metode)} | {_objek(baris)} |"


def _objek(baris: Baris) -> str:
    if not baris.objek:
        return "–"
    if baris.objek == "kiriman":
        return "sheets, in the form"
    if not baris.argumen:
        return "post, in the form"
    return f"{baris.argumen[0]}, in the {'query' if baris.kueri else 'path'}"


if __name__ == "__main__":
    BERKAS.write_text(susun_dokumen(), encoding="utf-8")
