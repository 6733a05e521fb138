"""Passwords: which are refused, how they are stored, who must change theirs."""

import re

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from akun.models import Pengguna
from jejak.models import Jejak
from tests.akun.conftest import SALAH, SANDI, Masuk, sudah_masuk

BARU = "perahu layar biru"
pytestmark = pytest.mark.django_db


def ganti(client: Client, lama: str = SANDI, baru: str = BARU, ulang: str = "") -> str:
    data = {"sandi_lama": lama, "sandi_baru": baru, "sandi_ulang": ulang or baru}
    return client.post("/sandi/", data).content.decode()


@pytest.mark.parametrize(
    "sandi",
    [
        "pendek-sekali"[:11],
        "password1234",
        "Kecamatan2026!",
        "w4l1k0t4-2026!!",
        "KataSandiRahasia",
        "sandi.baru.camat",
        "bismillah123456",
        "198501012010011001",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "!!!!!!!!!!!!!!!!",
        "camat.sari.camat.sari",
        "sariwulandari",
    ],
)
def test_sandi_yang_mudah_ditebak_ditolak(sandi: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(sandi, Pengguna(nama_pengguna="camat.sari", nama="Sari Wulandari"))


@pytest.mark.parametrize(
    "sandi",
    [
        SANDI,
        "kecamatan kuda terbang",
        "Xk3-pohon-randu-77",
        "рыба плывёт домой",
        "海の色は青いですよ本当に",
    ],
)
def test_sandi_yang_wajar_diterima(sandi: str) -> None:
    validate_password(sandi, Pengguna(nama_pengguna="camat.sari", nama="Sari Wulandari"))


def test_sandi_disimpan_dengan_argon2_19_mib(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["akun.sandi.SandiArgon2"]  # type: ignore[attr-defined]
    tersimpan = make_password(SANDI)
    assert re.match(r"argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$", tersimpan)
    assert check_password(SANDI, tersimpan)
    assert not check_password(SALAH, tersimpan)


def test_staf_baru_hanya_bisa_ke_halaman_ganti_sandi(
    client: Client, masuk: Masuk, staf_citra: Pengguna
) -> None:
    masuk("staf.citra", SANDI, client=client)
    jawaban = client.get("/rekap/?bulan=2026-09")
    assert jawaban["Location"] == "/sandi/?next=%2Frekap%2F%3Fbulan%3D2026-09"
    assert client.post("/simpan/")["Location"] == "/sandi/"
    htmx = client.get("/rekap/", headers={"HX-Request": "true"})
    assert htmx["HX-Redirect"].startswith("/sandi/")
    assert client.get("/healthz").status_code == 200
    assert "dibuat oleh orang lain" in client.get("/sandi/").content.decode()


def test_staf_baru_bisa_keluar_tanpa_mengganti_sandi(
    client: Client, masuk: Masuk, staf_citra: Pengguna
) -> None:
    masuk("staf.citra", SANDI, client=client)
    assert client.post("/keluar/")["Location"] == "/masuk/?keluar=1"


def test_sesudah_mengganti_sandi_staf_sampai_ke_tujuannya(
    client: Client, masuk: Masuk, staf_citra: Pengguna
) -> None:
    masuk("staf.citra", SANDI, client=client)
    data = {"sandi_lama": SANDI, "sandi_baru": BARU, "sandi_ulang": BARU, "next": "/rekap/"}
    assert client.post("/sandi/", data)["Location"] == "/rekap/"
    assert sudah_masuk(client)
    staf_citra.refresh_from_db()
    assert not staf_citra.harus_ganti_sandi
    assert staf_citra.check_password(BARU)


def test_ganti_sandi_memutar_kunci_dan_mematikan_sesi_lain(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    lain = Client()
    masuk("camat.sari", SANDI, client=client)
    masuk("camat.sari", SANDI, client=lain)
    kunci = client.session.session_key
    ganti(client)
    assert client.session.session_key != kunci
    assert sudah_masuk(client)
    assert not sudah_masuk(lain)
    assert masuk("camat.sari", SANDI).status_code == 200
    assert masuk("camat.sari", BARU).status_code == 302


def test_ganti_sandi_tercatat_tanpa_sandinya(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    masuk("camat.sari", SANDI, client=client)
    ganti(client)
    baris = Jejak.objects.get(tindakan="ubah_sandi")
    assert baris.pengguna_id == camat_sari.pk
    assert baris.objek_id == str(camat_sari.pk)
    assert len(baris.permintaan_id) == 32
    tersimpan = Pengguna.objects.get(pk=camat_sari.pk).password
    for nilai in (baris.ringkas, baris.sebelum, baris.sesudah, baris.alasan):
        assert BARU not in str(nilai)
        assert tersimpan not in str(nilai)


@pytest.mark.parametrize(
    ("lama", "baru", "ulang", "pesan"),
    [
        (SALAH, BARU, BARU, "Kata sandi sekarang tidak cocok."),
        (SANDI, BARU, BARU + "x", "Kata sandi baru dan ulangannya berbeda."),
        (SANDI, SANDI, SANDI, "Kata sandi baru sama dengan yang lama."),
        (SANDI, "kecamatan2026", "kecamatan2026", "mudah ditebak"),
        (SANDI, "pendek", "pendek", "terlalu pendek"),
        (SANDI, "x\x00" * 10, "x\x00" * 10, "Karakter null"),
        (SANDI, "panjang" * 1000, "panjang" * 1000, "paling panjang 1024"),
    ],
)
def test_ganti_sandi_ditolak_dengan_sebabnya(
    client: Client, masuk: Masuk, camat_sari: Pengguna, lama: str, baru: str, ulang: str, pesan: str
) -> None:
    masuk("camat.sari", SANDI, client=client)
    isi = ganti(client, lama, baru, ulang)
    assert pesan in isi
    assert f'value="{baru}"' not in isi
    camat_sari.refresh_from_db()
    assert camat_sari.check_password(SANDI)
    assert sudah_masuk(client)
