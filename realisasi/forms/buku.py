"""Uploading a workbook, and saving what its preview showed."""

from __future__ import annotations

from django import forms

from kinerja.inti.formulir import FormulirDasar, TeksField
from realisasi.kesalahan import AlasanWajib


class UnggahForm(FormulirDasar):
    """One file; its name and declared type are never looked at."""

    bungkus = False

    berkas = forms.FileField(
        label="Buku yang sudah diisi",
        help_text="Berkas .xlsx dari halaman ini, paling besar 1 MB.",
        max_length=255,
        error_messages={
            "required": "Pilih dahulu berkas Excel-nya.",
            "invalid": "Berkas tidak terkirim. Pilih lagi berkasnya.",
            "missing": "Berkas tidak terkirim. Pilih lagi berkasnya.",
            "empty": "Berkas itu kosong. Pilih buku yang sudah diisi.",
            "max_length": "Nama berkas itu terlalu panjang. Singkatkan, lalu unggah lagi.",
        },
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )


class TerapkanForm(FormulirDasar):
    """The signed values of a preview; why somebody else fills, where he must say so."""

    bungkus = False

    pratinjau = forms.CharField(widget=forms.HiddenInput)
    alasan_atas_nama = TeksField(label="Alasan", required=False, max_length=300)

    def ambil_alasan(self) -> str:
        """Return the reason; AlasanWajib for a text that cannot be stored."""
        for daftar in self.errors.get("alasan_atas_nama", []):
            raise AlasanWajib(f"Alasan mengisi atas nama orang lain: {daftar}")
        return str(self.cleaned_data["alasan_atas_nama"])
