"""What is typed: the monthly matrix, the targets of a seat, one reason."""

from realisasi.forms.lembar import (
    PAKAI_SAYA,
    PAKAI_TERSIMPAN,
    BacaMatriks,
    Galat,
    Ketikan,
    ambil_desimal_isian,
    baca_matriks,
    susun_galat_masalah,
    susun_ketikan,
    tulis_asing,
    tulis_ketikan,
    tulis_nilai,
    tulis_nilai_bersatuan,
)

__all__ = [
    "PAKAI_SAYA",
    "PAKAI_TERSIMPAN",
    "BacaMatriks",
    "Galat",
    "Ketikan",
    "ambil_desimal_isian",
    "baca_matriks",
    "susun_galat_masalah",
    "susun_ketikan",
    "tulis_asing",
    "tulis_ketikan",
    "tulis_nilai",
    "tulis_nilai_bersatuan",
]
