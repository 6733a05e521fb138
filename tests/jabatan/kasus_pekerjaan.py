"""The cases of the constraints of Pekerjaan; see ``kasus_batasan``."""

from __future__ import annotations

from typing import Any

from laporan.models import Pekerjaan
from tests.jabatan.kasus_batasan import SAAT, Adegan, Kasus, dua_kali, sisip

JADI = {
    "keadaan": "selesai",
    "berakhir_pada": SAAT,
    "sha256": "a" * 64,
    "ukuran": 10,
    "banyak_halaman": 2,
    "disimpan_sampai": SAAT,
}


def pekerjaan(adegan: Adegan, **kolom: Any) -> None:
    """A book that waits."""
    bawaan = {
        "kecamatan": adegan.kecamatan,
        "jenis": "setahun",
        "tahun": 2026,
        "pilihan": "jenis=setahun",
        "judul": "Buku laporan setahun 2026",
        "diminta_oleh": adegan.kantor.pengguna("Sari"),
        "nama_peminta": "Sari",
        "diminta_pada": SAAT,
        "denyut_pada": SAAT,
        "nama_berkas": "buku",
    }
    sisip(Pekerjaan, **(bawaan | kolom))


def _dengan(**kolom: Any) -> Kasus:
    return lambda adegan: pekerjaan(adegan, **kolom)


KASUS_PEKERJAAN: dict[str, Kasus | tuple[Kasus, ...]] = {
    "pekerjaan_satu_berjalan": dua_kali(pekerjaan),
    "pekerjaan_jenis_dikenal": _dengan(jenis="lain"),
    "pekerjaan_keadaan_dikenal": _dengan(keadaan="lain", berakhir_pada=SAAT),
    "pekerjaan_bagian_terhitung": (
        _dengan(bagian_selesai=1),
        _dengan(bagian_selesai=3, banyak_bagian=2),
    ),
    "pekerjaan_berakhir_berwaktu": (
        _dengan(berakhir_pada=SAAT),
        _dengan(**(JADI | {"berakhir_pada": None})),
    ),
    "pekerjaan_selesai_berberkas": (
        *(_dengan(**(JADI | {nama: kosong})) for nama, kosong in (("sha256", ""), ("ukuran", 0))),
        _dengan(sha256="a" * 64),
    ),
    "pekerjaan_gagal_bersebab": (
        _dengan(keadaan="gagal", berakhir_pada=SAAT),
        _dengan(keadaan="dibatalkan", berakhir_pada=SAAT),
    ),
}
