"""Who sees which catalogue: everybody of the pemda sees its own; drafts nobody yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog


def _daftar_pemda(pelaku: Pelaku) -> set[int]:
    return {kecamatan.pemda_id for kecamatan in pelaku.daftar_kecamatan.values()}


def bisa_lihat_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """The pemda's catalogues, and the own ones of kecamatan he sees."""
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return False
    if katalog.kecamatan_id is None:
        return katalog.pemda_id in _daftar_pemda(pelaku)
    return katalog.kecamatan_id in pelaku.daftar_kecamatan


def katalog_terlihat_oleh(pelaku: Pelaku) -> QuerySet[Katalog]:
    """Return the catalogues for which ``bisa_lihat_katalog`` holds, newest year first."""
    return (
        Katalog.objects.filter(
            Q(kecamatan__isnull=True, pemda_id__in=_daftar_pemda(pelaku))
            | Q(kecamatan_id__in=pelaku.kecamatan_terlihat)
        )
        .exclude(keadaan=KeadaanKatalog.DRAF)
        .select_related("pemda", "kecamatan")
    )


def ambil_katalog(daftar: Sequence[Katalog], pk: int) -> Katalog:
    """Return one of the catalogues he sees; foreign and missing are the same Http404."""
    for katalog in daftar:
        if katalog.pk == pk:
            return katalog
    raise Http404


def ambil_katalog_kini(pelaku: Pelaku, daftar: Sequence[Katalog]) -> Katalog | None:
    """Return what is in force today in his kecamatan, else the newest he sees, else None.

    A kecamatan's own catalogue goes before the pemda's, one in force before an archived one.
    """
    kecamatan = pelaku.kecamatan_utama
    if kecamatan is None:
        return None
    cocok = [
        katalog
        for katalog in daftar
        if katalog.tahun == pelaku.pada.year
        and (
            katalog.kecamatan_id == kecamatan.pk
            or (katalog.kecamatan_id is None and katalog.pemda_id == kecamatan.pemda_id)
        )
    ]
    cocok.sort(
        key=lambda katalog: (katalog.kecamatan_id is None, katalog.keadaan == KeadaanKatalog.ARSIP)
    )
    return next(iter([*cocok, *daftar]), None)
