"""The cases of the constraints of Bukti; see ``kasus_batasan``."""

from __future__ import annotations

from typing import Any

from realisasi.models import Bukti
from tests.jabatan.kasus_batasan import SAAT, Adegan, Kasus, dua_kali, sisip


def bukti(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "kecamatan": adegan.kecamatan,
        "lembar": adegan.lembar,
        "indikator": adegan.indikator,
        "nama": "foto.jpg",
        "jenis": "jpg",
        "ukuran": 10,
        "sha256": "a" * 64,
        "diunggah_pada": SAAT,
        "diunggah_oleh": adegan.kantor.pengguna("Citra"),
    }
    sisip(Bukti, **(bawaan | kolom))


KASUS_BUKTI: dict[str, Kasus | tuple[Kasus, ...]] = {
    "bukti_sekali_per_baris": dua_kali(bukti),
    "bukti_sekali_per_lembar": dua_kali(lambda a: bukti(a, indikator=None)),
    "bukti_jenis_dikenal": lambda a: bukti(a, jenis="html"),
    "bukti_tidak_kosong": lambda a: bukti(a, ukuran=0),
    "bukti_bernama_dan_bersidik": (
        lambda a: bukti(a, nama=""),
        lambda a: bukti(a, sha256="a" * 63),
    ),
    "bukti_dihapus_bertanggal": (
        lambda a: bukti(a, dihapus_pada=SAAT),
        lambda a: bukti(a, dihapus_oleh=a.kantor.pengguna("Citra")),
    ),
}
