"""Forms of laporan."""

from laporan.forms.bundel import MintaBundelForm
from laporan.forms.lambang import LambangForm
from laporan.forms.pilih import PilihLaporanForm
from laporan.forms.saring import AturanForm, SaringLogForm, SaringTerbitForm

__all__ = [
    "AturanForm",
    "LambangForm",
    "MintaBundelForm",
    "PilihLaporanForm",
    "SaringLogForm",
    "SaringTerbitForm",
]
