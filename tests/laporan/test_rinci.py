"""From the dashboard down to one cell: every view an address, with the way back, never too far."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from kinerja.inti.lingkup import tanpa_lingkup
from tests.laporan.kantor_ramai import duduki, tambah_staf
from tests.laporan.test_dasbor import baca as ambil_dasbor_uji
from tests.laporan.test_dasbor import hitung_kueri
from tests.pabrik import BARIS_MINI, Kantor, ajukan, buat_kantor, buat_kantor_lain, isi_bulan

TAUTAN = re.compile(r'href="(/dasbor/[^"]+)"')
JABATAN = "jabatan/pengadministrasi-surat/"


@pytest.fixture
def sari(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.pengguna("Sari"))
    return client


def awal(kantor: Kantor, kode: str = "2026-09") -> str:
    return f"/dasbor/{kantor.kecamatan.pk}/{kode}/"


def baca(client: Client, alamat: str, status: int = 200) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == status, alamat
    return jawaban.content.decode()


def test_dari_dasbor_ke_pengisi_yang_terburuk_dalam_tiga_langkah(
    sari: Client, september: Kantor
) -> None:
    dasbor = baca(sari, "/dasbor/?bulan=2026-09")
    bagian = dasbor.split('id="judul-perhatian"')[1]
    terburuk = TAUTAN.findall(bagian)[0]
    tren = baca(sari, terburuk)
    assert "Capaian 11,11\u202f% di bawah batas Sedang" in tren
    sel = [satu for satu in TAUTAN.findall(tren) if "/sel/" in satu]
    assert len(sel) == 3  # January, February, September
    isi = baca(sari, sel[-1])
    assert "<strong>Citra Lestari</strong>, 5 Oktober 2026" in isi
    assert "Diverifikasi" in isi
    assert "Budi Santoso" in isi
    assert "Sari Wulandari" in isi


def test_setiap_tautan_dasbor_terbuka(sari: Client, september: Kantor) -> None:
    tambah_staf(september, "Danu Wijaya")
    dikunjungi: set[str] = set()
    antrean = ["/dasbor/?bulan=2026-09"]
    while antrean:
        alamat = antrean.pop().replace("&amp;", "&")
        if alamat not in dikunjungi and len(dikunjungi) < 80:
            dikunjungi.add(alamat)
            antrean += TAUTAN.findall(baca(sari, alamat))
    assert len(dikunjungi) > 20


def test_jalan_kembali_menyebut_setiap_tingkat(sari: Client, september: Kantor) -> None:
    pk, indikator = september.penugasan["Citra"].pk, september.indikator("surat-masuk").pk
    isi = baca(sari, f"{awal(september)}pegawai/{pk}/{indikator}/")
    jalan = isi.split('aria-label="Jalan kembali"')[1].split("</nav>")[0]
    assert re.findall(r">([^<>]+)</a>", jalan) == [
        "Dasbor September 2026",
        "Pengadministrasi Surat",
        "Citra Lestari",
    ]


def test_bagan_dan_tabel_menyebut_tiga_keadaan(sari: Client, september: Kantor) -> None:
    indikator = september.indikator("surat-masuk").pk
    isi = baca(sari, f"{awal(september)}{JABATAN}{indikator}/")
    assert "Realisasi tiap bulan: Januari 100 surat, target 100; Februari nihil" in isi
    assert "Maret belum diisi" in isi
    assert "September 0 surat, target 100" in isi
    assert isi.count('class="bagan"') == 2
    assert "style=" not in isi


def test_pemegang_dibandingkan_dan_dibuka_sendiri(db: None, client: Client) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])
    client.force_login(kantor.pengguna("Sari"))
    tambah_staf(kantor, "Danu Wijaya")
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "30"})
    isi_bulan(kantor, "Danu", 1, {"surat-masuk": "90"})
    isi = baca(client, f"{awal(kantor, '2026-01')}{JABATAN}")
    assert "60,00\u202f%" in isi  # both: 120 of 200
    assert "30,00\u202f%" in isi
    assert "90,00\u202f%" in isi
    danu = baca(client, f"{awal(kantor, '2026-01')}pegawai/{kantor.penugasan['Danu'].pk}/")
    assert "90,00\u202f%" in danu
    assert "30,00\u202f%" not in danu


def test_penugasan_yang_berakhir_dibaca_pada_bulan_terakhirnya(db: None, client: Client) -> None:
    kantor = buat_kantor(BARIS_MINI[:1])
    client.force_login(kantor.pengguna("Sari"))
    with tanpa_lingkup():
        kantor.penugasan["Citra"].selesai = date(2026, 6, 30)
        kantor.penugasan["Citra"].save()
    duduki(kantor, "Danu Wijaya", posisi_nama="Pengadministrasi Surat", mulai=date(2026, 7, 1))
    isi_bulan(kantor, "Citra", 6, {"surat-masuk": "100"})
    isi = baca(client, f"{awal(kantor)}pegawai/{kantor.penugasan['Citra'].pk}/")
    assert "s.d. Juni" in isi
    assert f"/laporan/realisasi/{kantor.penugasan['Citra'].pk}/2026-06/" in isi


# --- rights -------------------------------------------------------------------------------------


def test_staf_hanya_membuka_miliknya(client: Client, september: Kantor) -> None:
    danu = tambah_staf(september, "Danu Wijaya")
    lembar = isi_bulan(september, "Danu", 9, {"surat-masuk": "77"})
    indikator = september.indikator("surat-masuk").pk
    client.force_login(september.pengguna("Citra"))
    baca(client, f"{awal(september)}pegawai/{danu.pk}/", 404)
    baca(client, f"{awal(september)}pegawai/{danu.pk}/{indikator}/", 404)
    baca(client, f"/dasbor/sel/{lembar.pk}/{indikator}/", 404)
    jabatan = baca(client, f"{awal(september)}{JABATAN}")
    assert "Citra Lestari" in jabatan
    assert "Danu" not in jabatan
    client.force_login(september.pengguna("Budi"))
    assert "Danu Wijaya" in baca(client, f"{awal(september)}{JABATAN}")


def test_kecamatan_yang_tidak_cocok_dijawab_404(sari: Client, september: Kantor) -> None:
    lain = buat_kantor_lain(september)
    dewi = lain.penugasan["Dewi"].pk
    baca(sari, f"{awal(lain)}{JABATAN}", 404)
    baca(sari, f"{awal(september)}pegawai/{dewi}/", 404)


@pytest.mark.parametrize("kode", ["2026-10", "2027-01", "2026-13", "kemarin"])
def test_bulan_yang_belum_berakhir_dijawab_404(sari: Client, kantor: Kantor, kode: str) -> None:
    baca(sari, f"{awal(kantor, kode)}{JABATAN}", 404)


def test_baris_dan_sel_yang_tidak_ada_dijawab_404(sari: Client, september: Kantor) -> None:
    baca(sari, f"{awal(september)}{JABATAN}999999/", 404)
    baca(sari, f"{awal(september)}jabatan/tidak-ada/", 404)
    lembar = isi_bulan(september, "Citra", 8, {"surat-masuk": "5"})
    baca(sari, f"/dasbor/sel/{lembar.pk}/{september.indikator('arsip-pegawai').pk}/", 404)
    baca(sari, f"/dasbor/sel/{lembar.pk}/{2**63}/", 404)


# --- cell ---------------------------------------------------------------------------------------


def test_sel_menyebut_riwayatnya_dan_yang_mengisi_atas_nama(sari: Client, kantor: Kantor) -> None:
    isi_bulan(kantor, "Citra", 9, {"surat-masuk": "nihil"})
    with time_machine.travel("2026-10-04T03:00:00+00:00", tick=False):
        lembar = isi_bulan(kantor, "Citra", 9, {"surat-masuk": "12"})
    isi = baca(sari, f"/dasbor/sel/{lembar.pk}/{kantor.indikator('surat-masuk').pk}/")
    assert "belum diisi menjadi nihil" in isi
    assert "nihil menjadi 12" in isi
    assert isi.index("nihil menjadi 12") < isi.index("belum diisi menjadi nihil")
    assert f"/lembar/{lembar.pk}/" in isi
    assert "Diajukan" not in isi.split("Siapa dan kapan")[1].split("</section>")[0]


# --- cost ---------------------------------------------------------------------------------------


def test_kueri_rincian_tetap_untuk_dua_kali_pegawai(sari: Client, september: Kantor) -> None:
    indikator = september.indikator("surat-masuk").pk
    daftar = [f"{awal(september)}{JABATAN}", f"{awal(september)}{JABATAN}{indikator}/"]
    tambah_staf(september, "Danu Wijaya")
    isi_bulan(september, "Danu", 1, {"surat-masuk": "1"})
    sebelum = [hitung_kueri(sari, alamat) for alamat in daftar]
    for nama in ("Eka Putri", "Gita Sari"):
        tambah_staf(september, nama)
        isi_bulan(september, nama.split()[0], 1, {"surat-masuk": "1"})
    assert [hitung_kueri(sari, alamat) for alamat in daftar] == sebelum
    assert max(sebelum) <= 12


# --- who waits ----------------------------------------------------------------------------------


def test_menunggu_siapa_menurut_tahap(sari: Client, kantor: Kantor) -> None:
    tambah_staf(kantor, "Danu Wijaya")
    lengkap = {"surat-masuk": "100", "arsip-pegawai": "40", "waktu-pelayanan": "240/40"}
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", 9, lengkap))
    daftar = ambil_dasbor_uji(kantor).daftar_menunggu
    assert (daftar[0].siapa, daftar[0].tahap) == ("Budi Santoso, Kasi Pelayanan Umum", "verifikasi")
    assert [butir.teks for butir in daftar[0].daftar] == ["Citra Lestari, September"]
    danu = next(satu for satu in daftar if satu.siapa == "Danu Wijaya")
    assert danu.tahap == "pengisian"
    assert "September (terlambat 8 hari)" in [butir.teks for butir in danu.daftar]
