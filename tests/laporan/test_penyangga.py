"""A kecamatan's year costs the same few buffers however many kecamatan there are (PostgreSQL)."""

import itertools
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Indikator
from jabatan.models import JenisPosisi, Kecamatan, Pegawai, PemerintahDaerah, Penugasan, Posisi
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.dasbor import bahan
from realisasi.models import LembarBulanan, Realisasi
from tests.pabrik import BARIS_MINI, TAHUN, buat_katalog, buat_kecamatan, buat_pemda

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="counts PostgreSQL's buffers"),
]
POSISI, PALING_BANYAK = 13, 20


def tambah_kecamatan(pemda: PemerintahDaerah, banyaknya: int) -> list[Penugasan]:
    """Offices of thirteen seats with their holders."""
    ada = Kecamatan.objects.count()
    daftar_kecamatan = [
        buat_kecamatan(pemda, f"Kecamatan {nomor}") for nomor in range(ada, ada + banyaknya)
    ]
    daftar_posisi = Posisi.objects.bulk_create(
        Posisi(kecamatan=satu, nama=f"Staf {urut}", jenis=JenisPosisi.PELAKSANA, urut=urut)
        for satu, urut in itertools.product(daftar_kecamatan, range(POSISI))
    )
    daftar_pegawai = Pegawai.objects.bulk_create(
        Pegawai(pemda=pemda, nama=f"{posisi.nama} {posisi.kecamatan}", status="non_asn")
        for posisi in daftar_posisi
    )
    return Penugasan.objects.bulk_create(
        Penugasan(
            kecamatan=posisi.kecamatan, posisi=posisi, pegawai=pegawai, mulai=date(2024, 1, 1)
        )
        for posisi, pegawai in zip(daftar_posisi, daftar_pegawai, strict=True)
    )


def isi_setahun(daftar: list[Penugasan], daftar_indikator: list[Indikator]) -> None:
    """Twelve months as offices write them: month by month, the kecamatan between one another."""
    urutan = sorted(daftar, key=lambda satu: (satu.posisi.urut, satu.kecamatan_id))
    for bulan in range(1, 13):
        lembar = LembarBulanan.objects.bulk_create(
            LembarBulanan(
                kecamatan_id=satu.kecamatan_id, penugasan=satu, tahun=TAHUN, bulan=bulan,
                diisi_oleh=None,
            )
            for satu in urutan
        )  # fmt: skip
        Realisasi.objects.bulk_create(
            Realisasi(
                kecamatan_id=satu.kecamatan_id, tahun=TAHUN, bulan=bulan, lembar=satu,
                indikator=indikator, keadaan="terisi", pembilang=5, keterangan="Sesuai agenda",
            )
            for satu, indikator in itertools.product(lembar, daftar_indikator)
        )  # fmt: skip
    with connection.cursor() as kursor:
        kursor.execute(
            "VACUUM (ANALYZE, DISABLE_PAGE_SKIPPING) realisasi_realisasi, realisasi_lembarbulanan"
        )


def hitung_penyangga(kecamatan: Kecamatan, daftar: list[Penugasan]) -> int:
    """Buffers of the query by which the dashboard reads the year, in a warm cache."""
    milik = [satu.pk for satu in daftar if satu.kecamatan_id == kecamatan.pk]
    with lingkup([kecamatan.pk]), CaptureQueriesContext(connection) as kueri:
        isi = bahan._ambil_isi(kecamatan.pk, TAHUN, milik, sekecamatan=True)
    assert sum(len(satu.sel) for satu in isi.values()) == POSISI * len(BARIS_MINI)
    (sql,) = [satu["sql"] for satu in kueri]
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}")
        baris = [satu for (satu,) in kursor.fetchall()]
    puncak = next(satu for satu in baris if "Buffers:" in satu)
    return sum(int(angka) for angka in re.findall(r"(?:hit|read)=(\d+)", puncak))


def test_penyangga_setahun_tidak_bertambah_dengan_kecamatan() -> None:
    with tanpa_lingkup():
        pemda = buat_pemda()
        daftar_indikator = list(Indikator.objects.milik_katalog(buat_katalog(pemda)))
        hasil = []
        with connection.cursor() as kursor:  # VACUUM marks only pages whose commits are on disk
            kursor.execute("SET synchronous_commit = on")
        for banyaknya in (12, 24):
            daftar = tambah_kecamatan(pemda, banyaknya)
            isi_setahun(daftar, daftar_indikator)
            hasil.append(hitung_penyangga(daftar[0].kecamatan, daftar))
    assert max(hasil) <= PALING_BANYAK, hasil
