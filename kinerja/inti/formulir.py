"""Base of every ordinary form: crispy helper, no browser bubbles, numbers in Indonesian."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kinerja.inti.angka import AngkaTidakTerbaca, baca_angka, tulis_angka
from kinerja.inti.teks import periksa_kendali

TAHUN_TERAWAL, TAHUN_TERAKHIR = 1950, 2100


class FormulirDasar(forms.Form):
    """A form posted by the page; set ``bungkus = False`` where the template writes ``<form>``."""

    bungkus: ClassVar[bool] = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = buat_helper(bungkus=self.bungkus)


def buat_helper(*, bungkus: bool = True) -> FormHelper:
    """POST, no HTML5 validation (it would speak the browser's language)."""
    helper = FormHelper()
    helper.form_method = "post"
    helper.form_tag = bungkus
    helper.attrs = {"novalidate": ""}
    return helper


class AngkaField(forms.CharField):
    """A number typed the Indonesian way; blank is None, and what was typed stays in the box."""

    def __init__(self, *, desimal: int = 2, **kwargs: Any) -> None:
        self.desimal = desimal
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        kwargs.setdefault("max_length", 40)
        super().__init__(empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return tulis_angka(value) if isinstance(value, Decimal | int) else value

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        if teks is None:
            return None
        try:
            return baca_angka(teks, desimal=self.desimal)
        except AngkaTidakTerbaca as sebab:
            raise ValidationError(sebab.pesan, code="angka") from sebab

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != baca_angka(data or "", desimal=self.desimal))
        except AngkaTidakTerbaca:
            return True


class TerlihatField(forms.CharField):
    """Plain text as typed, without invisible characters (refused before anything is stripped)."""

    def to_python(self, value: Any) -> Any:
        _tolak_kendali(self, value)
        return super().to_python(value)


def _tolak_kendali(bidang: forms.Field, nilai: Any) -> None:
    if pesan := periksa_kendali(str(nilai or ""), str(bidang.label)):
        raise ValidationError(pesan, code="kendali")


class TeksField(TerlihatField):
    """One line: spaces and line ends become single spaces."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        return " ".join(teks.split()) if isinstance(teks, str) else teks


class ParagrafField(TerlihatField):
    """Text of several lines: spaces normalised within a line, one blank line at most."""

    def __init__(self, *, baris: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": baris}))
        kwargs.setdefault("max_length", 5000)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        teks = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        daftar = [" ".join(satu.split()) for satu in teks.split("\n")]
        padat = [satu for nomor, satu in enumerate(daftar) if satu or (nomor and daftar[nomor - 1])]
        return "\n".join(padat).strip("\n")


class SurelField(forms.EmailField):
    """An e-mail address; empty where it is not required."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "off"}))
        super().__init__(
            required=False,
            max_length=254,
            error_messages={
                "invalid": "Alamat surel tidak terbaca. Tulis seperti nama@contoh.go.id.",
                "max_length": "Alamat surel paling panjang 254 karakter.",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        _tolak_kendali(self, value)  # domains in other alphabets let some of them pass
        return super().to_python(value)


class TanggalField(forms.DateField):
    """A day: the browser's own picker, and typed text in the Indonesian order."""

    def __init__(self, **kwargs: Any) -> None:
        pesan = {
            "invalid": "Tanggal tidak terbaca. Tulis seperti 05-02-2026.",
            "required": "Isi tanggalnya.",
        }
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages=pesan,
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        hari = super().clean(value)
        if hari is not None and not TAHUN_TERAWAL <= hari.year <= TAHUN_TERAKHIR:
            raise ValidationError(
                f"Tahun harus antara {TAHUN_TERAWAL} dan {TAHUN_TERAKHIR}.", code="tahun"
            )
        return hari
