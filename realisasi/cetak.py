"""The monthly sheet as a workbook to fill in away from the application."""

from __future__ import annotations

from kinerja.inti.angka import baca_angka
from kinerja.inti.buku import Batasan, Gaya, LembarBuku, susun_pola
from kinerja.inti.buku import Buku as BukuKerja
from realisasi.models import Realisasi
from realisasi.susunan import (
    BARIS_KEPALA,
    JUDUL_KOLOM,
    KOLOM_ISIAN,
    KOLOM_LABEL,
    KOLOM_NOMOR,
    KOLOM_SATUAN,
    KOLOM_SUMBER,
    KOLOM_TANYA,
    LEMBAR_SURAT,
    NIHIL,
    BarisBuku,
    Buku,
    BulanBuku,
)

LEBAR = (5, 38, 20, 10, 28, 12, 12, 8, 9, 28)
KOLOM_AKHIR = len(LEBAR) - 1
PANJANG_KETERANGAN = Realisasi._meta.get_field("keterangan").max_length or 0

JUDUL = Gaya(tebal=True, ukuran=14, lipat=False)
POLOS = Gaya(lipat=False)
PETUNJUK = Gaya(lipat=True, warna="#5A6663")
KEPALA = Gaya(
    garis=True, warna_garis="#AEB6B2", tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE"
)
KELOMPOK = Gaya(garis=True, warna_garis="#AEB6B2", tebal=True, latar="#F6F7F3")
SEL = Gaya(garis=True, warna_garis="#AEB6B2", tegak="vcenter")
TUTUP = SEL.dengan(latar="#E9ECEA")
BUKA = SEL.dengan(latar="#FFF6D6", terbuka=True)
ABU = "#C9CFCB"
HIJAU = "#0B5D57"

_PETUNJUK_NIHIL = "Pilih “nihil” bila bulan ini memang tidak ada yang dicatat."
_GALAT_NIHIL = "Pilih “nihil” dari daftar, atau kosongkan sel ini."
_GALAT_SYARAT = "Pilih “ya” atau “tidak” dari daftar."
_GALAT_ANGKA = (
    "Ketik angka 0 atau lebih, tanpa huruf dan tanpa rumus. "
    "Kosongkan sel ini bila belum ada angkanya."
)


def cetak_buku(buku: Buku) -> bytes:
    """Return the workbook: a sheet a month, only the inputs of open months unlocked."""
    kerja = BukuKerja(judul=buku.judul, pembuat=buku.pembuat, saat=buku.saat)
    for bulan in buku.daftar_bulan:
        _tulis_bulan(kerja.lembar(bulan.periode.nama), buku, bulan)
    surat = kerja.lembar(LEMBAR_SURAT)
    surat.teks(0, 0, buku.surat, POLOS)
    surat.kunci()
    surat.sembunyikan()
    return kerja.tutup()


def _tulis_bulan(lembar: LembarBuku, buku: Buku, bulan: BulanBuku) -> None:
    lembar.lebar(LEBAR)
    lembar.gabung((0, 0, 0, KOLOM_AKHIR), f"Isian realisasi {bulan.periode.nama}", JUDUL)
    lembar.gabung((1, 0, 1, KOLOM_AKHIR), buku.pemilik, POLOS)
    lembar.gabung((2, 0, 2, KOLOM_AKHIR), bulan.tolak or bulan.petunjuk, PETUNJUK)
    for kolom, teks in enumerate(JUDUL_KOLOM):
        lembar.teks(BARIS_KEPALA, kolom, teks, KEPALA)
    for letak, teks in bulan.daftar_kelompok:
        lembar.gabung((letak, 0, letak, KOLOM_AKHIR), teks, KELOMPOK)
    for baris in bulan.daftar_baris:
        _tulis_baris(lembar, baris, terbuka=not bulan.tolak)
    lembar.bekukan(BARIS_KEPALA + 1, KOLOM_TANYA + 1)
    lembar.atur_cetak(kaki=f"{buku.judul}. {buku.pemilik}", ulangi=(BARIS_KEPALA, BARIS_KEPALA))
    lembar.kunci()
    lembar.warnai_tab(ABU if bulan.tolak else HIJAU)
    if not bulan.tolak:
        lembar.tampilkan()


def _tulis_baris(lembar: LembarBuku, baris: BarisBuku, *, terbuka: bool) -> None:
    tetap = SEL if terbuka else TUTUP
    lembar.angka(baris.letak, KOLOM_NOMOR, baris.nomor, tetap.dengan(rata="center"))
    lembar.teks(baris.letak, KOLOM_TANYA, baris.pertanyaan, tetap)
    lembar.teks(baris.letak, KOLOM_SUMBER, baris.sumber, tetap.dengan(warna="#5A6663", ukuran=9))
    lembar.teks(baris.letak, KOLOM_SATUAN, baris.satuan, tetap.dengan(rata="center"))
    lembar.teks(baris.letak, KOLOM_LABEL, baris.label, tetap)
    for huruf, kolom in KOLOM_ISIAN.items():
        if not (terbuka and huruf in baris.ditawarkan):
            _tulis_isian(lembar, baris, huruf, TUTUP)
            continue
        _tulis_isian(lembar, baris, huruf, BUKA)
        lembar.batasi(baris.letak, kolom, _susun_batasan(baris, huruf))


def _tulis_isian(lembar: LembarBuku, baris: BarisBuku, huruf: str, gaya: Gaya) -> None:
    """Numbers as numbers; the other cells are of the text format, so that nothing typed there
    becomes a formula."""
    kolom, teks = KOLOM_ISIAN[huruf], baris.isian[huruf]
    if huruf == "k":
        lembar.teks(baris.letak, kolom, teks, gaya.dengan(pola="@"))
        return
    if huruf in "ns":
        lembar.teks(baris.letak, kolom, teks, gaya.dengan(pola="@", rata="center"))
        return
    gaya = gaya.dengan(rata="right", pola=susun_pola(baris.desimal(huruf)), lipat=False)
    angka = baca_angka(teks)
    if angka is None:
        lembar.teks(baris.letak, kolom, "", gaya)
    else:
        lembar.angka(baris.letak, kolom, angka, gaya)


def _susun_batasan(baris: BarisBuku, huruf: str) -> Batasan:
    if huruf == "n":
        return Batasan(_PETUNJUK_NIHIL, _GALAT_NIHIL, pilihan=(NIHIL,))
    if huruf == "s":
        tanya = f"{baris.aturan.syarat_pertanyaan}: pilih “ya” atau “tidak”."
        return Batasan(tanya, _GALAT_SYARAT, pilihan=("ya", "tidak"))
    if huruf == "k":
        batas = f"paling panjang {PANJANG_KETERANGAN} karakter."
        return Batasan(
            f"Penjelasan bila perlu, {batas}",
            f"Keterangan {batas} Ringkas dahulu.",
            panjang=PANJANG_KETERANGAN,
        )
    desimal = baris.desimal(huruf)
    jenis = "Bilangan bulat" if desimal == 0 else f"Angka, paling banyak {desimal} desimal"
    label = baris.label.split("\n")[0 if huruf == "p" else 1].partition(": ")[2]
    return Batasan(
        f"{label}. {jenis}; 0 bila sudah dihitung dan tidak ada, kosong bila belum ada angkanya.",
        _GALAT_ANGKA if desimal else f"{_GALAT_ANGKA} Isian ini harus bilangan bulat.",
        desimal=desimal,
    )
