"""Executes every table of docs/formulas.md: "=" columns are outcomes, the others go in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hitung import pelaksana

BERKAS = Path(__file__).parents[2] / "docs" / "formulas.md"
PELAKSANA: dict[str, Callable[..., dict[str, str]]] = {
    "pembulatan": pelaksana.laksanakan_pembulatan,
    "realisasi": pelaksana.laksanakan_realisasi,
    "target": pelaksana.laksanakan_target,
    "kelengkapan": pelaksana.laksanakan_kelengkapan,
    "capaian": pelaksana.laksanakan_capaian,
    "gabungan": pelaksana.laksanakan_gabungan,
    "kategori": pelaksana.laksanakan_kategori,
    "nilai terhitung": pelaksana.laksanakan_nilai_terhitung,
    "rata": pelaksana.laksanakan_rata,
    "syarat": pelaksana.laksanakan_syarat,
    "periksa": pelaksana.laksanakan_periksa,
}
BANYAK_BARIS = {
    "pembulatan": 9,
    "realisasi": 31,
    "target": 37,
    "kelengkapan": 22,
    "capaian": 16,
    "gabungan": 15,
    "kategori": 12,
    "nilai terhitung": 6,
    "rata": 10,
    "syarat": 8,
    "periksa": 17,
}


@dataclass(frozen=True)
class Baris:
    tabel: str
    nomor: int
    masukan: dict[str, str]
    hasil: dict[str, str]


def _belah(garis: str) -> list[str]:
    return [isi.strip() for isi in garis.strip().strip("|").split("|")]


def _muat_tabel(nama: str, blok: str) -> list[Baris]:
    """The rows of the first table after a marker."""
    garis = [g for g in blok.splitlines() if g.startswith("|")]
    kepala = _belah(garis[0])
    daftar = []
    for nomor, teks in enumerate(garis[2:], start=1):
        isi = dict(zip(kepala, _belah(teks), strict=True))
        masukan = {k.replace(" ", "_"): v for k, v in isi.items() if not k.startswith("=")}
        hasil = {k[2:].replace(" ", "_"): v for k, v in isi.items() if k.startswith("= ")}
        daftar.append(Baris(nama, nomor, masukan, hasil))
    return daftar


def _muat_semua() -> list[Baris]:
    bagian = re.split(r"<!-- tabel: (.+?) -->", BERKAS.read_text(encoding="utf-8"))
    pasangan = zip(bagian[1::2], bagian[2::2], strict=True)
    return [baris for nama, blok in pasangan for baris in _muat_tabel(nama, blok)]


DAFTAR_BARIS = _muat_semua()


@pytest.mark.parametrize("baris", DAFTAR_BARIS, ids=lambda b: f"{b.tabel}-{b.nomor}")
def test_setiap_baris_rumus_benar(baris: Baris) -> None:
    assert len(baris.hasil) > 0
    assert PELAKSANA[baris.tabel](**baris.masukan) == baris.hasil


def test_setiap_tabel_dan_baris_dilaksanakan() -> None:
    dibaca: dict[str, int] = {}
    for baris in DAFTAR_BARIS:
        dibaca[baris.tabel] = dibaca.get(baris.tabel, 0) + 1
    assert dibaca == BANYAK_BARIS
    assert set(PELAKSANA) == set(BANYAK_BARIS)


def test_tidak_ada_tabel_tanpa_pelaksana() -> None:
    teks = BERKAS.read_text(encoding="utf-8")
    pemisah = re.findall(r"^\| ---", teks, flags=re.MULTILINE)
    assert len(pemisah) == len(PELAKSANA)
    garis = [g for g in teks.splitlines() if g.startswith("|")]
    assert len(garis) == len(DAFTAR_BARIS) + 2 * len(PELAKSANA)
