"""What waits for a decision of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jabatan.izin import Pejabat, Pelaku
from realisasi.alur import Tindakan
from realisasi.antrean import ambil_menunggu
from realisasi.models import LembarBulanan


@dataclass(frozen=True, slots=True)
class Antrean:
    """What waits for a decision of this person. ``atas_nama``: every sheet in his sight that waits
    for somebody → who filled it for its owner (None: the owner did); None where nothing was read.
    """

    verifikasi: tuple[LembarBulanan, ...] = ()
    persetujuan: int = 0
    atas_nama: Mapping[int, int | None] | None = None

    @property
    def terlama(self) -> LembarBulanan | None:
        return self.verifikasi[0] if self.verifikasi else None


def ambil_antrean(pelaku: Pelaku, pejabat: dict[int, Pejabat] | None = None) -> Antrean:
    """Return what he may decide today (2 queries; none for who heads no seat)."""
    if not pelaku.ada_bawahan:
        return Antrean()
    menunggu = ambil_menunggu(pelaku, pejabat)
    return Antrean(
        verifikasi=tuple(lembar for lembar, bisa in menunggu if Tindakan.VERIFIKASI in bisa),
        persetujuan=sum(1 for _, bisa in menunggu if Tindakan.SETUJUI in bisa),
        atas_nama={lembar.pk: lembar.diisi_oleh_id for lembar, _ in menunggu},
    )
