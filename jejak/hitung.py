"""Pure part of the trail: canonical text and the keyed hash that links the rows."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

_APA_ADANYA = frozenset({type(None), bool, int, str})


def tulis_kanonik(isi: object) -> str:
    """JSON with sorted keys and no spaces; Decimal, dates, UUID as text; float refused."""
    return _PENULIS.encode(isi if _siap_tulis(isi) else _polos(isi))


def hitung_mac(kunci: str, isi: Mapping[str, object]) -> str:
    """HMAC-SHA256 in hexadecimal over the canonical text of a row."""
    return hmac.digest(kunci.encode(), tulis_kanonik(isi).encode(), "sha256").hex()


def _siap_tulis(isi: object) -> bool:
    """Is it a mapping that the encoder writes as it is?"""
    if type(isi) is not dict or not _TEKS.issuperset(map(type, isi)):
        return False
    return _RATA.issuperset(map(type, isi.values()))


def _polos(nilai: object) -> object:
    """Bring a value to what JSON knows, without losing a digit."""
    if type(nilai) in _APA_ADANYA:
        return nilai
    if isinstance(nilai, Enum):
        return _polos(nilai.value)
    if isinstance(nilai, int | str):
        return nilai
    if isinstance(nilai, Mapping):
        return {_kunci(kunci): _polos(isi) for kunci, isi in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [_polos(isi) for isi in nilai]
    return _teks(nilai)


def _teks(nilai: object) -> str:
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, datetime):
        if nilai.tzinfo is None:
            raise TypeError("datetime without time zone in the trail")
        return nilai.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, UUID):
        return str(nilai)
    raise TypeError(f"the trail cannot hold a {type(nilai).__name__}")


def _kunci(kunci: object) -> str:
    if not isinstance(kunci, str):
        raise TypeError(f"text expected as key, got {type(kunci).__name__}")
    return kunci


_TEKS = frozenset({str})
_RATA = _APA_ADANYA | {Decimal, datetime, date, UUID}
"""What the encoder writes by itself or through ``_teks``: a mapping of these needs no copy."""
_PENULIS = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,  # what is nested has been copied by ``_polos``
    default=_teks,
)
