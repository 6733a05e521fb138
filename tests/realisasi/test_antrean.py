"""Queues of the atasan and of the Camat: what waits for whom, and one act over many sheets."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.alur import Keadaan
from realisasi.antrean import ambil_antrean_persetujuan, ambil_antrean_verifikasi
from realisasi.models import LembarBulanan
from tests.pabrik import Kantor, buat_kantor_lain
from tests.realisasi.adegan import (
    SENIN,
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    lakukan,
    tambah_staf,
    tidak_berubah,
)
from tests.realisasi.peramban import hitung_kueri, masuk, pesan

VERIFIKASI, PERSETUJUAN = "/verifikasi/", "/persetujuan/"


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def buat_banyak(kantor: Kantor, keadaan: Keadaan, *daftar_nama: str) -> list[LembarBulanan]:
    with lingkup([kantor.kecamatan.pk]):
        for nama in daftar_nama:
            if nama not in kantor.penugasan:
                tambah_staf(kantor, nama)
        return [buat_lembar(kantor, keadaan, nama) for nama in daftar_nama]


def pilihan(client: Client) -> set[str]:
    """What the queue of the Camat offers, ticked."""
    isi_halaman = client.get(PERSETUJUAN).content.decode()
    return {
        potong.split('"')[0]
        for potong in isi_halaman.split('name="lembar" value="')[1:]
        if "checked" in potong.split(">")[0]
    }


def test_antrean_berisi_yang_menunggu_orang_itu_saja(kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    (diajukan,) = buat_banyak(kantor, Keadaan.DIAJUKAN, "Citra")
    (diverifikasi,) = buat_banyak(kantor, Keadaan.DIVERIFIKASI, "Wati")
    buat_banyak(kantor, Keadaan.DIKEMBALIKAN, "Joko")
    buat_banyak(kantor, Keadaan.DISETUJUI, "Lina")
    for nama, di, verifikasi, persetujuan in (
        ("Budi", kantor, [diajukan], []),
        ("Sari", kantor, [], [diverifikasi]),
        ("Citra", kantor, [], []),
        ("Rina", lain, [], []),
        ("Eko", lain, [], []),
    ):
        pelaku = di.pelaku(nama, SENIN)
        with lingkup(pelaku.kecamatan_terlihat):
            assert ambil_antrean_verifikasi(pelaku) == verifikasi
            assert ambil_antrean_persetujuan(pelaku) == persetujuan


def test_yang_diisi_atasan_sendiri_tidak_ada_di_antreannya(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DRAF)
        baris = isian(kantor, "surat-masuk", "7", 1)
        lembar = isi(kantor, "Budi", baris, alasan_atas_nama="Sakit")
        lembar = lakukan(kantor, "ajukan", "Citra", lembar)
        assert ambil_antrean_verifikasi(kantor.pelaku("Budi", SENIN)) == []
        assert ambil_antrean_persetujuan(kantor.pelaku("Sari", SENIN)) == [lembar]


@pytest.mark.parametrize(
    ("alamat", "siapa", "keadaan"),
    [(VERIFIKASI, "Budi", Keadaan.DIAJUKAN), (PERSETUJUAN, "Sari", Keadaan.DIVERIFIKASI)],
)
def test_kueri_antrean_tetap_untuk_dua_kali_lembar(
    kantor: Kantor, alamat: str, siapa: str, keadaan: Keadaan
) -> None:
    client = masuk(kantor, siapa)
    kosong = hitung_kueri(client, alamat)
    buat_banyak(kantor, keadaan, "Citra", "Wati", "Joko")
    sedikit = hitung_kueri(client, alamat)
    buat_banyak(kantor, keadaan, "Lina", "Tono", "Yuni")
    banyak = hitung_kueri(client, alamat)
    assert client.get(alamat).content.decode().count('class="antrean-utama"') == 6
    assert kosong <= sedikit == banyak <= 12


def test_camat_menyetujui_banyak_dengan_hasil_tiap_lembar(kantor: Kantor) -> None:
    satu, basi, dua = buat_banyak(kantor, Keadaan.DIVERIFIKASI, "Citra", "Wati", "Joko")
    sari = masuk(kantor, "Sari")
    dilihat = pilihan(sari)
    assert dilihat == {f"{lembar.pk}:{lembar.versi}" for lembar in (satu, basi, dua)}
    with lingkup([kantor.kecamatan.pk]):
        lembar = lakukan(kantor, "kembalikan", "Sari", basi, alasan="Periksa")
        lembar = lakukan(kantor, "ajukan", "Wati", lembar)
        lakukan(kantor, "verifikasi", "Budi", lembar)
    palsu = ["999999:1", f"{2**70}:1", "abc", "1", ":", "-1:-1", "1:1:1", "\x00:1", "١:١"]
    with tanpa_lingkup(), jejak_bertambah("lembar.setujui", "lembar.setujui"):
        jawaban = sari.post(PERSETUJUAN, {"lembar": [*dilihat, *palsu]})
    assert (jawaban.status_code, jawaban.url) == (302, PERSETUJUAN)
    teks = pesan(sari.get(PERSETUJUAN))
    assert teks[0] == "2 lembar disetujui."
    assert any(satu.startswith("Wati, September 2026: Lembar ini berubah") for satu in teks)
    assert any("tidak ditemukan" in satu for satu in teks)
    with tanpa_lingkup():
        keadaan = dict(LembarBulanan.objects.values_list("pk", "keadaan"))
    assert keadaan == {satu.pk: "disetujui", dua.pk: "disetujui", basi.pk: "diverifikasi"}


def test_menyetujui_dua_kali_berakibat_dan_menjawab_sama(kantor: Kantor) -> None:
    buat_banyak(kantor, Keadaan.DIVERIFIKASI, "Citra", "Wati")
    sari = masuk(kantor, "Sari")
    dilihat = list(pilihan(sari))
    sari.post(PERSETUJUAN, {"lembar": dilihat})
    pertama = pesan(sari.get(PERSETUJUAN))
    with tanpa_lingkup(), tidak_berubah():
        sari.post(PERSETUJUAN, {"lembar": dilihat})
    assert pesan(sari.get(PERSETUJUAN)) == pertama == ["2 lembar disetujui."]


def test_lembar_kecamatan_lain_dalam_pilihan_tidak_tersentuh(kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    (asing,) = buat_banyak(kantor, Keadaan.DIVERIFIKASI, "Citra")
    rina = masuk(lain, "Rina")
    with tanpa_lingkup(), tidak_berubah():
        rina.post(PERSETUJUAN, {"lembar": [f"{asing.pk}:{asing.versi}"]})
    (satu,) = pesan(rina.get(PERSETUJUAN))
    assert satu == "Lembar: Lembar tidak ditemukan. Muat ulang halaman ini, lalu pilih lagi."


@pytest.mark.parametrize("siapa", ["Citra", "Budi"])
def test_bukan_camat_tidak_menyetujui_lewat_halaman(kantor: Kantor, siapa: str) -> None:
    (lembar,) = buat_banyak(kantor, Keadaan.DIVERIFIKASI, "Citra")
    with tanpa_lingkup(), tidak_berubah():
        masuk(kantor, siapa).post(PERSETUJUAN, {"lembar": [f"{lembar.pk}:{lembar.versi}"]})


def test_tanpa_pilihan_halaman_mengatakannya(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    sari.post(PERSETUJUAN, {})
    assert pesan(sari.get(PERSETUJUAN))[0].startswith("Belum ada lembar yang dipilih")


def test_riwayat_dan_lembar_terbuka_bagi_yang_melihat(kantor: Kantor) -> None:
    (lembar,) = buat_banyak(kantor, Keadaan.DISETUJUI, "Citra")
    for siapa in ("Citra", "Budi", "Sari"):
        client = masuk(kantor, siapa)
        for nama in ("lembar", "riwayat"):
            alamat = reverse(f"realisasi:{nama}", args=[lembar.pk])
            assert client.get(alamat).status_code == 200
            assert client.post(alamat).status_code == 405
