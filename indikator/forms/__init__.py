"""Forms that edit a catalogue."""

from indikator.forms.bagian import FungsiForm, JabatanForm, KinerjaUtamaForm
from indikator.forms.dasar import FormulirKatalog, susun_pilihan_bulan
from indikator.forms.indikator import IndikatorForm

__all__ = [
    "FormulirKatalog",
    "FungsiForm",
    "IndikatorForm",
    "JabatanForm",
    "KinerjaUtamaForm",
    "susun_pilihan_bulan",
]
