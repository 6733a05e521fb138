"""People and small tools. The floors above akun (rights, navigation) are taken out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from akun.services import buat_pengguna
from jejak.services import Pencatat

SANDI = "angklung ungu terbang"
SALAH = "bukan sandi yang benar"
ADMIN = Pencatat(None, "Admin Uji", "permintaan-uji")
KANTOR = "203.0.113.7"
RUMAH = "198.51.100.20"

Masuk = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def hanya_akun(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.akun.alamat"
    settings.MIDDLEWARE = [
        nama for nama in settings.MIDDLEWARE if nama != "kinerja.perantara.PelakuPerantara"
    ]


@pytest.fixture
def camat_sari(db: None) -> Pengguna:
    return buat_pengguna(
        "camat.sari", nama="Sari Wulandari", sandi=SANDI, oleh=ADMIN, harus_ganti_sandi=False
    )


@pytest.fixture
def staf_citra(db: None) -> Pengguna:
    """Has not logged in yet: her first password was set by an admin."""
    return buat_pengguna("staf.citra", nama="Citra Lestari", sandi=SANDI, oleh=ADMIN)


@pytest.fixture
def masuk() -> Masuk:
    """Post the login form: masuk(nama, sandi, dari=…, client=…)."""

    def kirim(
        nama: str, sandi: str, *, dari: str = KANTOR, client: Client | None = None, **lain: Any
    ) -> HttpResponse:
        data = {"nama_pengguna": nama, "sandi": sandi, **lain.pop("data", {})}
        return (client or Client()).post("/masuk/", data, REMOTE_ADDR=dari, **lain)

    return kirim


def sudah_masuk(client: Client) -> bool:
    return client.get("/rekap/").status_code == 200
