"""The base of every form of the office: refusals beside the fields, and what the person saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models

from jabatan.kesalahan import IsianDitolak, MasihDipakai, SudahBerubah
from jabatan.services import susun_sidik
from kinerja.inti.formulir import FormulirDasar
from kinerja.inti.waktu import tulis_tanggal

H = TypeVar("H")
TAK_SAH = {"invalid_choice": "Pilihan ini tidak tersedia. Pilih dari daftar."}


class FormulirKantor(FormulirDasar):
    """A form whose act may refuse single fields; the page writes its own ``<form>``.

    A form that changes a row calls ``lihat``; its page then carries a print of the row (template
    ``jabatan/_dilihat.html``), and the service refuses when the row has changed since. The stored
    values are then said beside the typed ones, and the next sending counts as having seen them.
    """

    bungkus: ClassVar[bool] = False
    sidik = ""
    bentrok = False

    def lihat(self, baris: models.Model, kolom: Sequence[str]) -> None:
        """Remember the row as it is drawn (or, on a POST, as it stands now)."""
        self.sidik = susun_sidik(baris, kolom)

    @property
    def dilihat(self) -> str:
        """What the person saw when he opened the form; "" when the sending does not say."""
        return str(self.data.get("dilihat", ""))

    @property
    def dilihat_berikut(self) -> str:
        """What the drawn page carries: the row as first seen, until its change was shown."""
        return self.dilihat if self.is_bound and not self.bentrok else self.sidik

    @property
    def kode_http(self) -> int:
        """HTTP status of the page that shows this form."""
        if self.bentrok:
            return 409
        return 422 if self.errors else 200

    def coba(self, tindakan: Callable[[], H]) -> H | None:
        """Act on valid input; a refusal becomes messages beside the fields, None is returned."""
        if not self.is_valid():
            return None
        try:
            return tindakan()
        except IsianDitolak as sebab:
            for kolom, daftar in sebab.galat.items():
                self.add_error(kolom if kolom in self.fields else None, daftar)
        except SudahBerubah as sebab:
            self.bentrok = True
            self.add_error(None, sebab.pesan)
            self._sebut_tersimpan()
        except MasihDipakai as sebab:
            self.add_error(None, sebab.pesan)
        return None

    def _sebut_tersimpan(self) -> None:
        """Say beside each typed value that differs what is stored now."""
        for nama, kolom in self.fields.items():
            tersimpan = self.get_initial_for_field(kolom, nama)
            if kolom.has_changed(tersimpan, self[nama].data):
                self.add_error(nama, f"Sekarang tersimpan: {_tulis(kolom, tersimpan)}")


def _tulis(kolom: forms.Field, nilai: Any) -> str:
    """Return a stored value as the form shows it."""
    if nilai in (None, ""):
        return "(kosong)"
    if isinstance(kolom, forms.ModelChoiceField):
        return str(kolom.label_from_instance(nilai))
    if isinstance(kolom, forms.ChoiceField):
        return str(dict(kolom.choices).get(nilai, nilai))  # type: ignore[arg-type]
    return tulis_tanggal(nilai) if isinstance(nilai, date) else str(nilai)
