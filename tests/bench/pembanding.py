"""The yardstick: a view that reads the session and the user, and nothing of ours."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

PERANTARA = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]


def siapa(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.user))


urlpatterns = [path("", siapa)]
