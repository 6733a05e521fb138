"""Views for errors that Django answers by itself, and the health checks."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinerja.inti.tampilan import tampilan


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do after a stale form; the typed text stays with "back" in the browser."""
    return render(request, "403_csrf.html", status=403)


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
