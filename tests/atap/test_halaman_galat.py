"""Error pages: calm words, no code, and they stand without database, session or context."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.apps import apps
from django.db import InterfaceError, OperationalError, connection
from django.template.loader import get_template, render_to_string
from django.test import Client

from akun.models import Pengguna
from kinerja.inti.kesalahan import Penolakan
from laporan.kesalahan import LaporanTidakAda

BERDIRI_SENDIRI = ["400.html", "403_csrf.html", "500.html", "503.html"]


@pytest.mark.parametrize("nama", BERDIRI_SENDIRI)
def test_halaman_galat_berdiri_tanpa_konteks(nama: str) -> None:
    html = render_to_string(nama)
    assert html.count("<h1>") == 1
    assert "Oops" not in html
    teks = re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])
    assert not re.search(r"\b(400|403|404|500|503)\b", teks)


@pytest.mark.parametrize("nama", ["403.html", "404.html"])
def test_halaman_galat_tanpa_masuk_tidak_memuat_menu(nama: str) -> None:
    html = render_to_string(nama, {"navigasi": None, "messages": []})
    assert html.count("<h1>") == 1
    assert "bilah-bawah" not in html


@pytest.mark.django_db
def test_alamat_yang_tidak_ada_dijawab_dengan_kata(client: Client) -> None:
    jawaban = client.get("/tidak/ada/")
    assert jawaban.status_code == 404
    assert "Halaman tidak ditemukan" in jawaban.content.decode()


@pytest.mark.parametrize(
    "sebab",
    [
        OperationalError("could not connect to server"),
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        InterfaceError("connection already closed"),
    ],
)
@pytest.mark.django_db
def test_basis_data_yang_hilang_dijawab_503_dengan_kata(sebab: Exception) -> None:
    """For a page, for its module, for whoever watches the server; nobody reads of a lost save."""

    def gagal(*_: Any) -> NoReturn:
        raise sebab

    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "k" * 32
    with connection.execute_wrapper(gagal):
        halaman = client.get("/")
        modul = client.post("/isi/1/2026-09/sel/", headers={"accept": "application/json"})
        pemantau = client.get("/readyz")
    assert [satu.status_code for satu in (halaman, modul, pemantau)] == [503] * 3
    assert "muat ulang halaman ini untuk mengirimnya" in " ".join(halaman.content.decode().split())
    assert modul.json()["kode"] == "tidak_tersedia"
    assert "masih ada di halaman ini" in modul.json()["pesan"]
    assert halaman.headers["Retry-After"] == modul.headers["Retry-After"] == "15"
    assert "Content-Security-Policy" in halaman.headers


@pytest.mark.django_db
def test_sesi_yang_gagal_ditulis_dijawab_503_bukan_400(client: Client) -> None:
    """The database goes between the act and the session; Django calls that an interrupted one."""
    pengguna = Pengguna.objects.create(nama_pengguna="citra", nama="Citra", password="!")
    client.force_login(pengguna)

    def gagal(jalan: Any, sql: str, *sisa: Any) -> Any:
        if sql.startswith("UPDATE") and "django_session" in sql:
            raise OperationalError("terminating connection")
        return jalan(sql, *sisa)

    with connection.execute_wrapper(gagal):
        jawaban = client.get("/")
    assert jawaban.status_code == 503


@pytest.mark.django_db
def test_kesalahan_lain_tetap_500() -> None:
    def gagal(*_: Any) -> NoReturn:
        raise ValueError("salah")

    with connection.execute_wrapper(gagal):
        assert Client(raise_request_exception=False).get("/readyz").status_code == 500


def _daftar_penolakan(kelas: type[Penolakan] = Penolakan) -> Iterator[type[Penolakan]]:
    for satu in kelas.__subclasses__():
        if satu.__module__.endswith(".kesalahan"):
            yield satu
        yield from _daftar_penolakan(satu)


def test_setiap_penolakan_punya_kode_jawaban_dan_halaman() -> None:
    """What no view catches is answered by the frame with what the refusal says of itself."""
    for satu in apps.get_app_configs():
        if (Path(satu.path) / "kesalahan.py").exists():
            import_module(f"{satu.name}.kesalahan")
    daftar = list(_daftar_penolakan())
    assert LaporanTidakAda in daftar
    assert len({satu.kode for satu in daftar} - {Penolakan.kode}) == len(daftar)
    for satu in daftar:
        assert satu.status in (403, 404, 409, 410, 422, 503), satu
        assert "{{ penolakan.pesan }}" in get_template(satu.templat).template.source, satu
