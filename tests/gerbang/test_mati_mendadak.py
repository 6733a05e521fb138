"""kill -9 in the middle of saving: what was acknowledged is there, and nothing is half-written."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from tests.gerbang.basis import Basis
from tests.gerbang.peladen import Peladen, jalankan
from tests.gerbang.penyunting import Kerumunan
from tests.gerbang.takaran import Takaran

DUA_TRANSAKSI = "tests.gerbang.dua_transaksi:application"
PENYUNTING = 16
CARA = ("pekerja", "pekerja", "semua", "induk")


def test_dibunuh_saat_menyimpan_tidak_ada_yang_hilang_atau_setengah(
    basis: Basis, takaran: Takaran, lapor: Callable[[str], None]
) -> None:
    acak = random.Random(takaran.pembunuhan)
    bangun: list[float] = []
    with jalankan(basis) as peladen:
        kerumunan = Kerumunan(basis, peladen.port, PENYUNTING, tahan_putus=True)
        kerumunan.mulai()
        for nomor in range(takaran.pembunuhan):
            time.sleep(acak.uniform(0.2, 2))
            bangun.extend(_bunuh(peladen, CARA[nomor % len(CARA)], acak))
        time.sleep(1)
        hasil = kerumunan.selesai()
    lapor(f"{takaran.pembunuhan} kills, {len(bangun)} restarts; {hasil.tulis()}")
    lapor(f"up again: {statistics.median(bangun):.1f} s, worst {max(bangun):.1f}; to reach: 5")
    assert hasil.periksa(basis.baca_akhir()) == []
    assert hasil.disimpan > takaran.pembunuhan
    assert sum(satu.putus for satu in hasil.daftar) >= takaran.pembunuhan / 2, "no kill hit a save"


def test_kendali_sel_dan_jejak_terpisah_ketahuan_setengah(basis: Basis) -> None:
    """Negative control: where a cell is stored before its trail row, a kill falls in between."""
    acak = random.Random(0)
    with jalankan(basis, DUA_TRANSAKSI, bersih=False) as peladen:
        kerumunan = Kerumunan(basis, peladen.port, PENYUNTING, tahan_putus=True)
        kerumunan.mulai()
        for _ in range(3):
            time.sleep(1)
            _bunuh(peladen, "semua", acak)
        hasil = kerumunan.selesai()
    temuan = hasil.periksa(basis.baca_akhir())
    assert any(satu.startswith("setengah:") for satu in temuan), temuan[:5]


def _bunuh(peladen: Peladen, cara: str, acak: random.Random) -> list[float]:
    """Kill; start again what does not come back by itself, and say how long that took."""
    if cara == "pekerja":
        peladen.bunuh_pekerja(acak)
        return []
    if cara == "semua":
        peladen.bunuh_semua()
    else:
        peladen.bunuh_induk()
    return [peladen.mulai()]
