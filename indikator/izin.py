"""Who sees which catalogue, and who edits it.

Everybody of the pemda sees what is in force or archived; a draft only who may edit it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Katalog, KeadaanKatalog


def _daftar_pemda(pelaku: Pelaku) -> set[int]:
    return {kecamatan.pemda_id for kecamatan in pelaku.daftar_kecamatan.values()}


def _daftar_pemda_kelolaan(pelaku: Pelaku) -> set[int]:
    return {pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.admin_pemda_di}


def bisa_ubah_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """The pemda's is the admin pemda's, a kecamatan's own its admin's; in whatever keadaan.

    That an archived catalogue stays as it is, is a refusal of the services, not a missing right.
    """
    if katalog.kecamatan_id is None:
        return katalog.pemda_id in _daftar_pemda_kelolaan(pelaku)
    return katalog.kecamatan_id in pelaku.admin_kecamatan_di


def katalog_terubah_oleh(pelaku: Pelaku) -> QuerySet[Katalog]:
    """Return the catalogues for which ``bisa_ubah_katalog`` holds, newest year first."""
    return Katalog.objects.filter(_syarat_ubah(pelaku)).select_related("pemda", "kecamatan")


def _syarat_ubah(pelaku: Pelaku) -> Q:
    return Q(kecamatan__isnull=True, pemda_id__in=_daftar_pemda_kelolaan(pelaku)) | Q(
        kecamatan_id__in=pelaku.admin_kecamatan_di
    )


def ambil_katalog_ubah(pelaku: Pelaku, pk: int) -> Katalog:
    """Return a catalogue he may edit; TidakBerhak where he only sees it, else Http404 (1 query)."""
    katalog = katalog_terlihat_oleh(pelaku).filter(pk=pk).first() if pk < 2**63 else None
    if katalog is None:
        raise Http404
    if not bisa_ubah_katalog(pelaku, katalog):
        raise TidakBerhak(
            "Katalog pemerintah daerah diubah oleh admin pemda, "
            "katalog milik kecamatan oleh admin kecamatan itu."
        )
    return katalog


def bisa_lihat_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """The pemda's catalogues, the own ones of kecamatan he sees, and drafts he may edit."""
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return bisa_ubah_katalog(pelaku, katalog)
    if katalog.kecamatan_id is None:
        return katalog.pemda_id in _daftar_pemda(pelaku)
    return katalog.kecamatan_id in pelaku.daftar_kecamatan


def katalog_terlihat_oleh(pelaku: Pelaku) -> QuerySet[Katalog]:
    """Return the catalogues for which ``bisa_lihat_katalog`` holds, newest year first."""
    terbit = ~Q(keadaan=KeadaanKatalog.DRAF) & (
        Q(kecamatan__isnull=True, pemda_id__in=_daftar_pemda(pelaku))
        | Q(kecamatan_id__in=pelaku.kecamatan_terlihat)
    )
    return Katalog.objects.filter(terbit | _syarat_ubah(pelaku)).select_related(
        "pemda", "kecamatan"
    )


def ambil_katalog(daftar: Sequence[Katalog], pk: int) -> Katalog:
    """Return one of the catalogues he sees; foreign and missing are the same Http404."""
    for katalog in daftar:
        if katalog.pk == pk:
            return katalog
    raise Http404


def ambil_katalog_kini(pelaku: Pelaku, daftar: Sequence[Katalog]) -> Katalog | None:
    """Return what is in force today in his kecamatan, else the newest he sees, else None.

    A kecamatan's own catalogue goes before the pemda's, one in force before an archived one,
    anything before a draft.
    """
    kecamatan = pelaku.kecamatan_utama
    if kecamatan is None:
        return None
    terbit = [katalog for katalog in daftar if katalog.keadaan != KeadaanKatalog.DRAF]
    cocok = [
        katalog
        for katalog in terbit
        if katalog.tahun == pelaku.pada.year
        and (
            katalog.kecamatan_id == kecamatan.pk
            or (katalog.kecamatan_id is None and katalog.pemda_id == kecamatan.pemda_id)
        )
    ]
    cocok.sort(
        key=lambda katalog: (katalog.kecamatan_id is None, katalog.keadaan == KeadaanKatalog.ARSIP)
    )
    return next(iter([*cocok, *terbit, *daftar]), None)
