"""One guide for each kind of person; a reader's own come first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jabatan.izin import Pelaku
from laporan.izin import ada_verifikasi


@dataclass(frozen=True, slots=True)
class Panduan:
    """One guide. ``kode`` is its address, ``templat`` holds its text, ``bagi`` whose it is."""

    kode: str
    judul: str
    ringkas: str
    templat: str
    bagi: Callable[[Pelaku], bool]


DAFTAR_PANDUAN = (
    Panduan(
        "staf",
        "Staf",
        "Mengisi dan mengajukan realisasi setiap bulan",
        "laporan/panduan/_staf.html",
        lambda pelaku: pelaku.ada_lembar,
    ),
    Panduan(
        "atasan",
        "Atasan langsung",
        "Memverifikasi atau mengembalikan lembar bawahan",
        "laporan/panduan/_atasan.html",
        ada_verifikasi,
    ),
    Panduan(
        "camat",
        "Camat",
        "Melihat keadaan kantor dan menyetujui dalam sepuluh menit sebulan",
        "laporan/panduan/_camat.html",
        lambda pelaku: pelaku.adalah_camat,
    ),
    Panduan(
        "admin-kecamatan",
        "Admin kecamatan",
        "Menyiapkan posisi, pegawai, akun, dan acuan kerja setahun",
        "laporan/panduan/_admin_kecamatan.html",
        lambda pelaku: bool(pelaku.admin_kecamatan_di),
    ),
    Panduan(
        "admin-pemda",
        "Admin pemda",
        "Mengurus satu aplikasi untuk semua kecamatan",
        "laporan/panduan/_admin_pemda.html",
        lambda pelaku: bool(pelaku.admin_pemda_di),
    ),
    Panduan(
        "inspektorat",
        "Inspektorat (APIP)",
        "Menelusuri angka tercetak sampai ke sumbernya",
        "laporan/panduan/_inspektorat.html",
        lambda pelaku: pelaku.adalah_inspektorat,
    ),
)


def susun_panduan(pelaku: Pelaku) -> tuple[list[Panduan], list[Panduan]]:
    """Return (his own, the others), each in the order of the work; his own may be empty."""
    milik = [satu for satu in DAFTAR_PANDUAN if satu.bagi(pelaku)]
    return milik, [satu for satu in DAFTAR_PANDUAN if satu not in milik]


def ambil_panduan(kode: str) -> Panduan | None:
    """Return the guide of that address; None where there is none."""
    return next((satu for satu in DAFTAR_PANDUAN if satu.kode == kode), None)
