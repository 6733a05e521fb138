"""What changed since last month: who rose, who fell, what became merah and what no longer is."""

from decimal import Decimal

import pytest
from django.test import Client

from indikator.models import Target
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.dasbor import PilihanDasbor, ambil_dasbor
from laporan.dasbor.perubahan import Perubahan
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_dasbor import HARI, rata_laporan
from tests.pabrik import BARIS_MINI, Kantor, buat_kantor, isi_bulan

SURAT = BARIS_MINI[:1]  # 1.200 surat a year: 100 a month


def baca(kantor: Kantor, bulan: int) -> Perubahan:
    with lingkup([kantor.kecamatan.pk]):
        minta = PilihanDasbor(kantor.kecamatan, Periode(2026, bulan))
        return ambil_dasbor(kantor.pelaku("Sari", HARI), minta).perubahan


def isi_surat(kantor: Kantor, *daftar: str, nama: str = "Citra") -> None:
    for bulan, nilai in enumerate(daftar, 1):
        isi_bulan(kantor, nama, bulan, {"surat-masuk": nilai})


@pytest.fixture
def kantor_surat(db: None) -> Kantor:
    return buat_kantor(SURAT)


def test_januari_belum_punya_pembanding(client: Client, kantor_surat: Kantor) -> None:
    isi_surat(kantor_surat, "40")
    perubahan = baca(kantor_surat, 1)
    assert (perubahan.pembanding, perubahan.ada) == ("", False)
    client.force_login(kantor_surat.pengguna("Sari"))
    assert "Januari memulai tahun" in client.get("/dasbor/?bulan=2026-01").content.decode()


def test_turun_disebut_dengan_angka_kedua_laporan(kantor_surat: Kantor) -> None:
    isi_surat(kantor_surat, "100", "60")
    satu = baca(kantor_surat, 2).daftar_indikator[0]
    assert (satu.teks, satu.naik) == ("\u221220,00 poin", False)
    assert satu.dari == rata_laporan(kantor_surat, "Citra", Periode(2026, 1))
    assert satu.ke == rata_laporan(kantor_surat, "Citra", Periode(2026, 2))
    assert (satu.kategori_dari, satu.kategori_ke) == ("Sangat Tinggi", "Tinggi")
    assert baca(kantor_surat, 2).daftar_jabatan[0].beda == Decimal("-20.00")


def test_yang_tidak_bergerak_tidak_disebut(kantor_surat: Kantor) -> None:
    isi_surat(kantor_surat, "90", "90")
    assert baca(kantor_surat, 2).ada is False


def test_baru_merah_dan_pulih_disebut_dengan_alasannya(kantor_surat: Kantor) -> None:
    isi_surat(kantor_surat, "100", "20", "190")
    (merah,) = baca(kantor_surat, 2).daftar_merah
    assert merah.alasan[0].startswith("Capaian 60,00\u202f% di bawah batas Sedang")
    maret = baca(kantor_surat, 3)
    assert maret.daftar_merah == ()
    assert [satu.judul for satu in maret.daftar_pulih] == ["Jumlah surat masuk yang tercatat"]


def test_bulan_yang_belum_diisi_membuat_merah_sekali_per_jabatan(kantor: Kantor) -> None:
    isi_bulan(
        kantor,
        "Citra",
        1,
        {"surat-masuk": "100", "arsip-pegawai": "40", "waktu-pelayanan": "240/40"},
    )
    daftar = baca(kantor, 2).daftar_merah
    assert [satu.judul for satu in daftar] == [
        "Jumlah surat masuk yang tercatat",  # 100 of 200: low, not only unanswered
        "3 indikator belum diisi",
    ]
    assert daftar[1].tautan.indikator_id is None


def test_terbesar_dahulu_naik_atau_turun(db: None) -> None:
    kantor = buat_kantor(BARIS_MINI[:2])
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "100", "arsip-pegawai": "20"})
    isi_bulan(kantor, "Citra", 2, {"surat-masuk": "80", "arsip-pegawai": "38"})
    daftar = baca(kantor, 2).daftar_indikator
    assert [satu.teks for satu in daftar] == ["+45,00 poin", "\u221210,00 poin"]


def test_bagian_yang_tidak_terlihat_tidak_ikut(kantor_surat: Kantor) -> None:
    tambah_staf(kantor_surat, "Danu Wijaya")
    isi_surat(kantor_surat, "100", "100")
    isi_surat(kantor_surat, "100", "0", nama="Danu")
    with lingkup([kantor_surat.kecamatan.pk]):
        minta = PilihanDasbor(kantor_surat.kecamatan, Periode(2026, 2))
        milik = ambil_dasbor(kantor_surat.pelaku("Citra", HARI), minta)
    assert milik.perubahan.ada is False
    assert milik.penuh is False
    assert baca(kantor_surat, 2).daftar_jabatan[0].teks == "\u221225,00 poin"


def test_target_yang_diubah_bukan_perubahan_kinerja(kantor_surat: Kantor) -> None:
    isi_surat(kantor_surat, "100", "100")
    with tanpa_lingkup():
        Target.objects.update(setahun=Decimal(2400))
    assert baca(kantor_surat, 2).ada is False
