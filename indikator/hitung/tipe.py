"""The vocabulary of the arithmetic: enums and frozen values, no Django, no rounding.

Source of every rule: the domain page "Numbers"; worked examples in ``docs/formulas.md``.
Counts are ``Decimal`` at this edge; inside the arithmetic they become ``Fraction``.
``None`` always means "no data", never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Jenis(StrEnum):
    """What is entered each month."""

    JUMLAH = "jumlah"
    PERSENTASE = "persentase"
    RATA_RATA = "rata_rata"


class Agregasi(StrEnum):
    """How months become a window."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"
    RASIO_JUMLAH = "rasio_jumlah"


class AntarPemegang(StrEnum):
    """How several seats of one jabatan are combined."""

    DIJUMLAHKAN = "dijumlahkan"
    BERSAMA = "bersama"


class Polaritas(StrEnum):
    """Which direction is good."""

    NAIK = "naik"
    TURUN = "turun"
    NETRAL = "netral"


class KeadaanSel(StrEnum):
    """Missing, zero and nihil are three things; zero is TERISI with 0."""

    BELUM = "belum"
    TERISI = "terisi"
    NIHIL = "nihil"


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of one month. ``penyebut`` is None for jenis jumlah.

    For jenis rata_rata ``pembilang`` is the stored total (average × count).
    ``syarat_terpenuhi`` is the answer to the yes/no question, None when not asked or unanswered.
    """

    keadaan: KeadaanSel
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    syarat_terpenuhi: bool | None = None


@dataclass(frozen=True, slots=True)
class Aturan:
    """The arithmetic meaning of one indikator."""

    jenis: Jenis
    agregasi: Agregasi
    polaritas: Polaritas
    bulan_jatuh_tempo: frozenset[int]
    satuan: str
    antar_pemegang: AntarPemegang = AntarPemegang.DIJUMLAHKAN
    desimal: int = 0
    label_pembilang: str = ""
    label_penyebut: str = ""
    bisa_melebihi: bool = False
    syarat_minimal: Decimal | None = None
    syarat_pertanyaan: str = ""


@dataclass(frozen=True, slots=True)
class TargetTahunan:
    """Full-year target of one seat; ``rencana`` is the optional explicit plan month → value."""

    setahun: Decimal
    rencana: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deret:
    """The year of one seat, or of one person on a seat.

    ``sel``: month → cells in order of time (two when the seat changed hands in that month).
    ``bagian``: month → share of the month that counts (1 whole month, days held / days of the
    month in a month of change, 0 or absent when not held, on leave, or the row was not in force).
    """

    sel: Mapping[int, tuple[Sel, ...]]
    bagian: Mapping[int, Fraction]
    target: TargetTahunan | None = None


@dataclass(frozen=True, slots=True)
class Jendela:
    """Months a..b of one year, both included."""

    awal: int
    akhir: int

    @property
    def bulan(self) -> range:
        return range(self.awal, self.akhir + 1)


@dataclass(frozen=True, slots=True)
class BatasKategori:
    """One band: reached when the printed capaian is at least ``batas``."""

    nama: str
    batas: Decimal


@dataclass(frozen=True, slots=True)
class AturanKategori:
    """Bands from best to worst (the last has batas 0) and the clamp of averages.

    ``batas_capaian`` None means no clamp. ``batas_merah`` is the lower bound of "Sedang":
    a capaian below it is merah.
    """

    daftar: tuple[BatasKategori, ...]
    batas_capaian: Decimal | None
    batas_merah: Decimal


class KeadaanHasil(StrEnum):
    """Why a result has, or has not, a figure."""

    ADA = "ada"  # realisasi, target and capaian exist
    NIHIL = "nihil"  # only nihil was said (dijumlahkan: realisasi is 0, printed "nihil")
    TANPA_DATA = "tanpa_data"  # due, nothing answered: "–"
    BELUM_JATUH_TEMPO = "belum_jatuh_tempo"  # nothing due in the window
    TANPA_TARGET = "tanpa_target"  # "Target belum ditetapkan"
    NETRAL = "netral"  # no capaian by nature
    TARGET_NOL = "target_nol"  # naik with target 0: no capaian


@dataclass(frozen=True, slots=True)
class SyaratGagal:
    """One failed syarat of one month, in words, e.g. "74 dari 75"."""

    bulan: int
    uraian: str


@dataclass(frozen=True, slots=True)
class BarisMasukan:
    """One input line of an explanation: month number and what was entered, in words."""

    bulan: int
    uraian: str


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """How a figure came about: the rule in words, the inputs by month, the arithmetic steps.

    Every step but a remark reads ``label: arithmetic = outcome`` and can be redone exactly: what
    does not end within four decimals is carried on as arithmetic in parentheses.
    """

    aturan: str
    masukan: tuple[BarisMasukan, ...]
    realisasi: tuple[str, ...]
    target: tuple[str, ...]
    capaian: tuple[str, ...]
    penutup: tuple[str, ...]

    @property
    def langkah(self) -> tuple[str, ...]:
        """All steps, top to bottom."""
        return self.realisasi + self.target + self.capaian + self.penutup


@dataclass(frozen=True, slots=True)
class Hasil:
    """One computed figure of one indikator over one window, every number rounded once.

    ``realisasi``/``target`` in the row's satuan (percent for persentase), rounded half up to the
    row's ``desimal`` (2 for persentase); ``capaian`` and ``nilai_terhitung`` percent, 2 decimals.
    ``terjawab``/``jatuh_tempo``: answered and due months in the window; fewer answered than due
    means the figure is sementara. ``belum_bulan``: the due months without an answer.
    ``alasan_merah``: reasons in words, empty when not merah. ``pembilang``/``penyebut`` are the
    exact sums behind a ratio (None otherwise). ``nihil``: what was answered holds no number, print
    "nihil" (also when nothing is due or the row is netral). ``netral``: never in an average.
    ``catatan``: remarks in words, e.g. that several seats reported different figures.
    """

    keadaan: KeadaanHasil
    realisasi: Decimal | None
    target: Decimal | None
    capaian: Decimal | None
    nilai_terhitung: Decimal | None
    kategori: str | None
    terjawab: int
    jatuh_tempo: int
    belum_bulan: tuple[int, ...]
    syarat_gagal: tuple[SyaratGagal, ...]
    alasan_merah: tuple[str, ...]
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    nihil: bool = False
    netral: bool = False
    catatan: tuple[str, ...] = ()

    @property
    def sementara(self) -> bool:
        return self.terjawab < self.jatuh_tempo

    @property
    def merah(self) -> bool:
        return len(self.alasan_merah) > 0


@dataclass(frozen=True, slots=True)
class RataCapaian:
    """Mean of nilai terhitung: ``terhitung`` of ``seluruhnya`` rows entered it ("n dari m").

    ``seluruhnya`` are the non-netral rows due in the window; one without target or data is in it
    and not in ``terhitung``. ``sementara`` when any of them has an unanswered due month.
    """

    nilai: Decimal | None
    kategori: str | None
    terhitung: int
    seluruhnya: int
    sementara: bool
