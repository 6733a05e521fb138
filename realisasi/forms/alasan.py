"""One reason: why a month should be opened, or why it should not."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from kinerja.inti.formulir import FormulirDasar, TeksField

PANJANG_ALASAN = 500


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
