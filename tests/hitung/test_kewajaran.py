"""Soft warnings: far from the last twelve months, more archives than letters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indikator import hitung

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)
NIHIL = hitung.Sel(hitung.KeadaanSel.NIHIL)
SURAT = hitung.Aturan(
    jenis=hitung.Jenis.JUMLAH,
    agregasi=hitung.Agregasi.JUMLAH,
    polaritas=hitung.Polaritas.NAIK,
    bulan_jatuh_tempo=frozenset(range(1, 13)),
    satuan="surat",
)
PERSEN = hitung.Aturan(
    jenis=hitung.Jenis.PERSENTASE,
    agregasi=hitung.Agregasi.RASIO_JUMLAH,
    polaritas=hitung.Polaritas.NAIK,
    bulan_jatuh_tempo=frozenset(range(1, 13)),
    satuan="persen",
)


def isi(*angka: int | None) -> list[hitung.Sel]:
    return [
        BELUM if satu is None else hitung.Sel(hitung.KeadaanSel.TERISI, Decimal(satu))
        for satu in angka
    ]


# (last months, this month, range said or None)
RIWAYAT = [
    ((96, 100, 118, 110), 118, None),
    ((96, 100, 118, 110), 236, None),  # twice the greatest is still near
    ((96, 100, 118, 110), 237, "96 sampai 118 surat"),
    ((96, 100, 118, 110), 48, None),  # half the least is still near
    ((96, 100, 118, 110), 47, "96 sampai 118 surat"),
    ((96, 100, 118, 110), 0, "96 sampai 118 surat"),
    ((96, 100, 118), 999, None),  # three months say nothing
    ((96, None, 118, 110, None), 999, None),  # neither do four with a gap among them
    ((0, 0, 0, 0), 1, "selalu 0 surat"),
    ((0, 0, 0, 0), 0, None),
    ((4, 4, 4, 4), 9, "selalu 4 surat"),
    ((1000, 1000, 1000, 1500), 4000, "1.000 sampai 1.500 surat"),
]


@pytest.mark.parametrize(("lalu", "kini", "rentang"), RIWAYAT)
def test_jauh_dari_riwayat(lalu: tuple[int | None, ...], kini: int, rentang: str | None) -> None:
    temuan = hitung.periksa_riwayat(SURAT, isi(kini)[0], isi(*lalu))
    if rentang is None:
        assert temuan == ()
        return
    assert [satu.kode for satu in temuan] == [hitung.KodeMasalah.JAUH_DARI_RIWAYAT]
    assert f"12 bulan terakhir ({rentang})" in temuan[0].pesan


def test_riwayat_diam_bila_dijelaskan_kosong_atau_nihil() -> None:
    lalu = isi(10, 10, 10, 10)
    assert hitung.periksa_riwayat(SURAT, isi(99)[0], lalu, "Ada pekan pelayanan") == ()
    assert hitung.periksa_riwayat(SURAT, BELUM, lalu) == ()
    assert hitung.periksa_riwayat(SURAT, NIHIL, lalu) == ()
    assert hitung.periksa_riwayat(SURAT, isi(99)[0], [*isi(10, 10, 10), NIHIL]) == ()


def test_persentase_dibandingkan_sebagai_persentase() -> None:
    lalu = [hitung.Sel(hitung.KeadaanSel.TERISI, Decimal(9), Decimal(10)) for _ in range(4)]
    kini = hitung.Sel(hitung.KeadaanSel.TERISI, Decimal(900), Decimal(1000))
    assert hitung.periksa_riwayat(PERSEN, kini, lalu) == ()
    rendah = hitung.Sel(hitung.KeadaanSel.TERISI, Decimal(40), Decimal(100))
    assert "selalu 90,00\u202f%" in hitung.periksa_riwayat(PERSEN, rendah, lalu)[0].pesan


# (archives, letters by row, what is said)
ARSIP = [
    (175, {1: 118, 2: 57}, None),
    (186, {1: 118, 2: 57}, "baris 1 dan 2 bulan ini (175 surat)"),
    (1, {1: 0}, "baris 1 bulan ini (0 surat)"),
    (186, {1: 118, 2: None}, None),  # one of them is not filled yet
    (186, {}, None),
]


@pytest.mark.parametrize(("arsip", "asal", "kalimat"), ARSIP)
def test_arsip_melebihi_surat(arsip: int, asal: dict[int, int | None], kalimat: str | None) -> None:
    daftar = [(nomor, isi(angka)[0]) for nomor, angka in asal.items()]
    temuan = hitung.periksa_arsip(isi(arsip)[0], daftar, "surat")
    assert [satu.kode for satu in temuan] == (
        [] if kalimat is None else [hitung.KodeMasalah.ARSIP_MELEBIHI]
    )
    assert kalimat is None or kalimat in temuan[0].pesan
    assert hitung.periksa_arsip(isi(arsip)[0], daftar, "surat", "Arsip susulan Agustus") == ()


def test_arsip_diam_untuk_nihil_dan_surat_nihil_tidak_menambah() -> None:
    assert hitung.periksa_arsip(NIHIL, [(1, isi(0)[0])], "surat") == ()
    assert hitung.periksa_arsip(isi(5)[0], [(1, isi(4)[0]), (2, NIHIL)], "surat") != ()
