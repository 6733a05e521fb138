"""What a verifier is shown as unusual beside the month before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indikator.hitung import Aturan, KeadaanSel, Sel, hitung_lonjakan
from tests.hitung.bahan import NIHIL, PERSENTASE, STOK, buat_aturan

JUMLAH = buat_aturan()


def sel(pembilang: int, penyebut: int | None = None) -> Sel:
    return Sel(
        KeadaanSel.TERISI, Decimal(pembilang), None if penyebut is None else Decimal(penyebut)
    )


@pytest.mark.parametrize(
    ("aturan", "lama", "baru", "beda"),
    [
        (JUMLAH, sel(100), sel(150), 50),
        (JUMLAH, sel(100), sel(149), None),
        (JUMLAH, sel(100), sel(0), -100),
        (JUMLAH, sel(3), sel(10), 233),
        (JUMLAH, sel(0), sel(10), None),
        (JUMLAH, NIHIL, sel(10), None),
        (JUMLAH, sel(10), NIHIL, None),
        (JUMLAH, Sel(KeadaanSel.BELUM), sel(10), None),
        (STOK, sel(100), sel(120), 20),
        (STOK, sel(100), sel(119), None),
        (STOK, sel(100), sel(80), -20),
        (PERSENTASE, sel(4, 10), sel(80, 80), 150),
        (PERSENTASE, sel(8, 10), sel(80, 80), None),
        (PERSENTASE, sel(0, 0), sel(80, 80), None),
    ],
)
def test_lonjakan_dibanding_bulan_sebelumnya(
    aturan: Aturan, lama: Sel, baru: Sel, beda: int | None
) -> None:
    assert hitung_lonjakan(aturan, lama, baru) == (None if beda is None else Decimal(beda))
