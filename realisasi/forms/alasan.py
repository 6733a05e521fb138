"""One reason: why a month should be opened or not, why somebody fills for another."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from kinerja.inti.formulir import FormulirDasar, TeksField
from realisasi.kesalahan import AlasanWajib

PANJANG_ALASAN = 500
PANJANG_ATAS_NAMA = 300


class AlasanForm(FormulirDasar):
    """A reason is mandatory; line breaks become spaces."""

    bungkus: ClassVar[bool] = False
    alasan = TeksField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tuliskan alasannya.",
            "max_length": f"Alasan paling panjang {PANJANG_ALASAN} karakter. Ringkas.",
        },
    )


def baca_alasan_atas_nama(teks: str) -> str:
    """Return why somebody else fills; AlasanWajib for a text that cannot be stored."""
    bersih = teks.strip()
    if "\x00" in bersih or len(bersih) > PANJANG_ATAS_NAMA:
        raise AlasanWajib(
            f"Alasan paling panjang {PANJANG_ATAS_NAMA} karakter, tanpa karakter khusus. Ringkas."
        )
    return bersih
