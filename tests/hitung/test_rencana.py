"""A target that may be saved means over the whole year exactly itself, with a plan or without."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.hitung import (
    Agregasi,
    Aturan,
    Deret,
    Jendela,
    Jenis,
    Polaritas,
    TargetTahunan,
    hitung_target_deret,
    periksa_target,
    susun_uraian_target,
)
from tests.hitung.acak import hukum

SETAHUN = Jendela(1, 12)
SEMUA = range(1, 13)
PENUH = dict.fromkeys(SEMUA, Fraction(1))
angka = st.decimals(min_value=0, max_value=10**6, places=2)
bulan = st.sets(st.integers(1, 12), min_size=1)
pasangan = st.sampled_from(
    [
        (Jenis.JUMLAH, Agregasi.JUMLAH),
        (Jenis.JUMLAH, Agregasi.TERAKHIR),
        (Jenis.JUMLAH, Agregasi.RATA_RATA),
        (Jenis.RATA_RATA, Agregasi.RASIO_JUMLAH),
    ]
)


def susun(
    agregasi: str = "jumlah",
    jatuh_tempo: object = SEMUA,
    *,
    jenis: str = "jumlah",
    polaritas: str = "naik",
    melebihi: bool = False,
) -> Aturan:
    return Aturan(
        jenis=Jenis(jenis),
        agregasi=Agregasi(agregasi),
        polaritas=Polaritas(polaritas),
        bulan_jatuh_tempo=frozenset(jatuh_tempo),  # type: ignore[call-overload]
        satuan="surat",
        bisa_melebihi=melebihi,
    )


def pesan(aturan: Aturan, setahun: str | None, rencana: dict[int, str] | None = None) -> list[str]:
    nilai = None if setahun is None else Decimal(setahun)
    isi = {satu: Decimal(teks) for satu, teks in (rencana or {}).items()}
    return [satu.pesan for satu in periksa_target(aturan, nilai, isi)]


def setahun_penuh(aturan: Aturan, target: TargetTahunan) -> Fraction | None:
    return hitung_target_deret(aturan, Deret(sel={}, bagian=PENUH, target=target), SETAHUN)


@hukum
@given(pasangan, bulan, angka, st.dictionaries(st.integers(1, 12), angka, max_size=12))
def test_diterima_jika_dan_hanya_jika_target_setahun_penuh_sama(
    jenis: tuple[Jenis, Agregasi],
    jatuh_tempo: set[int],
    setahun: Decimal,
    rencana: dict[int, Decimal],
) -> None:
    """The check and ``hitung`` agree: what passes is T of January to December, and no more."""
    aturan = susun(jenis[1], jatuh_tempo, jenis=jenis[0])
    isi = {satu: nilai for satu, nilai in rencana.items() if satu in jatuh_tempo}
    diterima = periksa_target(aturan, setahun, isi) == ()
    sama = setahun_penuh(aturan, TargetTahunan(setahun, isi)) == Fraction(setahun)
    assert diterima is sama


@hukum
@given(bulan, st.lists(angka, min_size=12, max_size=12))
def test_rencana_yang_berjumlah_tepat_selalu_diterima(
    jatuh_tempo: set[int], daftar: list[Decimal]
) -> None:
    aturan = susun(jatuh_tempo=jatuh_tempo)
    rencana = {satu: daftar[satu - 1] for satu in jatuh_tempo}
    jumlah = sum(rencana.values(), Decimal(0))
    assert periksa_target(aturan, jumlah, rencana) == ()
    assert len(periksa_target(aturan, jumlah + Decimal("0.01"), rencana)) == 1


def test_rencana_yang_kurang_dan_lebih_menyebut_kedua_angka_dan_selisihnya() -> None:
    aturan = susun()
    assert pesan(aturan, "120", {1: "50", 2: "60"}) == [
        "Jumlah rencana 110, target setahun 120: kurang 10"
    ]
    assert pesan(aturan, "1200.5", {1: "1201", 12: "0"}) == [
        "Jumlah rencana 1.201, target setahun 1.200,5: lebih 0,5"
    ]


def test_posisi_akhir_menagih_rencana_bulan_terakhir_sama_dengan_setahun() -> None:
    aturan = susun("terakhir")
    assert pesan(aturan, "50", {1: "40", 12: "48"}) == [
        "Rencana bulan terakhir (Desember 48) harus sama dengan target setahun 50."
    ]
    assert pesan(aturan, "48", {1: "40", 12: "48"}) == []


def test_yang_tidak_boleh_disimpan() -> None:
    assert pesan(susun(), None) == []
    assert pesan(susun(), None, {1: "60", 2: "50"}) == [
        "Isi target setahun. Jumlah rencana bulanan 110."
    ]
    assert pesan(susun(), "-1") == ["Target tidak boleh negatif."]
    assert pesan(susun(jatuh_tempo={2}), "5", {1: "5"}) == [
        "Januari bukan bulan jatuh tempo baris ini. Kosongkan."
    ]
    rasio = {"agregasi": "rasio_jumlah", "jenis": "persentase"}
    assert pesan(susun(**rasio), "101") == [  # type: ignore[arg-type]
        "Target baris ini paling banyak 100 persen. Periksa angkanya."
    ]
    assert pesan(susun(**rasio, melebihi=True), "101") == []  # type: ignore[arg-type]
    assert pesan(susun(polaritas="netral"), "0") == [
        "Baris netral tidak mempunyai target. Kosongkan."
    ]
    assert pesan(susun(polaritas="netral"), None) == []


@pytest.mark.parametrize(
    ("aturan", "setahun", "rencana", "berlaku", "uraian"),
    [
        (susun(), "12", {}, SEMUA, "Dibagi rata 12 bulan: Januari 1, s.d. September 9"),
        (susun(), "100", {}, SEMUA, "Dibagi rata 12 bulan: Januari 8,33, s.d. September 75"),
        (
            susun(jatuh_tempo={3, 6, 9, 12}), "12", {}, SEMUA,
            "Dibagi rata 4 bulan: Maret 3, s.d. September 9",
        ),
        (susun(jatuh_tempo={6}), "12", {}, SEMUA, "Seluruhnya pada Juni: 12"),
        (
            susun(jatuh_tempo={1, 3}), "4", {1: "1", 3: "3"}, SEMUA,
            "Sesuai rencana: Januari 1, s.d. Maret 4",
        ),
        (
            susun(jatuh_tempo={11, 12}), "4", {}, SEMUA,
            "Dibagi rata 2 bulan: November 2, s.d. Desember 4",
        ),
        # In force from July: the full-year rate of 12 asks 6 of who works half a year.
        (susun(), "12", {}, range(7, 13), "Dibagi rata 12 bulan: Juli 1, s.d. September 3"),
        (susun(jatuh_tempo={6}), "12", {}, range(7, 13),
         "Tidak ada bulan jatuh tempo selama baris ini berlaku"),
        (susun("terakhir"), "40", {}, SEMUA, "Target penuh setiap bulan"),
        (
            susun("rasio_jumlah", {2}, jenis="persentase"), "100", {}, SEMUA,
            "Target penuh pada Februari",
        ),
        (susun("terakhir"), "48", {1: "40", 12: "48"}, SEMUA,
         "Sesuai rencana: Januari 40, Desember 48"),
        (susun("terakhir"), "0", {}, SEMUA,
         "Target penuh setiap bulan. Target 0: capaian tidak dihitung"),
        (susun("terakhir", polaritas="turun"), "0", {}, SEMUA, "Target penuh setiap bulan"),
        (susun(polaritas="netral"), "1", {}, SEMUA,
         "Baris netral: dicatat saja, tanpa target dan capaian"),
    ],
)  # fmt: skip
def test_uraian_target_dalam_kata(
    aturan: Aturan, setahun: str, rencana: dict[int, str], berlaku: range, uraian: str
) -> None:
    isi = {satu: Decimal(teks) for satu, teks in rencana.items()}
    target = TargetTahunan(Decimal(setahun), isi)
    assert susun_uraian_target(aturan, target, berlaku) == uraian


def test_tanpa_target_bukan_nol() -> None:
    kata = "Belum ditetapkan: capaian belum dapat dihitung"
    assert susun_uraian_target(susun(), None, SEMUA) == kata
