"""A file as an answer."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def jawab_berkas(isi: bytes, jenis: str, nama: str, *, lampiran: bool = True) -> HttpResponse:
    """Return a file to keep, or with ``lampiran`` False one to open."""
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={
            "Content-Disposition": content_disposition_header(lampiran, nama),
            "X-Content-Type-Options": "nosniff",
        },
    )
