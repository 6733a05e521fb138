"""What is typed: the monthly matrix, the targets of a seat, one reason."""

from realisasi.forms.lembar import (
    BacaMatriks,
    Galat,
    Ketikan,
    baca_matriks,
    susun_galat,
    susun_galat_masalah,
    susun_ketikan,
    tulis_nilai,
    tulis_nilai_bersatuan,
)

__all__ = [
    "BacaMatriks",
    "Galat",
    "Ketikan",
    "baca_matriks",
    "susun_galat",
    "susun_galat_masalah",
    "susun_ketikan",
    "tulis_nilai",
    "tulis_nilai_bersatuan",
]
