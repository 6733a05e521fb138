"""An admin and a clerk at once: a value never stands on a meaning it was not given for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from indikator.hitung import Agregasi, AntarPemegang, Jenis, Polaritas
from indikator.kesalahan import BagianBerubah
from indikator.models import Indikator
from indikator.services import IsianIndikator, Perbuatan, ubah_indikator
from indikator.susunan import hitung_sidik
from jabatan.izin import susun_pelaku
from jabatan.kesalahan import IsianDitolak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from realisasi.models import Realisasi
from realisasi.services import isi_lembar
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor
from tests.realisasi.adegan import SEPTEMBER, isian

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory"),
]
KALI = 6


def _serentak(*daftar: Callable[[], object]) -> list[Exception | None]:
    """Run all at the same moment; return what each was refused with."""
    mulai = Barrier(len(daftar))

    def kerja(tugas: Callable[[], object]) -> Exception | None:
        mulai.wait()
        try:
            tugas()
        except Penolakan as sebab:
            return sebab
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(daftar)) as kolam:
        return list(kolam.map(kerja, daftar))


def susun_isian(baris: Indikator) -> IsianIndikator:
    return IsianIndikator(
        kode=baris.kode,
        nama=baris.nama,
        formulasi=baris.formulasi,
        satuan=baris.satuan,
        desimal=baris.desimal,
        jenis=Jenis(baris.jenis),
        agregasi=Agregasi(baris.agregasi),
        antar_pemegang=AntarPemegang(baris.antar_pemegang),
        polaritas=Polaritas(baris.polaritas),
        bulan_jatuh_tempo=baris.daftar_bulan,
        insidentil=baris.insidentil,
        label_pembilang=baris.label_pembilang,
        label_penyebut=baris.label_penyebut,
        bisa_melebihi=baris.bisa_melebihi,
        syarat_minimal=baris.syarat_minimal,
        syarat_pertanyaan=baris.syarat_pertanyaan,
        sumber_gabung_atas=baris.sumber_gabung_atas,
        sumber_data=baris.nama_sumber,
        berlaku_dari=baris.berlaku_dari,
    )


def test_arti_baris_dan_isian_pertamanya_tidak_berselisih(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    agung = susun_pelaku(buat_admin("Admin Agung", kantor.kecamatan.pemda))
    citra, penugasan = kantor.pelaku("Citra"), kantor.penugasan["Citra"]
    baris = kantor.indikator("surat-masuk")
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik(baris))
    rasio = replace(
        susun_isian(baris),
        jenis=Jenis.PERSENTASE,
        agregasi=Agregasi.RASIO_JUMLAH,
        label_pembilang="Tercatat",
        label_penyebut="Semua",
    )
    angka = [isian(kantor, "surat-masuk", "12")]

    def ubah() -> None:
        ubah_indikator(baris.pk, isian=rasio, perbuatan=perbuatan)

    def isi() -> None:
        with lingkup([kantor.kecamatan.pk]):
            isi_lembar(penugasan, periode=SEPTEMBER, oleh=citra, isian=angka)

    ditolak = _serentak(ubah, isi)
    assert sum(satu is not None for satu in ditolak) == 1, ditolak
    terisi = Realisasi._base_manager.filter(indikator=baris).count()
    assert (Indikator.objects.get(pk=baris.pk).jenis, terisi) in (("jumlah", 1), ("persentase", 0))
    if ditolak[0] is not None:
        assert isinstance(ditolak[0], IsianDitolak)


def test_dua_admin_pada_satu_baris_hanya_satu_yang_tersimpan(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    baris = kantor.indikator("surat-masuk")
    perbuatan = Perbuatan(
        oleh=susun_pelaku(buat_admin("Admin Agung", kantor.kecamatan.pemda)),
        dilihat=hitung_sidik(baris),
    )
    daftar = [replace(susun_isian(baris), nama=f"Nama {nomor}") for nomor in range(KALI)]
    ditolak = _serentak(
        *(
            lambda satu=satu: ubah_indikator(baris.pk, isian=satu, perbuatan=perbuatan)
            for satu in daftar
        )
    )
    assert [type(satu) for satu in ditolak].count(BagianBerubah) == KALI - 1
    kantor.katalog.refresh_from_db()
    assert kantor.katalog.versi == 2
