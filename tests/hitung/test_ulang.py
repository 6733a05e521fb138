"""Whoever redoes the printed arithmetic gets the printed figures, digit by digit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from indikator.hitung import (
    KATEGORI_BAWAAN,
    Aturan,
    Deret,
    Jendela,
    Penjelasan,
    hitung_hasil,
    susun_penjelasan,
)
from tests.hitung.acak import JENDELA, KASUS, hukum
from tests.hitung.ulang import bulatkan, desimal_dari, hitung, hitung_ulang


def hitung_semua(penjelasan: Penjelasan) -> dict[str, Decimal]:
    """Redo every step; return label → outcome of the last of that label."""
    hasil: dict[str, Decimal] = {}
    for langkah in penjelasan.langkah:
        terbaca = hitung_ulang(langkah)
        if terbaca is not None:
            label, nilai, tercetak = terbaca
            bulat = bulatkan(nilai, desimal_dari(tercetak))
            assert bulat == Decimal(tercetak.replace(".", "").replace(",", ".")), langkah
            hasil[label] = nilai
    return hasil


@hukum
@given(KASUS, JENDELA)
def test_setiap_langkah_dapat_dihitung_ulang(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela
) -> None:
    aturan, daftar = kasus
    hasil = hitung_hasil(aturan, daftar, jendela, KATEGORI_BAWAAN)
    ulang = hitung_semua(susun_penjelasan(aturan, daftar, jendela, KATEGORI_BAWAAN))
    if "Realisasi" in ulang and hasil.realisasi is not None:
        desimal = -int(hasil.realisasi.as_tuple().exponent)
        assert bulatkan(ulang["Realisasi"], desimal) == hasil.realisasi
    if "Capaian" in ulang and hasil.capaian is not None:
        assert bulatkan(ulang["Capaian"], 2) == hasil.capaian


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("(8 + 40) : (10 + 40) × 100", 96),
        ("31 × 1 17/31 : 12", 4),
        ("(2 × 7 − 6,5) : 7 × 100", "750/7"),
        ("1.048 : 20 × 100", 5240),
    ],
)
def test_pembaca_langkah_sendiri_benar(teks: str, nilai: int | str) -> None:
    assert hitung(teks) == Fraction(nilai)
