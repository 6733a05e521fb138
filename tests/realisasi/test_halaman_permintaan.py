"""The pages of Minta Buka Kunci: where it is offered, the queue, the answer, refusals."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, PermintaanBuka
from realisasi.services import ajukan_permintaan, tolak_permintaan
from tests.pabrik import Kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, buat_lembar, tambah_staf
from tests.realisasi.peramban import alamat_isi, baca_formulir, hitung_kueri, masuk, pesan
from tests.realisasi.test_permintaan import AGUSTUS, ALASAN, minta

ANTREAN = "/permintaan/"


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


@pytest.fixture
def sari(kantor: Kantor) -> Client:
    return masuk(kantor, "Sari")


def alamat_minta(kantor: Kantor, kode: str = "2026-08") -> str:
    return reverse("realisasi:minta_buka", args=[kantor.penugasan["Citra"].pk, kode])


def buat_permintaan(kantor: Kantor) -> PermintaanBuka:
    with lingkup([kantor.kecamatan.pk]):
        return minta(kantor)


def alamat(permintaan: PermintaanBuka, tindakan: str = "") -> str:
    return f"/permintaan/{permintaan.pk}/{tindakan}{'/' if tindakan else ''}"


def test_bulan_terkunci_menawarkan_minta_buka_kunci(kantor: Kantor, citra: Client) -> None:
    halaman = citra.get(alamat_isi(kantor, kode="2026-08")).content.decode()
    assert "terkunci sejak akhir 10 September 2026" in halaman
    assert alamat_minta(kantor) in halaman
    assert alamat_minta(kantor, "2026-09") not in citra.get(alamat_isi(kantor)).content.decode()


def test_ketikan_yang_ditolak_kunci_menawarkan_minta_buka_kunci(
    kantor: Kantor, citra: Client
) -> None:
    kiriman = baca_formulir(citra.get(alamat_isi(kantor)))
    with time_machine.travel("2026-10-13T03:00:00+00:00", tick=False):
        client = masuk(kantor, "Citra")
        nama = next(kunci for kunci in kiriman if kunci.startswith("p-"))
        jawaban = client.post(alamat_isi(kantor), kiriman | {nama: "77", "tindakan": "simpan"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert 'value="77"' in isi
    assert alamat_minta(kantor, "2026-09") in isi


def test_meminta_lalu_halaman_lembar_menyebutnya(kantor: Kantor, citra: Client) -> None:
    kiriman = baca_formulir(citra.get(alamat_minta(kantor)), "")
    jawaban = citra.post(alamat_minta(kantor), kiriman | {"alasan": ALASAN}, follow=True)
    assert pesan(jawaban) == [
        "Permintaan membuka Agustus 2026 dikirim kepada Camat dan admin kecamatan."
    ]
    assert ALASAN in jawaban.content.decode()
    isi = citra.get(alamat_isi(kantor, kode="2026-08")).content.decode()
    assert "Buka kunci sudah diminta Citra Lestari" in isi
    assert alamat_minta(kantor) not in isi
    ulang = citra.get(alamat_minta(kantor))
    assert (ulang.status_code, ulang.url) == (302, jawaban.redirect_chain[0][0])


@pytest.mark.parametrize(
    ("alasan", "sebab"),
    [("", "Tuliskan alasannya."), ("x" * 501, "paling panjang 500"), ("a\x00b", "arakter")],
)
def test_alasan_buruk_ditolak_di_sebelah_isiannya(
    kantor: Kantor, citra: Client, alasan: str, sebab: str
) -> None:
    jawaban = citra.post(alamat_minta(kantor), {"alasan": alasan})
    assert jawaban.status_code == 422
    assert sebab in jawaban.content.decode()
    assert "invalid-feedback" in jawaban.content.decode()


def test_camat_melihat_antrean_dan_mengabulkan(kantor: Kantor, sari: Client) -> None:
    permintaan = buat_permintaan(kantor)
    assert "1 permintaan buka kunci" in sari.get("/persetujuan/").content.decode()
    assert "1 permintaan buka kunci" in sari.get("/dasbor/").content.decode()
    antrean = sari.get(ANTREAN).content.decode()
    assert "1 permintaan menunggu Anda" in antrean
    assert alamat(permintaan) in antrean
    jawaban = sari.post(alamat(permintaan, "kabulkan"), follow=True)
    assert pesan(jawaban) == ["Agustus 2026 Citra Lestari dibuka sampai akhir 8 Oktober 2026."]
    assert "Tidak ada yang menunggu jawaban" in sari.get(ANTREAN).content.decode()


def test_kirim_dua_kali_satu_akibat(kantor: Kantor, sari: Client) -> None:
    permintaan = buat_permintaan(kantor)
    for _ in range(2):
        assert sari.post(alamat(permintaan, "kabulkan")).status_code == 302
    with lingkup([kantor.kecamatan.pk]):
        assert LembarBulanan.objects.get().versi == 1


def test_menolak_tanpa_alasan_menyebutnya_dan_dengan_alasan_terbaca_pemohon(
    kantor: Kantor, sari: Client, citra: Client
) -> None:
    permintaan = buat_permintaan(kantor)
    jawaban = sari.post(alamat(permintaan, "tolak"), {"alasan": " "})
    assert jawaban.status_code == 422
    assert "Tuliskan alasannya." in jawaban.content.decode()
    sari.post(alamat(permintaan, "tolak"), {"alasan": "Laporan sudah terbit"})
    isi = citra.get(alamat(permintaan)).content.decode()
    assert "Laporan sudah terbit" in isi
    assert "Tarik Permintaan" not in isi


def test_jawaban_yang_terlambat_dijawab_409_dan_alasannya_tetap(
    kantor: Kantor, sari: Client, citra: Client
) -> None:
    permintaan = buat_permintaan(kantor)
    assert citra.post(alamat(permintaan, "tarik")).status_code == 302
    jawaban = sari.post(alamat(permintaan, "tolak"), {"alasan": "Laporan sudah terbit"})
    assert jawaban.status_code == 409
    assert "Permintaan ini sudah ditarik kembali oleh Citra Lestari" in jawaban.content.decode()


def test_atasan_melihat_tetapi_tidak_menjawab(kantor: Kantor) -> None:
    permintaan = buat_permintaan(kantor)
    budi = masuk(kantor, "Budi")
    isi = budi.get(alamat(permintaan)).content.decode()
    assert "Yang memutuskan: Camat atau admin kecamatan." in isi
    for tindakan in ("kabulkan", "tolak", "tarik"):
        jawaban = budi.post(alamat(permintaan, tindakan), {"alasan": "Tidak"})
        assert jawaban.status_code == 403


def test_lembar_disetujui_menawarkan_kepada_pengisi_dan_menyebut_kepada_camat(
    kantor: Kantor, citra: Client, sari: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    halaman = reverse("realisasi:lembar", args=[lembar.pk])
    assert alamat_minta(kantor, "2026-09") in citra.get(halaman).content.decode()
    assert 'name="alasan"' in sari.get(halaman).content.decode()
    with lingkup([kantor.kecamatan.pk]):
        minta(kantor, periode=SEPTEMBER)
    assert "Putuskan permintaan" in sari.get(halaman).content.decode()
    assert "Lihat permintaan" in citra.get(halaman).content.decode()
    assert alamat_minta(kantor, "2026-09") not in citra.get(halaman).content.decode()


def test_antrean_kosong_menjelaskan_dirinya(kantor: Kantor, sari: Client) -> None:
    assert "Belum ada permintaan" in sari.get(ANTREAN).content.decode()


def test_kueri_antrean_tetap_untuk_permintaan_dua_kali_lebih_banyak(
    kantor: Kantor, sari: Client
) -> None:
    def tambah(nama: str) -> None:
        with lingkup([kantor.kecamatan.pk]):
            pos = tambah_staf(kantor, nama)
            oleh = kantor.pelaku(nama, SENIN)
            for bulan in (AGUSTUS, AGUSTUS.sebelum):
                satu = ajukan_permintaan(pos, periode=bulan, oleh=oleh, alasan=ALASAN)
            tolak_permintaan(satu.pk, oleh=kantor.pelaku("Sari", SENIN), alasan="Tidak")

    tambah("Wati")
    sebelum = hitung_kueri(sari, ANTREAN)
    for nama in ("Joko", "Lina"):
        tambah(nama)
    assert hitung_kueri(sari, ANTREAN) == sebelum
