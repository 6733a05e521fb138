"""What lower floors ask about sheets: the months of a post, the sheets of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count, Q

from indikator.services import HitunganLembar
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan


def ambil_bulan_lembar(
    penugasan: Penugasan, *, awal: date, akhir: date, hanya_disetujui: bool
) -> Sequence[Periode]:
    """Return the months within awal..akhir with a sheet (1 query)."""
    daftar = LembarBulanan.objects.filter(
        penugasan=penugasan, tahun__gte=awal.year, tahun__lte=akhir.year
    )
    if hanya_disetujui:
        daftar = daftar.filter(keadaan=Keadaan.DISETUJUI)
    batas = Periode.dari_tanggal(awal), Periode.dari_tanggal(akhir)
    return [lembar.periode for lembar in daftar if batas[0] <= lembar.periode <= batas[1]]


def ambil_hitungan_lembar(
    daftar_kecamatan: Sequence[int], *, tahun: int, pada: date
) -> Mapping[int, HitunganLembar]:
    """Return kecamatan id → its sheets of a year; kecamatan without any are left out (1 query)."""
    daftar = (
        LembarBulanan.objects.filter(kecamatan_id__in=daftar_kecamatan, tahun=tahun)
        .order_by()
        .values_list("kecamatan_id")
        .annotate(
            semua=Count("pk"),
            terbuka=Count("pk", filter=Q(dibuka_sampai__gte=pada)),
            belum=Count("pk", filter=~Q(keadaan=Keadaan.DISETUJUI)),
        )
    )
    return {pk: HitunganLembar(*hitungan) for pk, *hitungan in daftar}
