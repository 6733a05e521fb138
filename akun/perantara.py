"""What holds for every request of somebody who is logged in: session limits, first password."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from kinerja.inti.jawaban import minta_json, tolak_json

MASUK_PADA = "masuk_pada"
TERLIHAT_PADA = "terlihat_pada"
GANTI_SANDI = "Ganti kata sandi Anda dahulu, lalu kembali ke halaman ini."
SEGARKAN_DETIK = 10 * 60
NAMA_DIKECUALIKAN = frozenset({"akun:sandi", "akun:keluar"})


class SesiPerantara:
    """Ends sessions that are too old and asks for a new password where one is due.

    Idle: the session's own expiry (SESSION_COOKIE_AGE), moved on by a write at most every ten
    minutes. Absolute: SESSION_MUTLAK seconds after the login, whatever happens in between.
    Stands above LoginRequiredMiddleware's check, which then asks for a new login.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _jaga_umur_sesi(request, int(time.time()))
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponse],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Lead to the password page; pages that need no login stay open."""
        if not getattr(request.user, "harus_ganti_sandi", False):
            return None
        if not getattr(view_func, "login_required", True):
            return None
        if request.resolver_match and request.resolver_match.view_name in NAMA_DIKECUALIKAN:
            return None
        return _ke_ganti_sandi(request)


def _jaga_umur_sesi(request: HttpRequest, kini: int) -> None:
    masuk_pada = request.session.get(MASUK_PADA)
    if masuk_pada is not None and kini - masuk_pada >= settings.SESSION_MUTLAK:
        logout(request)
        return
    if masuk_pada is None:
        request.session[MASUK_PADA] = kini
    terlihat_pada = request.session.get(TERLIHAT_PADA)
    if terlihat_pada is None or kini - terlihat_pada >= SEGARKAN_DETIK:
        request.session[TERLIHAT_PADA] = kini


def _ke_ganti_sandi(request: HttpRequest) -> HttpResponse:
    tujuan = resolve_url("akun:sandi")
    if minta_json(request):
        return tolak_json(403, "ganti_sandi", GANTI_SANDI, ke=tujuan)
    if request.method == "GET":
        tujuan = f"{tujuan}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": tujuan})
    return HttpResponseRedirect(tujuan)
