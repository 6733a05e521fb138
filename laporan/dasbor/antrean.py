"""What waits for a decision of one person."""

from __future__ import annotations

from dataclasses import dataclass

from jabatan.izin import Pelaku
from realisasi.alur import Tindakan
from realisasi.antrean import ambil_menunggu
from realisasi.models import LembarBulanan


@dataclass(frozen=True, slots=True)
class Antrean:
    """What waits for a decision of this person."""

    verifikasi: tuple[LembarBulanan, ...] = ()
    persetujuan: int = 0

    @property
    def terlama(self) -> LembarBulanan | None:
        return self.verifikasi[0] if self.verifikasi else None


def ambil_antrean(pelaku: Pelaku) -> Antrean:
    """Return what he may decide today (2 queries; none for who heads no seat)."""
    if not pelaku.ada_bawahan:
        return Antrean()
    menunggu = ambil_menunggu(pelaku)
    return Antrean(
        verifikasi=tuple(lembar for lembar, bisa in menunggu if Tindakan.VERIFIKASI in bisa),
        persetujuan=sum(1 for _, bisa in menunggu if Tindakan.SETUJUI in bisa),
    )
