"""The order of the parts of a catalogue: one place up or down, and no gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from django.db import transaction
from django.db.models import F, Model

from indikator.models import Indikator, KinerjaUtama
from indikator.services.katalog import GESER_SEMENTARA
from indikator.services.penjaga import (
    Perbuatan,
    catat_perubahan,
    kunci_bagian_urutan,
    periksa_sidik,
)
from indikator.susunan import hitung_sidik_urutan
from jabatan.models import Fungsi, Jabatan

B = TypeVar("B", bound=Model)
INDUK: Final[dict[type[Model], str]] = {
    Jabatan: "katalog",
    Fungsi: "jabatan",
    KinerjaUtama: "jabatan",
    Indikator: "kinerja_utama",
}
NAIK, TURUN = "naik", "turun"


@transaction.atomic
def ubah_urutan(kelas: type[B], pk: int, *, arah: str, perbuatan: Perbuatan) -> B:
    """Move a part one place; at the end of its list nothing happens.

    ``perbuatan.dilihat`` is the fingerprint of the list's order: a second press of the same
    button is refused instead of moving twice.
    """
    katalog, bagian = kunci_bagian_urutan(kelas, pk, perbuatan)
    daftar = ambil_sebaris(bagian)
    periksa_sidik(perbuatan, hitung_sidik_urutan(daftar))
    asal = [satu.pk for satu in daftar].index(pk)
    tujuan = asal - 1 if arah == NAIK else asal + 1
    if not 0 <= tujuan < len(daftar):
        return bagian
    daftar[asal], daftar[tujuan] = daftar[tujuan], daftar[asal]
    tulis_urutan(daftar)
    tulis_nomor(bagian)
    catat_perubahan(
        katalog,
        bagian,
        f"{bagian._meta.verbose_name} dipindahkan {'ke atas' if arah == NAIK else 'ke bawah'}: "
        f"{bagian}",
        perbuatan=perbuatan,
        sebelum={"urut": asal + 1},
        sesudah={"urut": tujuan + 1},
    )
    return bagian


def ambil_sebaris(bagian: B) -> list[B]:
    """Return the parts of the same parent in their order, itself among them (1 query)."""
    induk = INDUK[type(bagian)]
    daftar = type(bagian)._default_manager.filter(**{induk: getattr(bagian, f"{induk}_id")})
    return list(daftar.order_by("urut", "pk"))


def tulis_urutan(daftar: Sequence[Model]) -> None:
    """Number the rows 1, 2, 3 … in this order; out of the way of their unique places first."""
    if not daftar:
        return
    baris = type(daftar[0])._default_manager.filter(pk__in=[satu.pk for satu in daftar])
    baris.update(urut=F("urut") + GESER_SEMENTARA)
    for urut, satu in enumerate(daftar, 1):
        setattr(satu, "urut", urut)  # noqa: B010  (four models share the column)
    type(daftar[0])._default_manager.bulk_update(daftar, ["urut"])


def tulis_nomor(bagian: Model) -> None:
    """Number the indikator of a jabatan through in document order, as the decree does."""
    if isinstance(bagian, KinerjaUtama):
        jabatan_id = bagian.jabatan_id
    elif isinstance(bagian, Indikator):
        jabatan_id = bagian.kinerja_utama.jabatan_id
    else:
        return
    daftar = Indikator.objects.filter(kinerja_utama__jabatan_id=jabatan_id)
    tulis_urutan(list(daftar.order_by("kinerja_utama__urut", "urut", "pk")))
