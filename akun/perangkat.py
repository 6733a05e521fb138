"""The mark of a browser an account has logged in from before.

It opens nothing. It only lets failed guesses made elsewhere not slow this browser down.
"""

from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

GARAM = "akun.perangkat"
UMUR_DETIK = 180 * 24 * 60 * 60


def nama_kuki() -> str:
    """The cookie's name, with the `__Host-` prefix wherever the session has it."""
    awalan = "__Host-" if settings.SESSION_COOKIE_NAME.startswith("__Host-") else ""
    return f"{awalan}perangkat"


def sudah_dikenal(request: HttpRequest) -> bool:
    """Say whether anybody has logged in from this browser before."""
    return _baca(request) is not None


def baca_perangkat(request: HttpRequest, nama_pengguna: str) -> str:
    """Return the browser's mark if it belongs to this account, else an empty text."""
    isi = _baca(request)
    if isi is None or not constant_time_compare(isi[0], _samarkan(nama_pengguna)):
        return ""
    return isi[1]


def tulis_perangkat(response: HttpResponse, request: HttpRequest, nama_pengguna: str) -> None:
    """Mark the browser as known to this account."""
    tanda = baca_perangkat(request, nama_pengguna) or token_urlsafe(12)
    response.set_cookie(
        nama_kuki(),
        signing.dumps([_samarkan(nama_pengguna), tanda], salt=GARAM),
        max_age=UMUR_DETIK,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _baca(request: HttpRequest) -> tuple[str, str] | None:
    try:
        isi = signing.loads(request.COOKIES.get(nama_kuki(), ""), salt=GARAM, max_age=UMUR_DETIK)
    except signing.BadSignature:
        return None
    return str(isi[0]), str(isi[1])


def _samarkan(nama_pengguna: str) -> str:
    return salted_hmac(GARAM, nama_pengguna, algorithm="sha256").hexdigest()[:32]
