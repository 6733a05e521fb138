"""What a page may load (Content-Security-Policy): one list, and the rare additions to it."""

from __future__ import annotations

from typing import Final

_ARAHAN: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
)
# A file that somebody uploaded: it loads nothing, runs nothing, stands in a place of its own, and
# only pages of this application may frame it.
KEBIJAKAN_BERKAS: Final = "default-src 'none'; sandbox; frame-ancestors 'self'"


def susun_kebijakan_isi(*tambahan: str) -> str:
    """Return the policy of every page, with further directives where a page has need of them."""
    return "; ".join([*_ARAHAN, *tambahan])
