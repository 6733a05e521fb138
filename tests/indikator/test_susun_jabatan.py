"""An admin builds a twelfth jabatan with three kinds of indikator from nothing."""

from __future__ import annotations

from django.test import Client

from indikator import hitung
from indikator.models import Indikator, KinerjaUtama
from jabatan.models import Fungsi, Jabatan
from jejak.models import Jejak
from tests.indikator.admin import buat_admin
from tests.indikator.conftest import Kantor, Muat
from tests.indikator.penyunting import BARIS, Penyunting


def test_admin_menyusun_jabatan_kedua_belas_dari_kosong(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    agung = Penyunting(Client(), katalog)
    agung.client.force_login(buat_admin("Admin Agung", kantor.pemda))
    awal = Jejak.objects.count()

    jabatan = _susun_kerangka(agung)
    tata, layan = KinerjaUtama.objects.filter(jabatan=jabatan)

    agung.simpan(f"/katalog/kinerja-utama/{tata.pk}/indikator-baru/", BARIS)
    _susun_persentase(agung, layan)
    _susun_rata_rata(agung, layan)

    _periksa_halaman(agung, jabatan)
    assert Jejak.objects.count() - awal == 1 + 2 + 2 + 3


def _susun_kerangka(agung: Penyunting) -> Jabatan:
    """The jabatan with two fungsi and two kinerja utama, still without a row."""
    # The list offers it; the new jabatan opens empty, in the shape of the form.
    assert "Tambah jabatan" in agung.buka("/katalog/")
    agung.simpan(
        f"/katalog/{agung.katalog.pk}/jabatan-baru/",
        {"nama": "Pengelola Arsip", "tugas": "Mengelola arsip kecamatan.", "catatan_kaki": ""},
    )
    jabatan = Jabatan.objects.get(katalog=agung.katalog, kode="pengelola-arsip")
    assert jabatan.urut == 12
    halaman = agung.buka(agung.alamat(jabatan.kode))
    assert "Belum ada fungsi." in halaman
    assert "Belum ada kinerja utama." in halaman

    for uraian in ("Penataan arsip", "Pelayanan peminjaman arsip"):
        agung.simpan(agung.alamat(jabatan.kode, "fungsi-baru/"), {"uraian": uraian})
    for uraian in ("Tertatanya arsip", "Terlayaninya peminjaman arsip"):
        agung.simpan(
            agung.alamat(jabatan.kode, "kinerja-utama-baru/"),
            {"uraian": uraian, "berlaku_dari": "1"},
        )
    assert "Belum ada indikator." in agung.buka(agung.alamat(jabatan.kode))
    return jabatan


def _periksa_halaman(agung: Penyunting, jabatan: Jabatan) -> None:
    # The very page the decree's other jabatan have, in order, with the arithmetic in words.
    halaman = agung.buka(agung.alamat(jabatan.kode, ""))
    daftar = list(Indikator.objects.filter(kinerja_utama__jabatan=jabatan).dengan_jabatan())
    assert [baris.kode for baris in daftar] == [f"pengelola-arsip.{n}" for n in (1, 2, 3)]
    assert [baris.urut for baris in daftar] == [1, 2, 3]
    tempat = [halaman.index(baris.nama) for baris in daftar]
    assert tempat == sorted(tempat)
    assert "Persentase: Peminjaman selesai : Seluruh peminjaman × 100" in halaman
    assert "jatuh tempo Juni dan Desember" not in halaman
    assert "setiap semester (Juni dan Desember)" in halaman
    assert [fungsi.huruf for fungsi in Fungsi.objects.filter(jabatan=jabatan)] == ["a", "b"]
    assert "12 jabatan" in agung.buka("/katalog/")

    # The rows mean what the form promised.
    persentase = daftar[1].aturan
    assert (persentase.jenis, persentase.agregasi) == ("persentase", "rasio_jumlah")
    assert persentase.polaritas is hitung.Polaritas.NAIK


def _susun_persentase(agung: Penyunting, kinerja: KinerjaUtama) -> None:
    """Tried first, refused once, corrected, saved."""
    alamat = f"/katalog/kinerja-utama/{kinerja.pk}/indikator-baru/"
    isian = {
        **BARIS,
        "nama": "Persentase peminjaman arsip yang selesai",
        "satuan": "persen",
        "jenis": "persentase",
        "agregasi": "jumlah",
    }
    coba = agung.kirim(alamat, isian)
    assert coba.status_code == 422
    isi = coba.content.decode()
    assert "Persentase dan rata-rata tidak dijumlahkan" in isi
    assert "Persentase peminjaman arsip yang selesai" in isi
    isian |= {
        "agregasi": "rasio_jumlah",
        "label_pembilang": "Peminjaman selesai",
        "label_penyebut": "Seluruh peminjaman",
    }
    contoh = agung.kirim(alamat, isian | {"tindakan": "contoh"})
    assert contoh.status_code == 200
    assert "Januari 8 dari 10, Februari 40 dari 40 → 96,00\u202f%" in contoh.content.decode()
    agung.simpan(alamat, isian)


def _susun_rata_rata(agung: Penyunting, kinerja: KinerjaUtama) -> None:
    agung.simpan(
        f"/katalog/kinerja-utama/{kinerja.pk}/indikator-baru/",
        {
            **BARIS,
            "nama": "Rata-rata waktu pencarian arsip",
            "satuan": "menit",
            "desimal": "2",
            "jenis": "rata_rata",
            "agregasi": "rasio_jumlah",
            "polaritas": "turun",
            "label_pembilang": "Jumlah menit",
            "label_penyebut": "Jumlah pencarian",
            "jadwal": "tertentu",
            "bulan": ["6", "12"],
        },
    )
