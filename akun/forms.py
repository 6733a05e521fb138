"""The forms of an account: coming in, changing one's password, where mail goes."""

from typing import Any

from django import forms

from kinerja.inti.formulir import FormulirDasar, SurelField

PANJANG_SANDI = 1024
PESAN_TIDAK_COCOK = "Nama pengguna atau kata sandi tidak cocok. Periksa lalu coba lagi."


class SandiField(forms.CharField):
    """A password box: kept as typed, never shown again."""

    def __init__(self, *, label: str, saran: str, kosong: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            strip=False,
            max_length=PANJANG_SANDI,
            widget=forms.PasswordInput(attrs={"autocomplete": saran}),
            error_messages={
                "required": kosong,
                "max_length": f"Kata sandi paling panjang {PANJANG_SANDI} karakter.",
            },
            **kwargs,
        )


class MasukForm(FormulirDasar):
    bungkus = False

    nama_pengguna = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={
            "required": "Isi nama pengguna Anda.",
            "max_length": "Nama pengguna paling panjang 50 karakter.",
        },
    )
    sandi = SandiField(label="Kata sandi", saran="current-password", kosong="Isi kata sandi Anda.")


class GantiSandiForm(FormulirDasar):
    bungkus = False

    sandi_lama = SandiField(
        label="Kata sandi sekarang",
        saran="current-password",
        kosong="Isi kata sandi Anda yang sekarang.",
    )
    sandi_baru = SandiField(
        label="Kata sandi baru",
        saran="new-password",
        kosong="Isi kata sandi baru.",
        help_text=(
            "Paling sedikit 12 karakter. Mudahnya: tiga atau empat kata yang hanya Anda ketahui, "
            "bukan nama Anda dan bukan kata umum kantor."
        ),
    )
    sandi_ulang = SandiField(
        label="Ulangi kata sandi baru",
        saran="new-password",
        kosong="Ulangi kata sandi baru.",
    )

    def clean_sandi_ulang(self) -> str:
        ulang: str = self.cleaned_data["sandi_ulang"]
        baru = self.cleaned_data.get("sandi_baru")
        if baru is not None and baru != ulang:
            raise forms.ValidationError("Kata sandi baru dan ulangannya berbeda.", code="berbeda")
        return ulang


class SurelForm(FormulirDasar):
    """Where the inbox is mailed to; empty for nowhere."""

    bungkus = False

    surel = SurelField(
        label="Kirim juga ke surel",
        help_text="Kosongkan bila cukup dibaca di sini.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
