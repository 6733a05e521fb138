"""Locks of filling, in the order in which they are taken: post, sheet, rows of the catalogue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from indikator.models import Indikator
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode
from realisasi.models import LembarBulanan, Realisasi


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
    penugasan: Penugasan, periode: Periode, waktu: datetime
) -> tuple[LembarBulanan | None, dict[int, Realisasi]]:
    """Lock a month for filling: its sheet with the version raised, and its cells.

    Raising the version is the lock: whoever comes second waits there and then reads what the first
    wrote. Where there is no sheet yet, two first saves meet at the post.
    """
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
