"""Each act on a month tells whom it concerns, in the same transaction, and settles what waited."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from akun.models import Pemberitahuan
from jabatan.izin import susun_pelaku
from jabatan.models import JenisPeran
from kinerja.inti.lingkup import lingkup
from realisasi.alur import Keadaan
from realisasi.services import buka_permintaan, tarik_permintaan, tolak_permintaan
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    buat_lembar,
    isi_lengkap,
    jejak_bertambah,
    lakukan,
    tambah_orang,
)
from tests.realisasi.peramban import masuk
from tests.realisasi.test_permintaan import buat_admin, minta

LEMBAR = "Lembar September 2026 Citra Lestari"


def kabar(kantor: Kantor, nama: str) -> list[str]:
    """What somebody has not read yet, oldest first."""
    daftar = Pemberitahuan.objects.milik(kantor.pengguna(nama).pk).belum_dibaca()
    return [satu.teks for satu in daftar.order_by("pk")]


def semua(kantor: Kantor) -> dict[str, list[str]]:
    return {nama: isi for nama in kantor.penugasan if (isi := kabar(kantor, nama))}


def test_sebulan_penuh_memberi_tahu_yang_berikutnya_dan_menutup_yang_lalu(kantor: Kantor) -> None:
    lembar = isi_lengkap(kantor)
    assert semua(kantor) == {}
    lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    assert semua(kantor) == {"Budi": [f"{LEMBAR} menunggu verifikasi Anda"]}
    lembar = lakukan(kantor, "kembalikan", "Budi", lembar, alasan="Cocokkan")
    assert semua(kantor) == {"Citra": [f"{LEMBAR} dikembalikan oleh Budi Santoso"]}
    lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    assert semua(kantor) == {"Budi": [f"{LEMBAR} menunggu verifikasi Anda"]}
    lembar = lakukan(kantor, "verifikasi", "Budi", lembar)
    assert semua(kantor) == {"Sari": [f"{LEMBAR} menunggu persetujuan Anda"]}
    lembar = lakukan(kantor, "setujui", "Sari", lembar)
    assert semua(kantor) == {"Citra": [f"{LEMBAR} disetujui oleh Sari Wulandari"]}
    lakukan(kantor, "buka_kunci", "Sari", lembar, alasan="Ada yang tertinggal")
    assert kabar(kantor, "Citra")[1] == (
        f"{LEMBAR} dibuka kuncinya oleh Sari Wulandari sampai akhir 8 Oktober 2026"
    )


def test_menarik_kembali_menutup_yang_menunggu_atasan(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    lakukan(kantor, "tarik", "Citra", lembar)
    assert semua(kantor) == {}


def test_tanpa_langkah_atasan_camat_yang_diberi_tahu(kantor: Kantor) -> None:
    kantor.kecamatan.langkah_atasan = False
    kantor.kecamatan.save()
    buat_lembar(kantor, Keadaan.DIAJUKAN)
    assert semua(kantor) == {"Sari": [f"{LEMBAR} menunggu persetujuan Anda"]}


def test_pengisi_yang_ditunjuk_ikut_diberi_tahu(kantor: Kantor) -> None:
    joko = tambah_orang(kantor, "Joko", "Kasi Pelayanan Umum", sifat="plh")
    citra = kantor.penugasan["Citra"]
    citra.pengisi = joko.pegawai
    citra.save()
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    lakukan(kantor, "setujui", "Sari", lembar)
    assert set(semua(kantor)) == {"Citra", "Joko"}


def test_alasan_tampil_sebagai_rincian_dan_alamatnya_menuju_isian(kantor: Kantor) -> None:
    buat_lembar(kantor, Keadaan.DIKEMBALIKAN)
    (satu,) = Pemberitahuan.objects.milik(kantor.pengguna("Citra").pk)
    assert (satu.rincian, satu.jenis, satu.meminta) == ("Periksa lagi", "dikembalikan", True)
    assert satu.alamat == f"/isi/{kantor.penugasan['Citra'].pk}/2026-09/"


def test_permintaan_memberi_tahu_camat_dan_admin_lalu_jawabannya_pemohon(kantor: Kantor) -> None:
    admin = buat_admin(kantor)
    permintaan = minta(kantor)
    teks = ["Citra Lestari meminta buka kunci Agustus 2026"]
    milik_admin = Pemberitahuan.objects.milik(admin.pengguna_id).belum_dibaca()
    assert semua(kantor) == {"Sari": teks}
    assert [satu.teks for satu in milik_admin] == teks
    tolak_permintaan(permintaan.pk, oleh=admin, alasan="Sudah final")
    assert semua(kantor) == {
        "Citra": ["Permintaan buka kunci Agustus 2026 Citra Lestari ditolak oleh Rahma"]
    }
    assert not milik_admin.all().exists()


def test_permintaan_yang_ditarik_tidak_lagi_menunggu_siapa_pun(kantor: Kantor) -> None:
    permintaan = minta(kantor)
    tarik_permintaan(permintaan.pk, oleh=kantor.pelaku("Citra", SENIN))
    assert semua(kantor) == {}


def test_permintaan_atasan_yang_dikabulkan_memberi_tahu_pemilik_dan_pemohon(
    kantor: Kantor,
) -> None:
    permintaan = minta(kantor, "Budi")
    assert kabar(kantor, "Sari") == [
        "Budi Santoso meminta buka kunci Agustus 2026 untuk Citra Lestari"
    ]
    buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SENIN))
    assert set(semua(kantor)) == {"Citra", "Budi"}


def test_tanpa_camat_dan_admin_kecamatan_admin_pemda_yang_diberi_tahu(kantor: Kantor) -> None:
    camat = kantor.penugasan["Sari"]
    camat.selesai = date(2026, 9, 30)
    camat.save()
    pemda = buat_admin(kantor, JenisPeran.ADMIN_PEMDA)
    minta(kantor)
    assert Pemberitahuan.objects.milik(pemda.pengguna_id).count() == 1


def test_hitungan_belum_dibaca_menumpang_pada_hak(kantor: Kantor) -> None:
    admin = buat_admin(kantor)
    minta(kantor)
    assert susun_pelaku(kantor.pengguna("Sari"), SENIN).belum_dibaca == 1
    assert susun_pelaku(kantor.pengguna("Citra"), SENIN).belum_dibaca == 0
    pengguna = Pemberitahuan.objects.milik(admin.pengguna_id)[0].pengguna
    assert susun_pelaku(pengguna, SENIN).belum_dibaca == 1


# --- the page -------------------------------------------------------------------------------------


@pytest.fixture
def sari(kantor_tanpa_lingkup: Kantor) -> Client:
    return masuk(kantor_tanpa_lingkup, "Sari")


def test_kotak_masuk_menyebut_yang_baru_dan_menuju_halamannya(
    kantor_tanpa_lingkup: Kantor, sari: Client
) -> None:
    kantor = kantor_tanpa_lingkup
    with lingkup([kantor.kecamatan.pk]):
        permintaan = minta(kantor)
    halaman = sari.get("/pemberitahuan/").content.decode()
    assert "1 belum dibaca" in halaman
    assert "Senin, 5 Oktober 2026" in halaman
    assert (
        '1<span class="visually-hidden"> menunggu</span>' in sari.get("/laporan/").content.decode()
    )
    satu = Pemberitahuan.objects.get()
    jawaban = sari.post(f"/pemberitahuan/{satu.pk}/baca/")
    assert (jawaban.status_code, jawaban.url) == (302, f"/permintaan/{permintaan.pk}/")
    assert "Semua sudah dibaca" in sari.get("/pemberitahuan/").content.decode()


def test_menandai_semua_dan_membaca_tidak_mengubah_apa_pun_dengan_get(
    kantor_tanpa_lingkup: Kantor, sari: Client
) -> None:
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        minta(kantor_tanpa_lingkup)
    for _ in range(2):
        sari.get("/pemberitahuan/")
    satu = Pemberitahuan.objects.get()
    assert satu.dibaca_pada is None
    sari.post("/pemberitahuan/baca/", {"sampai": str(satu.pk)})
    satu.refresh_from_db()
    assert satu.dibaca_pada is not None


def test_baris_orang_lain_tidak_ada(kantor_tanpa_lingkup: Kantor) -> None:
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        minta(kantor_tanpa_lingkup)
    satu = Pemberitahuan.objects.get()
    citra = masuk(kantor_tanpa_lingkup, "Citra")
    assert citra.post(f"/pemberitahuan/{satu.pk}/baca/").status_code == 404
    assert "meminta buka kunci" not in citra.get("/pemberitahuan/").content.decode()


def test_tenggat_disebut_dengan_hari_tersisa(kantor_tanpa_lingkup: Kantor) -> None:
    citra = masuk(kantor_tanpa_lingkup, "Citra")
    halaman = citra.get("/pemberitahuan/").content.decode()
    assert "1 lembar perlu diajukan" in halaman
    assert "September 2026" in halaman
    assert "Belum ada pemberitahuan" in halaman


def test_alasan_jahat_dicetak_sebagai_teks(kantor_tanpa_lingkup: Kantor, sari: Client) -> None:
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        minta(kantor_tanpa_lingkup, alasan="<script>alert(1)</script>")
    halaman = sari.get("/pemberitahuan/").content.decode()
    assert "&lt;script&gt;" in halaman
    assert "<script>alert" not in halaman


def test_surel_sendiri_diatur_di_kotak_masuk(
    kantor_tanpa_lingkup: Kantor, settings: LazySettings
) -> None:
    citra = masuk(kantor_tanpa_lingkup, "Citra")
    assert "Simpan surel" not in citra.get("/pemberitahuan/").content.decode()
    settings.SUREL_MENYALA = True
    assert "Simpan surel" in citra.get("/pemberitahuan/").content.decode()
    salah = citra.post("/pemberitahuan/surel/", {"surel": "bukan alamat"})
    assert salah.status_code == 422
    assert "Alamat surel tidak terbaca" in salah.content.decode()
    assert 'value="bukan alamat"' in salah.content.decode()
    with jejak_bertambah("ubah") as jejak:
        for _ in range(2):
            citra.post("/pemberitahuan/surel/", {"surel": "citra@contoh.id"})
    pengguna = kantor_tanpa_lingkup.pengguna("Citra")
    pengguna.refresh_from_db()
    assert pengguna.surel == "citra@contoh.id"
    assert jejak[0].ringkas == "Surel akun citra diubah"
