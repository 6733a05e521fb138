"""Which months of the catalogue's rows stand in sheets: asked from below before rows change."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, Max, OuterRef, QuerySet

from indikator import hitung
from jabatan.models import Katalog, KeadaanKatalog, Kecamatan
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, Realisasi

BELUM_DIAJUKAN = (Keadaan.DRAF, Keadaan.DIKEMBALIKAN)


class PemakaianKatalog:
    """Answers of ``indikator.services.pemakaian.PencariPemakaian``, one query each.

    Past the tenant scope: a catalogue of the pemda serves kecamatan its editor may not see.
    """

    def bulan_diajukan(self, katalog: Katalog, kode: str) -> int:
        daftar = LembarBulanan._base_manager.filter(
            kecamatan_id__in=_daftar_kecamatan(katalog),
            tahun=katalog.tahun,
            penugasan__posisi__kode_jabatan=kode,
        ).exclude(keadaan__in=BELUM_DIAJUKAN)
        return _bulan_terakhir(daftar)

    def bulan_terisi(self, katalog: Katalog, daftar_indikator: Sequence[int]) -> int:
        daftar = Realisasi._base_manager.filter(
            kecamatan_id__in=_daftar_kecamatan(katalog),
            tahun=katalog.tahun,
            indikator_id__in=daftar_indikator,
        ).exclude(keadaan=hitung.KeadaanSel.BELUM.value)
        return _bulan_terakhir(daftar)


def _daftar_kecamatan(katalog: Katalog) -> QuerySet[Kecamatan, int]:
    """The kecamatan a catalogue serves: its own one, else all of the pemda that have none."""
    if katalog.kecamatan_id is not None:
        daftar = Kecamatan.objects.filter(pk=katalog.kecamatan_id)
    else:
        sendiri = Katalog.objects.filter(kecamatan=OuterRef("pk"), tahun=katalog.tahun)
        terbit = sendiri.exclude(keadaan=KeadaanKatalog.DRAF)
        daftar = Kecamatan.objects.filter(~Exists(terbit), pemda_id=katalog.pemda_id)
    return daftar.values_list("pk", flat=True)


def _bulan_terakhir(daftar: QuerySet[LembarBulanan] | QuerySet[Realisasi]) -> int:
    bulan: int | None = daftar.aggregate(bulan=Max("bulan"))["bulan"]
    return 0 if bulan is None else bulan
