"""Views for errors that Django answers by itself, and the health checks."""

from __future__ import annotations

import sys

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kinerja.inti.jawaban import minta_json, tolak_json
from kinerja.inti.tampilan import tampilan

CSRF_BASI = "Halaman ini sudah terlalu lama terbuka. Masuk lagi atau muat ulang halaman."


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do after a stale form; the typed text stays with "back" in the browser."""
    if minta_json(request):
        return tolak_json(403, "csrf", CSRF_BASI)
    return render(request, "403_csrf.html", status=403)


def galat_server(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away or full: then the page says to try again.

    Rendered without the request: the session behind it may be what failed.
    """
    tanpa_basis_data = isinstance(sys.exc_info()[1], OperationalError)
    nama, status = ("503.html", 503) if tanpa_basis_data else ("500.html", 500)
    return HttpResponse(render_to_string(nama), status=status)


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
