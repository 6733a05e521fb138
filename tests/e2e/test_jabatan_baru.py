"""A twelfth jabatan from nothing to a computed month: the admins' work, then the person's.

The tests of this file share one office and run in this order.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.berkas import Berkas
from tests.e2e.conftest import Pembuka
from tests.e2e.laku import ajukan, baca_pesan, menu, sel, tekan
from tests.e2e.periksa import ambil_pelanggaran_axe

JABATAN, POSISI, ORANG = "Pengelola Arsip", "Pengelola Arsip", "Ratih Kumala"
KINERJA = "Tertatanya arsip kecamatan"
INDIKATOR = (
    {
        "Nama indikator": "Jumlah arsip yang ditata",
        "Formulasi": "Berapa arsip yang ditata bulan ini",
        "Satuan": "arsip",
        "jenis": "jumlah",
        "agregasi": "jumlah",
    },
    {
        "Nama indikator": "Persentase peminjaman arsip yang selesai",
        "Formulasi": "Peminjaman selesai dibagi seluruh peminjaman",
        "Satuan": "persen",
        "jenis": "persentase",
        "agregasi": "rasio_jumlah",
        "Sebutan pembilang": "Peminjaman selesai",
        "Sebutan penyebut": "Seluruh peminjaman",
    },
    {
        "Nama indikator": "Rata-rata waktu pencarian arsip",
        "Formulasi": "Jumlah menit dibagi banyaknya pencarian",
        "Satuan": "menit",
        "jenis": "rata_rata",
        "agregasi": "rasio_jumlah",
        "polaritas": "turun",
        "Sebutan pembilang": "Jumlah menit",
        "Sebutan penyebut": "Banyaknya pencarian",
    },
)
TARGET = ("120", "100", "10")
SANDI_BARU = "kumala-menanam-kopi-pagi"


@pytest.fixture(scope="module")
def titipan() -> dict[str, str]:
    """What one step hands to the next: account and password of the slip, address of the sheet."""
    return {}


def _isi(halaman: Page, isian: dict[str, str]) -> None:
    """Fill fields by their labels; a name in lower case is a choice."""
    for label, nilai in isian.items():
        if label.replace("_", "").islower():
            halaman.locator(f"select[name={label}]").select_option(nilai)
        else:
            halaman.get_by_label(label).first.fill(nilai)


def _pilih(halaman: Page, label: str, sebagian: str) -> None:
    """Choose the option that carries these words."""
    pilihan = halaman.get_by_label(label).first
    nilai = pilihan.locator("option", has_text=sebagian).first.get_attribute("value")
    pilihan.select_option(nilai)


def test_admin_pemda_menyusun_jabatan_dengan_tiga_jenis_indikator(
    buka: Pembuka, hasil: Path
) -> None:
    halaman = buka("pemda")
    halaman.goto("/katalog/")
    tekan(halaman, "Tambah jabatan")
    _isi(halaman, {"Nama jabatan": JABATAN, "Tugas": "Mengelola arsip kecamatan."})
    tekan(halaman, "Tambah jabatan")
    tekan(halaman, "Tambah fungsi")
    _isi(halaman, {"Uraian fungsi": "Menata arsip kecamatan"})
    tekan(halaman, "Tambah fungsi")
    tekan(halaman, "Tambah kinerja utama")
    _isi(halaman, {"Kinerja utama": KINERJA, "berlaku_dari": "1"})
    tekan(halaman, "Tambah kinerja utama")
    for satu in INDIKATOR:
        tekan(halaman, "Tambah indikator")
        _isi(halaman, {**satu, "Sumber data": "Buku peminjaman arsip", "berlaku_dari": "1"})
        if satu["jenis"] == "persentase":
            tekan(halaman, "Hitung contoh")
            expect(halaman.locator("main")).to_contain_text(
                "Januari 8 dari 10, Februari 40 dari 40"
            )
            expect(halaman.locator("main")).to_contain_text("96,00")
        tekan(halaman, "Tambah indikator")
    for satu in INDIKATOR:
        expect(halaman.locator("#tabel-resmi")).to_contain_text(satu["Nama indikator"])
    halaman.screenshot(path=hasil / "perjalanan-jabatan-baru-1280-light.png", full_page=True)
    assert ambil_pelanggaran_axe(halaman) == []


def test_admin_kecamatan_mendudukkan_pegawai_baru_bertarget(
    buka: Pembuka, titipan: dict[str, str], hasil: Path, berkas: Berkas
) -> None:
    halaman = buka("admin")
    halaman.goto("/")
    menu(halaman, "Posisi")
    tekan(halaman, "Tambah posisi")
    _isi(halaman, {"Nama posisi": POSISI, "jenis": "pelaksana"})
    _pilih(halaman, "Atasan langsung", "Umum dan Kepegawaian")
    _pilih(halaman, "Jabatan dalam katalog IKI", JABATAN)
    tekan(halaman, "Tambah posisi")
    menu(halaman, "Pegawai")
    tekan(halaman, "Tambah pegawai")
    _isi(halaman, {"Nama lengkap": ORANG, "status": "non_asn"})
    tekan(halaman, "Tambah pegawai")
    titipan["pegawai"] = halaman.url
    menu(halaman, "Posisi")
    halaman.get_by_role("link", name=POSISI, exact=True).click()
    tekan(halaman, "Tugaskan pegawai")
    _pilih(halaman, "Pegawai", ORANG)
    _isi(halaman, {"Nomor SK": "800/99/2026", "Mulai": f"{berkas.kode()[:4]}-01-01"})
    tekan(halaman, "Tugaskan")
    halaman.goto(titipan["pegawai"])
    tekan(halaman, "Buatkan akun")
    _isi(halaman, {"Nama pengguna": "ratih.kumala"})
    tekan(halaman, "Buat akun")
    titipan["nama"], titipan["sandi"] = halaman.locator(".slip-kode").all_inner_texts()
    menu(halaman, "Target")
    halaman.get_by_role("link", name=POSISI, exact=True).click()
    for isian, teks in zip(halaman.locator("input[name^=t-]").all(), TARGET, strict=True):
        isian.fill(teks)
    tekan(halaman, "Simpan target")
    expect(halaman.locator(".daftar-pesan")).to_contain_text("3 target")
    halaman.screenshot(path=hasil / "perjalanan-target-baru-1280-light.png", full_page=True)


def test_pegawai_baru_mengisi_dan_melihat_hitungannya(
    buka: Pembuka, titipan: dict[str, str], hasil: Path
) -> None:
    halaman = buka(None)
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").fill(titipan["nama"])
    halaman.get_by_label("Kata sandi").fill(titipan["sandi"])
    halaman.get_by_role("button", name="Masuk").click()
    for label, teks in (
        ("Kata sandi sekarang", titipan["sandi"]),
        ("Kata sandi baru", SANDI_BARU),
        ("Ulangi", SANDI_BARU),
    ):
        halaman.get_by_label(label).first.fill(teks)
    tekan(halaman, "Ganti kata sandi")
    menu(halaman, "Isi")
    for nomor, angka in ((1, ("12",)), (2, ("8", "10")), (3, ("6,5", "40"))):
        for isian, teks in zip(sel(halaman, nomor).all(), angka, strict=True):
            isian.fill(teks)
    tekan(halaman, "Simpan Draf")
    assert baca_pesan(halaman) == "3 isian tersimpan."
    expect(halaman.locator("#baris-2")).to_contain_text("80,00")
    expect(halaman.locator("#baris-3")).to_contain_text("135,00")
    halaman.screenshot(path=hasil / "perjalanan-pegawai-baru-1280-light.png", full_page=True)
    ajukan(halaman, "Ajukan ke Kasubbag")
    assert "sudah diajukan kepada Wahyu Hidayat" in baca_pesan(halaman)
    tekan(halaman, "Laporan")
    baris = halaman.locator("tr.laporan-baris")
    expect(baris).to_have_count(3)
    expect(baris.nth(1)).to_contain_text("80,00")
