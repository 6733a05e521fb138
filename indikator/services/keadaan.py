"""The life of a catalogue after it was opened: its decree, into force, into the archive, away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from indikator.izin import katalog_terlihat_oleh
from indikator.kesalahan import BelumSiap, KatalogBerubah
from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator, Target
from indikator.services.penjaga import kunci_draf, kunci_katalog, susun_entri_katalog
from indikator.services.siap import ambil_kecamatan, ambil_kesiapan, ambil_kesiapan_arsip
from indikator.services.tahun_baru import periksa_belum_ada
from jabatan.izin import Pelaku
from jabatan.kesalahan import MasihDipakai
from jabatan.models import Fungsi, Jabatan, Katalog, KeadaanKatalog, Penugasan, Posisi
from jabatan.services.catatan import periksa_lepas, susun_isi
from jejak.services import catat_jejak

KOLOM_SK = ("tahun", "nomor_sk", "tanggal_sk")


@transaction.atomic
def ubah_katalog(
    katalog_id: int, *, tahun: int, nomor_sk: str, tanggal_sk: date, versi: int, oleh: Pelaku
) -> Katalog:
    """Give a draft another year or decree; KatalogBerubah when ``versi`` is not the latest."""
    katalog = kunci_draf(katalog_id, oleh=oleh)
    if katalog.versi != versi:
        raise KatalogBerubah
    periksa_belum_ada(katalog.pemda_id, katalog.kecamatan_id, tahun, kecuali=katalog.pk)
    sebelum = susun_isi(katalog, *KOLOM_SK)
    katalog.tahun, katalog.nomor_sk, katalog.tanggal_sk = tahun, nomor_sk, tanggal_sk
    sesudah = susun_isi(katalog, *KOLOM_SK)
    if sesudah == sebelum:
        return katalog
    katalog.versi += 1
    katalog.save(update_fields=[*KOLOM_SK, "versi"])
    entri = susun_entri_katalog(
        "katalog.ubah", katalog, f"SK draf {katalog} diubah", sebelum=sebelum, sesudah=sesudah
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return katalog


@transaction.atomic
def berlakukan_katalog(katalog_id: int, *, sidik: str, oleh: Pelaku) -> Katalog:
    """Put a draft in force as it was seen; its versi stays, for what it says is the same.

    ``sidik`` is that of the page he confirmed: KatalogBerubah when the draft, or what it
    replaces, says something else by now. BelumSiap names the first reason that stands against.
    """
    katalog = kunci_draf(katalog_id, oleh=oleh)
    _kunci_kantor(katalog)
    kesiapan = ambil_kesiapan(katalog, list(katalog_terlihat_oleh(oleh)))
    if kesiapan.sidik != sidik:
        raise KatalogBerubah
    if kesiapan.daftar_masalah:
        raise BelumSiap(kesiapan.daftar_masalah[0].teks)
    katalog.keadaan = KeadaanKatalog.BERLAKU
    katalog.save(update_fields=["keadaan"])
    hitungan = {kata: jumlah for _, kata, jumlah in kesiapan.perbedaan.daftar_hitungan}
    entri = susun_entri_katalog(
        "katalog.berlakukan",
        katalog,
        f"{katalog} berlaku untuk {katalog.sebutan_cakupan}",
        sebelum={"keadaan": KeadaanKatalog.DRAF.value},
        sesudah={"keadaan": KeadaanKatalog.BERLAKU.value, "sidik": sidik, **hitungan}
        | {"menggantikan": kesiapan.dasar and kesiapan.dasar.pk},
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return katalog


@transaction.atomic
def arsipkan_katalog(katalog_id: int, *, oleh: Pelaku) -> Katalog:
    """Close a year whose December sheets are locked; BelumSiap names what is still open."""
    katalog = kunci_katalog(katalog_id, oleh=oleh)
    kesiapan = ambil_kesiapan_arsip(katalog, oleh.pada)
    if kesiapan.daftar_alasan:
        raise BelumSiap(kesiapan.daftar_alasan[0])
    katalog.keadaan = KeadaanKatalog.ARSIP
    katalog.save(update_fields=["keadaan"])
    entri = susun_entri_katalog(
        "katalog.arsipkan",
        katalog,
        f"{katalog} untuk {katalog.sebutan_cakupan} menjadi arsip",
        sebelum={"keadaan": KeadaanKatalog.BERLAKU.value},
        sesudah={"keadaan": KeadaanKatalog.ARSIP.value},
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return katalog


@transaction.atomic
def akhiri_katalog(katalog_id: int, *, versi: int, oleh: Pelaku) -> str:
    """Throw a draft away with its rows and the targets set for them; return its name."""
    katalog = kunci_draf(katalog_id, oleh=oleh)
    if katalog.versi != versi:
        raise KatalogBerubah
    sebelum = susun_isi(katalog, *KOLOM_SK) | {
        "jabatan": Jabatan.objects.filter(katalog=katalog).count(),
        "indikator": Indikator.objects.milik_katalog(katalog).count(),
        "target": hitung_target(katalog),
    }
    entri = susun_entri_katalog(
        "katalog.hapus",
        katalog,
        f"Draf {katalog} untuk {katalog.sebutan_cakupan} dihapus",
        sebelum=sebelum,
    )
    _lepas_isi(katalog, sebutan=f"Draf {katalog}")
    nama = str(katalog)
    periksa_lepas(katalog, sebutan=f"Draf {nama}")
    catat_jejak([entri], oleh=oleh.pencatat)
    return nama


def hitung_target(katalog: Katalog) -> int:
    """Return how many targets hang on a catalogue, in the kecamatan he works in (1 query)."""
    jumlah: int = Target.objects.filter(indikator__kinerja_utama__jabatan__katalog=katalog).count()
    return jumlah


def _lepas_isi(katalog: Katalog, *, sebutan: str) -> None:
    """Delete targets and rows from the bottom up; MasihDipakai where realisasi hang on a row."""
    indikator = Indikator.objects.milik_katalog(katalog).values("pk")
    Target.objects.filter(indikator__in=indikator).delete()
    SumberIndikator.objects.filter(indikator__in=indikator).delete()
    try:
        for model, jalan in (
            (Indikator, "kinerja_utama__jabatan__katalog"),
            (KinerjaUtama, "jabatan__katalog"),
            (Fungsi, "jabatan__katalog"),
            (Jabatan, "katalog"),
            (SumberData, "katalog"),
        ):
            model._default_manager.filter(**{jalan: katalog}).delete()
    except ProtectedError:
        raise MasihDipakai(
            f"{sebutan} pernah dipakai mengisi realisasi, jadi tidak dapat dihapus."
        ) from None


def _kunci_kantor(katalog: Katalog) -> None:
    """Hold what the readiness is judged by: the seats and posts of every office of the scope.

    Adding or changing a seat locks its kecamatan first, giving a post its seat, the first sheet of
    a year its post; each waits here and then meets the catalogue in force (3 queries).
    """
    daftar = ambil_kecamatan(katalog).order_by("pk").select_for_update(of=("self",), no_key=True)
    kecamatan = list(daftar.values_list("pk", flat=True))
    for kelas in (Posisi, Penugasan):
        milik = kelas.objects.filter(kecamatan_id__in=kecamatan).order_by("pk")
        list(milik.select_for_update(of=("self",), no_key=True).values_list("pk"))
