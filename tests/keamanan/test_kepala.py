"""The same headers on every status, also where Django or whitenoise answer by themselves."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from kinerja.perantara import PermintaanPerantara
from tests.alat.halaman import daftar_unsur
from tests.izin.kantor import Dunia
from tests.izin.pejalan import Pejalan
from tests.izin.tabel import TABEL
from tests.keamanan.kepala import periksa_kepala

pytestmark = pytest.mark.django_db


def _rusak(*argumen: Any) -> HttpResponse:
    raise ZeroDivisionError("sengaja")


@pytest.fixture
def citra(dunia: Dunia) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(dunia.pengguna["staf"])
    return client


def _alamat_isi(dunia: Dunia, keadaan: str = "draf") -> str:
    benda = dunia.benda["citra", keadaan]
    return f"/isi/{benda.penugasan}/{benda.bulan}/"


def test_kepala_aman_pada_setiap_status(dunia: Dunia, citra: Client) -> None:
    pk = dunia.benda["citra", "draf"].indikator
    diajukan = dunia.benda["citra", "diajukan"]
    lembar = f"/lembar/{diajukan.lembar}"
    daftar = {
        200: citra.get("/katalog/"),
        302: Client().get("/katalog/"),
        403: citra.post(f"{lembar}/setujui/", {"versi": str(diajukan.versi)}),
        404: citra.get("/tidak/ada/"),
        405: citra.post("/katalog/"),
        409: citra.post(f"{lembar}/tarik/", {"versi": "99"}),
        422: citra.post(_alamat_isi(dunia), {f"v-{pk}": "1", f"p-{pk}": "1e5"}),
    }
    assert {status: jawaban.status_code for status, jawaban in daftar.items()} == {
        status: status for status in daftar
    }
    assert {s: salah for s, j in daftar.items() if (salah := periksa_kepala(j))} == {}


def test_kepala_aman_pada_500(citra: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indikator.views.baca.katalog_terlihat_oleh", _rusak)
    jawaban = citra.get("/katalog/")
    assert jawaban.status_code == 500
    assert "Terjadi gangguan di sisi kami" in jawaban.content.decode()
    assert periksa_kepala(jawaban) == []


def test_kepala_aman_pada_permintaan_rusak(citra: Client) -> None:
    asing = citra.get("/katalog/", headers={"host": "jahat.example"})
    assert asing.status_code == 400
    assert periksa_kepala(asing) == []
    banyak = citra.post("/sandi/", {f"x{nomor}": "1" for nomor in range(4001)})
    assert banyak.status_code == 400
    assert periksa_kepala(banyak) == []


def test_kepala_aman_pada_403_csrf(dunia: Dunia) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(dunia.pengguna["staf"])
    jawaban = client.post("/sandi/", {})
    assert jawaban.status_code == 403
    assert "Halaman terlalu lama terbuka" in jawaban.content.decode()
    assert periksa_kepala(jawaban) == []


def test_kepala_aman_pada_berkas_statis_dan_pengalihan_ke_https(settings: LazySettings) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    berkas = Client().get("/static/lambang.svg")
    assert berkas.status_code == 200
    assert periksa_kepala(berkas, disimpan=True) == []
    assert berkas.getvalue().startswith(b"<svg")  # read to its end, so that the file is closed
    settings.SECURE_SSL_REDIRECT = True
    alih = Client().get("/katalog/")
    assert (alih.status_code, alih.headers["Location"]) == (301, "https://testserver/katalog/")
    assert periksa_kepala(alih) == []


def test_kendali_kepala_dicabut(dunia: Dunia, settings: LazySettings) -> None:
    settings.MIDDLEWARE = [
        nama for nama in settings.MIDDLEWARE if not nama.endswith("KepalaAmanPerantara")
    ]
    assert len(periksa_kepala(Client().get("/masuk/"))) > 5


def test_masuk_dari_alamat_luar_tidak_diteruskan_ke_luar(dunia: Dunia, citra: Client) -> None:
    for tujuan in (
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example",
        "javascript:1",
    ):
        jawaban = citra.get("/masuk/", {"next": tujuan})
        assert jawaban.headers["Location"] == "/", tujuan


def _bertata_letak(jawaban: HttpResponse) -> bool:
    """Our layout: one main with one heading, our style sheets, and a way on."""
    unsur = daftar_unsur(jawaban.content.decode())
    return (unsur.count("main"), unsur.count("h1")) == (1, 1) and "link" in unsur and "a" in unsur


@pytest.mark.parametrize("bermasuk", [True, False])
def test_halaman_galat_dalam_tata_letak_kita(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch, bermasuk: bool
) -> None:
    def buat(**pilihan: bool) -> Client:
        client = Client(raise_request_exception=False, **pilihan)
        if bermasuk:
            client.force_login(dunia.pengguna["staf"])
        return client

    monkeypatch.setattr("kinerja.galat.connection", None)
    daftar = {
        404: buat().get("/tidak/ada/"),
        403: buat(enforce_csrf_checks=True).post("/keluar/"),
        400: buat().get("/", headers={"host": "jahat.example"}),
        500: buat().get("/readyz"),
    }
    assert {satu: jawaban.status_code for satu, jawaban in daftar.items()} == {
        satu: satu for satu in daftar
    }
    assert [satu for satu, jawaban in daftar.items() if not _bertata_letak(jawaban)] == []


def test_kuki_ber_nol_dibuang(rf: RequestFactory) -> None:
    """PostgreSQL stores no NUL, so a forged session would be a 500 there."""
    permintaan = rf.get("/", HTTP_COOKIE='sessionid="\\000aaaaaaaa"; tema=gelap')
    assert "\0" in permintaan.COOKIES["sessionid"]
    PermintaanPerantara(lambda request: HttpResponse())(permintaan)
    assert permintaan.COOKIES == {"tema": "gelap"}


def test_setiap_post_tanpa_token_ditolak(dunia: Dunia) -> None:
    """CSRF protects every address that takes POST, the login page included."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(dunia.pengguna["staf"])
    pejalan = Pejalan(dunia, client, "staf")
    benda = dunia.benda["citra", "diajukan"]
    diminta = [nama for nama, baris in TABEL.items() if "POST" in baris.metode]
    assert len(diminta) >= 9
    for nama in diminta:
        jawaban = client.post(pejalan.susun_alamat(nama, benda), {"versi": "1"})
        assert jawaban.status_code == 403, nama
        assert "Halaman terlalu lama terbuka" in jawaban.content.decode(), nama


def test_kesehatan_terbuka_untuk_siapa_pun() -> None:
    for alamat in ("/healthz", "/readyz"):
        jawaban = Client().get(alamat)
        assert (jawaban.status_code, jawaban.content) == (200, b"ok")
