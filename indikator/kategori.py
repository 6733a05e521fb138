"""Bands and clamp of capaian, dated by year on the pemda's row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from indikator import hitung
from jabatan.models import PemerintahDaerah


def ambil_kategori(pemda: PemerintahDaerah, tahun: int) -> hitung.AturanKategori:
    """Return the rules in force for a year: the newest entry not after it, else the defaults."""
    daftar = [baris for baris in pemda.aturan_capaian if baris["tahun"] <= tahun]
    if not daftar:
        return hitung.KATEGORI_BAWAAN
    return dari_json(max(daftar, key=lambda baris: int(baris["tahun"])))


def ke_json(aturan: hitung.AturanKategori) -> dict[str, Any]:
    """Return the stored shape: texts for numbers, so that nothing passes through a float."""
    return {
        "kategori": [[baris.nama, str(baris.batas)] for baris in aturan.daftar],
        "batas_capaian": None if aturan.batas_capaian is None else str(aturan.batas_capaian),
        "batas_merah": str(aturan.batas_merah),
    }


def dari_json(isi: dict[str, Any]) -> hitung.AturanKategori:
    """Return the rules from their stored shape."""
    batas = isi["batas_capaian"]
    return hitung.AturanKategori(
        daftar=tuple(hitung.BatasKategori(nama, Decimal(nilai)) for nama, nilai in isi["kategori"]),
        batas_capaian=None if batas is None else Decimal(batas),
        batas_merah=Decimal(isi["batas_merah"]),
    )
