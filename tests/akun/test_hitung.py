"""The delays as a table, and the limits the documentation promises."""

from datetime import timedelta

import pytest

from akun.hitung import (
    ATURAN_AKUN,
    ATURAN_ALAMAT,
    AturanJeda,
    hitung_jeda,
    hitung_sisa_jeda,
    susun_alamat_tunggal,
    susun_jaringan,
    tulis_lama,
)

DETIK = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("gagal", "detik"),
    [
        *[(0, 0), (1, 0), (4, 0)],
        *[(5, 15), (6, 30), (7, 60), (8, 120), (9, 240), (10, 480)],
        *[(11, 900), (12, 900), (10**9, 900)],
    ],
)
def test_jeda_akun_tumbuh_sampai_puncaknya(gagal: int, detik: int) -> None:
    assert hitung_jeda(gagal, ATURAN_AKUN) == detik * DETIK


@pytest.mark.parametrize(
    ("gagal", "detik"), [(0, 0), (100, 0), (101, 5), (102, 10), (104, 40), (105, 60), (9999, 60)]
)
def test_jeda_alamat_longgar_lalu_tetap(gagal: int, detik: int) -> None:
    assert hitung_jeda(gagal, ATURAN_ALAMAT) == detik * DETIK


@pytest.mark.parametrize(
    ("gagal", "sejak", "sisa"),
    [
        (5, 0 * DETIK, 15 * DETIK),
        (5, 14 * DETIK, 1 * DETIK),
        (5, 15 * DETIK, 0 * DETIK),
        (11, timedelta(hours=23), 0 * DETIK),
        (11, timedelta(hours=24), 0 * DETIK),
    ],
)
def test_sisa_jeda(gagal: int, sejak: timedelta, sisa: timedelta) -> None:
    assert hitung_sisa_jeda(gagal, sejak, ATURAN_AKUN) == sisa


def tebakan_dalam(lama: timedelta, aturan: AturanJeda) -> int:
    """How many guesses the most patient machine gets through."""
    gagal, waktu = 0, timedelta(0)
    while waktu < lama:
        gagal += 1
        waktu += hitung_jeda(gagal, aturan)
    return gagal


def test_tebakan_sehari_untuk_satu_akun_paling_banyak_105() -> None:
    assert tebakan_dalam(timedelta(hours=24), ATURAN_AKUN) == 105


def test_tebakan_sejam_dari_satu_alamat_paling_banyak_163() -> None:
    assert tebakan_dalam(timedelta(hours=1), ATURAN_ALAMAT) == 163


@pytest.mark.parametrize(
    ("alamat", "jaringan", "tunggal"),
    [
        ("203.0.113.7", "203.0.113.0/24", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.0/24", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64", "fe80::/64"),
        ("", "tak-dikenal", "tak-dikenal"),
        ("bukan alamat", "tak-dikenal", "tak-dikenal"),
    ],
)
def test_jaringan_dan_alamat(alamat: str, jaringan: str, tunggal: str) -> None:
    assert susun_jaringan(alamat) == jaringan
    assert susun_alamat_tunggal(alamat) == tunggal


@pytest.mark.parametrize(
    ("lama", "tulisan"),
    [
        (timedelta(milliseconds=1), "1 detik"),
        (timedelta(seconds=29, milliseconds=1), "30 detik"),
        (90 * DETIK, "90 detik"),
        (91 * DETIK, "2 menit"),
        (timedelta(minutes=15), "15 menit"),
    ],
)
def test_lama_ditulis_dengan_kata(lama: timedelta, tulisan: str) -> None:
    assert tulis_lama(lama) == tulisan
