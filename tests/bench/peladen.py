"""Pages asked of the application itself, without a network and without the test client."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from tests.bench import pembanding
from tests.bench.halaman import Halaman

Minta = Callable[[], bytes]


def ambil_kuki(nama_pengguna: str, pintu: str | None = None) -> str:
    """Sign somebody in, by another backend than ours if it is named, and return his cookies."""
    client = Client()
    client.force_login(Pengguna.objects.get(nama_pengguna=nama_pengguna), pintu)
    return "; ".join(f"{nama}={isi.value}" for nama, isi in client.cookies.items())


def susun_pekerjaan(halaman: Halaman) -> Minta:
    """Return what is done to a page: a cell saved on it, or a GET of it."""
    if halaman.sel:
        return susun_simpanan(halaman.alamat, halaman.orang, halaman.sel)
    return susun_permintaan(halaman.alamat, halaman.orang, dingin=halaman.dingin)


def susun_permintaan(alamat: str, nama_pengguna: str, *, dingin: bool = False) -> Minta:
    """Return a GET of one page as one person; it fails unless the answer is 200.

    ``dingin``: whatever was drawn and kept is forgotten before each.
    """
    minta = _susun(WSGIHandler(), alamat, ambil_kuki(nama_pengguna))
    if not dingin:
        return minta

    def dari_awal() -> bytes:
        cache.clear()
        return minta()

    return dari_awal


def susun_pembanding(nama_pengguna: str) -> Minta:
    """Return a GET of the yardstick, with Django's own session and account.

    The settings count only while it is built: changing them at every request would cost the
    yardstick an eighth. Its backend is looked for at each request and stays among ours.
    """
    penangan = WSGIHandler()
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, pembanding.PINTU]
    with override_settings(MIDDLEWARE=pembanding.PERANTARA, SESSION_ENGINE=pembanding.SESI):
        penangan.load_middleware()
    return _susun(penangan, "/", ambil_kuki(nama_pengguna, pembanding.PINTU))


def susun_simpanan(alamat: str, nama_pengguna: str, indikator_id: int) -> Minta:
    """Return an autosave of one cell as one person: another number each time, always saved."""
    rahasia = "b" * 32
    kuki = f"{ambil_kuki(nama_pengguna)}; {settings.CSRF_COOKIE_NAME}={rahasia}"
    penangan, versi = WSGIHandler(), [0]

    def minta() -> bytes:
        nama = f"-{indikator_id}="
        tubuh = f"v{nama}{versi[0]}&p{nama}{100 + versi[0] % 2}".encode()
        lingkungan = {
            **_lingkungan(alamat, kuki), "REQUEST_METHOD": "POST", "wsgi.input": BytesIO(tubuh),
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(tubuh)),
            "HTTP_X_CSRFTOKEN": rahasia, "HTTP_ACCEPT": "application/json",
        }  # fmt: skip
        jawaban = penangan(lingkungan, lambda baris, kepala: None)
        isi = b"".join(jawaban)
        jawaban.close()
        baris = json.loads(isi)["baris"][str(indikator_id)]
        versi[0] = baris["versi"]
        return isi

    minta()  # learns the version of the cell
    minta()
    return minta


def _lingkungan(alamat: str, kuki: str) -> dict[str, object]:
    jalur, _, kueri = alamat.partition("?")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": jalur, "QUERY_STRING": kueri, "HTTP_COOKIE": kuki,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
    }  # fmt: skip


def _susun(penangan: WSGIHandler, alamat: str, kuki: str) -> Minta:
    lingkungan = _lingkungan(alamat, kuki)

    def minta() -> bytes:
        status: list[str] = []
        jawaban = penangan(
            {**lingkungan, "wsgi.input": BytesIO()}, lambda baris, kepala: status.append(baris)
        )
        isi = b"".join(jawaban)
        jawaban.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{alamat}: {status[0]}")
        return isi

    return minta


def hitung_kueri(minta: Minta) -> int:
    """Queries of one GET, session and rights included; the first, which writes the session's
    clock, aside."""
    minta()
    with CaptureQueriesContext(connection) as kueri:
        minta()
    return len(kueri)
