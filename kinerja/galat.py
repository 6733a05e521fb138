"""Views for errors that Django answers by itself, and the health checks."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kinerja.inti.jawaban import minta_json, tolak_json
from kinerja.inti.tampilan import tampilan

BASIS_DATA_HILANG = (OperationalError, InterfaceError)
COBA_LAGI_DETIK = "15"
TIDAK_TERSEDIA = (
    "Data belum dapat dijangkau. Yang Anda ketik masih ada di halaman ini; coba lagi sebentar lagi."
)
CSRF_BASI = "Halaman ini sudah terlalu lama terbuka. Masuk lagi atau muat ulang halaman."


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do after a stale form; the typed text stays with "back" in the browser."""
    if minta_json(request):
        return tolak_json(403, "csrf", CSRF_BASI)
    return render(request, "403_csrf.html", status=403)


def permintaan_buruk(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; a session that could not be written looks like one to Django, and is answered 503."""
    sebab: BaseException | None = exception
    while sebab is not None:
        if isinstance(sebab, BASIS_DATA_HILANG):
            return _belum_tersedia(request)
        sebab = sebab.__context__
    return HttpResponse(render_to_string("400.html"), status=400)


def galat_server(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away, locked or full: then the answer says to try again."""
    if isinstance(sys.exc_info()[1], BASIS_DATA_HILANG):
        return _belum_tersedia(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def _belum_tersedia(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: the session behind it may be what failed."""
    jawaban: HttpResponse
    if minta_json(request):
        jawaban = tolak_json(503, "tidak_tersedia", TIDAK_TERSEDIA)
    else:
        jawaban = HttpResponse(render_to_string("503.html"), status=503)
    jawaban.headers["Retry-After"] = COBA_LAGI_DETIK
    return jawaban


@tampilan("umum")
def sehat(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@tampilan("umum")
def siap(request: HttpRequest) -> HttpResponse:
    """The process answers and its database does (1 query)."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
