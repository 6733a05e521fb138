"""Forms of the office."""

from jabatan.forms.dasar import TAK_SAH, FormulirKantor
from jabatan.forms.kantor import (
    AkunForm,
    JedaForm,
    PangkatForm,
    PegawaiForm,
    PenugasanForm,
    PosisiForm,
    SurelAkunForm,
    UbahPenugasanForm,
)
from jabatan.forms.libur import LiburForm
from jabatan.forms.pengaturan import (
    JadwalForm,
    KecamatanForm,
    PemdaForm,
    PeranForm,
    PeriodeForm,
)

__all__ = [
    "TAK_SAH",
    "AkunForm",
    "FormulirKantor",
    "JadwalForm",
    "JedaForm",
    "KecamatanForm",
    "LiburForm",
    "PangkatForm",
    "PegawaiForm",
    "PemdaForm",
    "PenugasanForm",
    "PeranForm",
    "PeriodeForm",
    "PosisiForm",
    "SurelAkunForm",
    "UbahPenugasanForm",
]
