"""Fifty people fill their sheets at once; what was acknowledged stands, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable

from tests.gerbang.basis import Basis
from tests.gerbang.peladen import jalankan
from tests.gerbang.penyunting import Kerumunan
from tests.gerbang.takaran import Takaran

TANPA_PENJAGA = "tests.gerbang.tanpa_penjaga:application"
NOMOR_SENDIRI = 1001


def test_tidak_ada_simpanan_yang_hilang_atau_tertimpa(
    basis: Basis, takaran: Takaran, lapor: Callable[[str], None]
) -> None:
    with jalankan(basis) as peladen:
        sendiri = Kerumunan(basis, peladen.port, 1, nomor_awal=NOMOR_SENDIRI).jalankan(4)
        hasil = Kerumunan(basis, peladen.port, takaran.penyunting).jalankan(takaran.detik)
    lapor(f"alone: {sendiri.tulis()}\n{hasil.tulis()}")
    kali = hasil.p95_terburuk / (takaran.penyunting * sendiri.p50)
    lapor(f"worst p95 = {kali:.2f} x (editors x median of one alone); to reach: 3")
    assert hasil.periksa(basis.baca_akhir(), sendiri) == []
    assert hasil.disimpan > takaran.penyunting
    assert all(satu.lama for satu in hasil.daftar), "an editor never got an answer"
    assert any(satu.bentrok for satu in hasil.daftar), "nobody shared a cell"


def test_kendali_tanpa_penjaga_versi_pemeriksa_menemukannya(basis: Basis) -> None:
    """Negative control: without the guard of versions, people who share cells overwrite."""
    with jalankan(basis, TANPA_PENJAGA) as peladen:
        hasil = Kerumunan(basis, peladen.port, 20).jalankan(4)
    temuan = hasil.periksa(basis.baca_akhir())
    assert any(satu.startswith(("ganda:", "diam-diam:")) for satu in temuan), temuan[:5]
