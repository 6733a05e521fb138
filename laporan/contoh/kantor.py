"""Two invented offices and their seats; the key of a seat is used by the other tables."""

from __future__ import annotations

from dataclasses import dataclass

from jabatan.models import JenisPosisi

NAMA_PEMDA = "Kota Harapan"
SANDI = "sawah-hijau-2026"

SURAT = "pengadministrasi-surat"
PERSONIL = "pengelola-personil-dan-pengembangan-kecamatan"
BARANG = "pengelola-pemanfaatan-barang-milik-daerah"
PERENCANAAN = "pengolah-data-perencanaan"
BENDAHARA = "bendahara-pengeluaran"
KEUANGAN = "pengadministrasi-keuangan"
KEAMANAN = "petugas-keamanan"
PEMERINTAHAN = "pengolah-data-pemerintahan"
PEMBERDAYAAN = "pengolah-data-pemberdayaan-masyarakat-dan-kelembagaan"
PELAYANAN = "pengolah-data-pelayanan-umum"
LAYANAN = "petugas-layanan-umum"


@dataclass(frozen=True, slots=True)
class DataKecamatan:
    """One office with its letterhead."""

    kunci: str
    nama: str
    alamat: str
    telepon: str
    surel: str
    kode_pos: str
    tempat: str


@dataclass(frozen=True, slots=True)
class DataPosisi:
    """One seat; ``atasan`` names another seat, ``jabatan`` is empty where there is no IKI."""

    kunci: str
    nama: str
    jenis: JenisPosisi
    atasan: str = ""
    jabatan: str = ""

    @property
    def kecamatan(self) -> str:
        return self.kunci.split(".")[0]


DAFTAR_KECAMATAN = (
    DataKecamatan(
        "suk",
        "Sukamaju",
        "Jalan Melati Nomor 12, Sukamaju",
        "(021) 555-0112",
        "kecamatan.sukamaju@kotaharapan.example",
        "16001",
        "Sukamaju",
    ),
    DataKecamatan(
        "mek",
        "Mekarsari",
        "Jalan Kenanga Raya Nomor 45, Mekarsari",
        "(021) 555-0145",
        "kecamatan.mekarsari@kotaharapan.example",
        "16002",
        "Mekarsari",
    ),
)


def _pelaksana(kunci: str, nama: str, atasan: str, jabatan: str) -> DataPosisi:
    return DataPosisi(kunci, nama, JenisPosisi.PELAKSANA, atasan, jabatan)


def _subbag(kunci: str, nama: str) -> DataPosisi:
    sekretaris = f"{kunci.split('.')[0]}.sekretaris"
    return DataPosisi(kunci, f"Kepala Subbagian {nama}", JenisPosisi.KASUBBAG, sekretaris)


def _seksi(kunci: str, nama: str) -> DataPosisi:
    camat = f"{kunci.split('.')[0]}.camat"
    return DataPosisi(kunci, f"Kepala Seksi {nama}", JenisPosisi.KASI, camat)


DAFTAR_POSISI = (
    DataPosisi("suk.camat", "Camat Sukamaju", JenisPosisi.CAMAT),
    DataPosisi(
        "suk.sekretaris", "Sekretaris Kecamatan Sukamaju", JenisPosisi.SEKRETARIS, "suk.camat"
    ),
    _subbag("suk.umum", "Umum dan Kepegawaian"),
    _subbag("suk.keuangan", "Perencanaan dan Keuangan"),
    _seksi("suk.pemerintahan", "Pemerintahan"),
    _seksi("suk.pemberdayaan", "Pemberdayaan Masyarakat"),
    _seksi("suk.trantib", "Ketenteraman dan Ketertiban"),
    _seksi("suk.pelayanan", "Pelayanan Umum"),
    _pelaksana("suk.surat", "Pengadministrasi Surat", "suk.umum", SURAT),
    _pelaksana(
        "suk.personil", "Pengelola Personil dan Pengembangan Kecamatan", "suk.umum", PERSONIL
    ),
    _pelaksana("suk.barang", "Pengelola Pemanfaatan Barang Milik Daerah", "suk.umum", BARANG),
    _pelaksana("suk.perencana", "Pengolah Data Perencanaan", "suk.keuangan", PERENCANAAN),
    _pelaksana("suk.bendahara", "Bendahara Pengeluaran", "suk.keuangan", BENDAHARA),
    _pelaksana("suk.admkeu", "Pengadministrasi Keuangan", "suk.keuangan", KEUANGAN),
    _pelaksana("suk.keamanan1", "Petugas Keamanan 1", "suk.trantib", KEAMANAN),
    _pelaksana("suk.keamanan2", "Petugas Keamanan 2", "suk.trantib", KEAMANAN),
    _pelaksana("suk.keamanan3", "Petugas Keamanan 3", "suk.trantib", KEAMANAN),
    _pelaksana("suk.datapem", "Pengolah Data Pemerintahan", "suk.pemerintahan", PEMERINTAHAN),
    _pelaksana(
        "suk.datamas",
        "Pengolah Data Pemberdayaan Masyarakat dan Kelembagaan",
        "suk.pemberdayaan",
        PEMBERDAYAAN,
    ),
    _pelaksana("suk.datapel", "Pengolah Data Pelayanan Umum", "suk.pelayanan", PELAYANAN),
    _pelaksana("suk.layanan", "Petugas Layanan Umum", "suk.pelayanan", LAYANAN),
    DataPosisi("mek.camat", "Camat Mekarsari", JenisPosisi.CAMAT),
    DataPosisi(
        "mek.sekretaris", "Sekretaris Kecamatan Mekarsari", JenisPosisi.SEKRETARIS, "mek.camat"
    ),
    _subbag("mek.umum", "Umum, Kepegawaian, dan Keuangan"),
    _seksi("mek.trantib", "Ketenteraman dan Ketertiban"),
    _seksi("mek.pelayanan", "Pelayanan Umum"),
    _pelaksana("mek.surat", "Pengadministrasi Surat", "mek.umum", SURAT),
    _pelaksana("mek.admkeu", "Pengadministrasi Keuangan", "mek.umum", KEUANGAN),
    _pelaksana("mek.keamanan1", "Petugas Keamanan", "mek.trantib", KEAMANAN),
    _pelaksana("mek.layanan", "Petugas Layanan Umum", "mek.pelayanan", LAYANAN),
)
