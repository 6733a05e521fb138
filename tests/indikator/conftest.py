"""In Kota Sukamaju: Camat Sari, Staf Citra, and Eko of Kecamatan Melati; Dewi is of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from akun.services import buat_pengguna
from indikator.impor import IsiKatalog, baca_katalog
from indikator.services import muat_katalog
from jabatan.models import Katalog, Kecamatan, Pegawai, PemerintahDaerah, Penugasan, Posisi
from jejak.services import Pencatat
from kinerja.inti.waktu import hari_ini
from tests.indikator.tahun import Kota

BERKAS = Path(__file__).resolve().parents[2] / "fixtures" / "katalog-kecamatan.json"
OLEH = Pencatat(None, "Admin Rahma")
TAHUN = hari_ini("Asia/Jakarta").year


@dataclass(frozen=True)
class Kantor:
    pemda: PemerintahDaerah
    sukamaju: Kecamatan
    melati: Kecamatan
    seberang: Kecamatan
    camat_sari: Pengguna
    staf_citra: Pengguna
    staf_eko: Pengguna
    dewi: Pengguna

    def masuk(self, pengguna: Pengguna) -> Client:
        client = Client()
        client.force_login(pengguna)
        return client


def _kecamatan(pemda: PemerintahDaerah, nama: str) -> Kecamatan:
    return Kecamatan.objects.create(
        pemda=pemda, nama=nama, alamat="Jalan Melati 1", tempat_tanda_tangan=pemda.nama
    )


def _pegawai(kecamatan: Kecamatan, nama: str, jenis: str, kode_jabatan: str = "") -> Pengguna:
    """A person with an account who holds a seat since January of last year."""
    pengguna = buat_pengguna(
        nama.lower().replace(" ", "."),
        nama=nama,
        sandi="angklung ungu terbang",
        oleh=OLEH,
        harus_ganti_sandi=False,
    )
    pegawai = Pegawai.objects.create(
        pemda=kecamatan.pemda, nama=nama, status="non_asn", pengguna=pengguna
    )
    posisi = Posisi._base_manager.create(
        kecamatan=kecamatan, nama=f"Posisi {nama}", jenis=jenis, kode_jabatan=kode_jabatan
    )
    Penugasan._base_manager.create(
        kecamatan=kecamatan,
        pegawai=pegawai,
        posisi=posisi,
        nomor_sk="800/1",
        mulai=date(TAHUN - 1, 1, 1),
    )
    return pengguna


@pytest.fixture
def kantor(db: None) -> Kantor:
    kota = PemerintahDaerah.objects.create(nama="Kota Sukamaju")
    lain = PemerintahDaerah.objects.create(nama="Kota Seberang")
    sukamaju, melati = _kecamatan(kota, "Sukamaju"), _kecamatan(kota, "Melati")
    seberang = _kecamatan(lain, "Seberang")
    return Kantor(
        pemda=kota,
        sukamaju=sukamaju,
        melati=melati,
        seberang=seberang,
        camat_sari=_pegawai(sukamaju, "Camat Sari", "camat"),
        staf_citra=_pegawai(sukamaju, "Staf Citra", "pelaksana", "pengadministrasi-surat"),
        staf_eko=_pegawai(melati, "Staf Eko", "pelaksana", "petugas-keamanan"),
        dewi=_pegawai(seberang, "Dewi", "pelaksana", "petugas-keamanan"),
    )


@pytest.fixture
def isi_katalog() -> IsiKatalog:
    return baca_katalog(BERKAS)


Muat = Callable[..., Katalog]


@pytest.fixture
def muat(isi_katalog: IsiKatalog) -> Muat:
    """Load the fixture (or the given values): muat(pemda, tahun=…, isi=…)."""

    def lakukan(
        pemda: PemerintahDaerah, tahun: int = TAHUN, isi: IsiKatalog | None = None
    ) -> Katalog:
        return muat_katalog(pemda, tahun=tahun, isi=isi or isi_katalog, oleh=OLEH).katalog

    return lakukan


@pytest.fixture
def kota(kantor: Kantor, muat: Muat) -> Kota:
    """Kota Sukamaju with the document in force this year, and who opens its years."""
    from tests.indikator.admin import buat_admin

    return Kota(
        kantor,
        muat(kantor.pemda),
        buat_admin("Admin Agung", kantor.pemda),
        buat_admin("Admin Rahma", kantor.pemda, kantor.sukamaju),
    )
