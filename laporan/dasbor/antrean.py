"""What waits for a decision of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jabatan.izin import Pelaku
from kinerja.inti.waktu import Periode
from realisasi.alur import Tindakan
from realisasi.antrean import ambil_menunggu, ambil_permintaan_menunggu
from realisasi.izin import bisa_jawab_permintaan
from realisasi.models import LembarBulanan, PermintaanBuka


@dataclass(frozen=True, slots=True)
class Antrean:
    """What waits for a decision of this person; ``permintaan`` counts requests to open a month.

    ``diminta``: (post id, month) → the request that waits, whoever may answer it.
    """

    verifikasi: tuple[LembarBulanan, ...] = ()
    persetujuan: int = 0
    permintaan: int = 0
    diminta: Mapping[tuple[int, Periode], PermintaanBuka] = field(default_factory=dict)

    @property
    def terlama(self) -> LembarBulanan | None:
        return self.verifikasi[0] if self.verifikasi else None


def ambil_antrean(pelaku: Pelaku) -> Antrean:
    """Return what he may decide today (3 queries; 1 for who heads no seat)."""
    menunggu = ambil_menunggu(pelaku) if pelaku.ada_bawahan else []
    daftar = ambil_permintaan_menunggu(pelaku)
    return Antrean(
        verifikasi=tuple(lembar for lembar, bisa in menunggu if Tindakan.VERIFIKASI in bisa),
        persetujuan=sum(1 for _, bisa in menunggu if Tindakan.SETUJUI in bisa),
        permintaan=sum(1 for satu in daftar if bisa_jawab_permintaan(pelaku, satu)),
        diminta={(satu.penugasan_id, satu.periode): satu for satu in daftar},
    )
