"""Addresses of the office: seats, people, posts, calendar, settings, roles."""

from tests.izin.baris import Baris
from tests.izin.baris import baris_baca_kantor as _baca_kantor
from tests.izin.baris import baris_kantor as _kantor

TABEL_KANTOR: dict[str, Baris] = {
    "jabatan:posisi": _baca_kantor(),
    "jabatan:posisi?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:posisi_baru": _kantor("kecamatan", kirim="posisi"),
    "jabatan:posisi_ubah": _kantor("posisi", kirim="posisi"),
    # Used by a post: refused with the reason, whoever asks.
    "jabatan:posisi_hapus": _kantor("posisi", metode=("POST",), jawab_tindak=409, mengubah=False),
    "jabatan:penugasan_baru": _kantor("posisi", kirim="penugasan"),
    "jabatan:penugasan": _kantor("penugasan", kirim="akhiri"),
    "jabatan:jeda_baru": _kantor("penugasan", metode=("POST",), kirim="jeda"),
    "jabatan:jeda_hapus": _kantor("penugasan", "baris", metode=("POST",), mengubah=False),
    "jabatan:pegawai": _baca_kantor(),
    "jabatan:pegawai?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:pegawai_baru": _kantor("kecamatan", kirim="pegawai"),
    "jabatan:pegawai_ubah": _kantor("pegawai", kirim="pegawai"),
    "jabatan:pangkat_baru": _kantor("pegawai", metode=("POST",), kirim="pangkat"),
    "jabatan:pangkat_hapus": _kantor("pegawai", "baris", metode=("POST",), mengubah=False),
    # They have an account already.
    "jabatan:akun_baru": _kantor("pegawai", kirim="akun", jawab_tindak=422, mengubah=False),
    "jabatan:akun_sandi": _kantor("pegawai", metode=("POST",), jawab_tindak=200),
    "jabatan:akun_surel": _kantor("pegawai", metode=("POST",), kirim="surel"),
    "jabatan:akun_matikan": _kantor("pegawai", metode=("POST",)),
    "jabatan:akun_hidupkan": _kantor("pegawai", metode=("POST",), jawab_tindak=409, mengubah=False),
    "jabatan:periode": _baca_kantor(),
    "jabatan:periode?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:periode_ubah": _kantor("kecamatan", "bulan", kirim="periode"),
    "jabatan:periode_bawaan": _kantor("kecamatan", "bulan", metode=("POST",)),
    "jabatan:jadwal": _kantor("kecamatan", kirim="jadwal"),
    "jabatan:libur": _baca_kantor(),
    "jabatan:libur?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:libur_baru": _kantor(
        "kecamatan", kebijakan="kantor.libur", metode=("POST",), kirim="libur"
    ),
    "jabatan:libur_hapus": _kantor(
        *("kecamatan", "baris"), kebijakan="kantor.libur", metode=("POST",), mengubah=False
    ),
    "jabatan:pengaturan": _baca_kantor(),
    "jabatan:pengaturan?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:pengaturan_ubah": _kantor("kecamatan", kirim="pengaturan"),
    "jabatan:pemda": _kantor("pemda", kebijakan="kantor.pemda", kirim="pemda"),
    "jabatan:kecamatan_baru": _kantor("pemda", kebijakan="kantor.pemda", kirim="kecamatan"),
    "jabatan:peran": _baca_kantor(),
    "jabatan:peran?kecamatan": _baca_kantor("kecamatan"),
    "jabatan:peran_baru": _kantor("kecamatan", kirim="peran"),
    "jabatan:peran_akhiri": _kantor("peran", metode=("POST",)),
}
