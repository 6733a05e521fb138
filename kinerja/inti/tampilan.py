"""The guard around every view: declared policy, methods, and reading that never writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, cast

from django.db import connections
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

P = ParamSpec("P")

UMUM: Final = "umum"
_METODE_BACA: Final = frozenset({"GET", "HEAD"})
_PERINTAH_TULIS: Final = frozenset(
    {
        "INSERT",
        "UPDATE",
        "DELETE",
        "REPLACE",
        "MERGE",
        "TRUNCATE",
        "DROP",
        "ALTER",
        "CREATE",
    }
)
_AWALAN: Final = re.compile(r"(?:\s+|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
_TULIS_DALAM_CTE: Final = re.compile(
    r'\(\s*(?:insert\s+into|delete\s+from|update\s+["\w])|\)\s*(?:insert|update|delete)\b',
    re.IGNORECASE,
)


class TulisSaatBaca(RuntimeError):
    """A GET or HEAD request tried to write: a mistake in the program, never in the input."""


class Tampilan(Protocol[P]):
    """A guarded view; ``kebijakan`` names its row in the table of permissions."""

    kebijakan: str
    metode: tuple[str, ...]

    def __call__(
        self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase: ...


def tampilan(
    kebijakan: str, metode: Sequence[str] = ("GET",)
) -> Callable[[Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Tampilan[P]]:
    """Declare a view: ``@tampilan("lembar.lihat", metode=("GET", "POST"))``.

    HEAD comes with GET. Views of the policy "umum" need no login.
    """
    if not kebijakan or isinstance(metode, str):
        raise TypeError("tampilan(kebijakan, metode=(...,)) expected")
    daftar_metode = tuple(metode) + (("HEAD",) if "GET" in metode else ())

    def bungkus(
        fungsi: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Tampilan[P]:
        @wraps(fungsi)
        def jaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in daftar_metode:
                return HttpResponseNotAllowed(daftar_metode)
            if request.method not in _METODE_BACA:
                return fungsi(request, *args, **kwargs)
            _muat_pengguna(request)
            with hanya_baca():
                return fungsi(request, *args, **kwargs)

        terjaga = cast(Any, jaga)
        terjaga.kebijakan = kebijakan
        terjaga.metode = daftar_metode
        if kebijakan == UMUM:
            terjaga.login_required = False
        return cast("Tampilan[P]", terjaga)

    return bungkus


@contextmanager
def hanya_baca() -> Iterator[None]:
    """Refuse every write on every database while inside."""
    with ExitStack() as tumpukan:
        for connection in connections.all():
            tumpukan.enter_context(connection.execute_wrapper(_tolak_tulis))
        yield


def _tolak_tulis(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Database wrapper: let reading pass (SELECT … FOR UPDATE too), raise on writing."""
    if _menulis(str(sql)):
        raise TulisSaatBaca(f"a reading request tried to write: {str(sql)[:80]}")
    return execute(sql, params, many, context)


def _menulis(sql: str) -> bool:
    """Does this statement write? Looks at its first word, and inside WITH."""
    awalan = _AWALAN.match(sql)
    isi = sql[awalan.end() :] if awalan else sql
    kata = re.match(r"\w*", isi)
    pertama = kata[0].upper() if kata else ""
    if pertama == "WITH":
        return _TULIS_DALAM_CTE.search(isi) is not None
    return pertama in _PERINTAH_TULIS


def _muat_pengguna(request: HttpRequest) -> None:
    """Resolve the lazy user before the guard: Django may drop or renew a stale session then."""
    pengguna = getattr(request, "user", None)
    getattr(pengguna, "is_authenticated", None)
