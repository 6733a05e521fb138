"""What waits for whom: sheets by the step they stand at, oldest first."""

from __future__ import annotations

from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models.organisasi import Kalender
from realisasi.alur import Keadaan, Tindakan
from realisasi.izin import lembar_terlihat_oleh
from realisasi.models import LembarBulanan
from realisasi.rekap import susun_situasi

MENUNGGU = [Keadaan.DIAJUKAN.value, Keadaan.DIVERIFIKASI.value]


def ambil_menunggu(pelaku: Pelaku) -> list[tuple[LembarBulanan, frozenset[Tindakan]]]:
    """Return every submitted or verified sheet in sight with the acts open to this person.

    2 queries, and one for the seat holders of each kecamatan in which something waits.
    """
    pejabat: dict[int, Pejabat] = {}
    kalender: dict[int, Kalender] = {}
    hasil = []
    daftar = (
        lembar_terlihat_oleh(pelaku)
        .filter(keadaan__in=MENUNGGU)
        .dengan_orang()
        .order_by("tahun", "bulan", "diajukan_pada", "pk")
    )
    for lembar in daftar:
        kecamatan = lembar.penugasan.kecamatan
        situasi = susun_situasi(
            pelaku,
            lembar.penugasan,
            lembar.periode,
            lembar,
            kalender=kalender.setdefault(kecamatan.pk, Kalender(kecamatan)),
            pejabat=pejabat.setdefault(kecamatan.pk, susun_pejabat(kecamatan.pk, pelaku.pada)),
        )
        bisa = frozenset(
            tindakan
            for tindakan in (Tindakan.VERIFIKASI, Tindakan.SETUJUI)
            if situasi.bisa(tindakan)
        )
        hasil.append((lembar, bisa))
    return hasil


def ambil_antrean_verifikasi(pelaku: Pelaku) -> list[LembarBulanan]:
    """Return the sheets this person may verify today."""
    return [lembar for lembar, bisa in ambil_menunggu(pelaku) if Tindakan.VERIFIKASI in bisa]


def ambil_antrean_persetujuan(pelaku: Pelaku) -> list[LembarBulanan]:
    """Return the sheets this person may approve today."""
    return [lembar for lembar, bisa in ambil_menunggu(pelaku) if Tindakan.SETUJUI in bisa]
