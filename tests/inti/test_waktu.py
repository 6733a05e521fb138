"""Months, Indonesian dates and working days."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from kinerja.inti.waktu import (
    NAMA_BULAN,
    NAMA_BULAN_PENDEK,
    Periode,
    geser_hari_kerja,
    hari_ini,
    sekarang,
    tambah_hari_kerja,
    tulis_tanggal,
    tulis_tanggal_hari,
    tulis_waktu,
)

PERIODE = st.builds(Periode, st.integers(2000, 2999), st.integers(1, 12))
TANGGAL = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def test_periode_mengenal_awal_akhir_dan_namanya() -> None:
    periode = Periode(2028, 2)
    assert (periode.awal, periode.akhir) == (date(2028, 2, 1), date(2028, 2, 29))
    assert periode.jumlah_hari == 29
    assert periode.nama == str(periode) == "Februari 2028"
    assert periode.kode == "2028-02"
    assert Periode(2026, 12).berikut == Periode(2027, 1)
    assert Periode(2027, 1).sebelum == Periode(2026, 12)


def test_periode_terurut_menurut_waktu() -> None:
    acak = [Periode(2027, 1), Periode(2026, 12), Periode(2026, 2)]
    assert sorted(acak) == [Periode(2026, 2), Periode(2026, 12), Periode(2027, 1)]


@given(PERIODE)
def test_periode_pulang_pergi(periode: Periode) -> None:
    assert Periode.dari_kode(periode.kode) == periode
    assert Periode.dari_tanggal(periode.akhir) == Periode.dari_tanggal(periode.awal) == periode
    assert periode.berikut.sebelum == periode
    assert (periode.berikut.awal - periode.akhir).days == 1


@pytest.mark.parametrize(
    "kode",
    ["", "2026", "2026-00", "2026-13", "2026-9", "26-09", "2026-09-01", " 2026-09", "2026-09\n",
     "\u0662\u0660\u0662\u0666-09", "0000-01", "9999-12", "-2026-09", "2026/09"],
)  # fmt: skip
def test_kode_periode_yang_salah_ditolak(kode: str) -> None:
    with pytest.raises(ValueError, match="bukan kode periode"):
        Periode.dari_kode(kode)


@pytest.mark.parametrize(("tahun", "bulan"), [(2026, 0), (2026, 13), (0, 1), (10000, 1)])
def test_periode_di_luar_kalender_ditolak(tahun: int, bulan: int) -> None:
    with pytest.raises(ValueError, match="tidak ada|di luar"):
        Periode(tahun, bulan)


def test_nama_bulan_lengkap() -> None:
    assert len(NAMA_BULAN) == len(NAMA_BULAN_PENDEK) == 12
    assert NAMA_BULAN_PENDEK[7] == "Agt"


def test_tanggal_ditulis_cara_indonesia() -> None:
    assert tulis_tanggal(date(2026, 2, 5)) == "5 Februari 2026"
    assert tulis_tanggal_hari(date(2026, 10, 5)) == "Senin, 5 Oktober 2026"
    assert tulis_tanggal_hari(date(2026, 10, 4)) == "Minggu, 4 Oktober 2026"


@pytest.mark.parametrize(
    ("zona", "teks"),
    [
        ("Asia/Jakarta", "2 Oktober 2026 00.05 WIB"),
        ("Asia/Pontianak", "2 Oktober 2026 00.05 WIB"),
        ("Asia/Makassar", "2 Oktober 2026 01.05 WITA"),
        ("Asia/Jayapura", "2 Oktober 2026 02.05 WIT"),
        (UTC, "1 Oktober 2026 17.05 UTC"),
    ],
)
def test_waktu_ditulis_menurut_zona(zona: str, teks: str) -> None:
    assert tulis_waktu(datetime(2026, 10, 1, 17, 5, 59, tzinfo=UTC), zona) == teks


def test_waktu_tanpa_zona_ditolak() -> None:
    with pytest.raises(ValueError, match="time zone"):
        tulis_waktu(datetime(2026, 10, 1), "Asia/Jakarta")


@pytest.mark.parametrize(
    ("saat", "zona", "harapan"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), "Asia/Jakarta", date(2026, 9, 30)),
        (datetime(2026, 9, 30, 17, 0, 0, tzinfo=UTC), "Asia/Jakarta", date(2026, 10, 1)),
        (datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC), "Asia/Makassar", date(2026, 9, 30)),
        (datetime(2026, 9, 30, 16, 0, 0, tzinfo=UTC), "Asia/Makassar", date(2026, 10, 1)),
        (datetime(2026, 9, 30, 15, 0, 0, tzinfo=UTC), "Asia/Jayapura", date(2026, 10, 1)),
    ],
)
def test_hari_ini_menurut_jam_dinding_setempat(saat: datetime, zona: str, harapan: date) -> None:
    with time_machine.travel(saat, tick=False):
        assert hari_ini(zona) == harapan
        assert sekarang() == saat


def test_batas_waktu_bergeser_ke_hari_kerja_berikut() -> None:
    jumat, sabtu, senin, selasa = (date(2026, 10, hari) for hari in (9, 10, 12, 13))
    assert geser_hari_kerja(jumat, set()) == jumat
    assert geser_hari_kerja(sabtu, set()) == senin
    assert geser_hari_kerja(sabtu, {senin}) == selasa
    assert geser_hari_kerja(jumat, {jumat}) == senin


def test_tiga_hari_kerja_melewati_akhir_pekan_dan_libur() -> None:
    kamis = date(2026, 10, 8)
    assert tambah_hari_kerja(kamis, 0, set()) == kamis
    assert tambah_hari_kerja(kamis, 1, set()) == date(2026, 10, 9)
    assert tambah_hari_kerja(kamis, 3, set()) == date(2026, 10, 13)
    assert tambah_hari_kerja(kamis, 3, {date(2026, 10, 12)}) == date(2026, 10, 14)
    with pytest.raises(ValueError, match="negatif"):
        tambah_hari_kerja(kamis, -1, set())


@given(TANGGAL, st.integers(0, 20), st.integers(0, 20), st.sets(TANGGAL, max_size=5))
def test_hari_kerja_bertambah_sepotong_demi_sepotong(
    tanggal: date, pertama: int, kedua: int, libur: set[date]
) -> None:
    tengah = tambah_hari_kerja(tanggal, pertama, libur)
    assert tambah_hari_kerja(tengah, kedua, libur) == tambah_hari_kerja(
        tanggal, pertama + kedua, libur
    )
