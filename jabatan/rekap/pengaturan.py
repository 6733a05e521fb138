"""The settings of an office: its letterhead as printed, and who signs today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jabatan.izin import susun_pejabat
from jabatan.models import JenisPosisi, Kecamatan, Penugasan, Posisi
from kinerja.inti.teks import susun_alamat_kop


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """One structural seat: how it signs, and who holds it today (None: nobody)."""

    posisi: Posisi
    sebagai: str
    penugasan: Penugasan | None


def ambil_penandatangan(kecamatan: Kecamatan, pada: date) -> list[Penandatangan]:
    """Return who signs on a day, the Camat first (2 queries)."""
    pejabat = susun_pejabat(kecamatan.pk, pada)
    daftar = Posisi.objects.filter(kecamatan=kecamatan).exclude(jenis=JenisPosisi.PELAKSANA)
    baris = [
        Penandatangan(
            posisi,
            "Camat" if posisi.jenis == JenisPosisi.CAMAT else "Atasan Langsung",
            pejabat.pemegang_utama(posisi.pk),
        )
        for posisi in daftar
    ]
    return sorted(baris, key=lambda satu: satu.sebagai != "Camat")


def susun_kop_kecamatan(kecamatan: Kecamatan) -> str:
    """Return the address line of the letterhead as reports print it."""
    return susun_alamat_kop(
        kecamatan.alamat, kecamatan.kode_pos, kecamatan.telepon, kecamatan.surel
    )
