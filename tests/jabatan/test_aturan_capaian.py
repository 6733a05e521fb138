"""Bands and clamp of capaian, in order and dated; the list of all kecamatan."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator import hitung
from indikator.kategori import ambil_kategori
from jabatan.models import Kecamatan, Penugasan
from tests.jabatan.conftest import Dua
from tests.pabrik import (
    buat_kecamatan,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
    isi_bulan,
    setujui,
)

ISIAN = {"surat-masuk": "72", "arsip-pegawai": "40", "waktu-pelayanan": "280/40"}


def _alamat(dua: Dua) -> str:
    return f"/kantor/aturan/{dua.sukamaju.kecamatan.pemda_id}/"


def _isian(**lain: str) -> dict[str, str]:
    return {
        "tahun_mulai": "2026",
        "sangat_tinggi": "95",
        "tinggi": "80,5",
        "sedang": "70",
        "rendah": "50",
        "batas_capaian": "100",
    } | lain


def _aturan(dua: Dua, tahun: int) -> hitung.AturanKategori:
    kecamatan = Kecamatan.objects.select_related("pemda").get(pk=dua.sukamaju.kecamatan.pk)
    return ambil_kategori(kecamatan.pemda, tahun)


def test_aturan_berlaku_mulai_tahunnya_dan_halaman_memberi_contoh(
    dua: Dua,
    jejak_baru: Any,
) -> None:
    assert "91,00 % ke atas" in dua.rahma.baca(_alamat(dua)).content.decode().replace(
        "\u202f", " "
    ).replace("\xa0", " ")
    assert dua.agung.kirim(_alamat(dua), **_isian()).status_code == 302
    assert dua.agung.kirim(_alamat(dua), **_isian(tahun_mulai="2027", rendah="40")).status_code == (
        302
    )
    assert _aturan(dua, 2025) == hitung.KATEGORI_BAWAAN
    kini = _aturan(dua, 2026)
    assert [satu.batas for satu in kini.daftar] == [
        Decimal(95),
        Decimal("80.5"),
        Decimal(70),
        Decimal(50),
        Decimal(0),
    ]
    assert (kini.batas_capaian, kini.batas_merah) == (Decimal(100), Decimal(70))
    assert _aturan(dua, 2027).daftar[3].batas == Decimal(40)
    teks = dua.agung.baca(_alamat(dua)).content.decode().replace("\u202f", " ").replace("\xa0", " ")
    assert "80,50 % s.d. 94,99 %" in teks
    assert "Capaian 115,00 % tercetak apa adanya, berkategori Sangat Tinggi" in teks
    assert "masuk rata-rata sebagai 100,00 %" in teks
    assert jejak_baru() == [("ubah", "pemerintahdaerah")] * 2


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"tinggi": "95"}, "Harus lebih rendah daripada batas Sangat Tinggi."),
        ({"sedang": "81"}, "Harus lebih rendah daripada batas Tinggi."),
        ({"rendah": "70"}, "Harus lebih rendah daripada batas Sedang."),
        ({"rendah": "0"}, "Harus lebih dari 0"),
        ({"sangat_tinggi": "101"}, "Paling tinggi 100, batas capaiannya."),
        ({"sangat_tinggi": "201", "batas_capaian": ""}, "Paling tinggi 200"),
        ({"tinggi": "80.5"}, "koma"),
        ({"tinggi": ""}, "Isi batasnya dengan angka."),
        ({"tahun_mulai": "2025"}, "Pilihan ini tidak tersedia"),
        ({"batas_capaian": "130"}, "Pilihan ini tidak tersedia"),
    ],
)
def test_aturan_yang_tidak_berurutan_ditolak(
    dua: Dua,
    isian: dict[str, str],
    pesan: str,
) -> None:
    jawaban = dua.agung.kirim(_alamat(dua), **_isian(**isian))
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert _aturan(dua, 2026) == hitung.KATEGORI_BAWAAN


def test_aturan_hanya_diubah_admin_pemda_dan_tidak_dari_halaman_basi(dua: Dua) -> None:
    for siapa in (dua.rahma, dua.sri):
        assert siapa.baca(_alamat(dua)).status_code == 200
        assert siapa.kirim(_alamat(dua), **_isian()).status_code == 403
    dilihat = dua.agung.ambil_dilihat(_alamat(dua))
    dua.agung.kirim(_alamat(dua), **_isian())
    jawaban = dua.agung.kirim(_alamat(dua), **_isian(rendah="45"), dilihat=dilihat)
    assert jawaban.status_code == 409
    assert "Sekarang tersimpan: 50" in jawaban.content.decode()


def test_bulan_yang_disetujui_mempertahankan_kategorinya(dua: Dua) -> None:
    """72 of 100 due in January is Sedang by the rules of the day, Rendah by the new ones."""
    setujui(dua.sukamaju, "Citra", isi_bulan(dua.sukamaju, "Citra", 1, ISIAN))
    pk = dua.sukamaju.penugasan["Citra"].pk
    alamat = f"/laporan/realisasi/{pk}/2026-01/"
    sebelum = dua.agung.baca(alamat).content.decode().partition("<main")[2]
    isi_bulan(dua.sukamaju, "Citra", 2, ISIAN)
    dua.agung.kirim(_alamat(dua), **_isian(sedang="75", tinggi="80", rendah="74"))
    sesudah = dua.agung.baca(alamat).content.decode().partition("<main")[2]
    assert sebelum.count("Sangat Rendah") == sesudah.count("Sangat Rendah")
    hidup = dua.agung.baca(f"/laporan/realisasi/{pk}/2026-02/").content.decode()
    assert hidup.count("Sangat Rendah") > sesudah.count("Sangat Rendah")


# --- all kecamatan in one list ------------------------------------------------------------------


def test_semua_kecamatan_dengan_camat_dan_keadaan_bulan_lalu(dua: Dua) -> None:
    isi_bulan(dua.sukamaju, "Citra", 9, ISIAN)
    sari = dua.sukamaju.penugasan["Sari"]
    Penugasan.objects.filter(pk=sari.pk).update(selesai="2026-10-04")
    for siapa in (dua.agung, dua.sri):
        teks = siapa.baca("/kantor/kecamatan/").content.decode()
        assert "Camat Rina Marlina" in teks
        assert teks.count("Tunjuk Plt./Plh. Camat") == 1
        assert "1 draf" in teks
        assert "1 tanpa lembar" in teks
        assert ("Tambah kecamatan" in teks) is (siapa is dua.agung)
    assert "Mekarsari" not in dua.rahma.baca("/kantor/kecamatan/").content.decode()


def test_banyaknya_kueri_tetap_untuk_kecamatan_dua_kali_lipat(dua: Dua) -> None:
    daftar = (
        *("/kantor/kecamatan/", "/kantor/periode/", "/kantor/libur/", "/kantor/pengaturan/"),
        *("/kantor/peran/", _alamat(dua), f"/kantor/{dua.sukamaju.kecamatan.pk}/peran/"),
    )

    def hitung_kueri() -> dict[str, int]:
        hasil = {}
        for alamat in daftar:
            with CaptureQueriesContext(connection) as kueri:
                assert dua.agung.baca(alamat).status_code == 200
            hasil[alamat] = len(kueri)
        return hasil

    hitung_kueri()  # what a process asks once is not counted
    sebelum = hitung_kueri()
    for nomor in range(4):
        kecamatan = buat_kecamatan(dua.sukamaju.kecamatan.pemda, f"Kecamatan {nomor}")
        camat = buat_posisi(kecamatan, "Camat", "camat")
        orang = buat_pegawai(kecamatan.pemda, f"Camat {nomor}", akun=f"camat{nomor}")
        buat_penugasan(orang, camat)
    assert hitung_kueri() == sebelum
    assert max(sebelum.values()) <= 12, sebelum
