"""Public holidays of a pemda: several at once or none, and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from jabatan.izin import Pelaku
from jabatan.izin.kantor import ambil_kecamatan_dibaca, tolak_kelola_pemda
from jabatan.kesalahan import IsianDitolak
from jabatan.models import HariLibur
from jabatan.services.catatan import periksa_hak, susun_entri, susun_isi
from jabatan.services.kecamatan import kunci_pemda
from jejak.services import catat_jejak
from kinerja.inti.waktu import tulis_tanggal

KOLOM = ("tanggal", "uraian")


@dataclass(frozen=True, slots=True)
class BarisLibur:
    """One holiday as typed; ``nomor`` is its line, for messages."""

    nomor: int
    tanggal: date
    uraian: str


@transaction.atomic
def buat_libur(kecamatan_id: int, *, daftar: Sequence[BarisLibur], oleh: Pelaku) -> int:
    """Add holidays to the pemda of a kecamatan, all or none; return how many.

    IsianDitolak names every line whose day is recorded already.
    """
    pemda_id = _kunci(kecamatan_id, oleh)
    ada = dict(HariLibur.objects.filter(pemda_id=pemda_id).values_list("tanggal", "uraian"))
    galat = [
        f"Baris {satu.nomor}: {tulis_tanggal(satu.tanggal)} sudah tercatat ({ada[satu.tanggal]})."
        for satu in daftar
        if satu.tanggal in ada
    ]
    if galat:
        raise IsianDitolak({"daftar": galat})
    baru = HariLibur.objects.bulk_create(
        HariLibur(pemda_id=pemda_id, tanggal=satu.tanggal, uraian=satu.uraian) for satu in daftar
    )
    catat_jejak(
        [
            susun_entri(
                *("buat", satu, f"Hari libur {tulis_tanggal(satu.tanggal)} ditambahkan"),
                sesudah=susun_isi(satu, *KOLOM),
                pemda_id=pemda_id,
            )
            for satu in baru
        ],
        oleh=oleh.pencatat,
    )
    return len(baru)


@transaction.atomic
def akhiri_libur(libur_id: int, *, kecamatan_id: int, oleh: Pelaku) -> None:
    """Remove a holiday; one already gone is gone."""
    pemda_id = _kunci(kecamatan_id, oleh)
    libur = HariLibur.objects.filter(pemda_id=pemda_id, pk=libur_id).first()
    if libur is None:
        return
    entri = susun_entri(
        *("hapus", libur, f"Hari libur {tulis_tanggal(libur.tanggal)} dihapus"),
        sebelum=susun_isi(libur, *KOLOM),
        pemda_id=pemda_id,
    )
    libur.delete()
    catat_jejak([entri], oleh=oleh.pencatat)


def _kunci(kecamatan_id: int, oleh: Pelaku) -> int:
    kecamatan = ambil_kecamatan_dibaca(oleh, kecamatan_id)
    periksa_hak(tolak_kelola_pemda(oleh, kecamatan.pemda_id))
    return kunci_pemda(kecamatan.pemda_id).pk
