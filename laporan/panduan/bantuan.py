"""Contextual help: which part of which guide speaks of which page."""

from __future__ import annotations

from typing import Final

from jabatan.izin import Pelaku
from laporan.panduan.peran import susun_panduan

# (guide#section, one for each guide that speaks of it; the first is for everybody else) → routes.
# An act (POST only) that can answer with a page leads where that page leads.
_TABEL: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("staf#masuk",), ("akun:sandi",)),
    (("staf#beranda", "atasan#antrean"), ("laporan:beranda",)),
    (
        (
            *("camat#dasbor", "admin-kecamatan#memantau", "admin-pemda#memantau"),
            *("inspektorat#dasbor", "atasan#dasbor", "staf#laporan"),
        ),
        ("laporan:dasbor",),
    ),
    (
        (
            *("camat#rapat", "admin-kecamatan#memantau", "admin-pemda#memantau"),
            *("inspektorat#dasbor", "atasan#dasbor", "staf#laporan"),
        ),
        ("laporan:rapat",),
    ),
    (
        (
            *("camat#menelusuri", "admin-kecamatan#memantau", "admin-pemda#memantau"),
            *("inspektorat#dasbor", "atasan#dasbor", "staf#laporan"),
        ),
        (
            *("laporan:rinci_jabatan", "laporan:rinci_pegawai", "laporan:rinci_sel"),
            *("laporan:tren_jabatan", "laporan:tren_pegawai"),
        ),
    ),
    (
        (
            *("staf#beranda", "atasan#antrean", "camat#dasbor", "admin-kecamatan#memantau"),
            *("admin-pemda#memantau", "inspektorat#dasbor"),
        ),
        ("laporan:pemberitahuan",),
    ),
    (
        ("staf#mengisi", "atasan#atas-nama"),
        ("realisasi:isi", "realisasi:isi_bulan", "realisasi:isi_tahun", "realisasi:isi_sel"),
    ),
    (("staf#mengajukan",), ("realisasi:tarik", "realisasi:ajukan")),
    (("staf#excel", "atasan#atas-nama"), ("realisasi:excel",)),
    (
        ("staf#bukti", "atasan#bukti"),
        ("realisasi:bukti", "realisasi:bukti_lihat", "realisasi:bukti_hapus"),
    ),
    (
        ("staf#tahun-saya", "camat#laporan", "inspektorat#menelusuri"),
        ("laporan:tahun_saya", "laporan:tahun"),
    ),
    (
        ("staf#mengajukan", "atasan#memeriksa", "camat#menyetujui", "inspektorat#menelusuri"),
        ("realisasi:lembar",),
    ),
    (
        ("staf#riwayat", "atasan#memeriksa", "camat#laporan", "inspektorat#menelusuri"),
        ("realisasi:riwayat",),
    ),
    (("atasan#antrean",), ("realisasi:verifikasi",)),
    (("atasan#memutuskan",), ("realisasi:lembar_verifikasi",)),
    (("atasan#memutuskan", "camat#mengembalikan"), ("realisasi:lembar_kembalikan",)),
    (("camat#menyetujui",), ("realisasi:persetujuan", "realisasi:lembar_setujui")),
    (
        ("camat#buka-kunci", "admin-kecamatan#buka-kunci"),
        (
            *("realisasi:lembar_buka", "realisasi:buka_bulan"),
            *("realisasi:permintaan_kabulkan", "realisasi:permintaan_tolak"),
        ),
    ),
    (
        ("staf#minta-buka", "camat#buka-kunci", "admin-kecamatan#buka-kunci"),
        (
            *("realisasi:minta_buka", "realisasi:permintaan", "realisasi:permintaan_lihat"),
            "realisasi:permintaan_tarik",
        ),
    ),
    (
        (
            *("staf#laporan", "atasan#laporan", "camat#laporan", "admin-kecamatan#memantau"),
            *("admin-pemda#memantau", "inspektorat#menelusuri"),
        ),
        (
            *("laporan:daftar", "laporan:realisasi", "laporan:lihat"),
            *("laporan:terbitkan", "laporan:terbit", "laporan:terbit_satu"),
            *("laporan:bundel", "laporan:bundel_minta"),
            *("laporan:periksa", "laporan:periksa_kode"),
        ),
    ),
    (
        (
            *("staf#laporan", "atasan#laporan", "camat#laporan", "admin-kecamatan#memantau"),
            *("admin-pemda#memantau", "inspektorat#menelusuri"),
        ),
        (
            *("laporan:jelaskan_angka", "laporan:jelaskan_rata", "laporan:jelaskan_kecamatan"),
            *("laporan:jelaskan_jabatan", "laporan:jelaskan_gabungan"),
        ),
    ),
    (
        (
            *("staf#riwayat", "atasan#laporan", "camat#laporan", "admin-kecamatan#log"),
            *("admin-pemda#log", "inspektorat#log"),
        ),
        ("laporan:log",),
    ),
    (
        ("staf#katalog", "admin-kecamatan#katalog", "admin-pemda#katalog", "inspektorat#katalog"),
        ("indikator:katalog", "indikator:katalog_jabatan"),
    ),
    (
        ("admin-kecamatan#katalog", "admin-pemda#katalog"),
        (
            *("indikator:katalog_baru", "indikator:katalog_sk", "indikator:katalog_hapus"),
            *("indikator:katalog_berlakukan", "indikator:katalog_arsipkan"),
            *("indikator:katalog_perubahan", "indikator:katalog_perubahan_hapus"),
        ),
    ),
    (
        ("admin-kecamatan#target", "camat#target", "admin-pemda#kantor", "inspektorat#dasbor"),
        ("realisasi:target", "realisasi:target_posisi", "realisasi:target_salin"),
    ),
    (
        ("admin-pemda#menyusun",),
        (
            *("indikator:katalog_susun", "indikator:katalog_jabatan_baru"),
            *("indikator:katalog_jabatan_ubah", "indikator:katalog_jabatan_atur"),
            *("indikator:katalog_fungsi_baru", "indikator:katalog_fungsi_ubah"),
            *("indikator:katalog_fungsi_atur", "indikator:katalog_kinerja_baru"),
            *("indikator:katalog_kinerja_ubah", "indikator:katalog_kinerja_atur"),
            *("indikator:katalog_indikator_baru", "indikator:katalog_indikator_ubah"),
            "indikator:katalog_indikator_atur",
        ),
    ),
    (
        ("admin-kecamatan#posisi", "admin-pemda#kantor", "inspektorat#kantor"),
        ("jabatan:posisi", "jabatan:posisi_baru", "jabatan:posisi_ubah", "jabatan:posisi_hapus"),
    ),
    (
        ("admin-kecamatan#penugasan", "admin-pemda#kantor"),
        ("jabatan:penugasan_baru", "jabatan:penugasan"),
    ),
    (
        ("admin-kecamatan#periode", "admin-pemda#kecamatan", "inspektorat#kantor"),
        (
            *("jabatan:periode", "jabatan:periode_ubah", "jabatan:periode_bawaan"),
            *("jabatan:jadwal", "jabatan:libur", "jabatan:libur_baru", "jabatan:libur_hapus"),
        ),
    ),
    (
        ("admin-kecamatan#pengaturan", "admin-pemda#kecamatan", "inspektorat#kantor"),
        (
            *("jabatan:pengaturan", "jabatan:pengaturan_ubah", "jabatan:pemda"),
            *("jabatan:peran", "jabatan:peran_baru", "jabatan:peran_akhiri", "laporan:aturan"),
            *("laporan:lambang", "laporan:lambang_gambar"),
        ),
    ),
    (
        ("admin-pemda#kecamatan", "inspektorat#kantor"),
        ("laporan:kecamatan", "jabatan:kecamatan_baru"),
    ),
    (("admin-kecamatan#jeda",), ("jabatan:jeda_baru", "jabatan:jeda_hapus")),
    (
        ("admin-kecamatan#pegawai", "admin-pemda#kantor", "inspektorat#kantor"),
        (
            *("jabatan:pegawai", "jabatan:pegawai_baru", "jabatan:pegawai_ubah"),
            *("jabatan:pangkat_baru", "jabatan:pangkat_hapus"),
        ),
    ),
    (
        ("admin-kecamatan#akun", "admin-pemda#kantor"),
        (
            *("jabatan:akun_baru", "jabatan:akun_sandi", "jabatan:akun_matikan"),
            *("jabatan:akun_hidupkan", "jabatan:akun_surel"),
        ),
    ),
)
BANTUAN: Final = {rute: tujuan for tujuan, daftar_rute in _TABEL for rute in daftar_rute}


def ambil_bantuan(pelaku: Pelaku, rute: str) -> tuple[str, str]:
    """Return (guide, section) for a page and its reader; "" for the section where none is named.

    His own guides are asked first, in their order.
    """
    milik, lain = susun_panduan(pelaku)
    pilihan = BANTUAN.get(rute, ())
    for panduan in milik:
        for tujuan in pilihan:
            if tujuan.startswith(f"{panduan.kode}#"):
                return panduan.kode, tujuan.partition("#")[2]
    if pilihan:
        kode, _, jangkar = pilihan[0].partition("#")
        return kode, jangkar
    return (milik or lain)[0].kode, ""
