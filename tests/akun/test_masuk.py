"""Coming in and going out."""

import pytest
from django.test import Client

from akun.models import Pengguna
from tests.akun.conftest import SALAH, SANDI, Masuk, sudah_masuk

pytestmark = pytest.mark.django_db


def test_halaman_dalam_meminta_masuk_dahulu(client: Client) -> None:
    jawaban = client.get("/rekap/?bulan=2026-09")
    assert jawaban.status_code == 302
    assert jawaban["Location"] == "/masuk/?next=/rekap/%3Fbulan%3D2026-09"


def test_camat_sari_masuk_dengan_huruf_besar_dan_kembali_ke_tujuannya(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    jawaban = masuk(" CAMAT.Sari ", SANDI, client=client, data={"next": "/rekap/?bulan=2026-09"})
    assert jawaban.status_code == 302
    assert jawaban["Location"] == "/rekap/?bulan=2026-09"
    assert sudah_masuk(client)


def test_tanpa_tujuan_masuk_membuka_beranda(masuk: Masuk, camat_sari: Pengguna) -> None:
    assert masuk("camat.sari", SANDI)["Location"] == "/"


def test_yang_sudah_masuk_tidak_ditanya_lagi(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    masuk("camat.sari", SANDI, client=client)
    assert client.get("/masuk/?next=/rekap/")["Location"] == "/rekap/"


@pytest.mark.parametrize(
    "tujuan",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example",
        "\\\\jahat.example",
        "https:///jahat.example",
        "javascript:alert(1)",
        "http://testserver@jahat.example/",
        "/\t/jahat.example",
        "\x00/rekap/",
        "/masuk/",
        "/keluar/",
        "/simpan/",
        "/tidak/ada/",
        "rekap/",
        "/rekap/?" + "x" * 3000,
    ],
)
def test_tujuan_asing_atau_tak_terbuka_diganti_beranda(
    masuk: Masuk, camat_sari: Pengguna, tujuan: str
) -> None:
    jawaban = masuk("camat.sari", SANDI, data={"next": tujuan})
    assert jawaban.status_code == 302
    assert jawaban["Location"] == "/"


def test_tujuan_bertahan_sesudah_salah_sandi(masuk: Masuk, camat_sari: Pengguna) -> None:
    for sandi in (SALAH, ""):
        isi = masuk("camat.sari", sandi, data={"next": "/rekap/?a=1&b=2"}).content.decode()
        assert '<input type="hidden" name="next" value="/rekap/?a=1&amp;b=2">' in isi
        assert 'value="camat.sari"' in isi


def test_isian_kosong_disebut_satu_per_satu(masuk: Masuk) -> None:
    isi = masuk("", "").content.decode()
    assert "Isi nama pengguna Anda." in isi
    assert "Isi kata sandi Anda." in isi


@pytest.mark.parametrize("nama", ["a\x00b", "a" * 100_000, "\u202e\u0661", "'; --", "%s", "ſari"])
@pytest.mark.parametrize("sandi", ["x\x00y", "x" * 100_000, "é" * 500])
def test_isian_aneh_tidak_pernah_menjadi_galat(masuk: Masuk, nama: str, sandi: str) -> None:
    assert masuk(nama, sandi).status_code == 200


def test_sandi_yang_diketik_tidak_pernah_ditulis_kembali(masuk: Masuk) -> None:
    assert SALAH not in masuk("camat.sari", SALAH).content.decode()


def test_kunci_sesi_berganti_saat_masuk_dan_mati_saat_keluar(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    session = client.session
    session["sebelum"] = "masuk"
    session.save()
    tanam = session.session_key
    masuk("camat.sari", SANDI, client=client)
    kunci = client.session.session_key
    assert kunci != tanam
    pencuri = Client()
    pencuri.cookies["sessionid"] = str(kunci)
    assert sudah_masuk(pencuri)
    assert client.post("/keluar/")["Location"] == "/masuk/?keluar=1"
    assert not sudah_masuk(client)
    assert not sudah_masuk(pencuri)


def test_keluar_hanya_lewat_post(client: Client, masuk: Masuk, camat_sari: Pengguna) -> None:
    masuk("camat.sari", SANDI, client=client)
    assert client.get("/keluar/").status_code == 405
    assert sudah_masuk(client)


def test_keluar_menyuruh_peramban_melupakan_hanya_lewat_https(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    masuk("camat.sari", SANDI, client=client)
    assert "Clear-Site-Data" not in client.post("/keluar/")
    assert client.post("/keluar/", secure=True)["Clear-Site-Data"] == '"cache", "storage"'
    assert "Anda sudah keluar." in client.get("/masuk/?keluar=1").content.decode()


def test_peramban_yang_pernah_masuk_diberi_tahu_sesinya_berakhir(
    client: Client, masuk: Masuk, camat_sari: Pengguna
) -> None:
    baru = client.get("/masuk/?next=/rekap/").content.decode()
    assert "Silakan masuk untuk membuka halaman itu." in baru
    masuk("camat.sari", SANDI, client=client)
    del client.cookies["sessionid"]
    kembali = client.get("/masuk/?next=/rekap/").content.decode()
    assert "Sesi Anda berakhir, silakan masuk lagi." in kembali
    assert "Sesi Anda berakhir" not in client.get("/masuk/").content.decode()


def test_formulir_tanpa_token_ditolak_dengan_kata_kata(camat_sari: Pengguna) -> None:
    client = Client(enforce_csrf_checks=True)
    jawaban = client.post("/masuk/", {"nama_pengguna": "camat.sari", "sandi": SANDI})
    assert jawaban.status_code == 403
    isi = jawaban.content.decode()
    assert '<html lang="id">' in isi
    assert "CSRF" not in isi
    assert not sudah_masuk(client)


def test_halaman_masuk_bisa_dipakai_tanpa_skrip(client: Client) -> None:
    isi = client.get("/masuk/").content.decode()
    assert "<script" not in isi
    assert isi.count('name="csrfmiddlewaretoken"') == 1
    assert "novalidate" in isi
    assert 'autocomplete="username"' in isi
    assert 'autocomplete="current-password"' in isi


def test_kuki_peramban_tidak_terbaca_skrip(masuk: Masuk, camat_sari: Pengguna) -> None:
    kuki = masuk("camat.sari", SANDI).cookies["perangkat"]
    assert kuki["httponly"]
    assert kuki["samesite"] == "Lax"
    assert "sari" not in kuki.value


# --- in place, from a page that stayed open -------------------------------------------------------

JSON = {"Accept": "application/json"}


def test_masuk_di_tempat_memberi_token_baru_dan_sesi(masuk: Masuk, camat_sari: Pengguna) -> None:
    client = Client(enforce_csrf_checks=True)
    lama = client.get("/masuk/token/").json()
    assert lama["pengguna"] is None
    kepala = {**JSON, "X-CSRFToken": lama["csrf"]}
    jawaban = masuk("camat.sari", SANDI, client=client, headers=kepala)
    assert jawaban.status_code == 200
    assert jawaban.json()["pengguna"] == camat_sari.pk
    assert sudah_masuk(client)
    kepala["X-CSRFToken"] = jawaban.json()["csrf"]
    assert client.post("/simpan/", headers=kepala).status_code == 200


def test_masuk_di_tempat_menolak_dengan_kata_bukan_halaman(
    masuk: Masuk, camat_sari: Pengguna
) -> None:
    for sandi in (SALAH, "", "x" * 2000):
        jawaban = masuk("camat.sari", sandi, headers=JSON)
        assert jawaban.status_code == 401
        assert jawaban.json()["pesan"]
    client = Client()
    for _ in range(12):
        jawaban = masuk("camat.sari", SALAH, client=client, headers=JSON)
    assert jawaban.status_code == 429
    assert jawaban["Retry-After"]
    assert not sudah_masuk(client)


def test_masuk_di_tempat_saat_tab_lain_sudah_masuk_menyebut_siapa(
    client: Client, masuk: Masuk, camat_sari: Pengguna, staf_citra: Pengguna
) -> None:
    masuk("camat.sari", SANDI, client=client)
    jawaban = masuk("staf.citra", SANDI, client=client, headers=JSON)
    assert jawaban.json()["pengguna"] == camat_sari.pk
