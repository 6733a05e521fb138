"""An approved month is frozen: its values by trigger, their meaning by the snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from indikator.models import Indikator, Target
from jabatan.models import PangkatPegawai, Pegawai
from kinerja.inti.lingkup import lingkup
from realisasi.alur import Keadaan
from realisasi.arti import dari_json, ke_json, susun_arti
from realisasi.kesalahan import AlasanWajib, TindakanTidakBerlaku
from realisasi.models import Cuplikan, LembarBulanan, Realisasi
from tests.alat.pemicu import tanpa_pemicu
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    lakukan,
    sel,
    tambah_staf,
    tidak_berubah,
)
from tests.realisasi.peramban import alamat_isi, masuk, pk

BEKU = "realisasi_sudah_disetujui"


def lewat_orm_ubah(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    Realisasi.objects.filter(lembar=disetujui).update(pembilang=Decimal(1))


def lewat_orm_simpan(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    baris = Realisasi.objects.filter(lembar=disetujui)[0]
    baris.keterangan = "Diubah"
    baris.save()


def lewat_orm_bulk(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    daftar = list(Realisasi.objects.filter(lembar=disetujui))
    for baris in daftar:
        baris.versi += 1
    Realisasi.objects.bulk_update(daftar, ["versi"])


def lewat_orm_sisip(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    baris = Realisasi.objects.filter(lembar=disetujui)[0]
    baris.pk, baris.indikator = None, Indikator.objects.get(kode="rekomendasi")
    Realisasi.objects.bulk_create([baris])


def lewat_orm_hapus(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    Realisasi.objects.filter(lembar=disetujui).delete()


def lewat_sql_ubah(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE realisasi_realisasi SET pembilang = 1 WHERE lembar_id = %s", [disetujui.pk]
        )


def lewat_sql_hapus(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM realisasi_realisasi WHERE lembar_id = %s", [disetujui.pk])


def dipindah_keluar(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    Realisasi.objects.filter(lembar=disetujui).update(bulan=8)


def dipindah_masuk(disetujui: LembarBulanan, draf: LembarBulanan) -> None:
    """A cell of a draft is moved under the approved sheet."""
    Realisasi.objects.filter(lembar=draf).update(lembar=disetujui)


DAFTAR_PINTU: list[Callable[[LembarBulanan, LembarBulanan], None]] = [
    lewat_orm_ubah,
    lewat_orm_simpan,
    lewat_orm_bulk,
    lewat_orm_sisip,
    lewat_orm_hapus,
    lewat_sql_ubah,
    lewat_sql_hapus,
    dipindah_keluar,
    dipindah_masuk,
]


def siapkan(kantor: Kantor) -> tuple[LembarBulanan, LembarBulanan]:
    tambah_staf(kantor, "Wati")
    draf = isi(kantor, "Wati", isian(kantor, "rekomendasi", "0/0"), untuk="Wati")
    return buat_lembar(kantor, Keadaan.DISETUJUI), draf


@pytest.mark.parametrize("pintu", DAFTAR_PINTU)
def test_basis_data_menolak_perubahan_sel_yang_sudah_disetujui(
    kantor: Kantor, pintu: Callable[[LembarBulanan, LembarBulanan], None]
) -> None:
    disetujui, draf = siapkan(kantor)
    with tidak_berubah(), pytest.raises(IntegrityError, match=BEKU), transaction.atomic():
        pintu(disetujui, draf)


@pytest.mark.parametrize("pintu", DAFTAR_PINTU)
def test_kendali_tanpa_pemicu_perubahan_itu_berhasil(
    kantor: Kantor, pintu: Callable[[LembarBulanan, LembarBulanan], None]
) -> None:
    disetujui, draf = siapkan(kantor)
    sebelum = list(Realisasi.objects.order_by("pk").values())
    with tanpa_pemicu("realisasi_realisasi"):
        pintu(disetujui, draf)
    assert list(Realisasi.objects.order_by("pk").values()) != sebelum


def test_lembar_yang_belum_disetujui_tetap_dapat_diubah(kantor: Kantor) -> None:
    _, draf = siapkan(kantor)
    assert Realisasi.objects.filter(lembar=draf).update(pembilang=Decimal(0)) == 1


# --- the snapshot -------------------------------------------------------------------------------


def test_cuplikan_memuat_definisi_target_kategori_kop_dan_orang(kantor: Kantor) -> None:
    with jejak_bertambah(
        *["realisasi.isi"] * 3, "lembar.ajukan", "lembar.verifikasi", "lembar.setujui"
    ):
        lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    cuplikan = Cuplikan.objects.get(lembar=lembar)
    assert cuplikan.versi_lembar == lembar.versi
    arti = dari_json(cuplikan.isi)
    surat, _, musrenbang, waktu, _ = arti.baris
    assert (surat.nama, surat.aturan.satuan) == ("Jumlah surat masuk yang tercatat", "surat")
    assert surat.target is not None
    assert surat.target.setahun == Decimal(1200)
    assert surat.sumber == ("Agenda Surat Masuk", "Agenda Surat Keluar")
    assert (waktu.aturan.jenis, waktu.aturan.desimal) == ("rata_rata", 2)
    assert musrenbang.aturan.syarat_minimal == 75
    assert musrenbang.aturan.bulan_jatuh_tempo == {2}
    assert arti.kategori.batas_capaian == 120
    assert arti.kop.alamat == "Jalan Merdeka Nomor 1, Sukamaju"
    assert (arti.nomor_sk, arti.jabatan) == ("800/15/2026", "Pengadministrasi Surat")
    assert arti.pegawai.nama == "Citra Lestari"
    assert arti.atasan is not None
    assert arti.camat is not None
    assert (arti.atasan.nama, arti.atasan.pangkat) == ("Budi Santoso", "Penata (III/c)")
    assert (arti.camat.nama, arti.camat.jabatan) == ("Sari Wulandari", "Camat")
    assert arti.camat.nomor.startswith("NIP 1980")


def test_cuplikan_pulang_pergi_tanpa_kehilangan_apa_pun(kantor: Kantor) -> None:
    arti = susun_arti(kantor.penugasan["Citra"], 2026)
    assert arti is not None
    assert asdict(dari_json(ke_json(arti))) == asdict(arti)
    lain = replace(arti, jabatan="Lain")
    assert asdict(dari_json(ke_json(lain))) != asdict(arti)


def test_perubahan_kemudian_tidak_mengubah_cuplikan(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    sebelum = Cuplikan.objects.get(lembar=lembar).isi
    Indikator.objects.update(nama="Diubah", formulasi="Diubah", satuan="lain")
    Target.objects.update(setahun=Decimal(1))
    Pegawai.objects.update(nama="Nama Baru")
    PangkatPegawai.objects.update(golongan="I/a")
    kantor.kecamatan.alamat = "Jalan Lain"
    kantor.kecamatan.save()
    assert Cuplikan.objects.get(lembar=lembar).isi == sebelum


def test_plh_camat_yang_menyetujui_tertulis_di_cuplikan(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    tambah = kantor.penugasan["Budi"].pegawai
    from tests.pabrik import buat_penugasan

    buat_penugasan(tambah, kantor.posisi["Camat"], mulai=date(2026, 10, 1), sifat="plh")
    isi_sari = lakukan(kantor, "setujui", "Sari", lembar)
    arti = dari_json(Cuplikan.objects.get(lembar=isi_sari).isi)
    assert arti.camat is not None
    assert arti.camat.nama == "Sari Wulandari"  # she approved, though a Plh. holds the seat too
    lembar = lakukan(kantor, "buka_kunci", "Sari", isi_sari, alasan="Salah")
    lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    lembar = lakukan(kantor, "setujui", "Budi", lembar)
    arti = dari_json(Cuplikan.objects.filter(lembar=lembar)[0].isi)
    assert arti.camat is not None
    assert arti.camat.jabatan == "Plh. Camat"


# --- unlocking ----------------------------------------------------------------------------------


@pytest.mark.parametrize("alasan", ["", "  "])
def test_membuka_kunci_wajib_beralasan(kantor: Kantor, alasan: str) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    with tidak_berubah(), pytest.raises(AlasanWajib):
        lakukan(kantor, "buka_kunci", "Sari", lembar, alasan=alasan)


def test_dibuka_diperbaiki_dan_disetujui_lagi_membuat_cuplikan_kedua(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    pada = date(2026, 12, 1)
    with jejak_bertambah("lembar.buka_kunci") as jejak:
        lembar = lakukan(kantor, "buka_kunci", "Sari", lembar, pada=pada, alasan="Salah ketik")
    assert jejak[0].alasan == "Salah ketik"
    assert (lembar.status, lembar.dibuka_sampai) == (Keadaan.DIKEMBALIKAN, date(2026, 12, 4))
    assert lembar.dibuka_kembali_pada is not None
    with jejak_bertambah("realisasi.isi"):
        lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "90", 1), pada=pada)
    with jejak_bertambah("lembar.ajukan", "lembar.verifikasi", "lembar.setujui"):
        for tindakan, siapa in (("ajukan", "Citra"), ("verifikasi", "Budi"), ("setujui", "Sari")):
            lembar = lakukan(kantor, tindakan, siapa, lembar, pada=pada)
    daftar = list(Cuplikan.objects.filter(lembar=lembar))
    assert [satu.versi_lembar for satu in daftar] == [lembar.versi, 4]
    assert sel(lembar, kantor, "surat-masuk").pembilang == 90
    with pytest.raises(IntegrityError, match=BEKU), transaction.atomic():
        lewat_orm_ubah(lembar, lembar)


def test_hanya_lembar_disetujui_yang_dibuka_kuncinya(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    with tidak_berubah(), pytest.raises(TindakanTidakBerlaku, match="sudah diverifikasi"):
        lakukan(kantor, "buka_kunci", "Sari", lembar, SENIN, alasan="Coba")


def test_persetujuan_yang_gagal_di_tengah_tidak_membekukan_apa_pun(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)

    def gagal(*_: Any, **__: Any) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("realisasi.services.keputusan.ke_json", gagal)
    with tidak_berubah(), pytest.raises(RuntimeError, match="padam"):
        lakukan(kantor, "setujui", "Sari", lembar)
    assert not Cuplikan.objects.exists()


def test_halaman_isi_bulan_disetujui_membaca_cuplikan(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DISETUJUI)
    citra, alamat = masuk(kantor, "Citra"), alamat_isi(kantor)
    lama = Indikator.objects.get(pk=pk(kantor, "surat-masuk")).formulasi
    assert lama in citra.get(alamat).content.decode()
    Indikator.objects.filter(pk=pk(kantor, "surat-masuk")).update(formulasi="Bunyi baru")
    isi = citra.get(alamat).content.decode()
    assert lama in isi
    assert "Bunyi baru" not in isi
