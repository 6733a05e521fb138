"""The form that asks for a book."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict

from jabatan.izin import Pelaku
from jabatan.models import Katalog, Kecamatan
from kinerja.inti.formulir import FormulirDasar
from laporan.models import JenisPekerjaan

TAHUN_MUNDUR: Final = 4
SEMUA: Final = "semua"


class MintaBundelForm(FormulirDasar):
    """Kind, kecamatan and year; only of kecamatan he sees whole, and years with a catalogue."""

    bungkus = False

    jenis = forms.ChoiceField(
        label="Buku",
        choices=JenisPekerjaan.choices,
        error_messages={
            "invalid_choice": "Jenis buku ini tidak dikenal. Pilih dari daftar.",
            "required": "Pilih jenis bukunya.",
        },
    )
    kecamatan = forms.ChoiceField(
        label="Kecamatan",
        error_messages={
            "invalid_choice": "Kecamatan ini tidak dikenal. Pilih dari daftar.",
            "required": "Pilih kecamatannya.",
        },
    )
    tahun = forms.ChoiceField(
        label="Tahun",
        error_messages={
            "invalid_choice": "Tahun ini tidak tersedia. Pilih dari daftar.",
            "required": "Pilih tahunnya.",
        },
    )

    def __init__(self, data: QueryDict | None, *, pelaku: Pelaku) -> None:
        super().__init__(data, label_suffix="")
        self._kecamatan = {
            str(satu.pk): satu
            for satu in pelaku.daftar_kecamatan.values()
            if satu.pk in pelaku.kecamatan_penuh
        }
        daftar = sorted(self._kecamatan.values(), key=lambda satu: (satu.nama, satu.pk))
        tahun = range(pelaku.pada.year, pelaku.pada.year - TAHUN_MUNDUR - 1, -1)
        semua = [(SEMUA, "Semua kecamatan, satu buku tiap kecamatan")] if len(daftar) > 1 else []
        self._pilih("kecamatan", [*((str(satu.pk), satu.nama) for satu in daftar), *semua])
        self._pilih("tahun", [(str(satu), str(satu)) for satu in tahun])
        utama = pelaku.kecamatan_utama
        if utama is not None and str(utama.pk) in self._kecamatan:
            self.initial["kecamatan"] = str(utama.pk)

    def _pilih(self, nama: str, daftar: list[tuple[str, str]]) -> None:
        self.fields[nama].choices = daftar  # type: ignore[attr-defined]

    @property
    def asing(self) -> bool:
        """Does it name a kecamatan, by its number, that is not among his?"""
        teks = str(self.data.get("kecamatan", ""))
        return teks.isascii() and teks.isdigit() and teks not in self._kecamatan

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if {"kecamatan", "tahun"} <= isi.keys():
            satu = self._kecamatan.get(isi["kecamatan"])
            isi["tahun"] = int(isi["tahun"])
            isi["kecamatan"] = [
                satu
                for satu in (self._kecamatan.values() if satu is None else [satu])
                if Katalog.objects.berlaku_untuk(satu, isi["tahun"]) is not None
            ]
            if not isi["kecamatan"]:
                self.add_error(
                    "tahun", f"Belum ada katalog IKI yang berlaku untuk tahun {isi['tahun']}."
                )
        return isi

    @property
    def jenis_diminta(self) -> JenisPekerjaan:
        """Call these three on a valid form."""
        return JenisPekerjaan(self.cleaned_data["jenis"])

    @property
    def daftar_kecamatan_diminta(self) -> list[Kecamatan]:
        """Those with a catalogue in that year."""
        daftar: list[Kecamatan] = self.cleaned_data["kecamatan"]
        return daftar

    @property
    def tahun_diminta(self) -> int:
        return int(self.cleaned_data["tahun"])
