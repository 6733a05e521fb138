"""Two tabs, two people: both values with who and when, and the person chooses."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka
from tests.e2e.isian import angka, isi, kabar, tersimpan_di_peramban, tunggu
from tests.e2e.periksa import ambil_pelanggaran_axe


def _buka_dua_tab(buka: Pembuka, berkas: Berkas) -> tuple[Page, Page]:
    satu = buka("citra")
    satu.goto(berkas.isi("citra"))
    dua = satu.context.new_page()
    dua.goto(berkas.isi("citra"))
    return satu, dua


def test_dua_tab_bentrok_dan_memakai_isian_saya(buka: Pembuka, berkas: Berkas) -> None:
    satu, dua = _buka_dua_tab(buka, berkas)
    isi(satu, 3, "151")
    tunggu(satu, 3, "tersimpan")
    isi(dua, 3, "152")
    tunggu(dua, 3, "bentrok")
    kotak = dua.locator("#baris-3 .sel-bentrok")
    for kata in ("Citra Lestari", "151", "152", "WIB"):
        expect(kotak).to_contain_text(kata)
    expect(kabar(dua)).to_contain_text("Baris 3 sudah diubah di tempat lain")
    assert ambil_pelanggaran_axe(dua) == []
    assert berkas.jejak_isi("citra", 1)[0].endswith("menjadi 151"), "tidak tertimpa diam-diam"
    kotak.get_by_role("button", name="Pakai isian saya").click()
    tunggu(dua, 3, "tersimpan")
    expect(kotak).to_have_count(0)
    satu.reload()
    assert angka(satu, 3).input_value() == "152"


def test_dua_tab_bentrok_dan_memakai_yang_tersimpan(buka: Pembuka, berkas: Berkas) -> None:
    satu, dua = _buka_dua_tab(buka, berkas)
    isi(satu, 3, "161")
    tunggu(satu, 3, "tersimpan")
    isi(dua, 3, "162")
    dua.locator("#baris-3").get_by_role("button", name="Pakai yang tersimpan").click()
    tunggu(dua, 3, "tersimpan")
    assert angka(dua, 3).input_value() == "161"
    assert tersimpan_di_peramban(dua) == []
    isi(dua, 3, "163")
    tunggu(dua, 3, "tersimpan")
    satu.reload()
    assert angka(satu, 3).input_value() == "163"


def test_bentrok_belum_dipilih_menahan_pengajuan_dan_bertahan_dimuat_ulang(
    buka: Pembuka, berkas: Berkas
) -> None:
    satu, dua = _buka_dua_tab(buka, berkas)
    isi(satu, 5, "21")
    tunggu(satu, 5, "tersimpan")
    isi(dua, 5, "22")
    tunggu(dua, 5, "bentrok")
    dua.locator(".kepala .btn", has_text="Ajukan").click()
    expect(kabar(dua)).to_contain_text("bentrok")
    dua.reload()
    tunggu(dua, 5, "bentrok")
    assert angka(dua, 5).input_value() == "22"
    dua.locator("#baris-5").get_by_role("button", name="Pakai isian saya").click()
    tunggu(dua, 5, "tersimpan")


def test_dua_orang_bentrok_menyebut_nama_yang_lain(buka: Pembuka, berkas: Berkas) -> None:
    """The atasan fills in for Citra, with a reason; each sees the other's name."""
    citra, wahyu = buka("citra"), buka("wahyu")
    citra.goto(berkas.isi("citra"))
    wahyu.goto(berkas.isi("citra"))
    isi(wahyu, 5, "31")
    expect(wahyu.locator("#halangan")).to_contain_text("alasan")
    tunggu(wahyu, 5, "tertunda")
    wahyu.get_by_label("Anda mengisi atas nama").fill("Citra sedang sakit.")
    wahyu.keyboard.press("Tab")
    tunggu(wahyu, 5, "tersimpan")
    expect(wahyu.locator("#halangan")).to_be_hidden()
    isi(citra, 5, "32")
    tunggu(citra, 5, "bentrok")
    expect(citra.locator("#baris-5 .sel-bentrok")).to_contain_text("Wahyu Hidayat")
