"""Bands and clamp, judged on the printed figure (source: domain 2, "capaian", "kategori")."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from indikator.hitung.pembulatan import DESIMAL_PERSEN, bulatkan
from indikator.hitung.tipe import AturanKategori, BatasKategori

KATEGORI_BAWAAN: Final = AturanKategori(
    daftar=(
        BatasKategori("Sangat Tinggi", Decimal(91)),
        BatasKategori("Tinggi", Decimal(76)),
        BatasKategori("Sedang", Decimal(66)),
        BatasKategori("Rendah", Decimal(51)),
        BatasKategori("Sangat Rendah", Decimal(0)),
    ),
    batas_capaian=Decimal(120),
    batas_merah=Decimal(66),
)


def hitung_kategori(nilai_tercetak: Decimal, aturan: AturanKategori) -> BatasKategori:
    """The first band whose bound the printed value reaches, else the last: always exactly one."""
    tercapai = (batas for batas in aturan.daftar if nilai_tercetak >= batas.batas)
    return next(tercapai, aturan.daftar[-1])


def hitung_nilai_terhitung(nilai_tercetak: Decimal, aturan: AturanKategori) -> Decimal:
    """What an average takes: the printed capaian, not above ``batas_capaian``."""
    if aturan.batas_capaian is None or nilai_tercetak <= aturan.batas_capaian:
        return nilai_tercetak
    return bulatkan(Fraction(aturan.batas_capaian), DESIMAL_PERSEN)
