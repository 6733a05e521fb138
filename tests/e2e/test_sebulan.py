"""A real month in a real browser: filled, returned, mended, verified, approved, printed.

The tests of this file share one office and run in this order, as the month does.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page, expect

from kinerja.inti.angka import baca_angka
from tests.alat.berkas import baca_baris_tabel, baca_teks_pdf, rapikan
from tests.e2e.berkas import Berkas
from tests.e2e.conftest import LEBAR_HP, Pembuka, masuk
from tests.e2e.laku import ajukan, baca_pesan, buka_isi, isi_kosong, menu, sel, tekan
from tests.e2e.periksa import ambil_luapan, ambil_pelanggaran_axe
from tests.laporan.pembaca import KOLOM, angka_sel, baca_laporan

ALASAN = "Register mencatat 173 arsip; mohon dicocokkan lagi."


def test_staf_citra_membaca_kesalahan_di_samping_selnya(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka(None)
    masuk(halaman, "citra")
    buka_isi(halaman, berkas, "citra")
    for nomor, teks in ((3, "12.5"), (4, "tiga puluh"), (5, "-2")):
        sel(halaman, nomor).fill(teks)
    sel(halaman, 5).press("Enter")
    expect(halaman.get_by_role("alert")).to_contain_text("Belum tersimpan")
    for nomor, teks in ((3, "12.5"), (4, "tiga puluh"), (5, "-2")):
        assert sel(halaman, nomor).input_value() == teks
        assert sel(halaman, nomor).get_attribute("aria-invalid") == "true"
        assert halaman.locator(f"#baris-{nomor} .sel-salah").inner_text()
    assert "koma" in halaman.locator("#baris-3 .sel-salah").inner_text()
    halaman.goto(berkas.isi("citra"))
    assert sel(halaman, 3).input_value() == ""
    assert "2 dari 5 terisi" in halaman.locator(".maju").inner_text()


def test_staf_citra_mengisi_dengan_papan_ketik_lalu_mengajukan(
    buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    sel(halaman, 3).focus()
    for nomor, teks in ((3, "170"), (4, "40"), (5, "12")):
        _maju_ke(halaman, nomor)
        halaman.keyboard.type(teks)
    halaman.keyboard.press("Enter")
    assert baca_pesan(halaman) == "3 isian tersimpan."
    assert "Draf" in halaman.locator(".kepala-baris").inner_text()
    assert [sel(halaman, nomor).input_value() for nomor in (3, 4, 5)] == ["170", "40", "12"]
    ajukan(halaman, "Ajukan ke Kasubbag")
    assert "sudah diajukan kepada Wahyu Hidayat" in baca_pesan(halaman)
    assert halaman.locator("input.isian-angka").count() == 0


def _maju_ke(halaman: Page, nomor: int) -> None:
    """Press Tab until the number of this row has the focus."""
    for _ in range(12):
        kini = halaman.evaluate("() => document.activeElement.closest('tr')?.id")
        angka = halaman.evaluate("() => document.activeElement.matches('.isian-angka')")
        if kini == f"baris-{nomor}" and angka:
            return
        halaman.keyboard.press("Tab")
    raise AssertionError(f"baris {nomor} tidak tercapai dengan Tab")


def test_kasubbag_wahyu_mengembalikan_satu_sel(buka: Pembuka) -> None:
    halaman = buka("wahyu")
    halaman.goto("/")
    menu(halaman, "Verifikasi")
    halaman.get_by_role("link", name="Periksa lembar Citra Lestari").click()
    baris = halaman.locator("#baris-3")
    baris.get_by_text("Kembalikan baris ini").click()
    baris.locator("textarea").fill(ALASAN)
    tekan(halaman, "Kembalikan")
    assert "dikembalikan kepada pengisi" in baca_pesan(halaman)
    assert halaman.locator(".antrean", has_text="Citra Lestari").count() == 0


def test_staf_citra_membaca_alasan_dan_memperbaiki(
    buka: Pembuka, berkas: Berkas, hasil: Path
) -> None:
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    assert "Dikembalikan oleh Wahyu Hidayat" in halaman.locator("main").inner_text()
    assert ALASAN in halaman.locator("#baris-3").inner_text()
    assert ALASAN not in halaman.locator("#baris-4").inner_text()
    halaman.screenshot(path=hasil / "perjalanan-dikembalikan-1280-light.png", full_page=True)
    sel(halaman, 3).fill("173")
    ajukan(halaman, "Ajukan ke Kasubbag")
    assert "sudah diajukan kepada Wahyu Hidayat" in baca_pesan(halaman)


def test_kasubbag_wahyu_melihat_yang_berubah_lalu_memverifikasi(
    buka: Pembuka, berkas: Berkas, hasil: Path
) -> None:
    halaman = buka("wahyu")
    halaman.goto(berkas.lembar("citra"))
    berubah = halaman.locator("tr.lembar-berubah")
    assert berubah.count() == 1
    assert berubah.get_attribute("id") == "baris-3"
    assert "sebelumnya 170" in berubah.inner_text()
    halaman.screenshot(path=hasil / "perjalanan-berubah-1280-light.png", full_page=True)
    assert ambil_pelanggaran_axe(halaman) == []
    tekan(halaman, "Verifikasi")
    assert "diverifikasi dan diteruskan ke Camat" in baca_pesan(halaman)


def test_camat_sari_menyetujui_satu_lalu_banyak(buka: Pembuka, berkas: Berkas, hasil: Path) -> None:
    halaman = buka("sari")
    halaman.goto("/persetujuan/")
    banyak = halaman.locator("input[name=lembar]").count()
    assert banyak > 2
    halaman.get_by_role("link", name="Lihat lembar Citra Lestari").click()
    tekan(halaman, "Setujui")
    assert "disetujui" in baca_pesan(halaman)
    assert halaman.locator("input[name=lembar]").count() == banyak - 1
    halaman.locator("input[name=lembar]").first.uncheck()
    tekan(halaman, "Setujui")
    assert baca_pesan(halaman) == f"{banyak - 2} lembar disetujui."
    tekan(halaman, "Setujui")
    assert baca_pesan(halaman) == "1 lembar disetujui."
    assert "Semua sudah diputuskan" in halaman.locator("main").inner_text()
    halaman.screenshot(path=hasil / "persetujuan-kosong-1280-light.png")
    assert ambil_pelanggaran_axe(halaman) == []


def test_bulan_yang_disetujui_tidak_bisa_diubah(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka("citra")
    halaman.goto(berkas.isi("citra"))
    assert halaman.locator("form#lembar input:not([type=hidden])").count() == 0
    assert halaman.locator(".btn:has-text('Simpan'), .btn:has-text('Ajukan')").count() == 0
    token = halaman.locator("form#lembar input[name=csrfmiddlewaretoken]").input_value()
    jawaban = halaman.request.post(
        halaman.url,
        form={"csrfmiddlewaretoken": token, "versi": "9", "tindakan": "simpan", "v-3": "2",
              "p-3": "999"},
        headers={"Referer": halaman.url},
    )  # fmt: skip
    assert jawaban.status in (403, 409, 302)
    halaman.reload()
    assert "173" in halaman.locator("#baris-3").inner_text()
    assert "999" not in halaman.locator("main").inner_text()


def _unduh(halaman: Page, nama: str) -> tuple[str, bytes]:
    with halaman.expect_download() as unduhan:
        tekan(halaman, nama)
    berkas = unduhan.value
    return berkas.suggested_filename, Path(berkas.path()).read_bytes()


def test_pdf_dan_excel_memuat_angka_halaman(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka("sari")
    halaman.goto(berkas.laporan("citra"))
    assert "Disetujui" in halaman.locator(".kepala").inner_text()
    daftar = baca_baris_tabel(halaman.content(), "laporan-baris")
    assert len(daftar) == 5
    nama_pdf, pdf = _unduh(halaman, "Unduh PDF")
    nama_xlsx, xlsx = _unduh(halaman, "Unduh Excel")
    assert nama_pdf.endswith(".pdf")
    assert nama_xlsx.endswith(".xlsx")
    teks = baca_teks_pdf(pdf)
    buku = baca_laporan(xlsx)
    assert [baris[2] for baris in daftar][2] == "173"
    for baris in daftar:
        assert " ".join(baris[1:5]) in teks
        _bandingkan_buku(baris, buku[int(baris[0])])
    rata = rapikan(halaman.locator(".laporan-rata, .angka-besar dd").first.inner_text())
    assert rata.split(" ")[0] in teks


def _bandingkan_buku(baris: list[str], sel_buku: tuple[object, ...]) -> None:
    """Each figure of a row of the page is the number in the workbook."""
    for ke, nama in enumerate(KOLOM, 1):
        di_buku = angka_sel(sel_buku[KOLOM[nama] - 1])
        if isinstance(di_buku, Decimal):
            angka = baca_angka(baris[ke].split(" ")[0])
            assert angka is not None
            assert angka.quantize(Decimal("0.01")) == di_buku, (baris[0], nama)
        else:
            assert baris[ke] == di_buku, (baris[0], nama)


def test_staf_fitri_mengisi_dan_mengajukan_dari_hp(
    buka: Pembuka, berkas: Berkas, hasil: Path
) -> None:
    halaman = buka(None, LEBAR_HP)
    masuk(halaman, "fitri")
    assert ambil_luapan(halaman) == []
    buka_isi(halaman, berkas, "fitri")
    sel(halaman, 2).fill("sepuluh")
    tekan(halaman, "Simpan Draf")
    assert halaman.locator("#baris-2 .sel-salah").is_visible()
    assert sel(halaman, 2).input_value() == "sepuluh"
    sel(halaman, 2).fill("")
    assert isi_kosong(halaman) > 0
    ajukan(halaman, "Ajukan ke")
    assert "sudah diajukan kepada" in baca_pesan(halaman)
    assert ambil_luapan(halaman) == []
    halaman.screenshot(path=hasil / "perjalanan-diajukan-360-light.png")


def test_petugas_joko_memperbaiki_yang_dikembalikan_dari_hp(buka: Pembuka, berkas: Berkas) -> None:
    halaman = buka("joko", LEBAR_HP)
    halaman.goto(berkas.isi("joko"))
    assert "Buku jaga mencatat" in halaman.locator("#baris-1").inner_text()
    sel(halaman, 1).fill("6")
    ajukan(halaman, "Ajukan ke Kasi")
    assert "sudah diajukan kepada Budi Santosa" in baca_pesan(halaman)


def test_petugas_slamet_mengisi_dan_mengajukan_tanpa_javascript(
    buka: Pembuka, berkas: Berkas
) -> None:
    halaman = buka("slamet", java_script_enabled=False)
    halaman.goto(berkas.isi("slamet"))
    sel(halaman, 1).fill("banyak")
    tekan(halaman, "Simpan Draf")
    assert halaman.locator("#baris-1 .sel-salah").is_visible()
    sel(halaman, 1).fill("")
    halaman.locator("#baris-2").get_by_label("Nihil").check()
    halaman.locator("#baris-2 summary").click()
    halaman.locator("#baris-2 textarea").fill("Tidak ada pelanggaran bulan ini.")
    assert isi_kosong(halaman) > 0
    tekan(halaman, "Simpan Draf")
    assert "isian tersimpan" in baca_pesan(halaman)
    ajukan(halaman, "Ajukan ke")
    assert "sudah diajukan" in baca_pesan(halaman)
    halaman.locator(".rel-akun summary").click()
    halaman.get_by_role("button", name="Keluar").first.click()
    assert "Anda sudah keluar" in halaman.locator("main").inner_text()
