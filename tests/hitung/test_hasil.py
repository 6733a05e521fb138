"""One figure of one row: its state, its completeness, its reasons for merah."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from indikator.hitung import (
    KATEGORI_BAWAAN,
    AturanTidakSah,
    Jendela,
    KeadaanHasil,
    SyaratGagal,
    ambil_bulan_aktif,
    ambil_bulan_belum,
    ambil_bulan_jatuh_tempo,
    hitung_hasil,
    hitung_rata_capaian,
    hitung_rata_gabungan,
    hitung_realisasi,
    hitung_target_deret,
    nilai_sel,
    susun_daftar_bulan,
)
from indikator.hitung.pembulatan import ubah_tepat
from tests.hitung.bahan import (
    PERSENTASE,
    STOK,
    WAKTU,
    buat_aturan,
    buat_deret,
    buat_sel,
    hitung,
)

TAHUNAN = buat_aturan(bulan_jatuh_tempo=frozenset({6}))
NETRAL = buat_aturan(polaritas="netral")


@pytest.mark.parametrize(
    ("aturan", "isian", "target", "jendela", "keadaan"),
    [
        (buat_aturan(), "Jan 1", "12", "Jan", KeadaanHasil.ADA),
        (buat_aturan(), "Jan 0", "12", "Jan", KeadaanHasil.ADA),
        (buat_aturan(), "Jan nihil", "12", "Jan", KeadaanHasil.NIHIL),
        (buat_aturan(), "Jan nihil", None, "Jan", KeadaanHasil.NIHIL),
        (NETRAL, "Jan nihil", None, "Jan", KeadaanHasil.NIHIL),
        (PERSENTASE, "Jan nihil", "90", "Jan", KeadaanHasil.NIHIL),
        (PERSENTASE, "Jan 0/0", "90", "Jan", KeadaanHasil.NIHIL),
        (buat_aturan(), "", "12", "Jan", KeadaanHasil.TANPA_DATA),
        (buat_aturan(), "", None, "Jan", KeadaanHasil.TANPA_DATA),
        (buat_aturan(), "Feb 1", "12", "Jan", KeadaanHasil.TANPA_DATA),
        (TAHUNAN, "", "12", "Mei", KeadaanHasil.BELUM_JATUH_TEMPO),
        (TAHUNAN, "Mei 3", "12", "Mei", KeadaanHasil.BELUM_JATUH_TEMPO),
        (TAHUNAN, "Mei nihil", "12", "Mei", KeadaanHasil.BELUM_JATUH_TEMPO),
        (buat_aturan(), "Jan 1", None, "Jan", KeadaanHasil.TANPA_TARGET),
        (NETRAL, "Jan 1", None, "Jan", KeadaanHasil.NETRAL),
        (NETRAL, "", None, "Jan", KeadaanHasil.NETRAL),
        (NETRAL, "Jan 1", "12", "Jan", KeadaanHasil.NETRAL),
        (buat_aturan(), "Jan 1", "0", "Jan", KeadaanHasil.TARGET_NOL),
        (buat_aturan(polaritas="turun"), "Jan 0", "0", "Jan", KeadaanHasil.ADA),
    ],
)
def test_keadaan_menjelaskan_ada_tidaknya_capaian(aturan, isian, target, jendela, keadaan) -> None:
    hasil = hitung(aturan, buat_deret(isian, target), jendela=jendela)
    assert hasil.keadaan is keadaan
    assert (hasil.kategori is None) is (hasil.capaian is None)
    assert (hasil.nilai_terhitung is None) is (hasil.capaian is None)
    if keadaan not in (KeadaanHasil.ADA, KeadaanHasil.NIHIL):
        assert hasil.capaian is None


def test_hasil_lengkap_dari_contoh_peserta_musrenbang() -> None:
    hasil = hitung(PERSENTASE, buat_deret("Jan 8/10; Feb 40/40", "80"), jendela="Jan–Feb")
    assert (hasil.realisasi, hasil.target) == (Decimal("96.00"), Decimal("80.00"))
    assert (hasil.capaian, hasil.nilai_terhitung) == (Decimal("120.00"), Decimal("120.00"))
    assert (hasil.pembilang, hasil.penyebut) == (Decimal(48), Decimal(50))
    assert hasil.kategori == "Sangat Tinggi"
    assert not hasil.sementara
    assert not hasil.merah


def test_capaian_di_atas_batas_tetap_tampil_dan_dibatasi_untuk_rata_rata() -> None:
    hasil = hitung(buat_aturan(), buat_deret("Jan 13", "120"), jendela="Jan")
    assert hasil.capaian == Decimal("130.00")
    assert hasil.nilai_terhitung == Decimal("120.00")
    assert hasil.pembilang is None
    assert hasil.penyebut is None


def test_hanya_nihil_dijumlahkan_menjadi_nol_dengan_capaian_nol() -> None:
    hasil = hitung(buat_aturan(), buat_deret("Jan nihil", "12"), jendela="Jan")
    assert hasil.nihil
    assert hasil.realisasi == 0
    assert hasil.capaian == Decimal("0.00")
    assert hasil.terjawab == 1


def test_realisasi_tampil_walau_belum_jatuh_tempo() -> None:
    hasil = hitung(TAHUNAN, buat_deret("Apr 4", "12"), jendela="Jan–Mei")
    assert hasil.realisasi == 4
    assert hasil.target is None
    assert hasil.capaian is None
    assert (hasil.terjawab, hasil.jatuh_tempo) == (0, 0)
    assert not hasil.merah


def test_nihil_diketahui_juga_pada_baris_netral_yang_belum_jatuh_tempo() -> None:
    aturan = buat_aturan(polaritas="netral", bulan_jatuh_tempo=frozenset({6}))
    hasil = hitung(aturan, buat_deret("Jan nihil"), jendela="Jan")
    assert hasil.keadaan is KeadaanHasil.BELUM_JATUH_TEMPO
    assert hasil.nihil
    assert hasil.netral


def test_target_baris_netral_tidak_pernah_ada() -> None:
    assert hitung(NETRAL, buat_deret("Jan 1", "12"), jendela="Jan").target is None


def test_baris_tahunan_yang_terlewat_merah_sampai_diisi() -> None:
    terlewat = hitung(TAHUNAN, buat_deret("", "12"), jendela="Jan–Agt")
    assert terlewat.belum_bulan == (6,)
    assert terlewat.alasan_merah == ("Belum diisi: Juni",)
    assert terlewat.sementara
    terlambat = hitung(TAHUNAN, buat_deret("Agt 12", "12"), jendela="Jan–Agt")
    assert terlambat.belum_bulan == ()
    assert terlambat.capaian == Decimal("100.00")


def test_setiap_alasan_merah_disebut() -> None:
    aturan = buat_aturan(
        "persentase", "rasio_jumlah", syarat_minimal=Decimal(75), syarat_pertanyaan="Semua unsur"
    )
    hasil = hitung(aturan, buat_deret("Jan 50/100 tidak", "100"), jendela="Jan–Mar")
    assert hasil.alasan_merah == (
        "Capaian 50,00\u202f% di bawah batas Sedang (66,00\u202f%)",
        "Syarat tidak terpenuhi (Januari): 50 dari 75",
        "Syarat tidak terpenuhi (Januari): Semua unsur: tidak",
        "Belum diisi: Februari dan Maret",
    )


def test_syarat_dilaporkan_urut_bulan_lalu_pemegang() -> None:
    aturan = buat_aturan(syarat_minimal=Decimal(5))
    hasil = hitung(
        aturan, buat_deret("Feb 4; Jan 3"), buat_deret("Jan 2 lalu 1"), jendela="Jan–Feb"
    )
    assert hasil.syarat_gagal == (
        SyaratGagal(1, "3 dari 5"),
        SyaratGagal(1, "2 dari 5"),
        SyaratGagal(1, "1 dari 5"),
        SyaratGagal(2, "4 dari 5"),
    )


def test_perbedaan_angka_bersama_disebut() -> None:
    aturan = buat_aturan(antar_pemegang="bersama")
    hasil = hitung(
        aturan, buat_deret("Jan 1.200"), buat_deret("Jan 14"), buat_deret(), jendela="Jan"
    )
    assert hasil.catatan == (
        "Angka para pemegang berbeda (1.200; 14); dipakai yang terbesar, 1.200",
    )


def test_bersama_dengan_satu_nihil_dicatat_sebagai_berbeda() -> None:
    aturan = buat_aturan(antar_pemegang="bersama")
    hasil = hitung(aturan, buat_deret("Jan 14"), buat_deret("Jan nihil"), jendela="Jan")
    assert hasil.realisasi == 14
    assert hasil.catatan == ("Angka para pemegang berbeda (14; 0); dipakai yang terbesar, 14",)


def test_bersama_hanya_nihil_tetap_nihil() -> None:
    aturan = buat_aturan(antar_pemegang="bersama")
    hasil = hitung(aturan, buat_deret("Jan nihil"), buat_deret("Jan nihil"), jendela="Jan")
    assert hasil.realisasi == 0
    assert hasil.nihil


def test_pemegang_yang_cuti_sebulan_penuh_tidak_ditagih() -> None:
    bagian = {bulan: Fraction(1) for bulan in (1, 3)} | {2: Fraction(0)}
    hasil = hitung(buat_aturan(), buat_deret("Jan 1; Mar 1", "12", bagian), jendela="Jan–Mar")
    assert (hasil.terjawab, hasil.jatuh_tempo) == (2, 2)
    assert hasil.target == 2


def test_dua_pemegang_sebulan_membagi_target_dan_menjawab_masing_masing() -> None:
    lama = buat_deret("Jan 4", "31", {1: Fraction(14, 31)})
    baru = buat_deret("Jan 5", "31", {1: Fraction(17, 31), 2: Fraction(1)})
    aturan = buat_aturan(bulan_jatuh_tempo=frozenset({1, 2}))
    jendela = Jendela(1, 2)
    assert hitung_target_deret(aturan, lama, jendela) == 7
    assert hitung(aturan, lama, baru, jendela="Jan").target == Decimal(16)
    assert ambil_bulan_aktif(aturan, lama, jendela) == (1,)
    assert ambil_bulan_jatuh_tempo(aturan, [lama, baru], jendela) == (1, 2)
    assert ambil_bulan_belum(aturan, [lama, baru], jendela) == (2,)


def test_pemegang_yang_belum_jatuh_tempo_tidak_meniadakan_target() -> None:
    tanpa_bulan = buat_deret("", None, {})
    hasil = hitung(buat_aturan(), buat_deret("Jan 1", "12"), tanpa_bulan, jendela="Jan")
    assert hasil.target == 1


def test_tanpa_pemegang_tidak_ada_angka() -> None:
    hasil = hitung_hasil(buat_aturan(), [], Jendela(1, 12), KATEGORI_BAWAAN)
    assert hasil.keadaan is KeadaanHasil.BELUM_JATUH_TEMPO
    assert hasil.realisasi is None


@pytest.mark.parametrize(
    ("jenis", "agregasi"),
    [
        ("jumlah", "rasio_jumlah"),
        ("persentase", "rata_rata"),
        ("persentase", "jumlah"),
        ("rata_rata", "rata_rata"),
        ("rata_rata", "jumlah"),
    ],
)
def test_persentase_tidak_pernah_dirata_ratakan(jenis: str, agregasi: str) -> None:
    with pytest.raises(AturanTidakSah, match=agregasi):
        hitung(buat_aturan(jenis, agregasi), buat_deret("Jan 8/10"))


@pytest.mark.parametrize(
    ("aturan", "isi", "nilai"),
    [
        (PERSENTASE, "2/3", Decimal("66.67")),
        (PERSENTASE, "0/3", Decimal("0.00")),
        (PERSENTASE, "0/0", None),
        (PERSENTASE, "8/", None),
        (PERSENTASE, "/8", None),
        (WAKTU, "260/40", Decimal("6.50")),
        (STOK, "12", Decimal(12)),
        (STOK, "0", Decimal(0)),
        (STOK, "nihil", None),
        (STOK, "belum", None),
    ],
)
def test_nilai_satu_sel(aturan, isi: str, nilai: Decimal | None) -> None:
    hasil = nilai_sel(aturan, buat_sel(isi))
    assert hasil == nilai
    assert str(hasil) == str(nilai)


def test_waktu_pelayanan_dinilai_terhadap_baku_mutu() -> None:
    hasil = hitung(WAKTU, buat_deret("Jan 130/20; Feb 130/20", "7"), jendela="Jan–Feb")
    assert hasil.realisasi == Decimal("6.50")
    assert hasil.capaian == Decimal("107.14")
    assert (hasil.pembilang, hasil.penyebut) == (Decimal(260), Decimal(40))


def test_realisasi_tepat_belum_dibulatkan() -> None:
    deret = buat_deret("Jan 1/3")
    assert hitung_realisasi(PERSENTASE, [deret], Jendela(1, 1)) == Fraction(100, 3)


def test_rata_kecamatan_dari_rata_jabatan() -> None:
    def rata(*angka_baris: str):
        daftar = [
            hitung(buat_aturan(), buat_deret(f"Jan {n}", "1.200"), jendela="Jan")
            for n in angka_baris
        ]
        return hitung_rata_capaian(daftar, KATEGORI_BAWAAN)

    kosong = hitung_rata_capaian([], KATEGORI_BAWAAN)
    gabungan = hitung_rata_gabungan([rata("100", "80"), rata("60"), kosong], KATEGORI_BAWAAN)
    assert gabungan.nilai == Decimal("75.00")
    assert gabungan.kategori == "Sedang"
    assert (gabungan.terhitung, gabungan.seluruhnya) == (2, 3)
    assert not gabungan.sementara
    berbobot = hitung_rata_gabungan(
        [rata("90"), rata("60")], KATEGORI_BAWAAN, [Fraction(8), Fraction(4)]
    )
    assert berbobot.nilai == Decimal("80.00")


def test_rata_sementara_bila_satu_baris_sementara() -> None:
    lengkap = hitung(buat_aturan(), buat_deret("Jan 1; Feb 1", "12"), jendela="Jan–Feb")
    kurang = hitung(buat_aturan(), buat_deret("Jan 1", "12"), jendela="Jan–Feb")
    kosong = hitung(buat_aturan(), buat_deret("", "12"), jendela="Jan–Feb")
    assert not hitung_rata_capaian([lengkap], KATEGORI_BAWAAN).sementara
    sebagian = hitung_rata_capaian([lengkap, kurang], KATEGORI_BAWAAN)
    assert sebagian.sementara
    assert sebagian.nilai == Decimal("75.00")
    assert hitung_rata_gabungan([sebagian], KATEGORI_BAWAAN).sementara
    assert hitung_rata_capaian([lengkap, kosong], KATEGORI_BAWAAN).sementara


def test_netral_yang_sementara_tidak_membuat_rata_sementara() -> None:
    lengkap = hitung(buat_aturan(), buat_deret("Jan 1; Feb 1", "12"), jendela="Jan–Feb")
    netral = hitung(NETRAL, buat_deret("Jan nihil"), jendela="Jan–Feb")
    assert netral.keadaan is KeadaanHasil.NIHIL
    rata = hitung_rata_capaian([lengkap, netral], KATEGORI_BAWAAN)
    assert (rata.terhitung, rata.seluruhnya, rata.sementara) == (1, 1, False)


def test_bobot_nol_tidak_menghasilkan_rata() -> None:
    baris = hitung(buat_aturan(), buat_deret("Jan 1", "12"), jendela="Jan")
    assert hitung_rata_capaian([baris], KATEGORI_BAWAAN, [Fraction(0)]).nilai is None


def test_bobot_harus_sebanyak_baris() -> None:
    baris = hitung(buat_aturan(), buat_deret("Jan 1", "12"), jendela="Jan")
    with pytest.raises(ValueError, match="zip"):
        hitung_rata_capaian([baris], KATEGORI_BAWAAN, [Fraction(1), Fraction(1)])


def test_daftar_bulan_ditulis_sebagai_kalimat() -> None:
    assert susun_daftar_bulan([]) == ""
    assert susun_daftar_bulan([6]) == "Juni"
    assert susun_daftar_bulan([1, 3, 4]) == "Januari, Maret dan April"


def test_bilangan_tanpa_desimal_berhingga_ditolak() -> None:
    assert str(ubah_tepat(Fraction(5, 4))) == "1.25"
    with pytest.raises(ValueError, match="1/3"):
        ubah_tepat(Fraction(1, 3))
