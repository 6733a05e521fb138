"""The workbook writer: text stays text, numbers stay exact, formulas carry their value."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kinerja.inti.buku import Buku, Gaya, LembarBuku, bersihkan_teks, susun_alamat, susun_pola
from tests.alat.berkas import buka_buku

SAAT = datetime(2026, 10, 5, tzinfo=UTC)
GAYA = Gaya()


@pytest.fixture
def buku() -> Buku:
    return Buku(judul="Uji", pembuat="Citra", saat=SAAT)


@pytest.fixture
def lembar(buku: Buku) -> LembarBuku:
    return buku.lembar("Isi")


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@SUM(A1)", "https://contoh.go.id", "007"])
def test_teks_tetap_teks(buku: Buku, lembar: LembarBuku, teks: str) -> None:
    lembar.teks(0, 0, teks, GAYA)
    sel = buka_buku(buku.tutup())["Isi"]["A1"]
    assert (sel.value, sel.data_type, sel.hyperlink) == (teks, "s", None)
    assert sel.quotePrefix is (teks[0] in "=+-@")


def test_tanda_kendali_dibuang_dan_teks_panjang_dipotong() -> None:
    assert bersihkan_teks("a\x00b\x1bc\ufffe\r\nd\te") == "abc\nd\te"
    panjang = bersihkan_teks("x" * 40_000)
    assert len(panjang) == 32_000
    assert panjang.endswith("…")


def test_rumus_membawa_nilainya(buku: Buku, lembar: LembarBuku) -> None:
    lembar.angka(0, 0, Decimal("0.10"), GAYA)
    lembar.rumus(0, 1, "=A1*3", Decimal("0.30"), GAYA.dengan(pola=susun_pola(2, " %")))
    isi = buku.tutup()
    assert buka_buku(isi)["Isi"]["B1"].value == "=A1*3"
    assert buka_buku(isi)["Isi"]["B1"].number_format == '#,##0.00" %"'
    assert Decimal(str(buka_buku(isi, nilai=True)["Isi"]["B1"].value)) == Decimal("0.3")


def test_angka_terbesar_tetap_tepat(buku: Buku, lembar: LembarBuku) -> None:
    terbesar = Decimal("999999999999.99")
    lembar.angka(0, 0, terbesar, GAYA)
    assert Decimal(str(buka_buku(buku.tutup())["Isi"]["A1"].value)) == terbesar


@pytest.mark.parametrize("buruk", [True, 0.5, "1"])
def test_yang_bukan_angka_tepat_ditolak(lembar: LembarBuku, buruk: object) -> None:
    with pytest.raises(TypeError):
        lembar.angka(0, 0, buruk, GAYA)  # type: ignore[arg-type]


@pytest.mark.parametrize("buruk", ["NaN", "Infinity"])
def test_angka_tak_hingga_ditolak(lembar: LembarBuku, buruk: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        lembar.angka(0, 0, Decimal(buruk), GAYA)


def test_nama_lembar_dan_alamat(buku: Buku) -> None:
    assert buku.lembar("a[b]:c*?/\\" + "x" * 40).nama == "a b  c    " + "x" * 21
    assert susun_alamat(4, 27) == "AB5"
    assert susun_alamat(0, 0, lembar="Masukan") == "'Masukan'!A1"
