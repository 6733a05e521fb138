"""Into force as it was seen, or not at all; into the archive when December is locked."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from indikator.izin import katalog_terlihat_oleh
from indikator.kesalahan import BelumSiap, BukanDraf, KatalogBerubah, KatalogSudahAda, TidakBerlaku
from indikator.models import Indikator, KinerjaUtama, SumberIndikator, Target
from indikator.services import (
    IsianPerubahan,
    Kesiapan,
    akhiri_katalog,
    akhiri_perubahan,
    ambil_kesiapan,
    ambil_kesiapan_arsip,
    arsipkan_katalog,
    berlakukan_katalog,
    buat_katalog,
    buat_perubahan,
    salin_katalog,
    ubah_katalog,
)
from jabatan.kesalahan import IsianDitolak, TidakBerhak
from jabatan.models import (
    Jabatan,
    Katalog,
    Penugasan,
    PeriodePengisian,
    PerubahanKatalog,
    Posisi,
)
from jejak.models import Jejak
from tests.indikator.conftest import Muat
from tests.indikator.tahun import DEPAN, TAHUN, Kota, beri_target


def _kesiapan(kota: Kota, katalog: Katalog) -> Kesiapan:
    with kota.sebagai(kota.agung) as agung:
        return ambil_kesiapan(katalog, list(katalog_terlihat_oleh(agung)))


def _masalah(kota: Kota, katalog: Katalog) -> list[str]:
    return [satu.teks for satu in _kesiapan(kota, katalog).daftar_masalah]


def test_draf_yang_siap_menjadi_berlaku_dengan_satu_baris_jejak(kota: Kota) -> None:
    draf = kota.salin()
    awal = Jejak.objects.count()
    kini = kota.berlakukan(draf)
    assert (kini.keadaan, kini.versi) == ("berlaku", 1)
    assert Katalog.objects.berlaku_untuk(kota.kantor.melati, DEPAN) == kini
    assert Katalog.objects.berlaku_untuk(kota.kantor.melati, TAHUN) == kota.katalog
    (jejak,) = Jejak.objects.order_by("pk")[awal:]
    assert (jejak.tindakan, jejak.objek_id) == ("katalog.berlakukan", str(draf.pk))
    assert jejak.sesudah is not None
    assert f'"menggantikan":{kota.katalog.pk}' in jejak.sesudah.replace(" ", "")


@pytest.mark.parametrize("siapa", ["draf", "dasar", "sk"])
def test_yang_berubah_sejak_dilihat_tidak_berlaku(kota: Kota, siapa: str) -> None:
    draf = kota.salin()
    sidik = _kesiapan(kota, draf).sidik
    if siapa == "sk":
        Katalog.objects.filter(pk=draf.pk).update(nomor_sk="Lain")
    else:
        katalog = draf if siapa == "draf" else kota.katalog
        Indikator.objects.milik_katalog(katalog).filter(kode="petugas-keamanan.1").update(
            formulasi="Diam-diam diubah"
        )
    with kota.sebagai(kota.agung) as agung, pytest.raises(KatalogBerubah):
        berlakukan_katalog(draf.pk, sidik=sidik, oleh=agung)
    draf.refresh_from_db()
    assert draf.keadaan == "draf"


def test_yang_belum_lengkap_disebut_satu_per_satu(kota: Kota) -> None:
    draf = kota.salin()
    milik = Indikator.objects.milik_katalog(draf)
    milik.filter(kode="petugas-keamanan.1").update(satuan=" ")
    milik.filter(kode="petugas-keamanan.2").update(jenis="persentase", agregasi="rasio_jumlah")
    SumberIndikator.objects.filter(indikator__in=milik.filter(kode="petugas-keamanan.3")).delete()
    milik.filter(kode="petugas-keamanan.4").update(formulasi="")
    layanan = milik.filter(kode__startswith="petugas-layanan-umum")
    SumberIndikator.objects.filter(indikator__in=layanan).delete()
    layanan.delete()
    keamanan = Jabatan.objects.get(katalog=draf, kode="petugas-keamanan")
    KinerjaUtama.objects.create(jabatan=keamanan, urut=90, uraian="Amannya kantor")
    teks = " | ".join(_masalah(kota, draf))
    for kurang in (
        "belum bersatuan",
        "belum berlabel pembilang dan penyebut",
        "belum menyebut sumber data",
        "belum berformulasi",
        "Petugas Layanan Umum: belum mempunyai indikator",
        "kinerja utama “Amannya kantor” belum berindikator",
    ):
        assert kurang in teks
    assert len(_masalah(kota, draf)) == 6
    with pytest.raises(BelumSiap):
        kota.berlakukan(draf)
    assert not Katalog.objects.filter(tahun=DEPAN, keadaan="berlaku").exists()


def test_katalog_kosong_tidak_berlaku(kota: Kota) -> None:
    with kota.sebagai(kota.agung) as agung:
        draf = buat_katalog(isian=kota.isian(), oleh=agung)
    assert _masalah(kota, draf) == ["Katalog ini belum berisi jabatan."]


def test_posisi_yang_kehilangan_jabatannya_disebut_selama_masih_dijabat(kota: Kota) -> None:
    draf = kota.salin()
    Jabatan.objects.filter(katalog=draf, kode="petugas-keamanan").update(kode="satpam")
    (teks,) = _masalah(kota, draf)
    assert teks.startswith("Posisi Posisi Staf Eko (Kecamatan Melati) memakai jabatan")
    Penugasan._base_manager.filter(posisi__nama="Posisi Staf Eko").update(
        selesai=date(TAHUN, 12, 31)
    )
    assert _masalah(kota, draf) == []


def test_posisi_kecamatan_berkatalog_sendiri_tidak_menghalangi(kota: Kota) -> None:
    draf = kota.salin()
    Jabatan.objects.filter(katalog=draf, kode="petugas-keamanan").update(kode="satpam")
    sendiri = kota.salin(DEPAN + 1)
    Katalog.objects.filter(pk=sendiri.pk).update(
        kecamatan=kota.kantor.melati, tahun=DEPAN, keadaan="berlaku"
    )
    assert _masalah(kota, draf) == []


def test_katalog_lain_yang_sudah_berlaku_menghalangi(kota: Kota, muat: Muat) -> None:
    draf = kota.salin()
    muat(kota.kantor.pemda, tahun=DEPAN)
    (teks,) = _masalah(kota, draf)
    assert teks.startswith(f"Sudah ada katalog {DEPAN} untuk semua kecamatan")


def test_dasar_perbedaan_ialah_yang_berlaku_untuk_cakupan_itu(kota: Kota, muat: Muat) -> None:
    muat(kota.kantor.pemda, tahun=TAHUN - 1)
    draf = kota.salin(DEPAN + 1)
    dasar = _kesiapan(kota, draf).dasar
    assert dasar == kota.katalog
    depan = kota.berlakukan(kota.salin())
    assert _kesiapan(kota, draf).dasar == depan
    with kota.sebagai(kota.rahma) as rahma:
        hasil = salin_katalog(
            kota.katalog.pk,
            isian=kota.isian(kecamatan=kota.kantor.sukamaju),
            dengan_target=False,
            oleh=rahma,
        )
        kesiapan = ambil_kesiapan(hasil.katalog, list(katalog_terlihat_oleh(rahma)))
        assert kesiapan.dasar == depan
        berlakukan_katalog(hasil.katalog.pk, sidik=kesiapan.sidik, oleh=rahma)
    assert Katalog.objects.berlaku_untuk(kota.kantor.sukamaju, DEPAN) == hasil.katalog
    assert Katalog.objects.berlaku_untuk(kota.kantor.melati, DEPAN) == depan


def test_yang_berlaku_bukan_draf_lagi(kota: Kota) -> None:
    with kota.sebagai(kota.agung) as agung:
        with pytest.raises(BukanDraf):
            berlakukan_katalog(kota.katalog.pk, sidik="", oleh=agung)
        with pytest.raises(BukanDraf):
            akhiri_katalog(kota.katalog.pk, versi=1, oleh=agung)
        with pytest.raises(BukanDraf):
            ubah_katalog(
                kota.katalog.pk, tahun=DEPAN, nomor_sk="1", tanggal_sk=date(DEPAN, 1, 1),
                versi=1, oleh=agung,
            )  # fmt: skip


def test_orang_lain_tidak_berhak_atau_tidak_melihat(kota: Kota) -> None:
    draf = kota.salin()
    for siapa, katalog, sebab in (
        (kota.rahma, draf, Http404),
        (kota.kantor.camat_sari, draf, Http404),
        (kota.kantor.dewi, kota.katalog, Http404),
        (kota.rahma, kota.katalog, TidakBerhak),
        (kota.kantor.staf_citra, kota.katalog, TidakBerhak),
    ):
        with kota.sebagai(siapa) as pelaku, pytest.raises(sebab):
            berlakukan_katalog(katalog.pk, sidik="", oleh=pelaku)
        with kota.sebagai(siapa) as pelaku, pytest.raises(sebab):
            arsipkan_katalog(katalog.pk, oleh=pelaku)
        with kota.sebagai(siapa) as pelaku, pytest.raises(sebab):
            akhiri_katalog(katalog.pk, versi=1, oleh=pelaku)


# --- the decree of a draft ------------------------------------------------------------------------


def test_sk_draf_diubah_bila_belum_berubah_dan_tahunnya_kosong(kota: Kota) -> None:
    draf = kota.salin()
    isi = {"nomor_sk": "188.45/9", "tanggal_sk": date(DEPAN, 1, 9)}
    with kota.sebagai(kota.agung) as agung:
        with pytest.raises(KatalogSudahAda):
            ubah_katalog(draf.pk, tahun=TAHUN, versi=1, oleh=agung, **isi)
        baru = ubah_katalog(draf.pk, tahun=DEPAN + 1, versi=1, oleh=agung, **isi)
        assert (baru.tahun, baru.nomor_sk, baru.versi) == (DEPAN + 1, "188.45/9", 2)
        with pytest.raises(KatalogBerubah):
            ubah_katalog(draf.pk, tahun=DEPAN, versi=1, oleh=agung, **isi)
        sama = ubah_katalog(draf.pk, tahun=DEPAN + 1, versi=2, oleh=agung, **isi)
    assert sama.versi == 2
    assert Jejak.objects.filter(tindakan="katalog.ubah").count() == 1


def test_draf_dihapus_beserta_target_salinannya_saja(kota: Kota) -> None:
    asli = beri_target(kota.kantor.melati, kota.katalog, "petugas-keamanan.1", "120")
    draf = kota.salin(dengan_target=True)
    with kota.sebagai(kota.agung) as agung:
        with pytest.raises(KatalogBerubah):
            akhiri_katalog(draf.pk, versi=7, oleh=agung)
        assert akhiri_katalog(draf.pk, versi=1, oleh=agung) == f"Katalog IKI {DEPAN}"
    assert list(Katalog.objects.all()) == [kota.katalog]
    assert list(Target._base_manager.all()) == [asli]
    assert Indikator.objects.count() == 49
    jejak = Jejak.objects.order_by("-pk")[0]
    assert jejak.tindakan == "katalog.hapus"
    assert jejak.sebelum is not None
    assert '"target":1' in jejak.sebelum.replace(" ", "")


# --- the archive ----------------------------------------------------------------------------------


def test_arsip_menunggu_kunci_desember_setiap_kecamatan(kota: Kota) -> None:
    with kota.sebagai(kota.agung, date(DEPAN, 1, 6)) as agung:
        alasan = ambil_kesiapan_arsip(kota.katalog, agung.pada).daftar_alasan
        assert len(alasan) == 2
        assert alasan[0].startswith(f"Kecamatan Melati: pengisian Desember {TAHUN} baru terkunci")
        with pytest.raises(BelumSiap):
            arsipkan_katalog(kota.katalog.pk, oleh=agung)
    PeriodePengisian._base_manager.create(
        kecamatan=kota.kantor.melati, tahun=TAHUN, bulan=12, alasan="Banjir",
        buka=date(DEPAN, 1, 1), batas=date(DEPAN, 1, 20), verifikasi=date(DEPAN, 1, 22),
        kunci=date(DEPAN, 1, 25),
    )  # fmt: skip
    with kota.sebagai(kota.agung, date(DEPAN, 1, 20)) as agung:
        (satu,) = ambil_kesiapan_arsip(kota.katalog, agung.pada).daftar_alasan
        assert f"25 Januari {DEPAN}" in satu
    with kota.sebagai(kota.agung, date(DEPAN, 1, 26)) as agung:
        assert arsipkan_katalog(kota.katalog.pk, oleh=agung).keadaan == "arsip"
        with pytest.raises(BelumSiap):
            arsipkan_katalog(kota.katalog.pk, oleh=agung)
    assert Katalog.objects.berlaku_untuk(kota.kantor.melati, TAHUN) == kota.katalog


# --- decrees within the year ----------------------------------------------------------------------


def test_sk_perubahan_dicatat_sekali_dan_dapat_ditarik(kota: Kota) -> None:
    isian = IsianPerubahan(nomor_sk="188.45/70", tanggal_sk=date(TAHUN, 6, 20), mulai_bulan=7)
    with kota.sebagai(kota.agung) as agung:
        perubahan = buat_perubahan(kota.katalog.pk, isian=isian, oleh=agung)
        with pytest.raises(IsianDitolak) as sebab:
            buat_perubahan(kota.katalog.pk, isian=isian, oleh=agung)
        assert "SK perubahan dengan nomor ini sudah dicatat." in str(sebab.value)
        draf = kota.salin()
        with pytest.raises(TidakBerlaku):
            buat_perubahan(draf.pk, isian=isian, oleh=agung)
        for pk in (perubahan.pk + 1, 2**70):
            with pytest.raises(Http404):
                akhiri_perubahan(kota.katalog.pk, pk, oleh=agung)
        assert akhiri_perubahan(kota.katalog.pk, perubahan.pk, oleh=agung) == "188.45/70"
    assert not PerubahanKatalog.objects.exists()
    with kota.sebagai(kota.rahma) as rahma, pytest.raises(TidakBerhak):
        buat_perubahan(kota.katalog.pk, isian=isian, oleh=rahma)


def test_posisi_di_pemda_lain_tidak_ikut_diperiksa(kota: Kota) -> None:
    draf = kota.salin()
    Posisi._base_manager.filter(kecamatan=kota.kantor.seberang).update(kode_jabatan="lain")
    assert _masalah(kota, draf) == []
