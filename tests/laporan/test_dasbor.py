"""The dashboard: who is late, how far each jabatan is, what is merah and why."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from indikator.models import Target
from jabatan.izin import ambil_penugasan
from jabatan.models import Jeda, JenisPeran, Peran
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.dasbor import Dasbor, PilihanDasbor, ambil_dasbor
from laporan.dasbor.kesiapan import SelKesiapan
from laporan.dasbor.perhatian import Perhatian
from laporan.rekap import Jangka, ambil_rekap_pegawai
from realisasi.services import verifikasi_lembar
from tests.laporan.kantor_ramai import duduki, tambah_staf
from tests.pabrik import (
    BARIS_MINI,
    Kantor,
    ajukan,
    buat_kantor,
    buat_kantor_lain,
    isi_bulan,
    setujui,
)

SEPTEMBER = Periode(2026, 9)
LENGKAP = {"surat-masuk": "100", "arsip-pegawai": "40", "waktu-pelayanan": "240/40"}
HARI = date(2026, 10, 13)  # Tuesday: September is locked since the end of the 12th


@pytest.fixture
def sari(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.pengguna("Sari"))
    return client


def baca(kantor: Kantor, periode: Periode | None = SEPTEMBER, pada: date = HARI) -> Dasbor:
    pelaku = kantor.pelaku("Sari", pada)
    with lingkup([kantor.kecamatan.pk]):
        return ambil_dasbor(pelaku, PilihanDasbor(kantor.kecamatan, periode))


def sel(dasbor: Dasbor, nama: str, bulan: int) -> SelKesiapan:
    baris = next(b for b in dasbor.kesiapan.daftar_baris if b.nama.startswith(nama))
    return baris.daftar_sel[bulan - 1]


def perhatian(dasbor: Dasbor, judul: str) -> Perhatian:
    return next(satu for satu in dasbor.daftar_perhatian if judul in satu.judul)


def rata_laporan(kantor: Kantor, nama: str, periode: Periode = SEPTEMBER) -> str:
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku("Sari", HARI)
        penugasan = ambil_penugasan(pelaku, kantor.penugasan[nama].pk)
        return ambil_rekap_pegawai(pelaku, penugasan, Jangka.sebulan(periode)).rata.angka.teks


# --- opening ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pada", "judul"), [(date(2026, 10, 12), "Agustus 2026"), (HARI, "September 2026")]
)
def test_dasbor_terbuka_pada_bulan_terakhir_yang_terkunci(
    kantor: Kantor, pada: date, judul: str
) -> None:
    assert baca(kantor, None, pada).periode.nama == judul


def test_atasan_melihat_seksinya_dan_staf_miliknya(client: Client, kantor: Kantor) -> None:
    tambah_staf(kantor, "Danu Wijaya")
    for nama, terlihat in (("Budi", {"Citra", "Danu"}), ("Citra", {"Citra"}), ("Danu", {"Danu"})):
        client.force_login(kantor.pengguna(nama))
        isi = client.get("/dasbor/", {"bulan": "2026-09"}).content.decode()
        assert {satu for satu in ("Citra Lestari", "Danu Wijaya") if satu in isi} == {
            "Citra Lestari" if satu == "Citra" else "Danu Wijaya" for satu in terlihat
        }
        assert "penugasan yang dapat Anda lihat" in isi


@pytest.mark.parametrize("bulan", ["2026-13", "September", "", "2026-10", "2027-01", "1999-12"])
def test_bulan_yang_tidak_dikenal_atau_belum_berakhir_dijawab_404(sari: Client, bulan: str) -> None:
    assert sari.get("/dasbor/", {"bulan": bulan}).status_code == 404


def test_bulan_lain_dan_cetakan_tetap_menurut_pegawai(sari: Client, september: Kantor) -> None:
    halaman = sari.get("/dasbor/?bulan=2026-09&menurut=pegawai").content.decode()
    assert 'href="?bulan=2026-08&amp;menurut=pegawai"' in halaman
    assert 'href="/dasbor/rapat/?bulan=2026-09&amp;menurut=pegawai"' in halaman
    semula = sari.get("/dasbor/?bulan=2026-09").content.decode()
    assert 'href="?bulan=2026-08"' in semula


def test_camat_tidak_membuka_kecamatan_lain(sari: Client, kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    asing = sari.get("/dasbor/", {"kecamatan": lain.kecamatan.pk})
    tiada = sari.get("/dasbor/", {"kecamatan": "987654321"})
    assert (asing.status_code, tiada.status_code) == (404, 404)
    tanda = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
    assert tanda.sub(b"", asing.content) == tanda.sub(b"", tiada.content)


def test_admin_pemda_memilih_kecamatan(client: Client, kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    client.force_login(buat_peran(kantor, JenisPeran.ADMIN_PEMDA))
    isi = client.get("/dasbor/", {"kecamatan": lain.kecamatan.pk}).content.decode()
    assert "Agustus 2026, Kecamatan Mekarsari" in isi
    assert "Dewi Anggraini" in isi
    assert "Citra Lestari" not in isi
    assert "Setujui yang siap" not in isi


def buat_peran(kantor: Kantor, jenis: str) -> Pengguna:
    with tanpa_lingkup():
        pengguna = Pengguna.objects.create(nama_pengguna="rahma", nama="Rahma", password="!")
        Peran.objects.create(
            pengguna=pengguna,
            jenis=jenis,
            pemda=kantor.kecamatan.pemda,
            mulai=date(2024, 1, 1),
        )
    return pengguna


def test_camat_membaca_tenggat_yang_menunggu_dan_yang_terlambat(
    sari: Client, kantor: Kantor
) -> None:
    tambah_staf(kantor, "Danu Wijaya")
    setujui_tanpa_akhir(kantor)
    with time_machine.travel("2026-10-08T03:00:00+00:00", tick=False):
        sari.force_login(kantor.pengguna("Sari"))
        isi = sari.get("/dasbor/", {"bulan": "2026-09"}).content.decode()
    assert "Batas pengisian 5 Oktober 2026 lewat 3 hari, terkunci sesudah 12 Oktober 2026" in isi
    assert "1 lembar menunggu Anda" in isi
    assert "1 pegawai terlambat" in isi
    assert "Setujui yang siap (1)" in isi
    assert "Terlambat 3 hari" in isi


def setujui_tanpa_akhir(kantor: Kantor) -> None:
    """September of Citra waits for the Camat."""
    lembar = ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 9, LENGKAP))
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku("Budi", date(2026, 10, 3))
        verifikasi_lembar(lembar.pk, oleh=pelaku, versi=lembar.versi)


# --- kesiapan -----------------------------------------------------------------------------------


def test_kesiapan_menyebut_keadaan_tiap_bulan(september: Kantor) -> None:
    dasbor = baca(september)
    januari, maret, akhir = (sel(dasbor, "Citra", bulan) for bulan in (1, 3, 9))
    assert (januari.nada, januari.penjelasan) == ("terlambat", "Draf, belum diajukan")
    assert (maret.teks, maret.lembar_id) == ("Terlambat 190 hari", None)
    assert (akhir.nada, akhir.selesai) == ("disetujui", True)
    assert akhir.penjelasan == "Disetujui, diajukan 5 Oktober 2026"
    assert dasbor.kesiapan.ringkas == "1 pegawai · September: 1 disetujui"


def test_sebelum_batas_belum_bukan_terlambat(kantor: Kantor) -> None:
    assert sel(baca(kantor, pada=date(2026, 10, 5)), "Citra", 9).teks == "Belum"
    assert sel(baca(kantor, pada=date(2026, 10, 6)), "Citra", 9).teks == "Terlambat 1 hari"
    assert baca(kantor, pada=date(2026, 10, 5)).kesiapan.terlambat == 0


def test_bulan_tanpa_yang_jatuh_tempo_tidak_terlambat(db: None) -> None:
    kantor = buat_kantor([satu for satu in BARIS_MINI if satu["kode"] == "kehadiran-musrenbang"])
    dasbor = baca(kantor)
    assert sel(dasbor, "Citra", 2).nada == "terlambat"
    assert (sel(dasbor, "Citra", 3).nada, sel(dasbor, "Citra", 3).tanda) == ("kosong", True)
    assert sel(dasbor, "Citra", 3).penjelasan == "Tidak ada yang jatuh tempo"
    assert dasbor.kesiapan.terlambat == 0


def test_cuti_dan_masa_tugas_tidak_terlambat(kantor: Kantor) -> None:
    penugasan = tambah_staf(kantor, "Danu Wijaya", mulai=date(2026, 3, 16))
    with tanpa_lingkup():
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=penugasan,
            mulai=date(2026, 9, 1),
            selesai=date(2026, 9, 30),
        )
    dasbor = baca(kantor)
    assert sel(dasbor, "Danu", 2).penjelasan == "Tidak bertugas"
    assert sel(dasbor, "Danu", 9).teks == "Cuti"
    assert dasbor.kesiapan.terlambat == 1  # Citra alone
    assert dasbor.kesiapan.daftar_baris[1].masa == "sejak 16 Maret 2026"


# --- capaian ------------------------------------------------------------------------------------


def test_jabatan_satu_kursi_sama_dengan_rata_laporannya(september: Kantor) -> None:
    baris = baca(september).capaian.daftar_baris
    assert [satu.persen for satu in baris] == [rata_laporan(september, "Citra")]
    assert baca(september).capaian.seluruh.persen == baris[0].persen


def test_bulan_yang_disetujui_tetap_setelah_target_diubah(september: Kantor) -> None:
    sebelum = baca(september).capaian.daftar_baris[0].persen
    with tanpa_lingkup():
        Target.objects.filter(posisi=september.posisi["Pengadministrasi Surat"]).update(
            setahun=Decimal("9")
        )
    assert baca(september).capaian.daftar_baris[0].persen == sebelum
    assert rata_laporan(september, "Citra") == sebelum
    agustus = Periode(2026, 8)  # never approved: live
    assert baca(september, agustus).capaian.daftar_baris[0].persen == rata_laporan(
        september, "Citra", agustus
    )


def test_kursi_digabung_dari_jumlah_bukan_dari_rata(db: None) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])  # 1.200 surat a year: 100 a month
    tambah_staf(kantor, "Danu Wijaya")
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "30"})
    isi_bulan(kantor, "Danu", 1, {"surat-masuk": "90"})
    dasbor = baca(kantor, Periode(2026, 1))
    assert dasbor.capaian.daftar_baris[0].persen == "60,00\u202f%"  # 120 of 200
    satu = perhatian(dasbor, "surat masuk")
    assert satu.angka == "120 dari 200 surat"
    assert satu.tautan.jalur.startswith("jabatan/pengadministrasi-surat/")
    assert dasbor.capaian.daftar_baris[0].rincian == "Citra Lestari, Danu Wijaya"


def test_pergantian_pemegang_satu_kursi_menyambung_tahunnya(db: None) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])
    with tanpa_lingkup():
        kantor.penugasan["Citra"].selesai = date(2026, 6, 15)
        kantor.penugasan["Citra"].save()
    duduki(kantor, "Danu Wijaya", posisi_nama="Pengadministrasi Surat", mulai=date(2026, 6, 16))
    for bulan in range(1, 7):
        isi_bulan(kantor, "Citra", bulan, {"surat-masuk": "100" if bulan < 6 else "50"})
    isi_bulan(kantor, "Danu", 7, {"surat-masuk": "100"})
    dasbor = baca(kantor, Periode(2026, 7))
    # 650 of 700: one seat, not two; June is answered by one of its two holders only
    assert dasbor.capaian.daftar_baris[0].persen == "92,86\u202f%"
    assert dasbor.capaian.daftar_baris[0].keterangan == "1 dari 1 indikator, sementara"
    assert "Belum diisi: Juni" in perhatian(dasbor, "surat masuk").daftar_alasan
    kode = {b.nama: b.kode_laporan for b in dasbor.kesiapan.daftar_baris}
    assert kode == {"Citra Lestari": "2026-06", "Danu Wijaya": "2026-07"}


def test_batang_ditulis_dengan_titik_dan_garis_seratus(sari: Client, september: Kantor) -> None:
    isi = sari.get("/dasbor/", {"bulan": "2026-09"}).content.decode()
    assert 'x1="83.33%"' in isi
    assert "style=" not in isi
    assert "termasuk yang belum disetujui (2 lembar)" in isi
    awal = f"/dasbor/{september.kecamatan.pk}/2026-09/"
    assert f'{awal}jabatan/pengadministrasi-surat/"' in isi
    assert f'{awal}pegawai/{september.penugasan["Citra"].pk}/"' in isi


# --- perlu perhatian ----------------------------------------------------------------------------


def test_yang_merah_disebut_dengan_alasannya_terburuk_dahulu(september: Kantor) -> None:
    daftar = baca(september).daftar_perhatian
    assert [satu.judul for satu in daftar] == [
        "Jumlah surat masuk yang tercatat",
        "Persentase kehadiran peserta musrenbang",
        *(satu.judul for satu in daftar[2:]),
    ]
    rendah, syarat = daftar[:2]
    assert rendah.angka == "100 dari 900 surat"
    assert (rendah.nilai, rendah.lencana) == ("11,11\u202f%", "Sangat Rendah")
    assert rendah.daftar_alasan[0].startswith("Capaian 11,11\u202f% di bawah batas Sedang")
    assert syarat.lencana == "Syarat gagal"
    assert syarat.angka == "92,50\u202f% (74 dari 80), target 100,00\u202f%"
    assert any("74 dari 75" in alasan for alasan in syarat.daftar_alasan)


def test_yang_hanya_belum_diisi_digabung_menurut_jabatan(kantor: Kantor) -> None:
    daftar = baca(kantor, Periode(2026, 1)).daftar_perhatian
    assert [satu.judul for satu in daftar] == ["3 indikator belum diisi"]
    assert len(daftar[0].daftar_rinci) == 3
    assert daftar[0].daftar_alasan == ("Belum diisi: Januari",)


def test_pemegang_yang_belum_mengisi_disebut_namanya(db: None) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])
    tambah_staf(kantor, "Danu Wijaya")
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "200"})
    satu = baca(kantor, Periode(2026, 1)).daftar_perhatian[0]
    assert satu.daftar_alasan == ("Belum diisi: Januari (Danu Wijaya)",)


def test_tanpa_yang_merah_dikatakan(sari: Client, kantor: Kantor) -> None:
    setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 1, LENGKAP))
    assert baca(kantor, Periode(2026, 1)).daftar_perhatian == ()
    assert "Tidak ada yang merah" in sari.get("/dasbor/?bulan=2026-01").content.decode()


def test_tahun_tanpa_katalog_tetap_terbuka(sari: Client) -> None:
    isi = sari.get("/dasbor/?bulan=2025-05")
    assert isi.status_code == 200
    assert "Belum ada katalog yang berlaku" in isi.content.decode()
    assert "Belum ada pegawai ber-IKI" in sari.get("/dasbor/?bulan=2020-05").content.decode()


# --- cost ---------------------------------------------------------------------------------------


def hitung_kueri(client: Client, alamat: str) -> int:
    """Queries of a page; the first visit, which renews the session, aside."""
    client.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


def test_kueri_tetap_untuk_dua_kali_pegawai(sari: Client, september: Kantor) -> None:
    tambah_staf(september, "Danu Wijaya")
    isi_bulan(september, "Danu", 1, {"surat-masuk": "1"})
    sebelum = hitung_kueri(sari, "/dasbor/?bulan=2026-09")
    for nomor, nama in enumerate(("Eka Putri", "Gita Sari")):
        tambah_staf(september, nama)
        isi_bulan(september, nama.split()[0], 1 + nomor, {"surat-masuk": "1"})
    assert hitung_kueri(sari, "/dasbor/?bulan=2026-09") == sebelum
    assert sebelum <= 12


@pytest.mark.parametrize("jenis", [JenisPeran.ADMIN_PEMDA, JenisPeran.INSPEKTORAT])
def test_kueri_peran_pemda_paling_banyak_dua_belas(
    client: Client, september: Kantor, jenis: Any
) -> None:
    buat_kantor_lain(september)
    client.force_login(buat_peran(september, jenis))
    assert hitung_kueri(client, "/dasbor/") <= 12
