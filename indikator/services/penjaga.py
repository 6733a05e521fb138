"""Shared by the writers of the catalogue's parts: lock, rights, what was seen, the trail.

Lock order: the pemda, the catalogue, its rows; so one change of a catalogue happens at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

from indikator.izin import JALUR, ambil_bagian_ubah, ambil_katalog_dari
from indikator.kesalahan import BagianBerubah, KatalogSudahArsip
from indikator.models import Indikator
from indikator.services.catatan import kunci_katalog as kunci_utuh
from indikator.susunan import hitung_sidik
from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog
from jejak.services import Entri, catat_jejak

B = TypeVar("B", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbuatan:
    """Who edits, from which state of the page (``dilihat``: a fingerprint), on what ground."""

    oleh: Pelaku
    dilihat: str
    alasan: str = ""


def kunci_katalog(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Lock a catalogue he may edit; Http404, TidakBerhak, or KatalogSudahArsip."""
    katalog = kunci_utuh(katalog_id, oleh)
    if katalog.keadaan == KeadaanKatalog.ARSIP:
        raise KatalogSudahArsip(
            f"Katalog {katalog.tahun} sudah menjadi arsip dan tidak dapat diubah lagi. "
            "Ubah katalog tahun yang masih berlaku."
        )
    return katalog


def kunci_bagian(kelas: type[B], pk: int, perbuatan: Perbuatan) -> tuple[Katalog, B]:
    """Lock a part as it was seen, and its catalogue before it; BagianBerubah if it changed."""
    katalog, bagian = kunci_bagian_urutan(kelas, pk, perbuatan)
    periksa_sidik(perbuatan, hitung_sidik(bagian))
    return katalog, bagian


def kunci_bagian_urutan(kelas: type[B], pk: int, perbuatan: Perbuatan) -> tuple[Katalog, B]:
    """Lock a part whatever its text is now, and its catalogue before it."""
    awal = ambil_bagian_ubah(perbuatan.oleh, kelas, pk)
    katalog = kunci_katalog(ambil_katalog_dari(awal).pk, oleh=perbuatan.oleh)
    daftar = kelas._default_manager.select_related(JALUR[kelas]).filter(pk=pk)
    if issubclass(kelas, Indikator):
        daftar = daftar.prefetch_related("daftar_sumber_indikator__sumber")
    bagian = daftar.select_for_update(of=("self",), no_key=True).first()
    if bagian is None:
        raise BagianBerubah("Bagian ini baru saja dihapus oleh admin lain.")
    return katalog, bagian


def periksa_sidik(perbuatan: Perbuatan, kini: str) -> None:
    if perbuatan.dilihat != kini:
        raise BagianBerubah


def catat_perubahan(
    katalog: Katalog,
    bagian: Model,
    ringkas: str,
    *,
    perbuatan: Perbuatan,
    sebelum: Mapping[str, object] | None = None,
    sesudah: Mapping[str, object] | None = None,
    bagian_id: int | None = None,
) -> None:
    """Raise the catalogue's version and write the change down: an addition without ``sebelum``, a
    removal without ``sesudah`` (then ``bagian_id`` is the key it had)."""
    katalog.versi += 1
    katalog.save(update_fields=["versi"])
    tindakan = "tambah" if sebelum is None else "hapus" if sesudah is None else "ubah"
    sendiri = katalog.kecamatan_id is not None
    entri = Entri(
        tindakan=f"{tindakan}_katalog",
        objek=str(bagian._meta.verbose_name),
        objek_id=str(bagian.pk if bagian_id is None else bagian_id),
        ringkas=f"{katalog}: {ringkas}"[:300],
        kecamatan_id=katalog.kecamatan_id,
        pemda_id=None if sendiri else katalog.pemda_id,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=perbuatan.alasan,
    )
    catat_jejak([entri], oleh=perbuatan.oleh.pencatat)


def susun_beda(
    sebelum: Mapping[str, object], sesudah: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """Return both sides with only what differs."""
    beda = [nama for nama in sesudah if sebelum[nama] != sesudah[nama]]
    return {nama: sebelum[nama] for nama in beda}, {nama: sesudah[nama] for nama in beda}
