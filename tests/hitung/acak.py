"""Random rules, cells and years for the laws of the arithmetic."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from indikator.hitung import Deret, Jendela, KeadaanSel, Polaritas, Sel, TargetTahunan
from tests.hitung.bahan import NIHIL, UTUH, buat_aturan

# A busy machine is no reason to fail.
hukum = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

RATUSAN = st.integers(0, 10**9).map(lambda n: Decimal(n).scaleb(-2))
POSITIF = st.integers(1, 10**9).map(lambda n: Decimal(n).scaleb(-2))
PECAHAN = st.fractions(min_value=0, max_value=10**6, max_denominator=10**4)
PECAHAN_POSITIF = PECAHAN.filter(lambda n: n > 0)
BULAN = st.integers(1, 12)
ARAH = st.sampled_from([Polaritas.NAIK, Polaritas.TURUN])
SETAHUN = Jendela(1, 12)
TRIWULAN = tuple(Jendela(awal, awal + 2) for awal in (1, 4, 7, 10))
AGREGASI_JUMLAH = ("jumlah", "terakhir", "rata_rata")


def buat_terisi(pembilang: Decimal, penyebut: Decimal | None = None) -> Sel:
    return Sel(KeadaanSel.TERISI, pembilang, penyebut)


SEL_JUMLAH = st.one_of(RATUSAN.map(buat_terisi), st.just(NIHIL), st.just(Sel(KeadaanSel.BELUM)))
SEL_PASANGAN = st.one_of(
    st.builds(buat_terisi, RATUSAN, POSITIF),
    st.just(buat_terisi(Decimal(0), Decimal(0))),
    st.just(NIHIL),
    st.just(Sel(KeadaanSel.BELUM)),
)
TARGET = st.one_of(st.none(), RATUSAN.map(TargetTahunan))
BAGIAN = st.dictionaries(BULAN, st.fractions(0, 1, max_denominator=31))


def _isian(sel: st.SearchStrategy[Sel]) -> st.SearchStrategy[dict[int, tuple[Sel, ...]]]:
    return st.dictionaries(BULAN, st.lists(sel, min_size=1, max_size=2).map(tuple))


def buat_acak(sel: st.SearchStrategy[Sel]) -> st.SearchStrategy[Deret]:
    return st.builds(Deret, _isian(sel), st.one_of(st.just(UTUH), BAGIAN), TARGET)


JENDELA = st.tuples(BULAN, BULAN).map(lambda ab: Jendela(min(ab), max(ab)))
JATUH_TEMPO = st.sets(BULAN, min_size=1).map(frozenset)
ANTAR = st.sampled_from(["dijumlahkan", "bersama"])
ATURAN_JUMLAH = st.builds(
    lambda agregasi, arah, antar, bulan: buat_aturan(
        "jumlah", agregasi, arah, antar_pemegang=antar, bulan_jatuh_tempo=bulan
    ),
    st.sampled_from(AGREGASI_JUMLAH),
    st.sampled_from(list(Polaritas)),
    ANTAR,
    JATUH_TEMPO,
)
ATURAN_PASANGAN = st.builds(
    lambda jenis, agregasi, arah, antar, bulan: buat_aturan(
        jenis, agregasi, arah, antar_pemegang=antar, bulan_jatuh_tempo=bulan
    ),
    st.sampled_from(["persentase", "rata_rata"]),
    st.sampled_from(["rasio_jumlah", "terakhir"]),
    st.sampled_from(list(Polaritas)),
    ANTAR,
    JATUH_TEMPO,
)
KASUS = st.one_of(
    st.tuples(ATURAN_JUMLAH, st.lists(buat_acak(SEL_JUMLAH), max_size=3)),
    st.tuples(ATURAN_PASANGAN, st.lists(buat_acak(SEL_PASANGAN), max_size=3)),
)
