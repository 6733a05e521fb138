"""The cases of the constraints of LaporanTersimpan; see ``kasus_batasan``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection

from kinerja.inti.pemicu import lepas_pemicu
from laporan.models import LaporanTersimpan
from laporan.pemicu import TABEL
from tests.jabatan.kasus_batasan import SAAT, Adegan, Kasus, sisip


def terbitan(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "kode": "K7QF2M9XTD",
        "kecamatan": adegan.kecamatan,
        "penugasan": adegan.citra,
        "jenis": "realisasi",
        "pilihan": "jenis=realisasi",
        "tahun": 2026,
        "bulan": 9,
        "judul": "Laporan",
        "sebutan_periode": "Bulan September 2026",
        "status": "final",
        "edisi": 1,
        "sebab_edisi": "",
        "diterbitkan_pada": SAAT,
        "diterbitkan_oleh": adegan.kantor.pengguna("Citra"),
        "nama_penerbit": "Citra",
        "data_pada": SAAT,
        "katalog": "Katalog",
        "nama_berkas": "laporan",
        "pdf_ukuran": 10,
        "xlsx_ukuran": 10,
        **dict.fromkeys(("sidik_angka", "sidik_isi", "pdf_sha256", "xlsx_sha256"), "a" * 64),
    }
    sisip(LaporanTersimpan, **(bawaan | kolom))


def dua(**kedua: Any) -> Kasus:
    """A good one, then another; SQLite's guard against replacing, which would answer first, is out
    of the way until the transaction is undone."""

    def kasus(adegan: Adegan) -> None:
        lepas_pemicu(connection, TABEL)
        terbitan(adegan)
        terbitan(adegan, **kedua)

    return kasus


def kosong(*daftar_kolom: str) -> tuple[Kasus, ...]:
    return tuple(lambda a, satu=satu: terbitan(a, **{satu: ""}) for satu in daftar_kolom)


KASUS_TERBITAN: dict[str, Kasus | tuple[Kasus, ...]] = {
    "terbitan_kode_sekali": dua(pilihan="lain"),
    "terbitan_edisi_sekali": dua(kode="0000000000"),
    "terbitan_kode_lengkap": lambda a: terbitan(a, kode="K7QF2M9XT"),
    "terbitan_jenis_dikenal": lambda a: terbitan(a, jenis="lain"),
    "terbitan_status_dikenal": lambda a: terbitan(a, status="sah"),
    "terbitan_bulan_ada": (
        lambda a: terbitan(a, bulan=0),
        lambda a: terbitan(a, bulan=13),
        lambda a: terbitan(a, tahun=1999),
    ),
    "terbitan_edisi_bersambung": (
        lambda a: terbitan(a, edisi=2),
        lambda a: terbitan(a, sebab_edisi="angka berubah"),
        lambda a: terbitan(a, edisi=0),
    ),
    "terbitan_bernama": kosong(
        "judul", "pilihan", "sebutan_periode", "nama_penerbit", "nama_berkas"
    ),
    "terbitan_bersidik": kosong("sidik_angka", "sidik_isi", "pdf_sha256", "xlsx_sha256"),
    "terbitan_tidak_kosong": (
        lambda a: terbitan(a, pdf_ukuran=0),
        lambda a: terbitan(a, xlsx_ukuran=0),
    ),
    "terbitan_data_lebih_dahulu": lambda a: terbitan(a, data_pada=SAAT + timedelta(seconds=1)),
}
