"""A new year says all that the old one still said at its end, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator.arti.beda import susun_perbedaan
from indikator.arti.pohon import BUKAN_ISI, Pohon, ambil_isi, ambil_pohon, ambil_sisa
from indikator.kesalahan import KatalogSudahAda
from indikator.models import Indikator, KinerjaUtama, SumberData, Target
from indikator.services import buat_katalog, salin_katalog
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Fungsi, Jabatan, Katalog, Penugasan
from jejak.models import Jejak
from tests.indikator.conftest import Muat
from tests.indikator.tahun import DEPAN, TAHUN, Kota, beri_target


def _pohon(katalog: Katalog) -> Pohon:
    return ambil_pohon([katalog])[katalog.pk]


def _isi(pohon: Pohon) -> Iterator[object]:
    for cabang in pohon:
        yield ambil_isi(cabang.jabatan)
        yield from (ambil_isi(satu) for satu in cabang.daftar_fungsi)
        for satu in cabang.daftar_kinerja:
            yield ambil_isi(satu.kinerja)
            yield from ((ambil_isi(b), b.nama_sumber) for b in satu.daftar_indikator)


def test_salinan_dokumen_lengkap_sampai_ke_sumber_data(kota: Kota) -> None:
    Indikator.objects.update(dipakai_pada=timezone.now())
    draf = kota.salin()
    assert (draf.keadaan, draf.tahun, draf.kecamatan, draf.versi) == ("draf", DEPAN, None, 1)
    asli, salinan = list(_isi(_pohon(kota.katalog))), list(_isi(_pohon(draf)))
    assert salinan == asli
    assert len(asli) == 11 + 60 + 30 + 49
    assert Indikator.objects.milik_katalog(draf).filter(dipakai_pada=None).count() == 49
    nama = [
        set(SumberData.objects.filter(katalog=k).values_list("nama")) for k in (draf, kota.katalog)
    ]
    assert nama[0] == nama[1]
    assert not susun_perbedaan(_pohon(kota.katalog), _pohon(draf))


def test_setiap_kolom_ikut_disalin_atau_disebut_bukan_isi() -> None:
    for model in (Jabatan, Fungsi, KinerjaUtama, Indikator):
        kolom = {satu.name for satu in model._meta.concrete_fields}
        assert kolom - {satu.removesuffix("_id") for satu in ambil_isi(model())} <= BUKAN_ISI


def test_baris_yang_berakhir_di_tengah_tahun_tidak_ikut(kota: Kota) -> None:
    baris = Indikator.objects.milik_katalog(kota.katalog)
    baris.filter(kode="petugas-keamanan.2").update(berlaku_sampai=6)
    baris.filter(kode="petugas-keamanan.3").update(berlaku_dari=7)
    KinerjaUtama.objects.filter(jabatan__kode="petugas-layanan-umum").update(berlaku_sampai=3)
    draf = kota.salin()
    kode = set(Indikator.objects.milik_katalog(draf).values_list("kode", flat=True))
    assert "petugas-keamanan.2" not in kode
    assert "petugas-keamanan.3" in kode
    assert not any(satu.startswith("petugas-layanan-umum") for satu in kode)
    assert not Jabatan.objects.filter(katalog=draf, kode="petugas-layanan-umum").exists()
    masa = Indikator.objects.milik_katalog(draf).values_list("berlaku_dari", "berlaku_sampai")
    assert set(masa) == {(1, 12)}


def test_sel_sumber_yang_kehilangan_baris_di_atasnya_berdiri_sendiri(kota: Kota) -> None:
    """3.2 and 3.3 share a cell; a row whose sources differ from the one now above is parted."""
    semua = _pohon(kota.katalog)
    kedua = next(
        satu.daftar_indikator
        for cabang in semua
        for satu in cabang.daftar_kinerja
        if len(satu.daftar_indikator) > 1 and satu.daftar_indikator[1].sumber_gabung_atas
    )
    Indikator.objects.filter(pk=kedua[0].pk).update(berlaku_sampai=6)
    draf = kota.salin()
    salinan = Indikator.objects.milik_katalog(draf).get(kode=kedua[1].kode)
    assert salinan.sumber_gabung_atas is False
    assert Indikator.objects.get(pk=kedua[1].pk).sumber_gabung_atas is True


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pensiun=st.sets(st.integers(0, 48), max_size=49),
    kinerja=st.sets(st.integers(0, 29), max_size=5),
    mulai=st.sets(st.integers(0, 48), max_size=10),
)
def test_salinan_sama_dengan_akhir_tahun_apa_pun_yang_berakhir(
    kota: Kota, pensiun: set[int], kinerja: set[int], mulai: set[int]
) -> None:
    baris = list(Indikator.objects.milik_katalog(kota.katalog).values_list("pk", flat=True))
    utama = list(
        KinerjaUtama.objects.filter(jabatan__katalog=kota.katalog).values_list("pk", flat=True)
    )
    Indikator.objects.filter(pk__in=baris).update(berlaku_dari=1, berlaku_sampai=12)
    Indikator.objects.filter(pk__in=[baris[n] for n in mulai]).update(berlaku_dari=3)
    Indikator.objects.filter(pk__in=[baris[n] for n in pensiun]).update(berlaku_sampai=6)
    KinerjaUtama.objects.filter(pk__in=utama).update(berlaku_sampai=12)
    KinerjaUtama.objects.filter(pk__in=[utama[n] for n in kinerja]).update(berlaku_sampai=9)
    asal = _pohon(kota.katalog)
    draf = kota.salin()
    try:
        assert list(_isi(_pohon(draf))) == list(_isi(ambil_sisa(asal)))
        assert not susun_perbedaan(asal, _pohon(draf))
    finally:
        Katalog.objects.filter(pk=draf.pk).update(tahun=2000 + draf.pk % 20000)


def test_target_ikut_hanya_bila_diminta_dan_bukan_untuk_diri_sendiri(kota: Kota) -> None:
    asli = beri_target(kota.kantor.melati, kota.katalog, "petugas-keamanan.1", "120")
    posisi = Penugasan._base_manager.get(pegawai__pengguna=kota.kantor.staf_citra).posisi
    kode = Indikator.objects.filter(kinerja_utama__jabatan__kode=posisi.kode_jabatan).first()
    assert kode is not None
    beri_target(kota.kantor.sukamaju, kota.katalog, kode.kode, "12")
    tanpa = kota.salin()
    assert not Target._base_manager.filter(
        indikator__kinerja_utama__jabatan__katalog=tanpa
    ).exists()
    with kota.sebagai(kota.agung) as agung:
        tugas = kota.pelaku(kota.kantor.staf_citra).daftar_penugasan
        oleh = replace(agung, daftar_penugasan=tugas)
        hasil = salin_katalog(
            kota.katalog.pk, isian=kota.isian(DEPAN + 1), dengan_target=True, oleh=oleh
        )
    assert (hasil.jumlah_target, hasil.target_dilewati) == (1, 1)
    salinan = Target._base_manager.get(indikator__kinerja_utama__jabatan__katalog=hasil.katalog)
    assert (salinan.posisi_id, salinan.kecamatan_id) == (asli.posisi_id, asli.kecamatan_id)
    assert (salinan.setahun, salinan.rencana) == (asli.setahun, asli.rencana)
    assert salinan.indikator.kode == "petugas-keamanan.1"
    jejak = list(Jejak.objects.order_by("-pk").values_list("tindakan", "rantai")[:2])
    assert sorted(jejak) == [
        ("katalog.salin", f"pemda:{kota.kantor.pemda.pk}"),
        ("target.salin", f"kecamatan:{kota.kantor.melati.pk}"),
    ]


def test_admin_kecamatan_menyalin_katalog_pemda_untuk_kecamatannya_saja(kota: Kota) -> None:
    beri_target(kota.kantor.melati, kota.katalog, "petugas-keamanan.1", "120")
    with kota.sebagai(kota.rahma) as rahma:
        isian = kota.isian(kecamatan=kota.kantor.sukamaju)
        hasil = salin_katalog(kota.katalog.pk, isian=isian, dengan_target=True, oleh=rahma)
        assert hasil.katalog.kecamatan == kota.kantor.sukamaju
        assert (hasil.jumlah_indikator, hasil.jumlah_target) == (49, 0)
        for lain in (None, kota.kantor.melati):
            with pytest.raises(TidakBerhak):
                salin_katalog(
                    kota.katalog.pk,
                    isian=kota.isian(DEPAN + 1, lain),
                    dengan_target=False,
                    oleh=rahma,
                )
    with kota.sebagai(kota.agung) as agung, pytest.raises(TidakBerhak):
        buat_katalog(isian=kota.isian(DEPAN + 1, kota.kantor.sukamaju), oleh=agung)
    assert Katalog.objects.count() == 2


def test_yang_tidak_terlihat_tidak_bisa_disalin(kota: Kota, muat: Muat) -> None:
    asing = muat(kota.kantor.seberang.pemda)
    with kota.sebagai(kota.agung) as agung:
        for pk in (asing.pk, 987654, 2**70):
            with pytest.raises(Http404):
                salin_katalog(pk, isian=kota.isian(), dengan_target=False, oleh=agung)
    assert not Katalog.objects.filter(tahun=DEPAN).exists()


@pytest.mark.parametrize("keadaan", ["draf", "berlaku", "arsip"])
def test_tahun_yang_sudah_berkatalog_tidak_dibuka_lagi(kota: Kota, keadaan: str) -> None:
    draf = kota.salin()
    Katalog.objects.filter(pk=draf.pk).update(keadaan=keadaan)
    with kota.sebagai(kota.agung) as agung, pytest.raises(KatalogSudahAda) as sebab:
        buat_katalog(isian=kota.isian(), oleh=agung)
    assert sebab.value.katalog_id == draf.pk
    assert f"Katalog IKI {DEPAN} untuk semua kecamatan Kota Sukamaju sudah ada" in str(sebab.value)
    assert Katalog.objects.filter(tahun=DEPAN).count() == 1


def test_draf_kosong_dan_jejaknya(kota: Kota) -> None:
    with kota.sebagai(kota.agung) as agung:
        draf = buat_katalog(isian=kota.isian(), oleh=agung)
    assert (draf.keadaan, Jabatan.objects.filter(katalog=draf).count()) == ("draf", 0)
    jejak = Jejak.objects.order_by("-pk")[0]
    assert (jejak.tindakan, jejak.objek_id) == ("katalog.buat", str(draf.pk))
    assert jejak.pengguna_nama == "Admin Agung"


def test_tahun_ini_tetap_berlaku_setelah_tahun_depan_dibuka(kota: Kota) -> None:
    kota.salin()
    kecamatan = kota.kantor.melati
    assert Katalog.objects.berlaku_untuk(kecamatan, TAHUN) == kota.katalog
    assert Katalog.objects.berlaku_untuk(kecamatan, DEPAN) is None
