"""An admin at the catalogue while others fill, submit, approve: one of them comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indikator.izin import katalog_terlihat_oleh
from indikator.models import Indikator, SumberData, SumberIndikator
from indikator.services import (
    IsianKatalog,
    Perbuatan,
    ambil_kesiapan,
    berlakukan_katalog,
    buat_indikator,
    salin_katalog,
    ubah_indikator,
    ubah_masa,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Katalog
from jabatan.services import IsianPenugasan, buat_penugasan
from jejak.models import Jejak
from realisasi.alur import Keadaan
from realisasi.models import Cuplikan, Realisasi
from tests.alat.serentak import basis_data_bersama, di_sela
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor, buat_pegawai, buat_posisi
from tests.realisasi.adegan import (
    SEPTEMBER,
    buat_lembar,
    isi,
    isi_lengkap,
    isian,
    lakukan,
    segar,
)
from tests.realisasi.test_arti_serentak import susun_isian

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agung(kantor: Kantor) -> Pelaku:
    return susun_pelaku(buat_admin("Admin Agung", kantor.kecamatan.pemda))


def _lihat(baris: Indikator, agung: Pelaku) -> Perbuatan:
    return Perbuatan(oleh=agung, dilihat=hitung_sidik(baris))


def test_bulan_yang_disetujui_menyimpan_bunyi_saat_disetujui(
    kantor: Kantor, agung: Pelaku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    baris = kantor.indikator("surat-masuk")
    baru = replace(susun_isian(baris), nama="Bunyi yang diperbaiki")

    def perbaiki() -> Indikator:
        return ubah_indikator(baris.pk, isian=baru, perbuatan=_lihat(baris, agung))

    ids, sasaran = [kantor.kecamatan.pk], "realisasi.services.keputusan.ubah_keadaan"
    with basis_data_bersama(tmp_path):
        with di_sela(monkeypatch, sasaran, ids, perbaiki) as hasil:
            lakukan(kantor, "setujui", "Sari", lembar)
        assert isinstance(hasil[0], Indikator), hasil
        isi_cuplikan = str(Cuplikan.objects.get(lembar=lembar).isi)
        assert kantor.indikator("surat-masuk").nama == "Bunyi yang diperbaiki"
    assert baris.nama in isi_cuplikan
    assert "Bunyi yang diperbaiki" not in isi_cuplikan


def test_baris_baru_tidak_menyusup_ke_bulan_yang_sedang_diajukan(
    kantor: Kantor, agung: Pelaku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lembar = isi_lengkap(kantor)
    contoh = kantor.indikator("surat-masuk")
    sebaris = Indikator.objects.filter(kinerja_utama_id=contoh.kinerja_utama_id).order_by("urut")
    baru = replace(susun_isian(contoh), nama="Baris susulan", kode="", berlaku_dari=SEPTEMBER.bulan)
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik_urutan(sebaris))

    def tambah() -> Indikator:
        return buat_indikator(contoh.kinerja_utama_id, isian=baru, perbuatan=perbuatan)

    ids, sasaran = [kantor.kecamatan.pk], "realisasi.services.keputusan.ambil_belum_dijawab"
    with basis_data_bersama(tmp_path):
        with di_sela(monkeypatch, sasaran, ids, tambah) as hasil:
            lakukan(kantor, "ajukan", "Citra", lembar)
        assert segar(lembar).status is Keadaan.DIAJUKAN
        assert isinstance(hasil[0], IsianDitolak), hasil
        assert "Lembar September jabatan ini sudah ada yang diajukan" in str(hasil[0])


def test_baris_tidak_dipensiunkan_sebelum_bulan_yang_sedang_diisi(
    kantor: Kantor, agung: Pelaku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi_lengkap(kantor, periode=SEPTEMBER.sebelum)
    baris = kantor.indikator("surat-masuk")

    def pensiunkan() -> Indikator:
        return ubah_masa(Indikator, baris.pk, sampai=8, perbuatan=_lihat(baris, agung))

    ids, sasaran = [kantor.kecamatan.pk], "realisasi.services.isi._saring_perubahan"
    with basis_data_bersama(tmp_path):
        with di_sela(monkeypatch, sasaran, ids, pensiunkan) as hasil:
            isi(kantor, "Citra", isian(kantor, "surat-masuk", "12"))
        assert isinstance(hasil[0], IsianDitolak), hasil
        assert Realisasi.objects.filter(indikator=baris, bulan=SEPTEMBER.bulan).exists()
        assert kantor.indikator("surat-masuk").berlaku_sampai == 12


def _susun_draf(kantor: Kantor, agung: Pelaku) -> Katalog:
    """Next year's catalogue, ready to come into force."""
    sk = IsianKatalog(
        pemda=kantor.kecamatan.pemda,
        kecamatan=None,
        tahun=2027,
        nomor_sk="188.45/9",
        tanggal_sk=date(2027, 1, 4),
    )
    sumber = SumberData.objects.create(katalog=kantor.katalog, nama="Agenda")
    for satu in Indikator.objects.milik_katalog(kantor.katalog):
        SumberIndikator.objects.create(indikator=satu, sumber=sumber, urut=1)
    Indikator.objects.exclude(jenis="jumlah").update(label_pembilang="Ini", label_penyebut="Itu")
    return salin_katalog(kantor.katalog.pk, isian=sk, dengan_target=False, oleh=agung).katalog


@pytest.mark.parametrize("siapa", ["penyunting", "penempat"])
def test_katalog_berlaku_menurut_kantor_dan_isi_yang_diperiksa(
    kantor: Kantor,
    agung: Pelaku,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    siapa: str,
) -> None:
    pemda = kantor.kecamatan.pemda
    draf = _susun_draf(kantor, agung)
    baris = Indikator.objects.milik_katalog(draf).get(kode="surat-masuk")
    kursi = buat_posisi(
        kantor.kecamatan, "Penjaga", "pelaksana", kantor.posisi["Kasi Pelayanan Umum"], "penjaga"
    )
    isian_tugas = IsianPenugasan(
        pegawai=buat_pegawai(pemda, "Gani", akun=None, status="non_asn"),
        sifat="definitif",
        nomor_sk="800/7",
        mulai=date(2026, 10, 1),
    )

    def lain() -> object:
        if siapa == "penempat":
            return buat_penugasan(kursi.pk, isian=isian_tugas, oleh=agung)
        baru = replace(susun_isian(baris), nama="Bunyi yang diperbaiki")
        return ubah_indikator(baris.pk, isian=baru, perbuatan=_lihat(baris, agung))

    ids, sasaran = [kantor.kecamatan.pk], "indikator.services.keadaan.ambil_kesiapan"
    sidik = ambil_kesiapan(draf, list(katalog_terlihat_oleh(agung))).sidik
    with basis_data_bersama(tmp_path):
        with di_sela(monkeypatch, sasaran, ids, lain) as hasil:
            berlakukan_katalog(draf.pk, sidik=sidik, oleh=agung)
        assert not isinstance(hasil[0], Exception), hasil
        assert Katalog.objects.get(pk=draf.pk).keadaan == "berlaku"
        urutan = list(Jejak.objects.order_by("-pk").values_list("tindakan", flat=True)[:2])
    assert urutan[1] == "katalog.berlakukan"
