"""Forms of a catalogue as a whole: opening one, its decree, a decree within the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from indikator.arti.langkah import Cakupan
from indikator.services import IsianKatalog, IsianPerubahan
from jabatan.forms import TAK_SAH, FormulirKantor
from jabatan.models import Katalog
from kinerja.inti.formulir import TanggalField, TeksField
from kinerja.inti.waktu import NAMA_BULAN

KOSONG = ""


class TahunField(forms.IntegerField):
    """A year near today: an older or a farther one is a slip of the keyboard."""

    def __init__(self, tahun: int, **kwargs: Any) -> None:
        awal, akhir = tahun - 1, tahun + 2
        pesan = f"Isi tahun antara {awal} dan {akhir}."
        super().__init__(
            label="Tahun",
            min_value=awal,
            max_value=akhir,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), pesan),
            **kwargs,
        )


def _nomor_sk(label: str = "Nomor SK") -> TeksField:
    return TeksField(label=label, max_length=120, error_messages={"required": "Isi nomor SK."})


class SkKatalogForm(FormulirKantor):
    """The decree of a draft."""

    nomor_sk = _nomor_sk()
    tanggal_sk = TanggalField(label="Tanggal SK")

    def __init__(self, *args: Any, tahun_kini: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tahun = TahunField(tahun_kini)
        self.fields = {"tahun": tahun, **self.fields}


class KatalogBaruForm(SkKatalogForm):
    """What a new year is opened from, for whom, and with which decree."""

    def __init__(
        self,
        *args: Any,
        daftar_asal: Sequence[Katalog],
        daftar_cakupan: Sequence[Cakupan],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_cakupan = {satu.kunci: satu for satu in daftar_cakupan}
        asal = forms.ChoiceField(
            label="Disalin dari",
            required=False,
            choices=[*((str(satu.pk), _sebut_asal(satu)) for satu in daftar_asal), PILIHAN_KOSONG],
            help_text="Jabatan, fungsi, kinerja utama, indikator, dan sumber datanya ikut semua; "
            "baris yang sudah berakhir di tengah tahun tidak.",
            error_messages=TAK_SAH,
        )
        cakupan = forms.ChoiceField(
            label="Berlaku untuk",
            choices=[(satu.kunci, satu.sebutan) for satu in daftar_cakupan],
            error_messages=TAK_SAH,
        )
        target = forms.BooleanField(
            label="Salin juga target posisi",
            required=False,
            help_text="Target setahun dan rencana bulanannya; masih dapat diubah sebelum berlaku.",
        )
        self.fields = {"asal": asal, "cakupan": cakupan, **self.fields, "salin_target": target}

    @property
    def asal_id(self) -> int | None:
        """The catalogue to copy; None for an empty draft."""
        teks: str = self.cleaned_data["asal"]
        return int(teks) if teks != KOSONG else None

    @property
    def isian(self) -> IsianKatalog:
        cakupan = self.daftar_cakupan[self.cleaned_data["cakupan"]]
        return IsianKatalog(
            pemda=cakupan.pemda,
            kecamatan=cakupan.kecamatan,
            tahun=self.cleaned_data["tahun"],
            nomor_sk=self.cleaned_data["nomor_sk"],
            tanggal_sk=self.cleaned_data["tanggal_sk"],
        )


PILIHAN_KOSONG = (KOSONG, "Tidak disalin: mulai dari katalog kosong")


def _sebut_asal(katalog: Katalog) -> str:
    return f"{katalog} untuk {katalog.sebutan_cakupan} ({katalog.get_keadaan_display().lower()})"


class PerubahanForm(FormulirKantor):
    """A decree that changes the catalogue within its year."""

    nomor_sk = _nomor_sk("Nomor SK perubahan")
    tanggal_sk = TanggalField(label="Tanggal SK perubahan")
    mulai_bulan = forms.TypedChoiceField(
        label="Berlaku mulai",
        coerce=int,
        choices=[(str(bulan), nama) for bulan, nama in enumerate(NAMA_BULAN, 1)],
        error_messages=TAK_SAH,
    )

    @property
    def isian(self) -> IsianPerubahan:
        return IsianPerubahan(**self.cleaned_data)
