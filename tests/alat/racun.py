"""Puts hostile text wherever people's words stand in a report: in every field at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from indikator.hitung import AturanKategori, Penjelasan
from laporan.rekap.sumber import BarisSumber, SumberRekap
from laporan.rekap.tipe import Angka

T = TypeVar("T")
# Made by the program: addresses, codes, names of style classes, figures in words.
PROGRAM = frozenset({"alamat", "jelas", "kode", "nama_berkas", "rata", "teks", "rincian", "deret"})
UTUH = (Angka, AturanKategori, Penjelasan, BarisSumber, SumberRekap)
# What people may write at length: names, wording of the catalogue, words beside a cell.
BERPANJANG = frozenset({"nama", "indikator", "formulasi", "keterangan", "isi", "uraian"})


def racuni(rekap: T, pendek: str, panjang: str = "") -> T:
    """Return the report with ``pendek`` in every field of words. ``panjang``: in place of it where
    people may write at length, once in what stands in a row of equals."""
    return cast("T", _racuni(rekap, pendek, panjang or pendek, ""))


def _racuni(nilai: Any, pendek: str, panjang: str, bidang: str) -> Any:
    if type(nilai) is str:
        return (panjang if bidang in BERPANJANG else pendek) if nilai else ""
    if isinstance(nilai, tuple):
        return tuple(
            _racuni(satu, pendek, pendek if ke else panjang, bidang)
            for ke, satu in enumerate(nilai)
        )
    if not is_dataclass(nilai) or isinstance(nilai, UTUH):
        return nilai
    isi = {
        satu.name: _racuni(getattr(nilai, satu.name), pendek, panjang, satu.name)
        for satu in fields(nilai)
        if satu.name not in PROGRAM
    }
    return replace(cast("Any", nilai), **isi)
