"""What is typed: the monthly matrix, the targets of a seat, one reason."""

from realisasi.forms.lembar import (
    BacaMatriks,
    Galat,
    Ketikan,
    ambil_desimal_isian,
    baca_matriks,
    susun_galat,
    susun_ketikan,
    tulis_nilai,
)

__all__ = [
    "BacaMatriks",
    "Galat",
    "Ketikan",
    "ambil_desimal_isian",
    "baca_matriks",
    "susun_galat",
    "susun_ketikan",
    "tulis_nilai",
]
