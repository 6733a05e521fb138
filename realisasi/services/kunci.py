"""Locks of filling, in the order in which they are taken: post, sheet, rows of the catalogue."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from datetime import datetime

from django.db import connection
from django.db.models import F

from indikator.models import Indikator
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode
from realisasi.models import LembarBulanan, Realisasi
from realisasi.services.tipe import BahanIsi


def kunci_lembar(penugasan: Penugasan, periode: Periode) -> LembarBulanan | None:
    """Lock the post, so that two first saves meet here, then the sheet where it exists."""
    Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
    lembar: LembarBulanan | None = (
        LembarBulanan.objects.select_for_update(no_key=True)
        .bulan_ini(periode)
        .filter(kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan)
        .first()
    )
    return lembar


def kunci_isi(
    penugasan: Penugasan, periode: Periode, waktu: datetime, bahan: BahanIsi | None = None
) -> tuple[LembarBulanan | None, dict[int, Realisasi]]:
    """Lock a month for filling: its sheet with the version raised, and its cells.

    Raising the version is the lock: whoever comes second waits there and then reads what the first
    wrote. Where there is no sheet yet, two first saves meet at the post. Every act and every save
    raises it, so that nothing is read again while it is the one ``bahan`` was read with (1 query,
    else 2 to 5).
    """
    if bahan is not None and bahan.lembar is not None:
        lembar = copy(bahan.lembar)
        lembar.versi, lembar.diubah_pada = lembar.versi + 1, waktu
        if _naikkan_versi(lembar):
            return lembar, dict(bahan.tersimpan)
    daftar = LembarBulanan.objects.bulan_ini(periode).filter(
        kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan
    )
    if daftar.update(versi=F("versi") + 1, diubah_pada=waktu) == 0:
        Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
        if daftar.update(versi=F("versi") + 1, diubah_pada=waktu) == 0:
            return None, {}
    isi: tuple[LembarBulanan | None, dict[int, Realisasi]]
    isi = daftar.ambil_isi(penugasan.kecamatan_id, periode.tahun)
    return isi


def _naikkan_versi(lembar: LembarBulanan) -> bool:
    """Store a version raised by one, unless somebody else raised it first."""
    waktu = connection.ops.adapt_datetimefield_value(lembar.diubah_pada)
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE realisasi_lembarbulanan SET versi = %s, diubah_pada = %s"
            " WHERE id = %s AND versi = %s",
            [lembar.versi, waktu, lembar.pk, lembar.versi - 1],
        )
        return bool(kursor.rowcount)


def kunci_baris(daftar_pk: Collection[int]) -> list[Indikator]:
    """Lock rows with their kinerja utama: neither meaning nor months change until the end."""
    daftar = Indikator.objects.filter(pk__in=daftar_pk).select_related("kinerja_utama")
    terkunci = daftar.select_for_update(of=("self", "kinerja_utama"), no_key=True)
    return list(terkunci.order_by("pk"))


def catat_pemakaian(daftar_pk: Collection[int], waktu: datetime) -> None:
    """From the first value or bukti on, the meaning of a row is immutable (0 or 1 query)."""
    if daftar_pk:
        belum = Indikator.objects.filter(pk__in=daftar_pk, dipakai_pada__isnull=True)
        belum.update(dipakai_pada=waktu)
