"""Base of every ordinary form: crispy helper, no browser bubbles, numbers in Indonesian."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kinerja.inti.angka import AngkaTidakTerbaca, baca_angka, tulis_angka


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
