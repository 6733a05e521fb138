"""Guessing is slow; the owner still gets in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client

from akun.models import Pengguna, PercobaanMasuk
from tests.akun.conftest import KANTOR, RUMAH, SALAH, SANDI, Masuk, sudah_masuk

AWAL = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel(AWAL, tick=False) as pelancong:
        yield pelancong


Jam = time_machine.Traveller


def tebak(masuk: Masuk, kali: int, nama: str = "camat.sari", dari: str = KANTOR) -> list[int]:
    return [masuk(nama, f"{SALAH} {nomor}", dari=dari).status_code for nomor in range(kali)]


def test_percobaan_keenam_harus_menunggu_dan_mengatakannya(
    masuk: Masuk, camat_sari: Pengguna
) -> None:
    assert tebak(masuk, 5) == [200] * 5
    jawaban = masuk("Camat.Sari", SANDI)
    assert jawaban.status_code == 429
    assert jawaban["Retry-After"] == "15"
    isi = jawaban.content.decode()
    assert "Terlalu banyak percobaan. Coba lagi dalam 15 detik." in isi
    assert 'value="Camat.Sari"' in isi
    assert SANDI not in isi


def test_sesudah_menunggu_sandi_yang_benar_diterima(
    masuk: Masuk, camat_sari: Pengguna, jam: Jam
) -> None:
    tebak(masuk, 5)
    jam.shift(timedelta(seconds=14))
    assert masuk("camat.sari", SANDI).status_code == 429
    jam.shift(timedelta(seconds=1))
    assert masuk("camat.sari", SANDI).status_code == 302


def test_yang_ditolak_tidak_memperpanjang_waktu_tunggu(
    masuk: Masuk, camat_sari: Pengguna, jam: Jam
) -> None:
    tebak(masuk, 5)
    assert set(tebak(masuk, 50)) == {429}
    jam.shift(timedelta(seconds=15))
    assert masuk("camat.sari", SANDI).status_code == 302


def test_masuk_yang_berhasil_menghapus_hitungan(masuk: Masuk, camat_sari: Pengguna) -> None:
    for _ in range(3):
        assert tebak(masuk, 4) == [200] * 4
        assert masuk("camat.sari", SANDI).status_code == 302


def test_yang_ditolak_tidak_menghitung_sidik_sandi(
    masuk: Masuk, camat_sari: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    hitungan: list[str] = []
    asli = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, sandi, garam: (hitungan.append(sandi), asli(self, sandi, garam))[1],
    )
    tebak(masuk, 5)
    assert len(hitungan) == 5
    tebak(masuk, 20)
    assert len(hitungan) == 5


def test_pemilik_tetap_masuk_dari_jaringan_lain_selama_diserang(
    masuk: Masuk, camat_sari: Pengguna, jam: Jam
) -> None:
    for _ in range(100):
        tebak(masuk, 3, dari=KANTOR)
        jam.shift(timedelta(minutes=15))
    tebak(masuk, 1, dari=KANTOR)
    assert masuk("camat.sari", SANDI, dari=KANTOR).status_code == 429
    assert masuk("camat.sari", SANDI, dari=RUMAH).status_code == 302


def test_peramban_yang_dikenal_tetap_masuk_dari_jaringan_yang_diserang(
    masuk: Masuk, camat_sari: Pengguna
) -> None:
    milik_sari = Client()
    masuk("camat.sari", SANDI, client=milik_sari)
    milik_sari.post("/keluar/")
    tebak(masuk, 20)
    assert masuk("camat.sari", SANDI).status_code == 429
    assert masuk("camat.sari", SANDI, client=milik_sari).status_code == 302


def test_peramban_yang_dikenal_juga_dibatasi(masuk: Masuk, camat_sari: Pengguna) -> None:
    client = Client()
    masuk("camat.sari", SANDI, client=client)
    client.post("/keluar/")
    status = [masuk("camat.sari", SALAH, client=client).status_code for _ in range(6)]
    assert status == [200] * 5 + [429]


def test_tanda_peramban_tidak_berlaku_untuk_akun_lain_atau_bila_diubah(
    masuk: Masuk, camat_sari: Pengguna, staf_citra: Pengguna
) -> None:
    client = Client()
    masuk("camat.sari", SANDI, client=client)
    client.post("/keluar/")
    tebak(masuk, 5, nama="staf.citra")
    assert masuk("staf.citra", SANDI, client=client).status_code == 429
    tebak(masuk, 5)
    client.cookies["perangkat"] = client.cookies["perangkat"].value[:-1] + "?"
    assert masuk("camat.sari", SANDI, client=client).status_code == 429


def test_alamat_lain_dalam_jaringan_yang_sama_ikut_dihitung(
    masuk: Masuk, camat_sari: Pengguna
) -> None:
    for akhir in range(1, 6):
        masuk("camat.sari", SALAH, dari=f"203.0.113.{akhir}")
    assert masuk("camat.sari", SALAH, dari="203.0.113.99").status_code == 429


def test_x_forwarded_for_tidak_dipercaya(masuk: Masuk, camat_sari: Pengguna) -> None:
    status = [
        masuk("camat.sari", SALAH, HTTP_X_FORWARDED_FOR=f"10.0.{nomor}.1").status_code
        for nomor in range(6)
    ]
    assert status[-1] == 429


def test_menebak_banyak_akun_dari_satu_alamat_dibatasi(masuk: Masuk, jam: Jam) -> None:
    status = [masuk(f"pegawai.{nomor}", SALAH).status_code for nomor in range(300)]
    assert status.count(200) == 101
    for nomor in range(300):
        jam.shift(timedelta(seconds=1))
        status.append(masuk(f"lain.{nomor}", SALAH).status_code)
    assert status.count(200) <= 101 + 8


def test_pegawai_sekantor_tetap_masuk_saat_pagi_ramai(masuk: Masuk, camat_sari: Pengguna) -> None:
    for _ in range(60):
        assert masuk("camat.sari", SANDI).status_code == 302
        assert masuk("camat.sari", SANDI).status_code == 302
    assert PercobaanMasuk.objects.get().gagal == 0


def test_akun_tak_dikenal_mati_dan_salah_sandi_dijawab_sama(
    masuk: Masuk, camat_sari: Pengguna, staf_citra: Pengguna
) -> None:
    Pengguna.objects.filter(pk=staf_citra.pk).update(is_active=False, dimatikan_pada=AWAL)
    daftar_isi = set()
    for nama, sandi in [("camat.sari", SALAH), ("tidak.ada0", SANDI), ("staf.citra", SANDI)]:
        jawaban = masuk(nama, sandi)
        assert jawaban.status_code == 200
        isi = jawaban.content.decode().replace(nama, "NAMA")
        daftar_isi.add(isi.split("</form>")[0].split("csrfmiddlewaretoken")[0])
        daftar_isi.add(isi[isi.index("Nama pengguna atau kata sandi tidak cocok") :][:200])
    assert len(daftar_isi) == 2


def test_akun_tak_dikenal_juga_menunggu(masuk: Masuk) -> None:
    assert tebak(masuk, 6, nama="tidak.ada") == [200] * 5 + [429]


def test_tabel_tidak_memuat_nama_atau_alamat(masuk: Masuk, camat_sari: Pengguna) -> None:
    tebak(masuk, 1)
    assert PercobaanMasuk.objects.count() == 2
    for baris in PercobaanMasuk.objects.all():
        assert len(baris.kunci) == 64
        assert "sari" not in baris.kunci
        assert KANTOR not in baris.kunci


def test_catatan_lama_dibuang(masuk: Masuk, camat_sari: Pengguna, jam: Jam) -> None:
    for nomor in range(20):
        masuk(f"pegawai.{nomor}", SALAH)
    assert PercobaanMasuk.objects.count() == 21
    jam.shift(timedelta(hours=24, seconds=1))
    masuk("camat.sari", SALAH)
    assert PercobaanMasuk.objects.count() == 2


def test_hitungan_gugur_sesudah_sehari(masuk: Masuk, camat_sari: Pengguna, jam: Jam) -> None:
    tebak(masuk, 5)
    jam.shift(timedelta(hours=24))
    assert tebak(masuk, 6) == [200] * 5 + [429]


def test_jam_server_yang_mundur_tidak_mengunci_lama(
    masuk: Masuk, camat_sari: Pengguna, jam: Jam
) -> None:
    tebak(masuk, 5)
    jam.shift(timedelta(days=-30))
    assert masuk("camat.sari", SANDI)["Retry-After"] == "15"


def test_sandi_lama_pada_halaman_ganti_sandi_ikut_dibatasi(
    masuk: Masuk, camat_sari: Pengguna
) -> None:
    client = Client()
    masuk("camat.sari", SANDI, client=client)
    data = {"sandi_lama": SALAH, "sandi_baru": "kuda laut menari", "sandi_ulang": ""}
    data["sandi_ulang"] = data["sandi_baru"]
    status = [client.post("/sandi/", data).status_code for _ in range(6)]
    assert status == [200] * 5 + [429]
    assert sudah_masuk(client)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads need a shared database")
def test_tebakan_serentak_tidak_lolos_dari_batas(masuk: Masuk, camat_sari: Pengguna) -> None:
    def sekali(nomor: int) -> int:
        try:
            return masuk("camat.sari", f"{SALAH} {nomor}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as kolam:
        status = list(kolam.map(sekali, range(64)))
    assert (status.count(200), status.count(429)) == (5, 59)
