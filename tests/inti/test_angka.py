"""Numbers as people type and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.inti.angka import AngkaTidakTerbaca, baca_angka, tulis_angka, tulis_persen

NILAI_SEL = st.integers(0, 10**14 - 1).map(lambda ratusan: Decimal(ratusan).scaleb(-2))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", "0"),
        ("7", "7"),
        ("007", "7"),
        ("1234", "1234"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("0,05", "0.05"),
        ("1.234.567,8", "1234567.8"),
        ("  12 ", "12"),
        ("\u00a012\u202f", "12"),
        ("999999999999", "999999999999"),
        ("999.999.999.999,99", "999999999999.99"),
    ],
)
def test_angka_indonesia_terbaca(teks: str, nilai: str) -> None:
    assert baca_angka(teks) == Decimal(nilai)


@pytest.mark.parametrize("teks", ["", " ", "\t\n", "\u00a0"])
def test_kotak_kosong_bukan_nol(teks: str) -> None:
    assert baca_angka(teks) is None


@pytest.mark.parametrize(
    ("teks", "sebagian_pesan"),
    [
        ("12.5", "pakai koma"),
        ("12.50", "pakai koma"),
        ("0.123", "pakai koma"),
        ("1234.567", "pakai koma"),
        ("1,234", "titik untuk ribuan"),
        ("1,234.56", "titik untuk ribuan"),
        ("1.23.456", "kelompok tiga"),
        ("1..234", "kelompok tiga"),
        ("1,2,3", "kelompok tiga"),
        ("1.234.", "kelompok tiga"),
        (",5", "kelompok tiga"),
        ("5,", "kelompok tiga"),
        (".", "kelompok tiga"),
        ("-5", "negatif"),
        ("\u22125", "negatif"),
        ("–5", "negatif"),
        ("1e5", "huruf e"),
        ("1E+999", "huruf e"),
        ("12,345678", "Paling banyak 2"),
        ("9999999999999", "terlalu besar"),
        ("1.000.000.000.000", "terlalu besar"),
        ("0" * 13, "terlalu besar"),
        ("1" + "0" * 400, "terlalu besar"),
        ("nan", "angka saja"),
        ("inf", "angka saja"),
        ("Infinity", "angka saja"),
        ("sepuluh", "angka saja"),
        ("1\x00", "angka saja"),
        ("\x00", "angka saja"),
        ("\ud800", "angka saja"),
        ("\u202e12", "angka saja"),
        ("\u0661\u0662", "angka saja"),
        ("\uff11\uff12", "angka saja"),
        ("\u00b2", "angka saja"),
        ("1 234", "angka saja"),
        ("1_234", "angka saja"),
        ("+5", "angka saja"),
        ("0x1f", "angka saja"),
        ("5 %", "angka saja"),
        ("Rp5", "angka saja"),
        ("=1+1", "angka saja"),
        ("5\n6", "angka saja"),
    ],
)
def test_yang_bukan_angka_ditolak_dengan_alasan(teks: str, sebagian_pesan: str) -> None:
    with pytest.raises(AngkaTidakTerbaca) as tangkapan:
        baca_angka(teks)
    assert sebagian_pesan in tangkapan.value.pesan


@pytest.mark.parametrize(("teks", "desimal"), [("1,5", 0), ("12,50", 1), ("1,234", 2)])
def test_desimal_lebih_dari_yang_diminta_ditolak(teks: str, desimal: int) -> None:
    with pytest.raises(AngkaTidakTerbaca):
        baca_angka(teks, desimal=desimal)


def test_tiga_desimal_terbaca_bila_diminta() -> None:
    assert baca_angka("1,234", desimal=3) == Decimal("1.234")


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (None, None, "–"),
        (None, 2, "–"),
        (0, None, "0"),
        (Decimal("0.00"), None, "0"),
        (Decimal("0"), 2, "0,00"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal("1234.56"), None, "1.234,56"),
        (1234567, None, "1.234.567"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("100"), None, "100"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("3.5"), 0, "4"),
        (Decimal("99.995"), 2, "100,00"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-0"), None, "0"),
        (10**60, 2, "1" + ".000" * 20 + ",00"),
    ],
)
def test_angka_ditulis_cara_indonesia(
    nilai: Decimal | int | None, desimal: int | None, teks: str
) -> None:
    assert tulis_angka(nilai, desimal) == teks


@pytest.mark.parametrize("salah", [1.5, True, "5", object()])
def test_pecahan_biner_tidak_ditulis(salah: object) -> None:
    with pytest.raises(TypeError):
        tulis_angka(salah)  # type: ignore[arg-type]


@pytest.mark.parametrize("nilai", [Decimal("NaN"), Decimal("Infinity")])
def test_bukan_bilangan_tidak_ditulis(nilai: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        tulis_angka(nilai)


def test_persen_dengan_spasi_sempit_yang_tidak_terputus() -> None:
    assert tulis_persen(Decimal(96)) == "96,00\u202f%"
    assert tulis_persen(Decimal("107.142857"), 1) == "107,1\u202f%"
    assert tulis_persen(Decimal(0)) == "0,00\u202f%"
    assert tulis_persen(None) == "–"


@given(NILAI_SEL)
def test_yang_ditulis_terbaca_kembali(nilai: Decimal) -> None:
    assert baca_angka(tulis_angka(nilai)) == nilai
    assert baca_angka(tulis_angka(nilai, 2)) == nilai


@given(NILAI_SEL, st.integers(0, 4))
def test_tulisan_memakai_desimal_yang_diminta(nilai: Decimal, desimal: int) -> None:
    _, _, pecahan = tulis_angka(nilai, desimal).partition(",")
    assert len(pecahan) == desimal


@given(st.text())
def test_teks_apa_pun_terbaca_atau_ditolak_dengan_alasan(teks: str) -> None:
    try:
        nilai = baca_angka(teks)
    except AngkaTidakTerbaca as sebab:
        pesan = sebab.pesan
    else:
        pesan = "terbaca" if nilai is None or nilai >= 0 else ""
    assert pesan


@given(st.text(alphabet="0123456789.,-eE ", max_size=18))
def test_yang_terbaca_tertulis_lalu_terbaca_sama(teks: str) -> None:
    try:
        nilai = baca_angka(teks)
    except AngkaTidakTerbaca:
        return
    if nilai is not None:
        assert baca_angka(tulis_angka(nilai)) == nilai
