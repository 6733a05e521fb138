"""The explanation repeats the arithmetic with the numbers in it, in Indonesian."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from indikator.hitung import (
    KATEGORI_BAWAAN,
    Aturan,
    Deret,
    Penjelasan,
    susun_aturan_capaian,
    susun_aturan_target,
    susun_aturan_terhitung,
    susun_penjelasan,
)
from tests.hitung.bahan import (
    PERSENTASE,
    STOK,
    UTUH,
    WAKTU,
    baca_jendela,
    buat_aturan,
    buat_deret,
)


def _jelaskan(aturan: Aturan, *daftar: Deret, jendela: str = "Jan–Feb") -> Penjelasan:
    return susun_penjelasan(aturan, daftar, baca_jendela(jendela), KATEGORI_BAWAAN)


def _langkah(aturan: Aturan, *daftar: Deret, jendela: str = "Jan–Feb") -> list[str]:
    langkah = _jelaskan(aturan, *daftar, jendela=jendela).langkah
    return [baris.replace("\u202f", " ") for baris in langkah]


def test_persentase_dijelaskan_dari_jumlah_bukan_rata_rata() -> None:
    penjelasan = _jelaskan(PERSENTASE, buat_deret("Jan 8/10; Feb 40/40", "96"))
    assert penjelasan.aturan == "Jumlah pembilang : jumlah penyebut × 100"
    assert [(b.bulan, b.uraian) for b in penjelasan.masukan] == [
        (1, "8 dari 10"),
        (2, "40 dari 40"),
    ]
    assert [b.replace("\u202f", " ") for b in penjelasan.langkah] == [
        "Realisasi: (8 + 40) : (10 + 40) × 100 = 96,00 %",
        "Target: 96,00 %",
        "Capaian: 96 : 96 × 100 = 100,00 %",
        "Kategori: 100,00 % termasuk Sangat Tinggi",
    ]


def test_label_pembilang_dan_penyebut_disebut() -> None:
    aturan = buat_aturan(
        "persentase", "rasio_jumlah", label_pembilang="Peserta hadir", label_penyebut="Diundang"
    )
    assert _jelaskan(aturan, buat_deret()).aturan == (
        "Jumlah pembilang : jumlah penyebut × 100. Pembilang: Peserta hadir. Penyebut: Diundang"
    )


def test_penjumlahan_dengan_target_bulanan_dan_batas() -> None:
    assert _langkah(buat_aturan(), buat_deret("Jan 8; Feb 1.040", "120")) == [
        "Realisasi: 8 + 1.040 = 1.048 surat",
        "Target: 120 × 2 : 12 = 20 surat",
        "Capaian: 1.048 : 20 × 100 = 5.240,00 %",
        "Nilai terhitung: 5.240,00 % dibatasi 120,00 %",
        "Kategori: 5.240,00 % termasuk Sangat Tinggi",
    ]


def test_sementara_dan_masukan_kosong_disebut() -> None:
    penjelasan = _jelaskan(
        buat_aturan(), buat_deret("Jan 8 lalu nihil; Mar belum", "12"), jendela="Jan–Mar"
    )
    assert [(b.bulan, b.uraian) for b in penjelasan.masukan] == [
        (1, "8 surat lalu nihil"),
        (2, "belum diisi"),
        (3, "belum diisi"),
    ]
    assert penjelasan.langkah[0] == "Realisasi: 8 surat"
    assert penjelasan.langkah[-1] == "Sementara: 1 dari 3 bulan; belum diisi: Februari dan Maret"


def test_bulan_yang_tidak_jatuh_tempo_dan_kosong_tidak_disebut() -> None:
    aturan = buat_aturan(bulan_jatuh_tempo=frozenset({6}))
    penjelasan = _jelaskan(aturan, buat_deret("Apr 4", "12"), jendela="Jan–Jun")
    assert [b.bulan for b in penjelasan.masukan] == [4, 6]


def test_waktu_pelayanan_dijelaskan_dengan_rumus_turun() -> None:
    penjelasan = _jelaskan(WAKTU, buat_deret("Jan 130/20; Feb 130/20", "7"))
    assert penjelasan.masukan[0].uraian == "130 menit : 20"
    assert _langkah(WAKTU, buat_deret("Jan 130/20; Feb 130/20", "7")) == [
        "Realisasi: (130 + 130) : (20 + 20) = 6,50 menit",
        "Target: 7 menit",
        "Capaian: (2 × 7 − 6,5) : 7 × 100 = 107,14 %",
        "Kategori: 107,14 % termasuk Sangat Tinggi",
    ]


def test_capaian_turun_paling_rendah_nol() -> None:
    langkah = _langkah(WAKTU, buat_deret("Jan 200/10", "7"), jendela="Jan")
    assert langkah[2] == "Capaian: (2 × 7 − 20) : 7 × 100, paling rendah 0 = 0,00 %"


def test_capaian_turun_di_bawah_target_tidak_menyebut_batas_nol() -> None:
    langkah = _langkah(WAKTU, buat_deret("Jan 90/10", "8"), jendela="Jan")
    assert langkah[2] == "Capaian: (2 × 8 − 9) : 8 × 100 = 87,50 %"


def test_target_nol_dijelaskan() -> None:
    turun = buat_aturan(polaritas="turun")
    assert _langkah(turun, buat_deret("Jan 0", "0"), jendela="Jan")[2] == (
        "Capaian: target 0, realisasi 0 = 100,00 %"
    )
    assert _langkah(buat_aturan(), buat_deret("Jan 1", "0"), jendela="Jan")[2] == (
        "Capaian: – (target 0)"
    )


def test_posisi_terakhir_dijelaskan() -> None:
    penjelasan = _jelaskan(STOK, buat_deret("Jan 12; Feb 14", "14"))
    assert penjelasan.aturan == "Posisi terakhir: bulan terakhir yang terisi dalam jangka waktu"
    assert penjelasan.langkah[:2] == ("Realisasi: 14 unit", "Target: 14 unit")


def test_rasio_posisi_terakhir_menyebut_kedua_aturan() -> None:
    aturan = buat_aturan("rata_rata", "terakhir", satuan="menit")
    assert _jelaskan(aturan, buat_deret("Jan 60/10")).aturan == (
        "Posisi terakhir: bulan terakhir yang terisi dalam jangka waktu. "
        "Jumlah pembilang : jumlah penyebut"
    )


def test_rata_rata_bulan_dijelaskan() -> None:
    aturan = buat_aturan(agregasi="rata_rata", desimal=1)
    assert _langkah(aturan, buat_deret("Jan 10; Feb 21", "20"))[0] == (
        "Realisasi: (10 + 21) : 2 = 15,5 surat"
    )


def test_beberapa_pemegang_rasio_dengan_target_tertimbang() -> None:
    daftar = (buat_deret("Jan 80/100", "90"), buat_deret("Jan 40/40", "100"))
    penjelasan = _jelaskan(PERSENTASE, *daftar, jendela="Jan")
    assert penjelasan.aturan.endswith(". Angka para pemegang jabatan dijumlahkan")
    assert penjelasan.masukan[0].uraian == "pemegang 1: 80 dari 100; pemegang 2: 40 dari 40"
    assert _langkah(PERSENTASE, *daftar, jendela="Jan") == [
        "Realisasi: (80 + 40) : (100 + 40) × 100 = 85,71 %",
        "Target pemegang 1: 90,00 %",
        "Target pemegang 2: 100,00 %",
        "Target: (90 × 100 + 100 × 40) : (100 + 40) = 92,86 %",
        "Capaian: ((80 + 40) : (100 + 40) × 100) : "
        "((90 × 100 + 100 × 40) : (100 + 40)) × 100 = 92,31 %",
        "Kategori: 92,31 % termasuk Sangat Tinggi",
    ]


def test_beberapa_pemegang_bersama_memakai_yang_terbesar() -> None:
    aturan = buat_aturan(antar_pemegang="bersama", satuan="kali")
    daftar = (buat_deret("Jan 5", "60"), buat_deret("Jan 7", "60"))
    assert _jelaskan(aturan, *daftar).aturan.endswith(
        ". Satu kegiatan dilaporkan beberapa pemegang: dipakai yang terbesar"
    )
    assert _langkah(aturan, *daftar, jendela="Jan")[:5] == [
        "Realisasi: 7 kali",
        "Angka para pemegang berbeda (5; 7); dipakai yang terbesar, 7",
        "Target pemegang 1: 60 × 1 : 12 = 5 kali",
        "Target pemegang 2: 60 × 1 : 12 = 5 kali",
        "Target: yang terbesar dari 5; 5 = 5 kali",
    ]


def test_bagian_bulan_ditulis_sebagai_pecahan() -> None:
    lama = buat_deret("Jan 5", "31", {1: Fraction(14, 31)})
    baru = buat_deret("Jan 6; Feb 7", "31", {1: Fraction(17, 31), 2: Fraction(1)})
    assert _langkah(buat_aturan(), lama, baru)[1:4] == [
        "Target pemegang 1: 31 × 14/31 : 12 = 1,1667 surat",
        "Target pemegang 2: 31 × 1 17/31 : 12 = 4 surat",
        "Target: (31 × 14/31 : 12) + 4 = 5,1667 surat",
    ]


def test_pemegang_yang_tidak_aktif_tidak_disebut_pada_bulan_itu() -> None:
    kosong = buat_deret("", "12", {})
    penjelasan = _jelaskan(buat_aturan(), buat_deret("Jan 1", "12"), kosong, jendela="Jan")
    assert penjelasan.masukan[0].uraian == "pemegang 1: 1 surat"
    assert penjelasan.langkah[1] == "Target pemegang 1: 12 × 1 : 12 = 1 surat"


def test_target_yang_tercetak_bulat_disebut_pembulatannya() -> None:
    deret = buat_deret("Jan 1", "31", {1: Fraction(14, 31)})
    assert _langkah(buat_aturan(), deret, jendela="Jan")[1:4] == [
        "Target: 31 × 14/31 : 12 = 1,1667 surat",
        "Target dibulatkan: 1 surat",
        "Capaian: 1 : (31 × 14/31 : 12) × 100 = 85,71 %",
    ]


def test_nama_pemegang_menggantikan_nomornya() -> None:
    daftar = (buat_deret("Jan 5", "60"), buat_deret("Jan 7", "60"))
    penjelasan = susun_penjelasan(
        buat_aturan(), daftar, baca_jendela("Jan"), KATEGORI_BAWAAN, ("Citra", "Danu")
    )
    assert penjelasan.masukan[0].uraian == "Citra: 5 surat; Danu: 7 surat"
    assert penjelasan.target[0] == "Target Citra: 60 × 1 : 12 = 5 surat"


@pytest.mark.parametrize(
    ("aturan", "daftar", "kalimat"),
    [
        (buat_aturan(polaritas="netral"), (), "dicatat tanpa dinilai"),
        (STOK, (buat_deret("", "14"),), "berlaku utuh"),
        (STOK, (buat_deret("", "14", UTUH, {1: Decimal(3)}),), "Rencana bulan terakhir"),
        (buat_aturan(), (buat_deret("", "12"),), "jatuh tempo setahun (12)"),
        (buat_aturan(), (buat_deret("", "12", UTUH, {1: Decimal(3)}),), "Jumlah rencana"),
        (buat_aturan(), (buat_deret("", "12", {1: Fraction(1, 2)}),), "menurut harinya"),
        (buat_aturan(), (buat_deret(), buat_deret()), "para pemegang dijumlahkan"),
        (PERSENTASE, (buat_deret(), buat_deret()), "menurut penyebutnya"),
        (buat_aturan(antar_pemegang="bersama"), (buat_deret(), buat_deret()), "yang terbesar"),
    ],
)
def test_aturan_target_dikatakan(aturan, daftar, kalimat) -> None:
    assert kalimat in susun_aturan_target(aturan, daftar)


def test_aturan_capaian_dan_nilai_terhitung_dikatakan() -> None:
    assert "Realisasi : target × 100" in susun_aturan_capaian(buat_aturan())
    assert "(2 × target − realisasi)" in susun_aturan_capaian(WAKTU)
    assert "paling tinggi 120,00\u202f%" in susun_aturan_terhitung(KATEGORI_BAWAAN)
    assert "paling tinggi" not in susun_aturan_terhitung(
        replace(KATEGORI_BAWAAN, batas_capaian=None)
    )


def test_rencana_dijelaskan_per_bulan() -> None:
    rencana = {1: Decimal(4), 2: Decimal(31)}
    bagian = {1: Fraction(1), 2: Fraction(14, 28), 3: Fraction(1)}
    deret = buat_deret("Jan 4", "35", bagian, rencana)
    assert _langkah(buat_aturan(), deret)[1] == "Target: rencana 4 + 31 × 1/2 = 19,5 surat"
    assert _langkah(buat_aturan(), deret, jendela="Mar")[1] == "Target: rencana 0 = 0 surat"


@pytest.mark.parametrize(
    ("aturan", "isian", "target", "baris"),
    [
        (buat_aturan(), "Jan 1", None, "Capaian: – (Target belum ditetapkan)"),
        (buat_aturan(), "", "12", "Capaian: – (belum ada data)"),
        (PERSENTASE, "Jan nihil", "90", "Capaian: – (hanya nihil)"),
        (
            buat_aturan(polaritas="netral"),
            "Jan 1",
            None,
            "Capaian: – (indikator ini tidak dinilai)",
        ),
        (
            buat_aturan(bulan_jatuh_tempo=frozenset({6})),
            "Jan 1",
            "12",
            "Capaian: – (belum jatuh tempo)",
        ),
    ],
)
def test_tiadanya_capaian_dijelaskan(aturan, isian, target, baris) -> None:
    assert baris in _langkah(aturan, buat_deret(isian, target), jendela="Jan")


def test_tiadanya_target_dan_data_dijelaskan() -> None:
    assert _langkah(buat_aturan(), buat_deret(), jendela="Jan")[:2] == [
        "Realisasi: –",
        "Target: belum ditetapkan",
    ]
    assert _langkah(buat_aturan(), buat_deret(), buat_deret(), jendela="Jan")[1:3] == [
        "Target pemegang 1: belum ditetapkan",
        "Target pemegang 2: belum ditetapkan",
    ]


def test_hanya_nihil_dijelaskan() -> None:
    penjelasan = _jelaskan(buat_aturan(), buat_deret("Jan nihil", "12"), jendela="Jan")
    assert penjelasan.masukan[0].uraian == "nihil"
    assert penjelasan.langkah[0] == "Realisasi: 0 surat (hanya nihil)"


def test_syarat_gagal_ikut_disebut() -> None:
    aturan = buat_aturan("persentase", "rasio_jumlah", syarat_minimal=Decimal(75))
    assert _langkah(aturan, buat_deret("Jan 74/80"), jendela="Jan")[-1] == (
        "Syarat tidak terpenuhi: 74 dari 75"
    )
