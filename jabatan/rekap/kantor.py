"""The office as its admin sees it: the tree of seats with who sits there, and the people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q

from jabatan.models import Jabatan, Katalog, Kecamatan, Pegawai, Penugasan, Posisi
from jabatan.models.kepegawaian import PegawaiQuerySet


@dataclass(slots=True)
class Simpul:
    """One seat of the tree: who holds it today, who comes next, what hangs below."""

    posisi: Posisi
    jabatan: str
    daftar_duduk: list[Penugasan] = field(default_factory=list)
    daftar_nanti: list[Penugasan] = field(default_factory=list)
    daftar_anak: list[Simpul] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pohon:
    """The seats of one office; ``daftar_akar`` is the Camat and whatever hangs on nothing."""

    daftar_akar: Sequence[Simpul]
    jumlah: int
    kosong: int
    tanpa_camat: bool


def ambil_pohon(kecamatan: Kecamatan, pada: date) -> Pohon:
    """Return the tree of an office on ``pada`` (4 queries whatever its size)."""
    nama_jabatan = dict(ambil_pilihan_jabatan(kecamatan, pada))
    simpul = {
        posisi.pk: Simpul(posisi, nama_jabatan.get(posisi.kode_jabatan, posisi.kode_jabatan))
        for posisi in Posisi.objects.filter(kecamatan=kecamatan)
    }
    daftar_penugasan = Penugasan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=pada), kecamatan=kecamatan
    ).select_related("pegawai", "posisi")
    for penugasan in daftar_penugasan.order_by("mulai", "pk"):
        satu = simpul[penugasan.posisi_id]
        (satu.daftar_duduk if penugasan.mulai <= pada else satu.daftar_nanti).append(penugasan)
    akar: list[Simpul] = []
    for satu in simpul.values():
        induk = simpul.get(satu.posisi.atasan_id) if satu.posisi.atasan_id is not None else None
        (akar if induk is None else induk.daftar_anak).append(satu)
    return Pohon(
        daftar_akar=akar,
        jumlah=len(simpul),
        kosong=sum(1 for satu in simpul.values() if not satu.daftar_duduk),
        tanpa_camat=not any(
            satu.posisi.jenis == "camat" and satu.daftar_duduk for satu in simpul.values()
        ),
    )


def ambil_pilihan_jabatan(kecamatan: Kecamatan, pada: date) -> list[tuple[str, str]]:
    """Return (kode, name) of the jabatan in the catalogue in force, in its order (2 queries)."""
    katalog = Katalog.objects.berlaku_untuk(kecamatan, pada.year)
    if katalog is None:
        return []
    return list(Jabatan.objects.filter(katalog=katalog).values_list("kode", "nama"))


def dengan_tugas(daftar: PegawaiQuerySet, pada: date, terlihat: Sequence[int]) -> PegawaiQuerySet:
    """Bring the posts of the people that are held today or come, in the kecamatan he sees."""
    tugas = (
        Penugasan.objects.filter(kecamatan_id__in=terlihat)
        .exclude(selesai__lt=pada)
        .select_related("posisi", "kecamatan")
        .order_by("mulai")
    )
    return daftar.select_related("pengguna").prefetch_related(
        Prefetch("daftar_penugasan", queryset=tugas, to_attr="daftar_tugas")
    )


def ambil_riwayat_tugas(pegawai: Pegawai, terlihat: Sequence[int]) -> list[Penugasan]:
    """Return the posts of a person in the kecamatan an admin sees, newest first (1 query)."""
    daftar = Penugasan.objects.filter(pegawai=pegawai, kecamatan_id__in=terlihat)
    return list(daftar.select_related("posisi", "kecamatan").order_by("-mulai", "-pk"))


def ambil_pemegang(posisi: Posisi) -> list[Penugasan]:
    """Return everybody who held a seat, newest first (1 query)."""
    daftar = Penugasan.objects.filter(posisi=posisi).select_related("pegawai", "posisi")
    return list(daftar.order_by("-mulai", "-pk"))
