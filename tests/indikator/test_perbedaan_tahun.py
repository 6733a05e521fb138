"""What a draft says otherwise than the catalogue before it, in plain words, by jabatan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from indikator.arti.beda import BarisBeda, Perbedaan, Sifat, Ubahan, susun_perbedaan
from indikator.arti.kata import HANYA_KATA, NAMA_ISI
from indikator.arti.pohon import ambil_isi, ambil_pohon, hitung_sidik
from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator
from jabatan.models import Fungsi, Jabatan, Katalog
from tests.indikator.tahun import Kota

KODE = "petugas-keamanan.2"


def _beda(kota: Kota, draf: Katalog) -> Perbedaan:
    pohon = ambil_pohon([kota.katalog, draf])
    return susun_perbedaan(pohon[kota.katalog.pk], pohon[draf.pk])


def _satu(kota: Kota, draf: Katalog) -> BarisBeda:
    """The only row that differs."""
    (jabatan,) = _beda(kota, draf).daftar_jabatan
    (baris,) = jabatan.daftar_baris
    return baris


def _sidik(katalog: Katalog) -> str:
    return hitung_sidik(katalog, ambil_pohon([katalog])[katalog.pk])


# Column → its new value, how the page says it before and after.
UBAHAN: dict[str, tuple[Any, str, str]] = {
    "nama": ("Jumlah pelanggaran", "Jumlah pelanggaran Perda yang ditemukan", "Jumlah pelanggaran"),
    "formulasi": ("Dihitung", "", "Dihitung"),
    "satuan": ("kasus", "pelanggaran", "kasus"),
    "desimal": (2, "0", "2"),
    "jenis": ("persentase", "Jumlah", "Persentase"),
    "agregasi": ("terakhir", "Dijumlahkan", "Posisi terakhir"),
    "antar_pemegang": ("bersama", "Dijumlahkan", "Bersama (diambil yang terbesar)"),
    "polaritas": ("naik", "Netral", "Makin tinggi makin baik"),
    "bulan_jatuh_tempo": (0b100100100100, "setiap bulan", "setiap triwulan"),
    "insidentil": (True, "tidak", "ya"),
    "label_pembilang": ("Peserta hadir", "tidak ada", "Peserta hadir"),
    "label_penyebut": ("Peserta", "tidak ada", "Peserta"),
    "bisa_melebihi": (True, "tidak", "ya"),
    "syarat_minimal": (Decimal("75"), "tidak ada", "75"),
    "syarat_pertanyaan": ("Semua unsur?", "tidak ada", "Semua unsur?"),
    "sumber_gabung_atas": (True, "tidak", "ya"),
}


def test_setiap_isi_indikator_punya_kata_dan_kasus() -> None:
    kolom = set(ambil_isi(Indikator())) - {"urut", "kode"}
    assert kolom == set(UBAHAN)
    assert kolom <= set(NAMA_ISI)


@pytest.mark.parametrize("kolom", sorted(UBAHAN))
def test_setiap_sifat_indikator_disebut_sebelum_dan_sesudahnya(kota: Kota, kolom: str) -> None:
    draf = kota.salin()
    nilai, sebelum, sesudah = UBAHAN[kolom]
    lama = _sidik(draf)
    kolom_lain = {"agregasi": "rasio_jumlah"} if kolom == "jenis" else {}
    Indikator.objects.milik_katalog(draf).filter(kode=KODE).update(**{kolom: nilai}, **kolom_lain)
    baris = _satu(kota, draf)
    assert baris.apa == "Indikator"
    assert baris.sifat is (Sifat.UBAH if kolom in HANYA_KATA else Sifat.MAKNA)
    ubahan = next(satu for satu in baris.daftar_ubahan if satu.apa == NAMA_ISI[kolom])
    assert sebelum in ubahan.sebelum
    assert ubahan.sesudah.startswith(sesudah)
    assert _sidik(draf) != lama


def test_sumber_data_dan_pindah_kinerja_utama_disebut(kota: Kota) -> None:
    draf = kota.salin()
    baris = Indikator.objects.milik_katalog(draf).get(kode=KODE)
    sumber = SumberData.objects.create(katalog=draf, nama="Buku tamu")
    SumberIndikator.objects.create(indikator=baris, sumber=sumber, urut=9)
    assert _satu(kota, draf).daftar_ubahan == (
        Ubahan("Sumber data", "Data Pelanggaran Perda", "Data Pelanggaran Perda; Buku tamu"),
    )
    lain = baris.kinerja_utama.jabatan.daftar_kinerja_utama.exclude(pk=baris.kinerja_utama_id)[0]
    Indikator.objects.filter(pk=baris.pk).update(kinerja_utama=lain, urut=99)
    ubahan = [satu for b in _beda(kota, draf).daftar_jabatan[0].daftar_baris
              for satu in b.daftar_ubahan if satu.apa == "Kinerja utama"]  # fmt: skip
    assert ubahan == [Ubahan("Kinerja utama", baris.kinerja_utama.uraian, lain.uraian)]


def test_kepala_jabatan_fungsi_dan_kinerja_utama(kota: Kota) -> None:
    draf = kota.salin()
    jabatan = Jabatan.objects.get(katalog=draf, kode="petugas-keamanan")
    Jabatan.objects.filter(pk=jabatan.pk).update(tugas="Menjaga kantor")
    fungsi = Fungsi.objects.filter(jabatan=jabatan).order_by("urut")
    pertama, kedua = fungsi[0], fungsi[1]
    Fungsi.objects.filter(pk=pertama.pk).update(uraian=f"{pertama.uraian} setiap malam")
    kedua.delete()
    Fungsi.objects.create(jabatan=jabatan, urut=99, uraian="Zzzz qqqq xxxx")
    kinerja = KinerjaUtama.objects.filter(jabatan=jabatan).order_by("urut")[0]
    KinerjaUtama.objects.filter(pk=kinerja.pk).update(uraian="Xyz")
    (beda,) = _beda(kota, draf).daftar_jabatan
    isi = [(baris.apa, baris.sifat, baris.teks) for baris in beda.daftar_baris]
    assert isi == [
        ("Jabatan", Sifat.UBAH, jabatan.nama),
        ("Fungsi", Sifat.UBAH, ""),
        ("Fungsi", Sifat.TAMBAH, "Zzzz qqqq xxxx"),
        ("Fungsi", Sifat.HAPUS, kedua.uraian),
        ("Kinerja utama", Sifat.UBAH, ""),
    ]
    ubahan = [satu for baris in beda.daftar_baris for satu in baris.daftar_ubahan]
    assert Ubahan("Bunyi", pertama.uraian, f"{pertama.uraian} setiap malam") in ubahan
    assert Ubahan("Bunyi", kinerja.uraian, "Xyz") in ubahan
    assert beda.daftar_baris[0].daftar_ubahan[0].sesudah == "Menjaga kantor"


def test_baris_dan_jabatan_yang_datang_dan_pergi(kota: Kota) -> None:
    draf = kota.salin()
    baris = Indikator.objects.milik_katalog(draf).get(kode=KODE)
    baris.pk = None
    baris.kode, baris.nama, baris.urut = "petugas-keamanan.baru", "Jumlah tamu", 99
    baris.save()
    SumberIndikator.objects.filter(indikator__kode="petugas-keamanan.1").delete()
    Indikator.objects.milik_katalog(draf).filter(kode="petugas-keamanan.1").delete()
    Jabatan.objects.filter(katalog=draf, kode="petugas-layanan-umum").update(kode="layanan")
    beda = _beda(kota, draf)
    assert [(j.nama, j.sifat) for j in beda.daftar_jabatan] == [
        ("Petugas Keamanan", None),
        ("Petugas Layanan Umum", Sifat.TAMBAH),
        ("Petugas Layanan Umum", Sifat.HAPUS),
    ]
    assert [b.sifat for b in beda.daftar_jabatan[0].daftar_baris] == [Sifat.TAMBAH, Sifat.HAPUS]
    assert beda.daftar_hitungan == [
        (Sifat.TAMBAH, "ditambahkan", 3),
        (Sifat.HAPUS, "dihapus", 3),
    ]


def test_urutan_yang_berubah_disebut_sekali(kota: Kota) -> None:
    draf = kota.salin()
    milik = Indikator.objects.milik_katalog(draf)
    milik.filter(kode="pengadministrasi-surat.1").update(urut=90)
    Jabatan.objects.filter(katalog=draf, kode="petugas-keamanan").update(urut=99)
    beda = _beda(kota, draf)
    assert beda.urutan_berubah
    (jabatan,) = beda.daftar_jabatan
    assert [(b.apa, b.teks) for b in jabatan.daftar_baris] == [
        ("Indikator", "Urutan indikator berubah")
    ]


def test_masa_berlaku_yang_bukan_setahun_penuh_disebut(kota: Kota) -> None:
    draf = kota.salin()
    Indikator.objects.milik_katalog(draf).filter(kode=KODE).update(berlaku_dari=7)
    baris = _satu(kota, draf)
    assert baris.sifat is Sifat.MAKNA
    assert baris.daftar_ubahan == (Ubahan("Masa berlaku", "sepanjang tahun", "mulai Juli"),)


@pytest.mark.parametrize("kolom", ["nomor_sk", "tahun"])
def test_sidik_memuat_sk(kota: Kota, kolom: str) -> None:
    draf = kota.salin()
    lama = _sidik(draf)
    Katalog.objects.filter(pk=draf.pk).update(**{kolom: 2099})
    draf.refresh_from_db()
    assert _sidik(draf) != lama
