"""The yardstick: a view that reads Django's session and user, and nothing of ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import path

PERANTARA = [
    f"{__name__}.alamat_sendiri",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
SESI = "django.contrib.sessions.backends.db"
PINTU = "django.contrib.auth.backends.ModelBackend"


def siapa(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.user))


urlpatterns = [path("", siapa)]


def alamat_sendiri(
    jawab: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that sends every request here, whatever the settings say by then."""

    def kerja(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__  # type: ignore[attr-defined]
        return jawab(request)

    return kerja
