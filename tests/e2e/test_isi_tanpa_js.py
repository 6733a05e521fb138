"""Without JavaScript the sheet is one plain form: nothing of the modules is in the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, LEBAR_MEJA, Pembuka
from tests.e2e.isian import angka
from tests.e2e.laku import baca_pesan, tekan
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe, ambil_sasaran_kecil


@pytest.mark.parametrize("lebar", [LEBAR_HP, LEBAR_MEJA])
def test_formulir_polos_menyimpan_semua_sekaligus(
    lebar: int, buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("citra", lebar, java_script_enabled=False)
    halaman.goto(berkas.isi("citra"))
    for pemilih in (".hanya-js", "#kartu-kepala", "#kartu-pindah", "dialog", "#halangan"):
        for satu in halaman.locator(pemilih).all():
            expect(satu).to_be_hidden()
    for nomor in (1, 3, 5):
        expect(angka(halaman, nomor)).to_be_visible()
    angka(halaman, 3).fill(f"{lebar}")
    angka(halaman, 5).fill("9")
    tekan(halaman, "Simpan Draf")
    assert "isian tersimpan" in baca_pesan(halaman)
    assert angka(halaman, 3).input_value() == f"{lebar:,}".replace(",", ".")


def test_dengan_javascript_tombol_simpan_tidak_diperlukan(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    expect(halaman.locator("html")).to_have_class("js")
    expect(halaman.get_by_role("button", name="Simpan Draf")).to_have_count(0)
    assert ambil_luapan(halaman) == []
    assert ambil_pelanggaran_axe(halaman) == []
    assert ambil_sasaran_kecil(halaman, 24) == []
