"""Filling several months of a post in one act, as a workbook brings them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode
from realisasi.models import LembarBulanan
from realisasi.services.isi import isi_lembar
from realisasi.services.kunci import kunci_baris
from realisasi.services.tipe import IsianBaris

ASAL = "dari buku Excel"


def isi_dari_buku(
    penugasan: Penugasan,
    *,
    tahun: int,
    oleh: Pelaku,
    isian: Mapping[int, Sequence[IsianBaris]],
    alasan_atas_nama: str = "",
) -> int:
    """Store the rows of all months (month → rows) or of none; return how many cells changed.

    Everything is locked before the first month is written: a month's trail row locks the head of
    the chain, after which nobody may wait for a sheet. Raises what ``isi_lembar`` raises.
    """
    with transaction.atomic():
        Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
        list(
            LembarBulanan.objects.select_for_update(no_key=True)
            .filter(
                kecamatan_id=penugasan.kecamatan_id,
                penugasan=penugasan,
                tahun=tahun,
                bulan__in=isian,
            )
            .order_by("pk")
            .values_list("pk")
        )
        kunci_baris({baris.indikator_id for daftar in isian.values() for baris in daftar})
        return sum(
            isi_lembar(
                penugasan,
                periode=Periode(tahun, bulan),
                oleh=oleh,
                isian=daftar,
                alasan_atas_nama=alasan_atas_nama,
                asal=ASAL,
            ).berubah
            for bulan, daftar in sorted(isian.items())
        )
