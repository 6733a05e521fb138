"""The application with the guard of versions taken out, for the negative control: ``application``.

Whatever version a writer saw, the server believes he saw the present one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinerja.wsgi import application as application
from realisasi.models import Realisasi
from realisasi.services import IsianBaris, isi

_asli = isi._saring_perubahan


def _percaya(
    arti: Any, tersimpan: Mapping[int, Realisasi], isian: Sequence[IsianBaris], bulan: int
) -> Any:
    versi = {pk: satu.versi for pk, satu in tersimpan.items()}
    dipercaya = [replace(satu, versi=versi.get(satu.indikator_id, 0)) for satu in isian]
    return _asli(arti, tersimpan, dipercaya, bulan)


isi._saring_perubahan = _percaya
