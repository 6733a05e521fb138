"""Who uses only the keyboard always sees where he is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.periksa import ambil_fokus_gelap


@pytest.mark.parametrize(
    ("orang", "alamat"),
    [
        (None, lambda berkas: "/masuk/"),
        ("citra", lambda berkas: "/"),
        ("citra", lambda berkas: berkas.isi("citra")),
        ("wahyu", lambda berkas: berkas.lembar("rini")),
        ("sari", lambda berkas: "/persetujuan/"),
        ("sari", lambda berkas: "/dasbor/"),
        ("sari", lambda berkas: berkas.laporan("citra", 1)),
    ],
    ids=["masuk", "beranda", "isi", "lembar", "persetujuan", "dasbor", "laporan"],
)
@pytest.mark.parametrize("lebar", [LEBAR_HP, LEBAR_MEJA])
def test_fokus_selalu_terlihat(
    orang: str | None,
    alamat: Callable[[Berkas], str],
    lebar: int,
    buka: Pembuka,
    berkas: Berkas,
) -> None:
    halaman = buka(orang, lebar)
    halaman.goto(alamat(berkas))
    assert ambil_fokus_gelap(halaman) == []
