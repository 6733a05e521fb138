"""The roof's middleware: request id, safe headers, and who acts in which kecamatan."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone

from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.jawaban import SESI_BERAKHIR, minta_json, tolak_json
from kinerja.inti.kebijakan import susun_kebijakan_isi
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup

Jawab = Callable[[HttpRequest], HttpResponse]

TANPA_HAK = "Anda tidak mempunyai penugasan atau peran hari ini. Hubungi admin kecamatan."
RUTE_KECAMATAN_BARU = "jabatan:kecamatan_baru"
KEBIJAKAN_IZIN = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PermintaanPerantara:
    """Give every request an id; the trail records it, so one act can be followed whole.

    Cookies that carry a NUL (quoted as ``\\000``) are dropped: PostgreSQL stores no such text, and
    the look-up of a forged session would end in a 500.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.permintaan_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        for nama in [nama for nama, isi in request.COOKIES.items() if "\0" in isi]:
            del request.COOKIES[nama]
        return self.get_response(request)


class KepalaAmanPerantara:
    """Strict CSP on every answer, and no copies of signed-in pages in any cache.

    Stands above what answers by itself: the redirect to https, static files, bad requests.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        jawaban.headers.setdefault("Content-Security-Policy", susun_kebijakan_isi())
        jawaban.headers.setdefault("Permissions-Policy", KEBIJAKAN_IZIN)
        jawaban.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        jawaban.headers.setdefault("X-Frame-Options", "DENY")
        jawaban.headers.setdefault("Cache-Control", "no-store")
        return jawaban


class MasukPerantara(LoginRequiredMiddleware):
    """Deny by default: to the login page, or 401 with its address where JSON was asked for."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        if minta_json(request):
            return tolak_json(401, "sesi", SESI_BERAKHIR, masuk=resolve_url("akun:masuk"))
        return super().handle_no_permission(request, view_func)


class PelakuPerantara:
    """Work out the rights of who is signed in, open his tenant scope and his time zone."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        pelaku = susun_pelaku(
            request.user,
            permintaan_id=request.permintaan_id,  # type: ignore[attr-defined]
        )
        if pelaku.kecamatan_utama is None:
            request.tanpa_hak = True  # type: ignore[attr-defined]
            if pelaku.pemda_dikelola:
                request.pelaku = pelaku  # type: ignore[attr-defined]
            return self.get_response(request)
        request.pelaku = pelaku  # type: ignore[attr-defined]
        with (
            lingkup(pelaku.kecamatan_terlihat),
            timezone.override(ZoneInfo(pelaku.kecamatan_utama.zona_waktu)),
        ):
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponse],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Who has no rights today may sign out, change his password, and see public pages.

        The admin of a pemda without any kecamatan is led to making the first one.
        """
        if not getattr(request, "tanpa_hak", False):
            return None
        if not getattr(view_func, "login_required", True):
            return None
        rute = request.resolver_match.view_name if request.resolver_match else ""
        if rute == "akun:sandi":
            return None
        pelaku: Pelaku | None = getattr(request, "pelaku", None)
        if minta_json(request):
            return tolak_json(403, TidakBerhak.kode, TANPA_HAK)
        if pelaku is None:
            return render(request, "tanpa_hak.html", status=403)
        if rute == RUTE_KECAMATAN_BARU:
            return None
        return redirect(RUTE_KECAMATAN_BARU, min(pelaku.pemda_dikelola))

    def process_exception(self, request: HttpRequest, sebab: Exception) -> HttpResponse | None:
        """Answer a named refusal that no view caught with its words, never with a 500."""
        if not isinstance(sebab, Penolakan):
            return None
        if minta_json(request):
            return tolak_json(sebab.status, sebab.kode, sebab.pesan)
        return render(request, sebab.templat, {"penolakan": sebab}, status=sebab.status)
