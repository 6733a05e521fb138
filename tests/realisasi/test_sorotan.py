"""The verification queue opens what needs a decision and folds the rest."""

from __future__ import annotations

import pytest

from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.antrean import ambil_antrean_verifikasi
from realisasi.halaman import ambil_sorotan
from realisasi.halaman.antrean import Sorotan
from tests.pabrik import Kantor
from tests.realisasi.adegan import SENIN, buat_lembar, isi, isi_lengkap, isian, lakukan
from tests.realisasi.peramban import masuk

AGUSTUS = Periode(2026, 8)
SKRIP = "<script>alert(1)</script>"


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def sorotan(kantor: Kantor) -> list[Sorotan]:
    pelaku = kantor.pelaku("Budi", SENIN)
    return ambil_sorotan(ambil_antrean_verifikasi(pelaku))


def sebab(kantor: Kantor) -> dict[str, tuple[str, ...]]:
    """Row → reasons of the one waiting sheet."""
    (satu,) = sorotan(kantor)
    return {sorot.baris.arti.kode: sorot.daftar_sebab for sorot in satu.daftar_sorot}


def test_bulan_yang_seperti_biasa_terlipat_seluruhnya(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DISETUJUI, periode=AGUSTUS)
        buat_lembar(kantor, Keadaan.DIAJUKAN)
        (satu,) = sorotan(kantor)
    assert satu.daftar_sorot == ()
    assert [baris.arti.kode for baris in satu.daftar_biasa] == [
        *("surat-masuk", "arsip-pegawai", "waktu-pelayanan")
    ]
    assert satu.bulan_lalu == "Agustus"


def test_yang_jauh_dari_bulan_lalu_dan_berketerangan_disorot(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DISETUJUI, periode=AGUSTUS)
        lembar = isi_lengkap(kantor)
        lembar = isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk", "180", 1),
            isian(kantor, "arsip-pegawai", "30", 1, keterangan="Sebagian dimusnahkan"),
        )
        lakukan(kantor, "ajukan", "Citra", lembar)
        assert sebab(kantor) == {
            "surat-masuk": ("Naik 80\u202f% dari Agustus",),
            "arsip-pegawai": ("Turun 21\u202f% dari Agustus", "Keterangan: Sebagian dimusnahkan"),
        }


def test_syarat_yang_gagal_disorot(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = isi_lengkap(kantor)
        lembar = isi(kantor, "Citra", isian(kantor, "kehadiran-musrenbang", "74/80 tidak"))
        lakukan(kantor, "ajukan", "Citra", lembar)
        alasan = " ".join(sebab(kantor)["kehadiran-musrenbang"])
    assert "Syarat tidak terpenuhi: 74 dari 75" in alasan


def test_yang_berubah_sejak_dikembalikan_disorot_beserta_alasannya(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
        pk = kantor.indikator("surat-masuk").pk
        lembar = lakukan(
            kantor, "kembalikan", "Budi", lembar, alasan_sel={pk: "Tidak sama dengan agenda"}
        )
        lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "101", 1))
        lakukan(kantor, "ajukan", "Citra", lembar)
        assert sebab(kantor) == {
            "surat-masuk": (
                "Dikembalikan: Tidak sama dengan agenda",
                "Berubah sejak dikembalikan; sebelumnya 100",
            )
        }


def test_halaman_memuat_sorotan_dan_yang_terlama_di_atas(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DIAJUKAN)
        lembar = isi(
            kantor,
            "Citra",
            *(
                isian(kantor, kode, teks, keterangan=SKRIP)
                for kode, teks in (("surat-masuk", "100"), ("arsip-pegawai", "38"))
            ),
            isian(kantor, "waktu-pelayanan", "260/40"),
            periode=AGUSTUS,
            pada=AGUSTUS.berikut.awal,
        )
        lakukan(kantor, "ajukan", "Citra", lembar, pada=AGUSTUS.berikut.awal)
    isi_halaman = masuk(kantor, "Budi").get("/verifikasi/").content.decode()
    assert isi_halaman.index("Agustus 2026") < isi_halaman.index("September 2026")
    assert SKRIP not in isi_halaman
    assert "Keterangan: &lt;script&gt;" in isi_halaman
    assert f'href="/lembar/{lembar.pk}/#baris-1"' in isi_halaman
    assert "baris seperti biasa" in isi_halaman
