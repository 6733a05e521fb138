"""Formulas of the workbook where words and edges decide; LibreOffice has a file of its own."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indikator import hitung
from laporan.cetak.rumus import sudah_pasti, susun_banyak, susun_kata, susun_kategori
from tests.laporan.pembaca import ambil_rekap
from tests.pabrik import Kantor, isi_bulan


@pytest.mark.parametrize(
    ("tepat", "pasti"),
    [
        (Fraction(1, 200), True),  # a tie
        (Fraction(1, 3), True),
        (Fraction(90995, 1000), True),
        (Fraction(1, 200) - Fraction(1, 10**9), False),  # so close below one that it would round up
        (Fraction(1, 200) - Fraction(1, 10**7), True),
    ],
)
def test_pembulatan_lewat_delapan_desimal(tepat: Fraction, pasti: bool) -> None:
    assert sudah_pasti(tepat, 2) is pasti


def test_kata_di_dalam_rumus_tidak_bisa_keluar_dari_kutipnya() -> None:
    assert susun_kata('a"&cmd') == '"a""&cmd"'
    assert susun_banyak("A1:A9", "12 dari 13 indikator") == 'COUNT(A1:A9)&" dari 13 indikator"'


def test_kategori_dari_batas_tertinggi() -> None:
    rumus = susun_kategori("I9", [("C1", "E1"), ("C2", "E2"), ("C3", "E3")])
    assert rumus == 'IF(ISNUMBER(I9),IF(I9>=E1,C1,IF(I9>=E2,C2,C3)),"–")'


def test_target_pecahan_tetap_tepat_di_balik_angka_tercetak(kantor: Kantor) -> None:
    """7 of 12 months of 1.000: T is 583,33…, printed 583; capaian comes from the exact one."""
    isi_bulan(kantor, "Citra", 7, {"surat-masuk": "1000"})
    sumber = ambil_rekap(_dengan_target(kantor, "1000"), 7).baris[0].sumber
    tepat = sumber.hitung_tepat(hitung.Jendela(1, 7))
    assert tepat.target == Fraction(7000, 12)
    assert sumber.hitung_hasil(hitung.Jendela(1, 7)).capaian == Decimal("171.43")


def _dengan_target(kantor: Kantor, setahun: str) -> Kantor:
    from indikator.models import Target
    from kinerja.inti.lingkup import tanpa_lingkup

    with tanpa_lingkup():
        Target.objects.filter(indikator__kode="surat-masuk").update(setahun=Decimal(setahun))
    return kantor
