"""The months of a post that carry a sheet: asked from below before a post is shortened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
