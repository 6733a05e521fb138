"""Jelaskan angka: who may open it, what it says of people and of frozen months."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client

from akun.models import Pengguna
from indikator.models import Target
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.services import IsianBaris, buka_lembar, isi_lembar, kembalikan_lembar
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.pembaca_jelas import HalamanJelas, baca_halaman
from tests.laporan.test_dasbor import buat_peran, hitung_kueri
from tests.pabrik import (
    BARIS_MINI,
    KODE_JABATAN,
    Kantor,
    ajukan,
    baca_sel,
    buat_baris_tambahan,
    buat_kantor,
    buat_kantor_lain,
    hari_isi,
    isi_bulan,
    setujui,
)

SKRIP = "<script>alert(1)</script>"
SEPTEMBER_PENUH = {"surat-masuk": "5", "arsip-pegawai": "38", "waktu-pelayanan": "280/40"}


def alamat(kantor: Kantor, kode: str, angka: str, bulan: int = 9, nama: str = "Citra") -> str:
    dasar = f"/jelaskan/{kantor.penugasan[nama].pk}/2026-{bulan:02d}/"
    return f"{dasar}{kantor.indikator(kode).pk}/{angka}/"


def buka(client: Client, kantor: Kantor, tujuan: str, nama: str = "Citra") -> HalamanJelas:
    client.force_login(kantor.pengguna(nama))
    jawaban = client.get(tujuan)
    assert jawaban.status_code == 200
    return baca_halaman(jawaban.content.decode())


# --- what it says -----------------------------------------------------------------------------


def test_capaian_menyebut_aturan_isian_hitungan_dan_sumber(
    client: Client, september: Kantor
) -> None:
    halaman = buka(client, september, alamat(september, "waktu-pelayanan", "capaian"))
    assert halaman.judul == "Capaian s.d. September 2026"
    assert halaman.angka == "107,14\u202f%"
    assert "makin rendah makin baik" in " ".join(halaman.aturan)
    assert halaman.daftar_bulan[0][8].isian == "260 menit : 40"
    assert "Capaian: (2 × 7 − 6,5) : 7 × 100 = 107,14\u202f%" in halaman.langkah
    assert "Data Pelayanan Umum" in halaman.isi
    assert "SK Nomor 800/15/2026" in halaman.isi


def test_nol_nihil_belum_diisi_dan_tidak_jatuh_tempo_tetap_berbeda(
    client: Client, september: Kantor
) -> None:
    surat = buka(client, september, alamat(september, "surat-masuk", "realisasi"))
    isian = [bulan.isian for bulan in surat.daftar_bulan[0]]
    assert isian == ["100 surat", "nihil", *["belum diisi"] * 6, "0 surat"]
    hadir = buka(client, september, alamat(september, "kehadiran-musrenbang", "realisasi"))
    isian = [bulan.isian for bulan in hadir.daftar_bulan[0]]
    assert isian[:3] == [
        "tidak jatuh tempo",
        "74 dari 80; Mencakup semua unsur: tidak",
        "tidak jatuh tempo",
    ]
    assert "Syarat tidak terpenuhi: 74 dari 75" in hadir.langkah


def test_setiap_bulan_menyebut_pengisi_pemeriksa_dan_penyetuju(
    client: Client, september: Kantor
) -> None:
    halaman = buka(client, september, alamat(september, "surat-masuk", "realisasi"))
    januari, akhir = halaman.daftar_bulan[0][0], halaman.daftar_bulan[0][8]
    assert januari.diisi.startswith("Citra Lestari 5 Oktober 2026 10.00 WIB")
    assert (januari.diverifikasi, januari.disetujui) == ("–", "–")
    assert akhir.diverifikasi.startswith("Budi Santoso 5 Oktober 2026")
    assert akhir.disetujui.startswith("Sari Wulandari 5 Oktober 2026")


def test_isian_atas_nama_menyebut_pengisinya_dan_alasannya(client: Client, kantor: Kantor) -> None:
    periode = isi_bulan(kantor, "Citra", 9, {"arsip-pegawai": "38"}).periode
    with lingkup([kantor.kecamatan.pk]):
        isi_lembar(
            kantor.penugasan["Citra"],
            periode=periode,
            oleh=kantor.pelaku("Budi", hari_isi(periode)),
            isian=[IsianBaris(kantor.indikator("surat-masuk").pk, baca_sel("7"), "", 0)],
            alasan_atas_nama="Yang bersangkutan sakit",
        )
    surat = buka(client, kantor, alamat(kantor, "surat-masuk", "realisasi")).daftar_bulan[0][8]
    assert "Budi Santoso" in surat.diisi
    assert "atas nama Citra Lestari: Yang bersangkutan sakit" in surat.diisi
    arsip = buka(client, kantor, alamat(kantor, "arsip-pegawai", "realisasi")).daftar_bulan[0][8]
    assert arsip.diisi.startswith("Citra Lestari")
    assert "atas nama" not in arsip.diisi


def test_yang_dikembalikan_tidak_lagi_disebut_diverifikasi(client: Client, kantor: Kantor) -> None:
    lembar = isi_bulan(kantor, "Citra", 9, SEPTEMBER_PENUH)
    lembar = setujui(kantor, "Citra", lembar)
    with lingkup([kantor.kecamatan.pk]):
        sari = kantor.pelaku("Sari", hari_isi(lembar.periode))
        buka_lembar(lembar.pk, oleh=sari, versi=lembar.versi, alasan="Salah hitung")
    akhir = buka(client, kantor, alamat(kantor, "surat-masuk", "realisasi")).daftar_bulan[0][8]
    assert (akhir.diverifikasi, akhir.disetujui) == ("–", "–")


def test_atasan_mengembalikan_sebelum_verifikasi(client: Client, kantor: Kantor) -> None:
    lembar = ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 9, SEPTEMBER_PENUH))
    with lingkup([kantor.kecamatan.pk]):
        budi = kantor.pelaku("Budi", hari_isi(lembar.periode))
        kembalikan_lembar(lembar.pk, oleh=budi, versi=lembar.versi, alasan="Periksa agenda")
    akhir = buka(client, kantor, alamat(kantor, "surat-masuk", "realisasi")).daftar_bulan[0][8]
    assert (akhir.diverifikasi, akhir.disetujui) == ("–", "–")


def test_bulan_beku_tidak_berubah_oleh_target_dan_nama_akun_baru(
    client: Client, september: Kantor
) -> None:
    tujuan = alamat(september, "surat-masuk", "target")
    sebelum = buka(client, september, tujuan)
    with tanpa_lingkup():
        Target.objects.filter(indikator__kode="surat-masuk").update(setahun=Decimal(2400))
        Pengguna.objects.filter(pk=september.pengguna("Budi").pk).update(nama="Nama Lain")
    sesudah = buka(client, september, tujuan)
    assert (sesudah.angka, sesudah.langkah) == (sebelum.angka, sebelum.langkah)
    assert sesudah.daftar_bulan == sebelum.daftar_bulan
    assert "dibekukan saat itu" in sesudah.isi
    assert (
        "masih dapat berubah"
        in buka(client, september, alamat(september, "surat-masuk", "target", bulan=1)).isi
    )


def test_rata_menyebut_yang_masuk_dan_yang_tidak(client: Client, september: Kantor) -> None:
    with tanpa_lingkup():
        Target.objects.filter(indikator__kode="arsip-pegawai").delete()
    pk = september.penugasan["Citra"].pk
    halaman = buka(client, september, f"/jelaskan/{pk}/2026-01/")
    assert re.search(r"1 dari 3 indikator", halaman.isi)
    assert halaman.isi.count("belum terhitung") == 2
    assert halaman.isi.count("di luar rata-rata") == 1
    assert halaman.langkah == (f"Rata-rata: (100,00) : 1 = {halaman.angka}",)


def test_dua_kursi_dijelaskan_menurut_namanya_dan_menuju_masing_masing(
    client: Client, db: None
) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])
    danu = tambah_staf(kantor, "Danu Wijaya")
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "30"})
    isi_bulan(kantor, "Danu", 1, {"surat-masuk": "90"})
    pk = kantor.indikator("surat-masuk").pk
    dasar = f"/jelaskan/kecamatan/{kantor.kecamatan.pk}/2026-01/{KODE_JABATAN}/"
    halaman = buka(client, kantor, f"{dasar}{pk}/capaian/", "Sari")
    assert halaman.angka == "60,00\u202f%"
    assert "Target Danu Wijaya: 1.200 × 1 : 12 = 100 surat" in halaman.langkah
    assert halaman.tautan[f"/jelaskan/{danu.pk}/2026-01/{pk}/realisasi/"] == "90"
    assert dasar in halaman.isi


def test_teks_jahat_dicetak_sebagai_teks(client: Client, kantor: Kantor) -> None:
    with tanpa_lingkup():
        indikator = kantor.indikator("surat-masuk")
        indikator.nama = indikator.satuan = indikator.formulasi = SKRIP
        indikator.save()
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "1"}, keterangan={"surat-masuk": SKRIP})
    isi = buka(client, kantor, alamat(kantor, "surat-masuk", "capaian")).isi
    assert SKRIP not in isi
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in isi


def test_triwulan_hanya_menjumlahkan_bulannya(client: Client, september: Kantor) -> None:
    isi_bulan(september, "Citra", 7, {"surat-masuk": "90"})
    pk = september.indikator("surat-masuk").pk
    dasar = f"/jelaskan/{september.penugasan['Citra'].pk}/2026-09-tw/"
    halaman = buka(client, september, f"{dasar}{pk}/capaian/")
    assert halaman.judul == "Capaian triwulan III s.d. September 2026"
    assert [bulan.nama for bulan in halaman.daftar_bulan[0]] == ["Juli", "Agustus", "September"]
    assert "Target: 1.200 × 3 : 12 = 300 surat" in halaman.langkah
    assert halaman.angka == "30,00\u202f%"
    assert f"{dasar}{pk}/realisasi/" in halaman.tautan
    assert dasar in halaman.isi


def test_bulan_yang_lebih_dahulu_dibaca_dengan_aturan_bulan_yang_dibuka(
    client: Client, september: Kantor
) -> None:
    """A trend of September reads May by the target of September; so does its explanation."""
    isi_bulan(september, "Citra", 5, {"surat-masuk": "90"})
    pk = september.indikator("surat-masuk").pk
    dasar = f"/jelaskan/{september.penugasan['Citra'].pk}/2026-09-sd05/"
    halaman = buka(client, september, f"{dasar}{pk}/capaian/")
    assert halaman.judul == "Capaian s.d. Mei 2026, dengan aturan September"
    assert halaman.daftar_bulan[0][-1].nama == "Mei"
    assert "Target: 1.200 × 5 : 12 = 500 surat" in halaman.langkah
    sebulan = buka(client, september, f"{dasar}{pk}/target-bulan/")
    assert (sebulan.judul, sebulan.angka) == ("Target Mei 2026, dengan aturan September", "100")


# --- who may --------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["Citra", "Budi", "Sari"])
def test_yang_melihat_laporan_melihat_penjelasannya(
    client: Client, september: Kantor, nama: str
) -> None:
    buka(client, september, alamat(september, "surat-masuk", "capaian"), nama)


def test_inspektorat_menelusuri_dari_kecamatan(client: Client, september: Kantor) -> None:
    client.force_login(buat_peran(september, "inspektorat"))
    for tujuan in (
        f"/jelaskan/kecamatan/{september.kecamatan.pk}/2026-09/",
        f"/jelaskan/kecamatan/{september.kecamatan.pk}/2026-09/{KODE_JABATAN}/",
        alamat(september, "surat-masuk", "capaian"),
    ):
        assert client.get(tujuan).status_code == 200


def test_dewi_tidak_melihat_dan_staf_hanya_membuka_angkanya_sendiri(
    client: Client, september: Kantor
) -> None:
    tambah_staf(september, "Danu Wijaya")
    isi_bulan(september, "Danu", 9, {"surat-masuk": "777"})
    lain = buat_kantor_lain(september)
    client.force_login(lain.pengguna("Dewi"))
    assert client.get(alamat(september, "surat-masuk", "capaian")).status_code == 404
    client.force_login(lain.pengguna("Rina"))
    tujuan = f"/jelaskan/kecamatan/{september.kecamatan.pk}/2026-09/"
    assert client.get(tujuan).status_code == 404
    client.force_login(september.pengguna("Citra"))
    pk = september.indikator("surat-masuk").pk
    for satu in (tujuan, f"{tujuan}{KODE_JABATAN}/", f"{tujuan}{KODE_JABATAN}/{pk}/realisasi/"):
        isi = client.get(satu).content.decode()
        assert "Citra Lestari" in isi
        assert "Danu" not in isi
        assert "777" not in isi


@pytest.mark.parametrize(
    "ujung",
    ["{pk}/capaian2/", "999999999/capaian/", f"{2**63}/capaian/", "{pk}/CAPAIAN/"],
)
def test_angka_yang_tidak_ada_tidak_ditemukan(
    client: Client, september: Kantor, ujung: str
) -> None:
    client.force_login(september.pengguna("Sari"))
    pk = september.indikator("surat-masuk").pk
    for dasar in (
        f"/jelaskan/{september.penugasan['Citra'].pk}/2026-09/",
        f"/jelaskan/kecamatan/{september.kecamatan.pk}/2026-09/{KODE_JABATAN}/",
    ):
        assert client.get(dasar + ujung.format(pk=pk)).status_code == 404


@pytest.mark.parametrize(
    "kode",
    [
        "2026-13",
        "2026-00",
        "kini",
        "2026-9",
        "2026-09-tw-tw",
        "-tw",
        "2026-09-sd09",
        "2026-09-sd00",
        "2026-09-sd5",
        "2026-09-tw-sd05",
        "2026-09-sd05-tw",
    ],
)
def test_bulan_yang_tidak_ada_tidak_ditemukan(client: Client, september: Kantor, kode: str) -> None:
    client.force_login(september.pengguna("Sari"))
    for dasar in (
        f"/jelaskan/{september.penugasan['Citra'].pk}/",
        f"/jelaskan/kecamatan/{september.kecamatan.pk}/",
    ):
        assert client.get(f"{dasar}{kode}/").status_code == 404


def test_bulan_yang_belum_berjalan_dan_jabatan_asing_dijelaskan(
    client: Client, september: Kantor
) -> None:
    client.force_login(september.pengguna("Sari"))
    dasar = f"/jelaskan/kecamatan/{september.kecamatan.pk}"
    jawaban = client.get(f"{dasar}/2026-12/")
    assert jawaban.status_code == 404
    assert "belum berjalan" in jawaban.content.decode()
    assert client.get(f"{dasar}/2026-09/tidak-ada/").status_code == 404


@pytest.mark.django_db
def test_kueri_tetap_untuk_dua_kali_baris(client: Client) -> None:
    sedikit = _hitung_semua(client, 4)
    assert _hitung_semua(client, 8) == sedikit
    assert max(sedikit) <= 12


def _hitung_semua(client: Client, tambahan: int) -> list[int]:
    """Queries of the five pages in an office of that many more rows, which is then taken back."""
    daftar = (*BARIS_MINI, *buat_baris_tambahan(tambahan))
    with transaction.atomic():
        kantor = buat_kantor(daftar)
        isi_bulan(kantor, "Citra", 9, {satu["kode"]: "5" for satu in daftar[4:]})
        client.force_login(kantor.pengguna("Sari"))
        dasar = f"/jelaskan/kecamatan/{kantor.kecamatan.pk}/2026-09/"
        pk = kantor.indikator("surat-masuk").pk
        hasil = [
            hitung_kueri(client, tujuan)
            for tujuan in (
                alamat(kantor, "surat-masuk", "capaian"),
                f"/jelaskan/{kantor.penugasan['Citra'].pk}/2026-09/",
                dasar,
                f"{dasar}{KODE_JABATAN}/",
                f"{dasar}{KODE_JABATAN}/{pk}/capaian/",
            )
        ]
        transaction.set_rollback(True)
    return hasil
