"""What waits for whom: sheets by the step they stand at, oldest first."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Penugasan
from jabatan.models.organisasi import Kalender
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.izin import (
    lembar_terlihat_oleh,
    permintaan_dijawab_oleh,
    permintaan_terlihat_oleh,
)
from realisasi.models import LembarBulanan, PermintaanBuka
from realisasi.rekap import susun_situasi

TERJAWAB_TERAKHIR = 30
SETAHUN = timedelta(days=366)
MENUNGGU = [Keadaan.DIAJUKAN.value, Keadaan.DIVERIFIKASI.value]


def ambil_menunggu(
    pelaku: Pelaku, pejabat: dict[int, Pejabat] | None = None
) -> list[tuple[LembarBulanan, frozenset[Tindakan]]]:
    """Return every submitted or verified sheet in sight with the acts open to this person.

    2 queries, and one for the seat holders of each kecamatan in which something waits; those
    already read may be given.
    """
    pejabat = {} if pejabat is None else pejabat
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


def ambil_permintaan_menunggu(pelaku: Pelaku) -> list[PermintaanBuka]:
    """Return the unanswered requests about posts he may see, oldest first (1 query)."""
    daftar = permintaan_terlihat_oleh(pelaku).menunggu().dengan_orang()
    return list(daftar.order_by("diminta_pada", "pk"))


def hitung_permintaan(pelaku: Pelaku) -> int:
    """Return how many requests wait for this person's answer (1 query; none for who opens none)."""
    if not pelaku.camat_di | pelaku.admin_di:
        return 0
    return permintaan_dijawab_oleh(pelaku).menunggu().count()


def ambil_permintaan_terjawab(pelaku: Pelaku) -> list[PermintaanBuka]:
    """Return the newest answered requests about posts he may see (1 query)."""
    daftar = permintaan_terlihat_oleh(pelaku).filter(~Q(keadaan="menunggu")).dengan_orang()
    return list(daftar.order_by("-dijawab_pada", "-pk")[:TERJAWAB_TERAKHIR])


def ambil_pilihan_buka(pelaku: Pelaku) -> list[Penugasan]:
    """Return the posts with IKI of which he may open months: not his own, held within the last
    year (1 query; none for who opens none)."""
    kecamatan = pelaku.camat_di | pelaku.admin_di
    if not kecamatan:
        return []
    daftar = Penugasan.objects.ber_iki().filter(kecamatan_id__in=kecamatan)
    daftar = daftar.menyentuh(pelaku.pada - SETAHUN, pelaku.pada).dengan_orang()
    urut = daftar.order_by("kecamatan__nama", "pegawai__nama", "pk")
    return [satu for satu in urut if satu.pegawai_id != pelaku.pegawai_id]


def ambil_permintaan_bulan(penugasan: Penugasan, periode: Periode) -> PermintaanBuka | None:
    """Return the request that waits for a month of a post (1 query)."""
    daftar = PermintaanBuka.objects.untuk_bulan(penugasan, periode).menunggu()
    permintaan: PermintaanBuka | None = daftar.select_related("diminta_oleh").first()
    return permintaan
