"""The months a row is in force, on its page: what may be chosen, and the act itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from indikator.forms import susun_pilihan_bulan
from indikator.halaman import tulis_masa
from indikator.models import Indikator, KinerjaUtama
from indikator.services import Perbuatan, ambil_bulan_pensiun, ubah_masa
from jabatan.izin import Pelaku
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Katalog, KeadaanKatalog

DESEMBER = 12


@dataclass(frozen=True, slots=True)
class Masa:
    """``daftar_bulan`` are the months that may be the last; empty when none is left."""

    sebutan: str
    pensiun: bool
    daftar_bulan: list[tuple[int, str]]


def susun_masa(katalog: Katalog, baris: KinerjaUtama | Indikator) -> Masa:
    """Return what the page offers (0–2 queries)."""
    pensiun = baris.berlaku_sampai < DESEMBER
    awal = DESEMBER if pensiun else ambil_bulan_pensiun(katalog, baris)
    return Masa(
        sebutan=tulis_masa(baris.berlaku_dari, baris.berlaku_sampai),
        pensiun=pensiun,
        daftar_bulan=susun_pilihan_bulan(awal, DESEMBER - 1),
    )


def ubah_masa_baris(
    request: HttpRequest, kelas: type[KinerjaUtama] | type[Indikator], pk: int, perbuatan: Perbuatan
) -> None:
    """Retire a row after the month that was chosen, or take that back."""
    sampai = DESEMBER
    if request.POST.get("tindakan") == "pensiun":
        sampai = _baca_bulan(request.POST.get("sampai", ""))
    ubah_masa(kelas, pk, sampai=sampai, perbuatan=perbuatan)  # type: ignore[type-var]


def _baca_bulan(teks: str) -> int:
    """Read a month that may be the last one: January to November."""
    if teks not in {str(bulan) for bulan in range(1, DESEMBER)}:
        raise IsianDitolak({"sampai": ["Pilih bulan terakhir baris ini berlaku."]})
    return int(teks)


def susun_bulan_awal(katalog: Katalog, pelaku: Pelaku) -> int:
    """The month a new row most likely begins in: January of a draft, this one of this year."""
    if katalog.keadaan == KeadaanKatalog.DRAF or katalog.tahun > pelaku.pada.year:
        return 1
    return pelaku.pada.month if katalog.tahun == pelaku.pada.year else DESEMBER
