"""Laws of the arithmetic, for numbers nobody thought of (house, habit 1)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indikator.hitung import (
    KATEGORI_BAWAAN,
    Aturan,
    Deret,
    Hasil,
    Jendela,
    Polaritas,
    TargetTahunan,
    ambil_bulan_belum,
    ambil_bulan_jatuh_tempo,
    bulatkan,
    hitung_capaian,
    hitung_hasil,
    hitung_kategori,
    hitung_nilai_terhitung,
    hitung_rata_capaian,
    hitung_realisasi,
    hitung_target,
    nilai_sel,
    periksa_sel,
    susun_penjelasan,
)
from tests.hitung.acak import (
    ARAH,
    BAGIAN,
    BULAN,
    JATUH_TEMPO,
    JENDELA,
    KASUS,
    PECAHAN,
    PECAHAN_POSITIF,
    POSITIF,
    RATUSAN,
    SEL_JUMLAH,
    SEL_PASANGAN,
    SETAHUN,
    TRIWULAN,
    buat_acak,
    buat_terisi,
    hukum,
)
from tests.hitung.bahan import NIHIL, PERSENTASE, SEMUA_BULAN, STOK, UTUH, buat_aturan


# --- capaian -----------------------------------------------------------------
@hukum
@given(ARAH, PECAHAN_POSITIF)
def test_realisasi_sama_dengan_target_tepat_seratus(arah: Polaritas, nilai: Fraction) -> None:
    assert hitung_capaian(arah, nilai, nilai) == 100


@hukum
@given(POSITIF, BULAN)
def test_realisasi_setahun_sama_dengan_target_tepat_seratus(nilai: Decimal, bulan: int) -> None:
    deret = Deret({bulan: (buat_terisi(nilai),)}, UTUH, TargetTahunan(nilai))
    hasil = hitung_hasil(buat_aturan(), [deret], SETAHUN, KATEGORI_BAWAAN)
    assert hasil.capaian == Decimal("100.00")


@hukum
@given(PECAHAN, PECAHAN, PECAHAN)
def test_lebih_banyak_tidak_pernah_menurunkan_naik(
    r: Fraction, tambah: Fraction, t: Fraction
) -> None:
    sedikit = hitung_capaian(Polaritas.NAIK, r, t)
    banyak = hitung_capaian(Polaritas.NAIK, r + tambah, t)
    assert (sedikit is None) is (banyak is None) is (t == 0)
    assert sedikit is None or banyak is None or sedikit <= banyak


@hukum
@given(PECAHAN, PECAHAN, PECAHAN)
def test_lebih_banyak_tidak_pernah_menaikkan_turun(
    r: Fraction, tambah: Fraction, t: Fraction
) -> None:
    sedikit = hitung_capaian(Polaritas.TURUN, r, t)
    banyak = hitung_capaian(Polaritas.TURUN, r + tambah, t)
    assert sedikit is not None
    assert banyak is not None
    assert 0 <= banyak <= sedikit <= 200


@hukum
@given(ARAH, PECAHAN, PECAHAN, PECAHAN_POSITIF)
def test_mengalikan_keduanya_tidak_mengubah_capaian(
    arah: Polaritas, r: Fraction, t: Fraction, k: Fraction
) -> None:
    assert hitung_capaian(arah, r * k, t * k) == hitung_capaian(arah, r, t)


@hukum
@given(PECAHAN, PECAHAN_POSITIF)
def test_naik_dan_turun_saling_mencerminkan(r: Fraction, t: Fraction) -> None:
    naik = hitung_capaian(Polaritas.NAIK, r, t)
    turun = hitung_capaian(Polaritas.TURUN, r, t)
    assert naik is not None
    assert turun == max(Fraction(0), 200 - naik)


# --- windows -----------------------------------------------------------------
@hukum
@given(st.lists(buat_acak(SEL_JUMLAH), min_size=1, max_size=3))
def test_jumlah_triwulan_sama_dengan_jumlah_bulan(daftar: list[Deret]) -> None:
    aturan = buat_aturan()
    setahun = hitung_realisasi(aturan, daftar, SETAHUN)
    triwulan = [hitung_realisasi(aturan, daftar, jendela) for jendela in TRIWULAN]
    bulan = [hitung_realisasi(aturan, daftar, Jendela(b, b)) for b in SETAHUN.bulan]
    for bagian in (triwulan, bulan):
        ada = [nilai for nilai in bagian if nilai is not None]
        assert (sum(ada, Fraction(0)) if len(ada) > 0 else None) == setahun


@hukum
@given(JATUH_TEMPO, BAGIAN, RATUSAN, st.integers(1, 11))
def test_target_jendela_terbagi_habis(
    jatuh_tempo: frozenset[int], aktif: dict[int, Fraction], setahun: Decimal, batas: int
) -> None:
    aturan = buat_aturan(bulan_jatuh_tempo=jatuh_tempo)
    deret = Deret({}, aktif, TargetTahunan(setahun))
    bagian = [
        hitung_target(aturan, [deret], jendela)
        for jendela in (Jendela(1, batas), Jendela(batas + 1, 12))
    ]
    ada = [nilai for nilai in bagian if nilai is not None]
    seluruhnya = hitung_target(aturan, [deret], SETAHUN)
    assert (sum(ada, Fraction(0)) if len(ada) > 0 else None) == seluruhnya


@hukum
@given(RATUSAN, st.fractions(Fraction(1, 31), Fraction(30, 31), max_denominator=31), BULAN)
def test_bagian_para_pemegang_menjumlah_ke_target_penuh(
    setahun: Decimal, bagian: Fraction, bulan: int
) -> None:
    target = TargetTahunan(setahun)
    lama = {b: Fraction(1) for b in range(1, bulan)} | {bulan: bagian}
    baru = {bulan: 1 - bagian} | {b: Fraction(1) for b in range(bulan + 1, 13)}
    daftar = [Deret({}, lama, target), Deret({}, baru, target)]
    assert hitung_target(buat_aturan(), daftar, SETAHUN) == Fraction(setahun)


@hukum
@given(buat_acak(SEL_PASANGAN), JENDELA)
def test_rasio_jumlah_di_antara_bulan_terkecil_dan_terbesar(deret: Deret, jendela: Jendela) -> None:
    gabungan = hitung_realisasi(PERSENTASE, [deret], jendela)
    bulan = [hitung_realisasi(PERSENTASE, [deret], Jendela(b, b)) for b in jendela.bulan]
    ada = [nilai for nilai in bulan if nilai is not None]
    assert (gabungan is None) is (len(ada) == 0)
    assert gabungan is None or min(ada) <= gabungan <= max(ada)


@hukum
@given(st.sampled_from(["terakhir", "rata_rata"]), buat_acak(SEL_JUMLAH), JENDELA)
def test_rata_rata_dan_posisi_di_antara_bulan(
    agregasi: str, deret: Deret, jendela: Jendela
) -> None:
    aturan = buat_aturan("jumlah", agregasi)
    gabungan = hitung_realisasi(aturan, [deret], jendela)
    bulan = [hitung_realisasi(aturan, [deret], Jendela(b, b)) for b in jendela.bulan]
    ada = [nilai for nilai in bulan if nilai is not None]
    assert (gabungan is None) is (len(ada) == 0)
    assert gabungan is None or min(ada) <= gabungan <= max(ada)


@hukum
@given(buat_acak(SEL_JUMLAH), BULAN)
def test_posisi_terakhir_adalah_bulan_terakhir_yangbuat_terisi(deret: Deret, akhir: int) -> None:
    jendela = Jendela(1, akhir)
    sel = [s for b in jendela.bulan for s in deret.sel.get(b, ()) if s.pembilang is not None]
    harapan = None if len(sel) == 0 else sel[-1].pembilang
    assert hitung_realisasi(STOK, [deret], jendela) == harapan


# --- nihil, belum, zero --------------------------------------------------------
@hukum
@given(KASUS, JENDELA, BULAN)
def test_nihil_tidak_menambah_apa_pun(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela, bulan: int
) -> None:
    aturan, daftar = kasus
    sebelum = hitung_realisasi(aturan, daftar, jendela)
    ditambah = [
        replace(deret, sel={**deret.sel, bulan: (*deret.sel.get(bulan, ()), NIHIL)})
        for deret in daftar
    ]
    sesudah = hitung_realisasi(aturan, ditambah, jendela)
    assert sesudah == sebelum or (sebelum is None and sesudah == 0)


@hukum
@given(KASUS, JENDELA)
def test_nol_dan_tidak_ada_data_berbeda(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela
) -> None:
    aturan, daftar = kasus
    kosong = [replace(deret, sel={}) for deret in daftar]
    hasil = hitung_hasil(aturan, kosong, jendela, KATEGORI_BAWAAN)
    assert hasil.realisasi is None
    assert hasil.capaian is None
    assert not hasil.nihil
    assert hasil.belum_bulan == ambil_bulan_jatuh_tempo(aturan, daftar, jendela)


# --- seats ---------------------------------------------------------------------
@hukum
@given(KASUS, JENDELA, st.randoms(use_true_random=False))
def test_urutan_pemegang_tidak_mengubah_hasil(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela, acak: object
) -> None:
    aturan, daftar = kasus
    teracak = list(daftar)
    acak.shuffle(teracak)  # type: ignore[attr-defined]

    def inti(hasil: Hasil) -> tuple[object, ...]:
        return (hasil.keadaan, hasil.realisasi, hasil.target, hasil.capaian, hasil.belum_bulan)

    assert inti(hitung_hasil(aturan, daftar, jendela, KATEGORI_BAWAAN)) == inti(
        hitung_hasil(aturan, teracak, jendela, KATEGORI_BAWAAN)
    )


@hukum
@given(buat_acak(SEL_PASANGAN), st.integers(1, 4), JENDELA)
def test_pemegang_kembar_tidak_mengubah_rasio(deret: Deret, banyak: int, jendela: Jendela) -> None:
    satu = hitung_hasil(PERSENTASE, [deret], jendela, KATEGORI_BAWAAN)
    kembar = hitung_hasil(PERSENTASE, [deret] * banyak, jendela, KATEGORI_BAWAAN)
    assert (kembar.realisasi, kembar.target, kembar.capaian) == (
        satu.realisasi,
        satu.target,
        satu.capaian,
    )


@hukum
@given(buat_acak(SEL_JUMLAH), st.integers(1, 4), JENDELA)
def test_pemegang_kembar_bersama_sama_dengan_satu(
    deret: Deret, banyak: int, jendela: Jendela
) -> None:
    aturan = buat_aturan(antar_pemegang="bersama")
    satu = hitung_hasil(aturan, [deret], jendela, KATEGORI_BAWAAN)
    assert hitung_hasil(aturan, [deret] * banyak, jendela, KATEGORI_BAWAAN) == satu


# --- completeness ----------------------------------------------------------------
@hukum
@given(KASUS, JENDELA)
def test_belum_selalu_bagian_dari_jatuh_tempo(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela
) -> None:
    aturan, daftar = kasus
    hasil = hitung_hasil(aturan, daftar, jendela, KATEGORI_BAWAAN)
    assert set(hasil.belum_bulan) <= set(ambil_bulan_jatuh_tempo(aturan, daftar, jendela))
    assert hasil.terjawab + len(hasil.belum_bulan) == hasil.jatuh_tempo
    assert len(hasil.belum_bulan) == 0 or hasil.merah


@hukum
@given(st.sets(BULAN), st.sets(BULAN, min_size=1), BULAN)
def test_satu_jawaban_melunasi_paling_banyak_satu_bulan(
    dijawab: set[int], jatuh_tempo: set[int], akhir: int
) -> None:
    aturan = buat_aturan(bulan_jatuh_tempo=frozenset(jatuh_tempo))
    deret = Deret({b: (buat_terisi(Decimal(1)),) for b in dijawab}, UTUH)
    jendela = Jendela(1, akhir)
    belum = set(ambil_bulan_belum(aturan, [deret], jendela))
    wajib = {b for b in jatuh_tempo if b <= akhir}
    assert len(wajib - belum) <= len({b for b in dijawab if b <= akhir})
    assert belum.isdisjoint(dijawab)


@hukum
@given(st.sets(BULAN), BULAN)
def test_baris_bulanan_hanya_dijawab_bulannya_sendiri(dijawab: set[int], akhir: int) -> None:
    deret = Deret(dict.fromkeys(dijawab, (NIHIL,)), UTUH)
    belum = ambil_bulan_belum(buat_aturan(), [deret], Jendela(1, akhir))
    assert set(belum) == {b for b in SEMUA_BULAN if b <= akhir} - dijawab


# --- printed figures ---------------------------------------------------------------
@hukum
@given(st.fractions(-(10**6), 10**6), st.integers(0, 6))
def test_pembulatan_paling_jauh_setengah_satuan(nilai: Fraction, desimal: int) -> None:
    bulat = bulatkan(nilai, desimal)
    assert abs(Fraction(bulat) - nilai) <= Fraction(1, 2 * 10**desimal)
    assert bulat.as_tuple().exponent == -desimal
    assert bulatkan(Fraction(bulat), desimal) == bulat
    assert bulatkan(-nilai, desimal) == -bulat
    assert not (bulat == 0 and bulat.is_signed())


@hukum
@given(st.integers(0, 10**60), st.integers(1, 6))
def test_pembulatan_tidak_terbatas_presisi_desimal(angka_besar: int, desimal: int) -> None:
    nilai = Fraction(angka_besar, 10**desimal)
    assert Fraction(bulatkan(nilai, desimal)) == nilai


@hukum
@given(st.lists(st.fractions(0, 1000), min_size=2))
def test_pembulatan_menjaga_urutan(daftar: list[Fraction]) -> None:
    bulat = [bulatkan(nilai, 2) for nilai in sorted(daftar)]
    assert all(kecil <= besar for kecil, besar in pairwise(bulat))


@hukum
@given(RATUSAN)
def test_setiap_nilai_tepat_satu_kategori(nilai: Decimal) -> None:
    daftar = KATEGORI_BAWAAN.daftar
    atas = (None, *(batas.batas for batas in daftar[:-1]))
    cocok = [
        batas
        for batas, puncak in zip(daftar, atas, strict=True)
        if batas.batas <= nilai and (puncak is None or nilai < puncak)
    ]
    assert cocok == [hitung_kategori(nilai, KATEGORI_BAWAAN)]


@hukum
@given(RATUSAN)
def test_nilai_terhitung_tidak_pernah_di_atas_batas(nilai: Decimal) -> None:
    terhitung = hitung_nilai_terhitung(nilai, KATEGORI_BAWAAN)
    assert terhitung == min(nilai, Decimal(120))
    assert hitung_nilai_terhitung(nilai, replace(KATEGORI_BAWAAN, batas_capaian=None)) == nilai


@hukum
@given(KASUS, JENDELA)
def test_hasil_dan_penjelasan_selalu_utuh(
    kasus: tuple[Aturan, list[Deret]], jendela: Jendela
) -> None:
    aturan, daftar = kasus
    hasil = hitung_hasil(aturan, daftar, jendela, KATEGORI_BAWAAN)
    assert (hasil.capaian is None) is (hasil.kategori is None) is (hasil.nilai_terhitung is None)
    assert hasil.capaian is None or (hasil.realisasi is not None and hasil.target is not None)
    assert (hasil.jatuh_tempo == 0) is (hasil.keadaan.value == "belum_jatuh_tempo")
    penjelasan = susun_penjelasan(aturan, daftar, jendela, KATEGORI_BAWAAN)
    assert penjelasan.langkah[0].startswith("Realisasi: ")
    assert "None" not in " ".join((penjelasan.aturan, *penjelasan.langkah))
    assert any("Capaian: " in baris for baris in penjelasan.langkah)


@hukum
@given(st.lists(RATUSAN, min_size=1, max_size=8))
def test_rata_di_antara_nilai_terkecil_dan_terbesar(daftar: list[Decimal]) -> None:
    target = TargetTahunan(Decimal(12_000))
    hasil = [
        hitung_hasil(
            buat_aturan(),
            [Deret({1: (buat_terisi(n),)}, UTUH, target)],
            Jendela(1, 1),
            KATEGORI_BAWAAN,
        )
        for n in daftar
    ]
    rata = hitung_rata_capaian(hasil, KATEGORI_BAWAAN)
    nilai = [h.nilai_terhitung for h in hasil if h.nilai_terhitung is not None]
    assert rata.nilai is not None
    assert min(nilai) <= rata.nilai <= max(nilai) <= 120
    assert (rata.terhitung, rata.seluruhnya) == (len(daftar), len(daftar))


# --- cells ---------------------------------------------------------------------------
@hukum
@given(RATUSAN, RATUSAN)
def test_sel_yang_lolos_selalu_berada_di_antara_nol_dan_seratus(p: Decimal, q: Decimal) -> None:
    sel = buat_terisi(p, q)
    nilai = nilai_sel(PERSENTASE, sel)
    if len(periksa_sel(PERSENTASE, sel)) == 0:
        assert nilai is None or 0 <= nilai <= 100
    else:
        assert p > q
