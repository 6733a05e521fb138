"""Kecamatan and their pemda: made, and what their letterhead and rules say."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from django.db import models, transaction

from jabatan.izin import Pelaku
from jabatan.izin.kantor import ambil_kecamatan_kelolaan, tolak_kelola_pemda
from jabatan.models import Kecamatan, PemerintahDaerah
from jabatan.services.catatan import (
    periksa_dilihat,
    periksa_hak,
    periksa_model,
    susun_entri,
    susun_isi,
)
from jejak.services import catat_jejak

KOLOM_PEMDA = ("nama", "sebutan_kepala")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianKecamatan:
    """Letterhead and rules of an office as typed."""

    nama: str
    alamat: str
    telepon: str
    surel: str
    kode_pos: str
    tempat_tanda_tangan: str
    zona_waktu: str
    langkah_atasan: bool


KOLOM_KECAMATAN = tuple(satu.name for satu in fields(IsianKecamatan))


@transaction.atomic
def buat_kecamatan(pemda_id: int, *, isian: IsianKecamatan, oleh: Pelaku) -> Kecamatan:
    """Add an office to a pemda; its seats come next."""
    periksa_hak(tolak_kelola_pemda(oleh, pemda_id))
    pemda = kunci_pemda(pemda_id)
    kecamatan = Kecamatan(pemda=pemda, **asdict(isian))
    periksa_model(kecamatan)
    kecamatan.save(force_insert=True)
    entri = susun_entri(
        *("buat", kecamatan, f"Kecamatan {kecamatan.nama} dibuat"),
        sesudah=susun_isi(kecamatan, *KOLOM_KECAMATAN),
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return kecamatan


@transaction.atomic
def ubah_kecamatan(
    kecamatan_id: int, *, isian: IsianKecamatan, dilihat: str, oleh: Pelaku
) -> Kecamatan:
    """Correct letterhead and rules; approved months keep the letterhead of their day."""
    kecamatan = kunci_kecamatan(kecamatan_id, oleh=oleh)
    periksa_dilihat(kecamatan, KOLOM_KECAMATAN, dilihat)
    _ubah(kecamatan, asdict(isian), f"Pengaturan Kecamatan {isian.nama} diubah", oleh)
    return kecamatan


@transaction.atomic
def ubah_pemda(
    pemda_id: int, *, nama: str, sebutan_kepala: str, dilihat: str, oleh: Pelaku
) -> PemerintahDaerah:
    """Correct the name of a pemda, which heads every letterhead."""
    periksa_hak(tolak_kelola_pemda(oleh, pemda_id))
    pemda = kunci_pemda(pemda_id)
    periksa_dilihat(pemda, KOLOM_PEMDA, dilihat)
    isi: dict[str, object] = {"nama": nama, "sebutan_kepala": sebutan_kepala}
    _ubah(pemda, isi, f"Pengaturan {nama} diubah", oleh, pemda_id=pemda.pk)
    return pemda


def kunci_kecamatan(kecamatan_id: int, *, oleh: Pelaku) -> Kecamatan:
    """Return an office he runs, read anew under lock; 403 where he only reads it."""
    kecamatan = ambil_kecamatan_kelolaan(oleh, kecamatan_id)
    terkunci = Kecamatan.objects.select_for_update(of=("self",), no_key=True).select_related(
        "pemda"
    )
    return terkunci.get(pk=kecamatan.pk)


def kunci_pemda(pemda_id: int) -> PemerintahDaerah:
    """Return a pemda under lock: one change of its roles, holidays and rules at a time."""
    return PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=pemda_id)


def _ubah(
    baris: models.Model,
    isi: dict[str, object],
    ringkas: str,
    oleh: Pelaku,
    *,
    pemda_id: int | None = None,
) -> None:
    sebelum = susun_isi(baris, *isi)
    for kolom, nilai in isi.items():
        setattr(baris, kolom, nilai)
    periksa_model(baris)
    sesudah = susun_isi(baris, *isi)
    if sesudah == sebelum:
        return
    baris.save(update_fields=list(isi))
    entri = susun_entri(
        *("ubah", baris, ringkas), sebelum=sebelum, sesudah=sesudah, pemda_id=pemda_id
    )
    catat_jejak([entri], oleh=oleh.pencatat)
