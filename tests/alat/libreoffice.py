"""Workbooks through LibreOffice: wrong values planted, everything calculated anew, read back.

Tests that come here are marked ``libreoffice``: bin/e2e installs it and runs them, and where it is
missing they fail.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.alat.berkas import buka_buku

SELALU_HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
_SEL_RUMUS = re.compile(rb"(<c [^>]*><f>[^<]*</f><v>)([^<]*)(</v></c>)")


def rusak_nilai(isi: bytes) -> bytes:
    """Return the workbook with a wrong value beside every formula."""
    hasil = BytesIO()
    with zipfile.ZipFile(BytesIO(isi)) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        for nama in asal.namelist():
            berkas = asal.read(nama)
            if nama.startswith("xl/worksheets/"):
                berkas = _SEL_RUMUS.sub(_ganti, berkas)
            tujuan.writestr(nama, berkas)
    return hasil.getvalue()


def _ganti(cocok: re.Match[bytes]) -> bytes:
    salah = b"SALAH" if b't="str"' in cocok[1] else b"-7777"
    return cocok[1] + salah + cocok[3]


def hitung_ulang(daftar: Mapping[str, bytes], tempat: Path) -> dict[str, bytes]:
    """Open and save workbooks with LibreOffice, told to calculate everything; name → workbook."""
    profil = tempat / "profil" / "user"
    profil.mkdir(parents=True)
    (profil / "registrymodifications.xcu").write_text(SELALU_HITUNG)
    for nama, isi in daftar.items():
        (tempat / f"{nama}.xlsx").write_bytes(isi)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{profil.parent}", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tempat / "hasil")),
            *(f"{nama}.xlsx" for nama in daftar),
        ],
        cwd=tempat, check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {nama: (tempat / "hasil" / f"{nama}.xlsx").read_bytes() for nama in daftar}


NilaiRumus = dict[tuple[str, str], Any]


def baca_nilai_rumus(isi: bytes) -> NilaiRumus:
    """Return sheet and cell → value beside each formula."""
    daftar = [
        (lembar.title, sel.coordinate)
        for lembar in buka_buku(isi)
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.data_type == "f"
    ]
    return baca_nilai(isi, daftar)


def baca_nilai(isi: bytes, daftar: Iterable[tuple[str, str]]) -> NilaiRumus:
    """Return the values of some cells."""
    buku = buka_buku(isi, nilai=True)
    return {(lembar, sel): buku[lembar][sel].value for lembar, sel in daftar}


def bandingkan_nilai(benar: Mapping[Any, Any], ulang: Mapping[Any, Any]) -> list[str]:
    """Say where calculated values differ from the ones that should be there."""
    beda = []
    for kunci, nilai in benar.items():
        kini = ulang[kunci]
        sama = kini == nilai
        if isinstance(nilai, int | float) and isinstance(kini, int | float):
            sama = abs(kini - nilai) <= 1e-9 * max(1, abs(nilai))
        if not sama:
            beda.append(f"{kunci}: {kini!r}, seharusnya {nilai!r}")
    return beda
