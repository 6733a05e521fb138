"""Decrees that change a catalogue within its year: written down, or taken back when mistyped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import Http404

from indikator.services.penjaga import kunci_berlaku, susun_entri_katalog
from jabatan.izin import Pelaku
from jabatan.models import PerubahanKatalog
from jabatan.services.catatan import periksa_model, susun_isi
from jejak.services import catat_jejak

KOLOM = ("nomor_sk", "tanggal_sk", "mulai_bulan")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPerubahan:
    """A decree as typed."""

    nomor_sk: str
    tanggal_sk: date
    mulai_bulan: int


@transaction.atomic
def buat_perubahan(katalog_id: int, *, isian: IsianPerubahan, oleh: Pelaku) -> PerubahanKatalog:
    """Write down a decree; IsianDitolak for a number that is there already."""
    katalog = kunci_berlaku(katalog_id, oleh=oleh)
    perubahan = PerubahanKatalog(
        katalog=katalog,
        nomor_sk=isian.nomor_sk,
        tanggal_sk=isian.tanggal_sk,
        mulai_bulan=isian.mulai_bulan,
    )
    periksa_model(perubahan)
    perubahan.save(force_insert=True)
    entri = susun_entri_katalog(
        "katalog.sk_perubahan",
        katalog,
        f"SK perubahan {perubahan.nomor_sk} dicatat pada {katalog}",
        sesudah=susun_isi(perubahan, *KOLOM),
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return perubahan


@transaction.atomic
def akhiri_perubahan(katalog_id: int, perubahan_id: int, *, oleh: Pelaku) -> str:
    """Take back a decree written down by mistake; return its number."""
    katalog = kunci_berlaku(katalog_id, oleh=oleh)
    daftar = PerubahanKatalog.objects.filter(katalog=katalog)
    perubahan = daftar.filter(pk=perubahan_id).first() if perubahan_id < 2**63 else None
    if perubahan is None:
        raise Http404
    entri = susun_entri_katalog(
        "katalog.hapus_sk_perubahan",
        katalog,
        f"SK perubahan {perubahan.nomor_sk} dihapus dari {katalog}",
        sebelum=susun_isi(perubahan, *KOLOM),
    )
    perubahan.delete()
    catat_jejak([entri], oleh=oleh.pencatat)
    return perubahan.nomor_sk
