"""Answers to the browser's own requests: JSON where the page's module asked for it."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, JsonResponse

JSON: Final = "application/json"
SESI_BERAKHIR: Final = (
    "Sesi Anda berakhir. Masuk lagi untuk melanjutkan; yang Anda ketik masih ada di halaman ini."
)


def minta_json(request: HttpRequest) -> bool:
    """Did a module of a page ask, which reads JSON and cannot follow a redirect?"""
    return request.headers.get("Accept", "").partition(",")[0].strip() == JSON


def tolak_json(status: int, kode: str, pesan: str, **lain: object) -> JsonResponse:
    """Refuse a whole request: what happened by name and in words."""
    return JsonResponse({"kode": kode, "pesan": pesan, **lain}, status=status)
