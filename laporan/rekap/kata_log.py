"""The words of the trail: one table for acts, one for objects, one for their fields."""

from __future__ import annotations

from typing import Final

TINDAKAN: Final = {
    "realisasi.isi": "Mengisi realisasi",
    "laporan.terbitkan": "Menerbitkan laporan",
    "pekerjaan.minta": "Meminta buku laporan",
    "pekerjaan.minta_batal": "Meminta pembuatan buku dihentikan",
    "pekerjaan.mulai": "Mulai membuat buku laporan",
    "pekerjaan.lanjutkan": "Melanjutkan buku laporan yang terhenti",
    "pekerjaan.kembalikan": "Menunda buku laporan karena pekerja dihentikan",
    "pekerjaan.selesai": "Menyelesaikan buku laporan",
    "pekerjaan.dibatalkan": "Membatalkan buku laporan",
    "pekerjaan.gagal": "Gagal membuat buku laporan",
    "pekerjaan.kedaluwarsa": "Menghapus berkas buku yang lewat masa simpannya",
    "bukti.tambah": "Menambah bukti",
    "bukti.hapus": "Menghapus bukti",
    "lembar.buat": "Membuat lembar",
    "lembar.isi": "Mengisi lembar",
    "lembar.ajukan": "Mengajukan lembar",
    "lembar.tarik": "Menarik kembali lembar",
    "lembar.verifikasi": "Memverifikasi lembar",
    "lembar.kembalikan": "Mengembalikan lembar",
    "lembar.setujui": "Menyetujui lembar",
    "lembar.buka_kunci": "Membuka kunci lembar",
    "target.buat": "Menetapkan target",
    "target.ubah": "Mengubah target",
    "target.hapus": "Mengosongkan target",
    "lembar.minta_buka": "Meminta buka kunci",
    "permintaan.tarik": "Menarik permintaan buka kunci",
    "permintaan.tolak": "Menolak permintaan buka kunci",
    "permintaan.kabulkan": "Mengabulkan permintaan buka kunci",
    "muat_katalog": "Memuat katalog",
    "tambah_katalog": "Menambah isi katalog",
    "ubah_katalog": "Mengubah isi katalog",
    "hapus_katalog": "Menghapus isi katalog",
    "katalog.buat": "Membuka katalog kosong",
    "katalog.salin": "Membuka katalog dari salinan",
    "katalog.ubah": "Mengubah SK draf katalog",
    "katalog.berlakukan": "Memberlakukan katalog",
    "katalog.arsipkan": "Mengarsipkan katalog",
    "katalog.hapus": "Menghapus draf katalog",
    "katalog.sk_perubahan": "Mencatat SK perubahan",
    "katalog.hapus_sk_perubahan": "Menghapus SK perubahan",
    "target.salin": "Menyalin target ke draf katalog",
    "buat": "Membuat",
    "ubah": "Mengubah",
    "hapus": "Menghapus",
    "cabut": "Mengakhiri peran",
    "ubah_sandi": "Mengganti kata sandi",
    "matikan": "Mematikan akun",
    "hidupkan": "Mengaktifkan akun",
    "akhiri_sesi": "Mengakhiri sesi akun",
}

OBJEK: Final = {
    "realisasi.LembarBulanan": "Lembar bulanan",
    "realisasi.Realisasi": "Sel realisasi",
    "realisasi.Bukti": "Bukti",
    "laporan.LaporanTersimpan": "Laporan terbit",
    "laporan.Pekerjaan": "Buku laporan",
    "realisasi.PermintaanBuka": "Permintaan buka kunci",
    "katalog": "Katalog IKI",
    "jabatan": "Jabatan",
    "fungsi": "Fungsi",
    "kinerja utama": "Kinerja utama",
    "indikator": "Indikator",
    "sumber data": "Sumber data",
    "pengguna": "Akun",
    "peran": "Peran",
    "pemerintah_daerah": "Pemerintah daerah",
    "pemerintahdaerah": "Pemerintah daerah",
    "harilibur": "Hari libur",
    "periodepengisian": "Periode pengisian",
    "indikator.Target": "Target",
    "jabatan.HariLibur": "Hari libur",
    "jabatan.Jeda": "Jeda",
    "jabatan.Kecamatan": "Kecamatan",
    "jabatan.Pegawai": "Pegawai",
    "jabatan.PangkatPegawai": "Pangkat pegawai",
    "jabatan.Penugasan": "Penugasan",
    "jabatan.Peran": "Peran",
    "jabatan.PeriodePengisian": "Periode pengisian",
    "jabatan.Posisi": "Posisi",
}

ISIAN: Final = {
    "rencana": "Rencana bulanan",
    "setahun": "Target setahun",
    "alasan_sel": "Alasan per sel",
    "dibuka_sampai": "Dibuka sampai",
    "nomor_sk": "Nomor SK",
    "tanggal_sk": "Tanggal SK",
    "mulai_bulan": "Berlaku mulai bulan",
    "sidik": "Sidik isi",
    "sha256": "Sidik isi (SHA-256)",
    "sidik_angka": "Sidik angka (SHA-256)",
    "pdf_sha256": "Sidik PDF (SHA-256)",
    "xlsx_sha256": "Sidik Excel (SHA-256)",
    "ukuran": "Ukuran (byte)",
    "syarat_terpenuhi": "Syarat terpenuhi",
    "hari_batas": "Tanggal batas pengisian",
    "hari_verifikasi": "Tanggal batas verifikasi",
    "hari_kunci": "Tanggal kunci",
    "langkah_atasan": "Verifikasi atasan langsung",
    "dicabut_pada": "Dicabut pada",
}


def sebut_tindakan(kode: str) -> str:
    """An act in words; a code without its own words is spelled out."""
    return TINDAKAN.get(kode) or _eja(kode)


def sebut_objek(kode: str) -> str:
    """A kind of object in words."""
    return OBJEK.get(kode) or _eja(kode)


def sebut_isian(kode: str) -> str:
    """A field in words."""
    return ISIAN.get(kode) or _eja(kode)


def _eja(kode: str) -> str:
    """ "lembar.minta_buka" → "Lembar minta buka"."""
    return kode.replace(".", " ").replace("_", " ").strip().capitalize()
