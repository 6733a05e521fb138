"""Sessions end: after idling, after a working day, at switch-off, at a new password."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.test import Client

from akun.models import Pengguna
from akun.services import akhiri_sesi, hidupkan_pengguna, matikan_pengguna, ubah_sandi
from akun.sesi import SessionStore
from tests.akun.conftest import ADMIN, SANDI, Masuk, sudah_masuk

Jam = time_machine.Traveller
pytestmark = pytest.mark.django_db
MENIT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def jam() -> Iterator[Jam]:
    with time_machine.travel(datetime(2026, 10, 5, 1, 0, tzinfo=UTC), tick=False) as pelancong:
        yield pelancong


@pytest.fixture
def sari(client: Client, masuk: Masuk, camat_sari: Pengguna) -> Client:
    masuk("camat.sari", SANDI, client=client)
    assert sudah_masuk(client)
    return client


def test_sesi_berakhir_sesudah_dua_jam_diam(sari: Client, jam: Jam) -> None:
    jam.shift(119 * MENIT)
    assert sudah_masuk(sari)
    jam.shift(121 * MENIT)
    assert not sudah_masuk(sari)


def test_sesi_yang_dipakai_terus_berakhir_sesudah_dua_belas_jam(sari: Client, jam: Jam) -> None:
    for _ in range(12):
        assert sudah_masuk(sari)
        jam.shift(59 * MENIT)
    jam.shift(11 * MENIT)
    assert sudah_masuk(sari)
    jam.shift(MENIT)
    assert not sudah_masuk(sari)


def test_membaca_berkali_kali_tidak_menulis_sesi(sari: Client, jam: Jam) -> None:
    awal = Session.objects.get().expire_date
    for _ in range(9):
        jam.shift(MENIT)
        assert sudah_masuk(sari)
    assert Session.objects.get().expire_date == awal
    jam.shift(MENIT)
    assert sudah_masuk(sari)
    assert Session.objects.get().expire_date == awal + 10 * MENIT


def test_sesi_mati_saat_akun_dimatikan_dan_tidak_hidup_lagi(
    sari: Client, camat_sari: Pengguna
) -> None:
    matikan_pengguna(camat_sari, oleh=ADMIN, alasan="Pindah tugas")
    assert not sudah_masuk(sari)
    sesi_dicuri = Client()
    sesi_dicuri.cookies = sari.cookies
    hidupkan_pengguna(camat_sari, oleh=ADMIN)
    assert not sudah_masuk(sesi_dicuri)


def test_akun_yang_dimatikan_tidak_bisa_masuk(masuk: Masuk, camat_sari: Pengguna) -> None:
    matikan_pengguna(camat_sari, oleh=ADMIN)
    assert masuk("camat.sari", SANDI).status_code == 200
    hidupkan_pengguna(camat_sari, oleh=ADMIN)
    assert masuk("camat.sari", SANDI).status_code == 302


def test_sesi_mati_saat_diakhiri_admin(sari: Client, camat_sari: Pengguna) -> None:
    akhiri_sesi(camat_sari, oleh=ADMIN)
    assert not sudah_masuk(sari)


def test_sesi_mati_saat_sandi_diatur_ulang_admin(sari: Client, camat_sari: Pengguna) -> None:
    ubah_sandi(camat_sari, sandi="perahu layar biru", oleh=ADMIN, harus_ganti_sandi=True)
    assert not sudah_masuk(sari)


def test_sesi_dibaca_seperti_milik_django(sari: Client, jam: Jam) -> None:
    """What Django's own store wrote is read, and what ours wrote Django reads; a session that is
    over or unknown is empty and loses its key."""
    kunci = Session.objects.get().session_key
    asli, kita = db.SessionStore(kunci), SessionStore(kunci)
    assert dict(kita.items()) == dict(asli.items()) != {}
    tulisan = db.SessionStore()
    tulisan["pesan"] = "simpan"
    tulisan.save()
    assert dict(SessionStore(tulisan.session_key).items()) == {"pesan": "simpan"}
    jam.shift(121 * MENIT)
    for hilang in (kunci, "x" * 32):
        lewat = SessionStore(hilang)
        assert dict(lewat.items()) == {}
        assert lewat.session_key is None
