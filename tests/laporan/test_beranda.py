"""The opening page of staff and atasan: what is mine to do, with its deadline."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from jabatan.models import JenisPeran, Penugasan, Peran
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.dasbor import Beranda, ambil_beranda
from realisasi.services import kembalikan_lembar
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_dasbor import LENGKAP, buat_peran, hitung_kueri, rata_laporan
from tests.pabrik import KODE_JABATAN, Kantor, ajukan, isi_bulan, setujui

SENIN = date(2026, 10, 5)


def baca(kantor: Kantor, nama: str, pada: date = SENIN) -> Beranda:
    pelaku = kantor.pelaku(nama, pada)
    with lingkup([kantor.kecamatan.pk]):
        return ambil_beranda(pelaku)


def buka(client: Client, kantor: Kantor, nama: str) -> str:
    client.force_login(kantor.pengguna(nama))
    jawaban = client.get("/")
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def kembalikan(kantor: Kantor, alasan: str, orang: str = "Citra", oleh: str = "Budi") -> None:
    """September goes back, with one cell named."""
    lembar = ajukan(kantor, orang, isi_bulan(kantor, orang, 9, LENGKAP))
    with lingkup([kantor.kecamatan.pk]):
        kembalikan_lembar(
            lembar.pk,
            oleh=kantor.pelaku(oleh, date(2026, 10, 3)),
            versi=lembar.versi,
            alasan=alasan,
            alasan_sel={kantor.indikator("surat-masuk").pk: "Angka tidak cocok dengan agenda"},
        )


def test_staf_membaca_bulan_yang_belum_diajukan_dengan_tenggatnya(kantor: Kantor) -> None:
    isi = baca(kantor, "Citra")
    assert [tugas.periode.kode for tugas in isi.daftar_tugas] == ["2026-09"]
    tugas = isi.daftar_tugas[0]
    assert (tugas.sebutan, tugas.tombol, tugas.siapa) == ("Belum Diisi", "Isi September", "")
    assert tugas.tenggat == (
        "Batas pengisian Senin, 5 Oktober 2026 (hari ini), terkunci sesudah 12 Oktober 2026"
    )
    lewat = baca(kantor, "Citra", date(2026, 10, 8)).daftar_tugas[0]
    assert lewat.tenggat.startswith("Batas pengisian 5 Oktober 2026 lewat 3 hari")


def test_lembar_yang_dimulai_menyebut_yang_masih_kurang(client: Client, kantor: Kantor) -> None:
    assert baca(kantor, "Citra").daftar_tugas[0].kurang == ""
    isi_bulan(kantor, "Citra", 9, {"surat-masuk": "5"})
    assert baca(kantor, "Citra").daftar_tugas[0].kurang == "3 indikator belum diisi"
    isi_bulan(kantor, "Citra", 9, {"arsip-pegawai": "38", "kehadiran-musrenbang": "77/80 ya"})
    assert baca(kantor, "Citra").daftar_tugas[0].kurang == (
        "Belum diisi: Rata-rata waktu pelayanan"
    )
    assert "Belum diisi: Rata-rata waktu pelayanan" in buka(client, kantor, "Citra")
    isi_bulan(kantor, "Citra", 9, {"waktu-pelayanan": "nihil"})
    assert baca(kantor, "Citra").daftar_tugas[0].kurang.startswith("Semua yang wajib sudah diisi")


def test_bulan_terkunci_disebut_tersendiri_dengan_siapa_yang_dapat_membuka(
    client: Client, kantor: Kantor
) -> None:
    isi = baca(kantor, "Citra")
    assert [tugas.periode.bulan for tugas in isi.daftar_terkunci] == list(range(1, 9))
    assert isi.daftar_terkunci[-1].tenggat == "Terkunci sejak akhir 10 September 2026"
    teks = buka(client, kantor, "Citra")
    assert "Yang dapat membuka: Camat atau admin kecamatan" in teks
    assert "Lihat Agustus" in teks
    assert teks.partition("</main>")[0].count("btn-primary") == 1


def test_lembar_yang_dikembalikan_menyebut_alasannya(client: Client, kantor: Kantor) -> None:
    kembalikan(kantor, "Mohon dicocokkan")
    tugas = baca(kantor, "Citra").daftar_tugas[0]
    assert (tugas.sebutan, tugas.tombol) == ("Dikembalikan", "Perbaiki September")
    assert tugas.alasan == (
        "Budi Santoso: Mohon dicocokkan",
        "Jumlah surat masuk yang tercatat: Angka tidak cocok dengan agenda",
    )
    assert "Angka tidak cocok dengan agenda" in buka(client, kantor, "Citra")


def test_sesudah_semua_diajukan_halaman_berkata_beres(client: Client, kantor: Kantor) -> None:
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 9, LENGKAP))
    assert baca(kantor, "Citra").daftar_tugas == ()
    assert "Semua beres" in buka(client, kantor, "Citra")


def test_atasan_membaca_yang_menunggu_dan_bawahan_yang_belum(
    client: Client, kantor: Kantor
) -> None:
    tambah_staf(kantor, "Danu Wijaya")
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 9, LENGKAP))
    isi = baca(kantor, "Budi")
    assert (isi.daftar_tugas, isi.daftar_milik) == ((), ())
    assert [bawahan.nama for bawahan in isi.daftar_bawahan] == ["Danu Wijaya"]
    teks = buka(client, kantor, "Budi")
    assert "1 lembar menunggu verifikasi Anda" in teks
    assert "Terlama: Citra Lestari, September 2026, diajukan 5 Oktober 2026" in teks
    assert '<span class="menu-hitung">1' in teks
    assert teks.partition("</main>")[0].count("btn-primary") == 1


def test_pengisi_yang_ditunjuk_melihat_lembar_rekannya(kantor: Kantor) -> None:
    danu = tambah_staf(kantor, "Danu Wijaya")
    with tanpa_lingkup():
        Penugasan.objects.filter(pk=danu.pk).update(pengisi=kantor.penugasan["Citra"].pegawai)
    daftar = baca(kantor, "Citra").daftar_tugas
    assert [tugas.siapa for tugas in daftar] == ["", "Danu Wijaya"]
    assert len(baca(kantor, "Citra").daftar_milik) == 1


def test_capaian_saya_sama_dengan_laporannya(september: Kantor) -> None:
    milik = baca(september, "Citra").daftar_milik[0]
    assert milik.persen == rata_laporan(september, "Citra", Periode(2026, 9))
    assert (milik.kode_laporan, milik.bulan) == ("2026-09", "September")
    assert [sel.nada for sel, _ in milik.daftar_sel][:3] == ["terlambat"] * 3
    assert milik.daftar_sel[8][0].nada == "disetujui"


@pytest.mark.parametrize("jenis", ["admin_pemda", "inspektorat"])
def test_yang_hanya_melihat_diantar_ke_dasbor(client: Client, kantor: Kantor, jenis: str) -> None:
    client.force_login(buat_peran(kantor, jenis))
    assert client.get("/").headers["Location"] == "/dasbor/"


def test_camat_diantar_ke_dasbor(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.pengguna("Sari"))
    assert client.get("/").headers["Location"] == "/dasbor/"


def test_bulan_januari_membaca_tahun_lalu(client: Client, kantor: Kantor) -> None:
    with time_machine.travel("2027-01-04T03:00:00+00:00", tick=False):
        isi = baca(kantor, "Citra", date(2027, 1, 4))
        assert isi.periode == Periode(2026, 12)
        assert [tugas.periode.kode for tugas in isi.daftar_tugas] == ["2026-12"]
        assert "Isi Desember" in buka(client, kantor, "Citra")


def test_kueri_tetap_untuk_dua_kali_bawahan(client: Client, september: Kantor) -> None:
    tambah_staf(september, "Danu Wijaya")
    ajukan(september, "Danu", isi_bulan(september, "Danu", 9, LENGKAP))
    client.force_login(september.pengguna("Budi"))
    sebelum = hitung_kueri(client, "/")
    for nama in ("Eka Putri", "Gita Sari"):
        tambah_staf(september, nama)
        depan = nama.split()[0]
        ajukan(september, depan, isi_bulan(september, depan, 9, LENGKAP))
    assert hitung_kueri(client, "/") == sebelum
    assert sebelum <= 12


def test_kueri_staf_dengan_lembar_kembali_paling_banyak_dua_belas(
    client: Client, kantor: Kantor
) -> None:
    setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 8, LENGKAP))
    kembalikan(kantor, "Mohon dicocokkan")
    client.force_login(kantor.pengguna("Citra"))
    assert hitung_kueri(client, "/") <= 12


def test_kueri_atasan_ber_iki_dan_berperan_paling_banyak_dua_belas(
    client: Client, kantor: Kantor
) -> None:
    """Subordinates, an own returned sheet and a role of the pemda, all at once."""
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 8, LENGKAP))
    with tanpa_lingkup():
        kasi = kantor.penugasan["Budi"].posisi
        kasi.kode_jabatan = KODE_JABATAN
        kasi.save()
        Peran.objects.create(
            pengguna=kantor.pengguna("Budi"),
            jenis=JenisPeran.ADMIN_PEMDA,
            pemda=kantor.kecamatan.pemda,
            mulai=date(2026, 1, 1),
        )
    kembalikan(kantor, "Mohon dicocokkan", orang="Budi", oleh="Sari")
    client.force_login(kantor.pengguna("Budi"))
    assert "Mohon dicocokkan" in client.get("/").content.decode()
    assert hitung_kueri(client, "/") <= 12
