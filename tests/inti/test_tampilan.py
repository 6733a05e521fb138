"""The guard around views: policy, methods, reading that never writes."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jejak.models import KepalaRantai
from kinerja.inti.tampilan import TulisSaatBaca, hanya_baca, tampilan

METODE = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]


def _minta(metode: str) -> HttpRequest:
    return RequestFactory().generic(metode, "/")


def _menulis(request: HttpRequest) -> HttpResponse:
    KepalaRantai.objects.create(rantai="uji", urut=0)
    return HttpResponse("tertulis")


@pytest.mark.parametrize(
    ("boleh", "diterima"),
    [
        (("GET",), {"GET", "HEAD"}),
        (("POST",), {"POST"}),
        (("GET", "POST"), {"GET", "HEAD", "POST"}),
    ],
)
def test_hanya_metode_yang_disebut(boleh: tuple[str, ...], diterima: set[str]) -> None:
    halaman = tampilan("umum", metode=boleh)(lambda request: HttpResponse("baik"))
    status = {metode: halaman(_minta(metode)).status_code for metode in METODE}
    assert {metode for metode, kode in status.items() if kode == 200} == diterima
    assert {kode for metode, kode in status.items() if metode not in diterima} == {405}


def test_jawaban_405_menyebut_metode_yang_boleh() -> None:
    halaman = tampilan("umum")(lambda request: HttpResponse())
    assert halaman(_minta("POST")).headers["Allow"] == "GET, HEAD"


def test_kebijakan_tercatat_dan_hanya_umum_tanpa_masuk() -> None:
    def lihat(request: HttpRequest, kode: str) -> HttpResponse:
        """Lihat lembar."""
        return HttpResponse(kode)

    terbuka, tertutup = tampilan("umum")(lihat), tampilan("lembar.lihat")(lihat)
    assert (terbuka.kebijakan, tertutup.kebijakan) == ("umum", "lembar.lihat")
    assert getattr(terbuka, "login_required", True) is False
    assert getattr(tertutup, "login_required", True) is True
    assert tertutup.__doc__ == "Lihat lembar."
    assert tertutup(_minta("GET"), "abc").content == b"abc"


@pytest.mark.parametrize("buat", [lambda: tampilan(""), lambda: tampilan("umum", metode="POST")])
def test_pernyataan_yang_keliru_ditolak(buat: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        buat()


@pytest.mark.django_db
@pytest.mark.parametrize("metode", ["GET", "HEAD"])
def test_membaca_tidak_pernah_menulis(metode: str) -> None:
    halaman = tampilan("umum", metode=("GET", "POST"))(_menulis)
    with pytest.raises(TulisSaatBaca, match="INSERT"), transaction.atomic():
        halaman(_minta(metode))
    assert not KepalaRantai.objects.exists()


@pytest.mark.django_db
def test_post_boleh_menulis_juga_setelah_get_ditolak() -> None:
    halaman = tampilan("umum", metode=("GET", "POST"))(_menulis)
    with pytest.raises(TulisSaatBaca), transaction.atomic():
        halaman(_minta("GET"))
    assert halaman(_minta("POST")).status_code == 200
    assert KepalaRantai.objects.count() == 1


@pytest.mark.django_db
def test_membaca_dan_mengunci_boleh_saat_get() -> None:
    def baca(request: HttpRequest) -> HttpResponse:
        list(KepalaRantai.objects.select_for_update())
        return HttpResponse(str(KepalaRantai.objects.count()))

    assert tampilan("umum")(baca)(_minta("GET")).content == b"0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "perintah",
    [
        "INSERT INTO jejak_kepalarantai (rantai, urut, mac) VALUES ('x', 0, '')",
        "update jejak_kepalarantai SET urut = 1",
        "  \n DELETE FROM jejak_kepalarantai",
        "/* catatan */ DELETE FROM jejak_kepalarantai",
        "-- catatan\nDELETE FROM jejak_kepalarantai",
        "REPLACE INTO jejak_kepalarantai (rantai, urut, mac) VALUES ('x', 0, '')",
        "TRUNCATE TABLE jejak_kepalarantai",
        "DROP TABLE jejak_kepalarantai",
        "ALTER TABLE jejak_kepalarantai ADD x int",
        "CREATE TABLE uji_x (x int)",
        "WITH a AS (DELETE FROM jejak_kepalarantai RETURNING *) SELECT * FROM a",
        "WITH a AS (SELECT 1) DELETE FROM jejak_kepalarantai",
        'WITH a AS (UPDATE "jejak_kepalarantai" SET urut = 1 RETURNING *) SELECT * FROM a',
    ],
)
def test_setiap_perintah_tulis_ditolak(perintah: str) -> None:
    with hanya_baca(), connection.cursor() as kursor, pytest.raises(TulisSaatBaca):
        kursor.execute(perintah)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "perintah",
    [
        "SELECT 'DELETE FROM x'",
        "(SELECT 1)",
        "WITH a AS (SELECT 'insert' AS x) SELECT * FROM a",
        'SELECT urut AS "update" FROM jejak_kepalarantai',
        "SAVEPOINT uji",
    ],
)
def test_perintah_baca_dilewatkan(perintah: str) -> None:
    if connection.vendor == "sqlite" and perintah.startswith("("):
        perintah = perintah.strip("()")
    with hanya_baca(), connection.cursor() as kursor:
        kursor.execute(perintah)


def test_pengguna_dimuat_sebelum_penjagaan() -> None:
    """Resolving a lazy user may flush a stale session, which writes."""
    urutan: list[str] = []

    class Pengguna:
        @property
        def is_authenticated(self) -> bool:
            urutan.append("pengguna")
            return False

    def baca(request: HttpRequest) -> HttpResponse:
        urutan.append("tampilan")
        return HttpResponse()

    permintaan = _minta("GET")
    permintaan.user = Pengguna()  # type: ignore[assignment]
    tampilan("umum")(baca)(permintaan)
    assert urutan == ["pengguna", "tampilan"]
