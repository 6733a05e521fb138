"""Shared by the writers of the catalogue: lock, rights, what was seen, the trail.

Lock order: the pemda, the catalogue, its rows by key; so one change of a catalogue happens at a
time. Who fills a sheet locks its rows by key too, who submits or approves it the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from django.db.models import Model
from django.http import Http404

from indikator.izin import JALUR, ambil_bagian_ubah, ambil_katalog_dari, ambil_katalog_ubah
from indikator.kesalahan import BagianBerubah, BukanDraf, KatalogSudahArsip, TidakBerlaku
from indikator.models import Indikator, KinerjaUtama
from indikator.susunan import hitung_sidik
from jabatan.izin import Pelaku
from jabatan.models import Jabatan, Katalog, KeadaanKatalog, PemerintahDaerah
from jejak.services import Entri, catat_jejak

B = TypeVar("B", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbuatan:
    """Who edits, from which state of the page (``dilihat``: a fingerprint), on what ground."""

    oleh: Pelaku
    dilihat: str
    alasan: str = ""


# --- locks ----------------------------------------------------------------------------------------


def kunci_katalog(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Lock its pemda, then a catalogue he may edit, and return it as it stands now, in whatever
    state.

    TidakBerhak where he only sees it, Http404 otherwise (3 queries).
    """
    pemda_id = ambil_katalog_ubah(oleh, katalog_id).pemda_id
    PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=pemda_id)
    daftar = Katalog.objects.select_for_update(of=("self",), no_key=True).select_related(
        "pemda", "kecamatan"
    )
    katalog = daftar.filter(pk=katalog_id).first()
    if katalog is None:
        raise Http404
    return katalog


def kunci_katalog_tersunting(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Lock a catalogue whose rows may still change; KatalogSudahArsip."""
    katalog = kunci_katalog(katalog_id, oleh=oleh)
    if katalog.keadaan == KeadaanKatalog.ARSIP:
        raise KatalogSudahArsip(
            f"Katalog {katalog.tahun} sudah menjadi arsip dan tidak dapat diubah lagi. "
            "Ubah katalog tahun yang masih berlaku."
        )
    return katalog


def kunci_draf(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Lock a draft; BukanDraf."""
    katalog = kunci_katalog(katalog_id, oleh=oleh)
    if katalog.keadaan != KeadaanKatalog.DRAF:
        raise BukanDraf
    return katalog


def kunci_berlaku(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Lock a catalogue in force; TidakBerlaku."""
    katalog = kunci_katalog(katalog_id, oleh=oleh)
    if katalog.keadaan != KeadaanKatalog.BERLAKU:
        raise TidakBerlaku
    return katalog


def kunci_bagian(kelas: type[B], pk: int, perbuatan: Perbuatan) -> tuple[Katalog, B]:
    """Lock a part as it was seen, and its catalogue before it; BagianBerubah if it changed."""
    katalog, bagian = kunci_bagian_urutan(kelas, pk, perbuatan)
    periksa_sidik(perbuatan, hitung_sidik(bagian))
    return katalog, bagian


def kunci_bagian_urutan(kelas: type[B], pk: int, perbuatan: Perbuatan) -> tuple[Katalog, B]:
    """Lock a part whatever its text is now; before it its catalogue and, unless it is a fungsi,
    the indikator of its jabatan."""
    awal = ambil_bagian_ubah(perbuatan.oleh, kelas, pk)
    katalog = kunci_katalog_tersunting(ambil_katalog_dari(awal).pk, oleh=perbuatan.oleh)
    _kunci_indikator(awal)
    daftar = kelas._default_manager.select_related(JALUR[kelas]).filter(pk=pk)
    if issubclass(kelas, Indikator):
        daftar = daftar.prefetch_related("daftar_sumber_indikator__sumber")
    bagian = daftar.select_for_update(of=("self",), no_key=True).first()
    if bagian is None:
        raise Http404
    return katalog, bagian


def _kunci_indikator(bagian: Model) -> None:
    """All of the jabatan in one order, for renumbering touches them all (1 query)."""
    jalur = {Jabatan: "pk", KinerjaUtama: "jabatan_id", Indikator: "kinerja_utama.jabatan_id"}
    if type(bagian) in jalur:
        jabatan_id = attrgetter(jalur[type(bagian)])(bagian)
        daftar = Indikator.objects.filter(kinerja_utama__jabatan_id=jabatan_id).order_by("pk")
        list(daftar.terkunci().values_list("pk"))


def periksa_sidik(perbuatan: Perbuatan, kini: str) -> None:
    if perbuatan.dilihat != kini:
        raise BagianBerubah


# --- the trail ------------------------------------------------------------------------------------


def susun_entri_katalog(
    tindakan: str,
    katalog: Katalog,
    ringkas: str,
    *,
    bagian: tuple[str, object] | None = None,
    sebelum: Mapping[str, object] | None = None,
    sesudah: Mapping[str, object] | None = None,
    alasan: str = "",
) -> Entri:
    """Return the row of the trail for an act on a catalogue or a part of it (``bagian``: what kind
    and which key), in the chain of its kecamatan, else of its pemda."""
    objek, objek_id = bagian or ("katalog", katalog.pk)
    khusus = katalog.kecamatan_id is not None
    return Entri(
        tindakan=tindakan,
        objek=objek,
        objek_id=str(objek_id),
        ringkas=ringkas[:300],
        kecamatan_id=katalog.kecamatan_id,
        pemda_id=None if khusus else katalog.pemda_id,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=alasan,
    )


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
    entri = susun_entri_katalog(
        f"{tindakan}_katalog",
        katalog,
        f"{katalog}: {ringkas}",
        bagian=(str(bagian._meta.verbose_name), bagian.pk if bagian_id is None else bagian_id),
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
