"""Template filters: the only way numbers and dates are written on a page."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Final

from django import template
from django.utils import timezone

from kinerja.inti import angka as angka_inti
from kinerja.inti import waktu as waktu_inti

register = template.Library()

TIDAK_ADA: Final = angka_inti.TIDAK_ADA


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """``{{ nilai|angka }}``, ``{{ nilai|angka:2 }}``."""
    return angka_inti.tulis_angka(nilai, desimal)


@register.filter
def persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """``{{ capaian|persen }}``."""
    return angka_inti.tulis_persen(nilai, desimal)


@register.filter
def tanggal(nilai: datetime.date | None) -> str:
    """``5 Februari 2026``; a datetime is first brought to the active zone."""
    hari = _hari(nilai)
    return TIDAK_ADA if hari is None else waktu_inti.tulis_tanggal(hari)


@register.filter
def tanggal_hari(nilai: datetime.date | None) -> str:
    """``Senin, 5 Oktober 2026``."""
    hari = _hari(nilai)
    return TIDAK_ADA if hari is None else waktu_inti.tulis_tanggal_hari(hari)


@register.filter
def waktu(nilai: datetime.datetime | None, zona: str | datetime.tzinfo | None = None) -> str:
    """``2 Oktober 2026 14.05 WIB``, in the given or the active zone."""
    if nilai is None:
        return TIDAK_ADA
    return waktu_inti.tulis_waktu(nilai, zona or timezone.get_current_timezone())


@register.filter
def nama_bulan(nilai: int | waktu_inti.Periode | None) -> str:
    """``Februari`` for 2 or a Periode."""
    return _bulan(nilai, waktu_inti.NAMA_BULAN)


@register.filter
def bulan_pendek(nilai: int | waktu_inti.Periode | None) -> str:
    """``Feb`` for 2 or a Periode."""
    return _bulan(nilai, waktu_inti.NAMA_BULAN_PENDEK)


def _hari(nilai: datetime.date | None) -> datetime.date | None:
    if isinstance(nilai, datetime.datetime):
        return timezone.localtime(nilai).date() if nilai.tzinfo else nilai.date()
    return nilai


def _bulan(nilai: int | waktu_inti.Periode | None, daftar_nama: tuple[str, ...]) -> str:
    if nilai is None:
        return TIDAK_ADA
    bulan = nilai.bulan if isinstance(nilai, waktu_inti.Periode) else nilai
    if not 1 <= bulan <= 12:
        raise ValueError(f"bulan {bulan} tidak ada")
    return daftar_nama[bulan - 1]
