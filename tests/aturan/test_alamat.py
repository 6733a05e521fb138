"""Every address declares its policy."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path


def daftar_alamat(pola: Iterable[Any], awalan: str = "") -> Iterator[tuple[str, Any]]:
    for butir in pola:
        if isinstance(butir, URLResolver):
            yield from daftar_alamat(butir.url_patterns, awalan + str(butir.pattern))
        elif isinstance(butir, URLPattern):
            yield awalan + str(butir.pattern), butir.callback


def tanpa_kebijakan(daftar: Iterable[tuple[str, Any]]) -> list[str]:
    return [alamat for alamat, tampilan in daftar if not getattr(tampilan, "kebijakan", "")]


def test_setiap_alamat_punya_kebijakan() -> None:
    daftar = list(daftar_alamat(get_resolver().url_patterns))
    assert len(daftar) >= 20
    assert tanpa_kebijakan(daftar) == []


def test_kendali_alamat_tanpa_kebijakan() -> None:
    def polos(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert tanpa_kebijakan(daftar_alamat([path("bocor/", polos)])) == ["bocor/"]
