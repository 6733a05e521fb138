"""The tenant scope. Nobody enters django-scopes except through here.

``scope(kecamatan=None)`` would switch the filter off, and an empty list would look like
"sees nothing" while hiding a mistake; both are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import cast

from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from kinerja.inti.kesalahan import Penolakan


class LingkupKosong(Penolakan):
    """Nobody may work in no kecamatan at all (the middleware answers 403)."""

    kode = "lingkup_kosong"
    pesan = "Anda belum mempunyai hak di kecamatan mana pun. Hubungi admin kecamatan Anda."
    siapa = "Admin kecamatan"


@contextmanager
def lingkup(daftar_id: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Limit every scoped query to these kecamatan; none at all raises LingkupKosong."""
    daftar = tuple(daftar_id)
    if not daftar:
        raise LingkupKosong
    for nomor in daftar:
        if isinstance(nomor, bool) or not isinstance(nomor, int):
            raise TypeError(f"kecamatan id expected, got {nomor!r}")
    with scope(kecamatan=list(daftar)):
        yield daftar


def periksa_lingkup(kecamatan_id: int) -> None:
    """Raise ScopeError unless the scope holds this kecamatan, for SQL that no manager limits."""
    keadaan = get_scope()
    if keadaan.get("_enabled", True) and kecamatan_id not in keadaan.get("kecamatan", ()):
        raise ScopeError(f"kecamatan {kecamatan_id} is outside the scope")


def tanpa_lingkup() -> AbstractContextManager[None]:
    """Switch the scope off: migrations, maintenance commands and tests only."""
    return cast("AbstractContextManager[None]", scopes_disabled())
