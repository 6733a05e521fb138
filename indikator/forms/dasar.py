"""Base of the forms that edit a catalogue: what was seen, on what ground, what is stored now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from indikator.kesalahan import BagianBerubah
from indikator.services import Perbuatan
from jabatan.forms import FormulirKantor
from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog
from kinerja.inti.formulir import TeksField
from kinerja.inti.waktu import NAMA_BULAN

H = TypeVar("H")
DESEMBER = 12


class FormulirKatalog(FormulirKantor):
    """``berubah`` is why a save met something newer, "" when it did not. A catalogue in force
    also asks on what ground it is changed."""

    alasan = TeksField(
        label="Dasar perubahan",
        max_length=200,
        required=False,
        help_text="Misalnya nomor SK perubahan. Tercatat di Log Aktivitas.",
    )

    def __init__(self, *args: Any, katalog: Katalog, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.berubah = ""
        if katalog.keadaan != KeadaanKatalog.BERLAKU:
            del self.fields["alasan"]

    def simpan(self, tindakan: Callable[[Perbuatan], H], *, oleh: Pelaku, dilihat: str) -> H | None:
        """Act on valid input; refusals stand beside the fields, a newer row in ``berubah``."""

        def lakukan() -> H:
            alasan = self.cleaned_data.get("alasan", "")
            return tindakan(Perbuatan(oleh=oleh, dilihat=dilihat, alasan=alasan))

        try:
            return self.coba(lakukan)
        except BagianBerubah as sebab:
            self.berubah = sebab.pesan
        return None

    @property
    def status(self) -> int:
        return 409 if self.berubah else (422 if self.errors else 200)

    @property
    def daftar_tersimpan(self) -> list[tuple[str, str]]:
        """What is stored now where it differs from what was typed: (label, value in words)."""
        return [
            (str(self.fields[nama].label), self._sebut(nama))
            for nama in self.changed_data
            if nama in self.initial and nama != "alasan"
        ]

    def _sebut(self, nama: str) -> str:
        """The stored value of a field as a person reads it."""
        nilai, bidang = self.initial[nama], self.fields[nama]
        if isinstance(bidang, forms.BooleanField):
            return "ya" if nilai else "tidak"
        if isinstance(bidang, forms.ChoiceField):
            dipilih = {str(satu) for satu in (nilai if isinstance(nilai, list) else [nilai])}
            pilihan: Any = bidang.choices
            return ", ".join(str(teks) for kode, teks in pilihan if str(kode) in dipilih)
        return str(bidang.prepare_value(nilai) or "–")


def susun_pilihan_bulan(awal: int, akhir: int = DESEMBER) -> list[tuple[int, str]]:
    """Return the months awal..akhir as choices."""
    return [(bulan, NAMA_BULAN[bulan - 1]) for bulan in range(awal, akhir + 1)]


class BulanMulaiField(forms.TypedChoiceField):
    """The month from which a new row is in force; months already handed in are not offered."""

    def __init__(self) -> None:
        super().__init__(
            label="Berlaku mulai",
            choices=susun_pilihan_bulan(1),
            coerce=int,
            help_text="Bulan yang lembarnya sudah ada yang diajukan tidak ditawarkan.",
            error_messages={
                "invalid_choice": "Bulan ini tidak tersedia. Pilih dari daftar.",
                "required": "Pilih bulan mulai berlaku.",
            },
        )

    def batasi(self, awal: int, *pilihan_lama: int) -> None:
        """Offer the months from ``awal`` on, and those that stand already."""
        bulan = sorted({*range(awal, DESEMBER + 1), *pilihan_lama})
        self.choices = [(satu, NAMA_BULAN[satu - 1]) for satu in bulan]
        if not bulan:
            self.help_text = (
                "Lembar Desember jabatan ini sudah ada yang diajukan. "
                "Tambahkan baris pada katalog tahun berikutnya."
            )
