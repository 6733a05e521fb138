"""The official form as values: merged cells, and the arithmetic in plain words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.hitung import Agregasi, AntarPemegang, Aturan, Jenis, Polaritas
from indikator.models import Indikator
from indikator.rekap import (
    ambil_jabatan,
    ambil_ringkas,
    hitung_rentang,
    susun_baris,
    susun_masa_berlaku,
    susun_uraian_hitung,
)
from jabatan.models import Jabatan
from tests.indikator.conftest import Kantor, Muat

BULANAN = frozenset(range(1, 13))


@pytest.mark.parametrize(
    ("sambung", "rentang"),
    [
        ([], ()),
        ([False], (1,)),
        ([False, True, True, False], (3, 0, 0, 1)),
        ([False, False, True], (1, 2, 0)),
        ([True, True], (2, 0)),
    ],
)
def test_rentang_sel_gabungan(sambung: list[bool], rentang: tuple[int, ...]) -> None:
    assert hitung_rentang(sambung) == rentang


@given(st.lists(st.booleans()))
def test_rentang_selalu_menutup_setiap_baris_sekali(sambung: list[bool]) -> None:
    rentang = hitung_rentang(sambung)
    assert len(rentang) == sum(rentang) == len(sambung)
    for nomor, panjang in enumerate(rentang):
        if panjang:
            assert set(rentang[nomor + 1 : nomor + panjang]) <= {0}


def test_sel_gabungan_semua_jabatan_seperti_dokumen(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    kinerja, sumber = {}, {}
    for jabatan in Jabatan.objects.filter(katalog=katalog).order_by("urut"):
        tersusun = ambil_jabatan(jabatan)
        kinerja[jabatan.urut] = [b.rentang_kinerja_utama for b in tersusun.daftar_baris]
        sumber[jabatan.urut] = [b.rentang_sumber for b in tersusun.daftar_baris]
    assert kinerja == {
        1: [4, 0, 0, 0, 1],
        2: [3, 0, 0, 3, 0, 0],
        3: [1, 2, 0],
        4: [1, 1, 1],
        5: [4, 0, 0, 0, 3, 0, 0],
        6: [3, 0, 0, 3, 0, 0],
        7: [1, 3, 0, 0],
        8: [1, 1, 1],
        9: [1] * 8,
        10: [1, 1],
        11: [1, 1],
    }
    assert sumber == kinerja | {7: [1, 1, 1, 1]}


def test_jabatan_tersusun_memuat_fungsi_berhuruf_dan_catatan_kaki(
    kantor: Kantor, muat: Muat
) -> None:
    katalog = muat(kantor.pemda)
    barang = ambil_jabatan(katalog.daftar_jabatan.get(urut=3))
    assert "".join(f.huruf for f in barang.daftar_fungsi) == "abcdefghijklm"
    assert barang.catatan_kaki == ""
    personil = ambil_jabatan(katalog.daftar_jabatan.get(urut=2))
    assert personil.catatan_kaki.startswith("Jumlah arsip kepegawaian (pengantar kenaikan")
    assert personil.daftar_baris[0].daftar_sumber == (
        "Buku register kepegawaian",
        "Arsip surat kepegawaian",
    )


def test_sumber_tidak_digabung_bila_baris_di_atasnya_tidak_ikut(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    daftar = list(
        Indikator.objects.milik_jabatan(katalog, ["pengadministrasi-surat"])
        .dengan_jabatan()
        .dengan_sumber()
    )
    assert [b.rentang_sumber for b in susun_baris(daftar[1:])] == [3, 0, 0, 1]
    assert [b.rentang_sumber for b in susun_baris([daftar[3], daftar[4]])] == [1, 1]


def test_sumber_tidak_digabung_bila_sumbernya_berbeda(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    Indikator.objects.get(kode="pengadministrasi-surat.3").daftar_sumber_indikator.first().delete()
    jabatan = ambil_jabatan(katalog.daftar_jabatan.get(urut=1))
    assert [b.rentang_sumber for b in jabatan.daftar_baris] == [2, 0, 1, 1, 1]


def test_ringkas_menjumlah_seluruh_katalog(kantor: Kantor, muat: Muat) -> None:
    ringkas = ambil_ringkas(muat(kantor.pemda))
    assert len(ringkas.daftar_jabatan) == 11
    assert (ringkas.jumlah_fungsi, ringkas.jumlah_kinerja_utama, ringkas.jumlah_indikator) == (
        60,
        30,
        49,
    )
    barang = ringkas.daftar_jabatan[2]
    assert (barang.jumlah_fungsi, barang.jumlah_kinerja_utama, barang.jumlah_indikator) == (
        13,
        2,
        3,
    )


def test_ringkas_hanya_menghitung_katalog_itu(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    muat(kantor.seberang.pemda)
    muat(kantor.pemda, tahun=2020)
    assert ambil_ringkas(katalog).jumlah_indikator == 49


URAIAN = {
    "pengadministrasi-surat.1": ("Dijumlahkan setiap bulan · makin tinggi makin baik"),
    "pengadministrasi-surat.4": (
        "Posisi akhir setiap bulan · makin tinggi makin baik"
        " · beberapa pemegang: diambil yang terbesar"
    ),
    "pengelola-pemanfaatan-barang-milik-daerah.2": (
        "Dijumlahkan · insidentil, jatuh tempo Desember · makin tinggi makin baik"
    ),
    "pengolah-data-perencanaan.1": (
        "Dijumlahkan · jatuh tempo Januari dan Maret · makin tinggi makin baik"
    ),
    "petugas-keamanan.2": ("Dijumlahkan setiap bulan · netral, tanpa target dan capaian"),
    "pengolah-data-pemberdayaan-masyarakat-dan-kelembagaan.2": (
        "Persentase: Peserta hadir sesuai ketentuan : Seluruh peserta yang hadir × 100"
        " · jatuh tempo Februari · makin tinggi makin baik"
        " · syarat: Peserta hadir sesuai ketentuan paling sedikit 75"
        " · syarat: Apakah peserta yang hadir mencakup semua unsur"
        " sebagaimana ketentuan berlaku?"
    ),
    "petugas-layanan-umum.1": (
        "Rata-rata: Total waktu pelayanan (menit) : Jumlah layanan · setiap bulan"
        " · makin rendah makin baik"
    ),
    "petugas-layanan-umum.2": (
        "Persentase: Rekomendasi yang diterbitkan : Pengajuan × 100 · setiap bulan"
        " · makin tinggi makin baik · dapat melebihi 100 %"
    ),
}


def test_uraian_hitung_dengan_kata_biasa(kantor: Kantor, muat: Muat) -> None:
    muat(kantor.pemda)
    daftar = Indikator.objects.filter(kode__in=URAIAN)
    assert {
        baris.kode: susun_uraian_hitung(baris.aturan, insidentil=baris.insidentil)
        for baris in daftar
    } == URAIAN


@pytest.mark.parametrize(
    ("bulan", "kata"),
    [
        (BULANAN, "setiap bulan"),
        ({3, 6, 9, 12}, "setiap triwulan (Maret, Juni, September, dan Desember)"),
        ({6, 12}, "setiap semester (Juni dan Desember)"),
        ({6}, " · jatuh tempo Juni"),
        ({9, 1, 7}, " · jatuh tempo Januari, Juli, dan September"),
    ],
)
def test_bulan_jatuh_tempo_dengan_kata(bulan: set[int], kata: str) -> None:
    aturan = Aturan(Jenis.JUMLAH, Agregasi.JUMLAH, Polaritas.NAIK, frozenset(bulan), "surat")
    assert f"Dijumlahkan{'' if kata.startswith(' ') else ' '}{kata} · makin" in (
        susun_uraian_hitung(aturan, insidentil=False)
    )


@pytest.mark.parametrize("jenis", list(Jenis))
@pytest.mark.parametrize("agregasi", list(Agregasi))
def test_setiap_pasangan_yang_sah_punya_kata(jenis: Jenis, agregasi: Agregasi) -> None:
    sah = (jenis is Jenis.JUMLAH) is (agregasi is not Agregasi.RASIO_JUMLAH)
    if agregasi is Agregasi.TERAKHIR:
        sah = True
    elif agregasi in (Agregasi.JUMLAH, Agregasi.RATA_RATA):
        sah = jenis is Jenis.JUMLAH
    aturan = Aturan(
        jenis,
        agregasi,
        Polaritas.NAIK,
        BULANAN,
        "unit",
        AntarPemegang.DIJUMLAHKAN,
        syarat_minimal=Decimal("0"),
    )
    if not sah:
        with pytest.raises(KeyError):
            susun_uraian_hitung(aturan, insidentil=False)
        return
    assert "paling sedikit 0" in susun_uraian_hitung(aturan, insidentil=False)


@pytest.mark.parametrize(
    ("masa", "induk", "kata"),
    [
        ((1, 12), (1, 12), ""),
        ((7, 12), (1, 12), "Berlaku mulai Juli"),
        ((1, 6), (1, 12), "Berlaku sampai Juni"),
        ((3, 12), (1, 9), "Berlaku Maret sampai September"),
    ],
)
def test_masa_berlaku_disebut_bila_tidak_setahun(
    kantor: Kantor, muat: Muat, masa: tuple[int, int], induk: tuple[int, int], kata: str
) -> None:
    muat(kantor.pemda)
    baris = Indikator.objects.dengan_jabatan().get(kode="petugas-keamanan.1")
    baris.berlaku_dari, baris.berlaku_sampai = masa
    baris.kinerja_utama.berlaku_dari, baris.kinerja_utama.berlaku_sampai = induk
    assert susun_masa_berlaku(baris) == kata
