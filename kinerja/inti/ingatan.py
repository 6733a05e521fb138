"""Pages as drawn, kept by this process and found again only while nothing changed.

Everything such a page shows follows from the database, the day and who looks: its name says all
three (``jabatan.izin.susun_kunci``). What moves by itself (unread lines of the inbox) stands in the
menu, which is drawn for every request. Forms inside carry a stand-in for the token of the request.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

TERBESAR: Final = 512 * 1024
"""Characters; what is larger is drawn every time, so that the memory kept has a bound."""
_PENGGANTI: Final = secrets.token_hex(32)  # nobody can type what only this process knows


@dataclass(frozen=True, slots=True)
class Gambar:
    """A drawn page without its frame; ``hitungan`` is what the menu says waits (route → number)."""

    judul: str
    kepala: SafeString
    isi: SafeString
    hitungan: Mapping[str, int] = field(default_factory=dict)

    @property
    def besar(self) -> bool:
        return len(self.kepala) + len(self.isi) > TERBESAR

    def untuk(self, request: HttpRequest) -> dict[str, Gambar]:
        """Return the context of its page, with the token of the request in its forms."""
        if _PENGGANTI not in self.kepala and _PENGGANTI not in self.isi:
            return {"gambar": self}
        token = get_token(request)
        kepala, isi = (
            mark_safe(teks.replace(_PENGGANTI, token))  # noqa: S308 (drawn by templates)
            for teks in (self.kepala, self.isi)
        )
        return {"gambar": Gambar(self.judul, kepala, isi, self.hitungan)}


def buat_bagian(templat: str, isi: Mapping[str, Any]) -> SafeString:
    """Draw a part of a page that may be kept: without a request, its token held open."""
    return render_to_string(templat, {**isi, "csrf_token": _PENGGANTI})


def ambil_gambar(kunci: str, gambar: Callable[[], Gambar]) -> Gambar:
    """Return what was drawn under a name, else draw and keep it."""
    ada: Gambar | None = cache.get(kunci)
    if ada is not None:
        return ada
    baru = gambar()
    if not baru.besar:
        cache.set(kunci, baru)
    return baru
