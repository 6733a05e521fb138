"""The form of the lambang on letterheads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jabatan.forms.dasar import FormulirKantor
from jabatan.models import PemerintahDaerah
from kinerja.inti.angka import tulis_ukuran
from laporan.services.lambang import KOLOM_LAMBANG

BATAS_LAMBANG = 1024 * 1024


class LambangForm(FormulirKantor):
    """One picture."""

    berkas = forms.FileField(
        label="Gambar lambang",
        help_text=f"PNG atau JPG, paling besar {tulis_ukuran(BATAS_LAMBANG)}. "
        "Latar bening (PNG) paling rapi di kertas.",
        error_messages={
            "required": "Pilih gambarnya.",
            "empty": "Berkasnya kosong (0 byte). Periksa berkasnya, lalu unggah lagi.",
            "invalid": "Pilih gambarnya.",
            "max_length": "Nama berkasnya terlalu panjang. Pendekkan namanya, lalu unggah lagi.",
        },
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def __init__(self, *args: Any, pemda: PemerintahDaerah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lihat(pemda, KOLOM_LAMBANG)

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BATAS_LAMBANG:
            raise ValidationError(
                f"Gambar ini {tulis_ukuran(berkas.size)}, paling besar "
                f"{tulis_ukuran(BATAS_LAMBANG)}. Perkecil gambarnya, lalu unggah lagi."
            )
        return berkas
