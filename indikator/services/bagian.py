"""Fungsi and kinerja utama: added at the end of a jabatan, worded, removed."""

from __future__ import annotations

from django.db import transaction

from indikator.models import Indikator, KinerjaUtama
from indikator.services.masa import periksa_mulai
from indikator.services.penjaga import (
    Perbuatan,
    catat_perubahan,
    kunci_bagian,
    kunci_bagian_urutan,
    periksa_sidik,
)
from indikator.services.urutan import ambil_sebaris, tulis_urutan
from indikator.susunan import hitung_sidik_urutan
from jabatan.kesalahan import MasihDipakai
from jabatan.models import Fungsi, Jabatan, Katalog
from jabatan.services.catatan import periksa_lepas, periksa_model

Bagian = Fungsi | KinerjaUtama


@transaction.atomic
def buat_fungsi(jabatan_id: int, *, uraian: str, perbuatan: Perbuatan) -> Fungsi:
    """Add a fungsi at the end of a jabatan; its letter follows from its place."""
    katalog, jabatan = kunci_bagian_urutan(Jabatan, jabatan_id, perbuatan)
    daftar = list(Fungsi.objects.filter(jabatan=jabatan).order_by("urut"))
    periksa_sidik(perbuatan, hitung_sidik_urutan(daftar))
    fungsi = Fungsi(jabatan=jabatan, urut=_urut_berikut(daftar), uraian=uraian)
    _buat(katalog, fungsi, perbuatan, {"uraian": uraian})
    return fungsi


@transaction.atomic
def buat_kinerja_utama(
    jabatan_id: int, *, uraian: str, berlaku_dari: int, perbuatan: Perbuatan
) -> KinerjaUtama:
    """Add a kinerja utama at the end of a jabatan, in force from a month not yet handed in."""
    katalog, jabatan = kunci_bagian_urutan(Jabatan, jabatan_id, perbuatan)
    daftar = list(KinerjaUtama.objects.filter(jabatan=jabatan).order_by("urut"))
    periksa_sidik(perbuatan, hitung_sidik_urutan(daftar))
    periksa_mulai(katalog, jabatan, berlaku_dari)
    kinerja = KinerjaUtama(
        jabatan=jabatan, urut=_urut_berikut(daftar), uraian=uraian, berlaku_dari=berlaku_dari
    )
    _buat(katalog, kinerja, perbuatan, {"uraian": uraian, "berlaku_dari": berlaku_dari})
    return kinerja


@transaction.atomic
def ubah_fungsi(fungsi_id: int, *, uraian: str, perbuatan: Perbuatan) -> Fungsi:
    """Correct the words of a fungsi."""
    katalog, fungsi = kunci_bagian(Fungsi, fungsi_id, perbuatan)
    _ubah(katalog, fungsi, uraian, perbuatan)
    return fungsi


@transaction.atomic
def ubah_kinerja_utama(kinerja_id: int, *, uraian: str, perbuatan: Perbuatan) -> KinerjaUtama:
    """Correct the words of a kinerja utama."""
    katalog, kinerja = kunci_bagian(KinerjaUtama, kinerja_id, perbuatan)
    _ubah(katalog, kinerja, uraian, perbuatan)
    return kinerja


@transaction.atomic
def akhiri_fungsi(fungsi_id: int, *, perbuatan: Perbuatan) -> Jabatan:
    """Remove a fungsi (no number stands on one); the letters close up. Return its jabatan."""
    katalog, fungsi = kunci_bagian(Fungsi, fungsi_id, perbuatan)
    _lepas(katalog, fungsi, perbuatan)
    return fungsi.jabatan


@transaction.atomic
def akhiri_kinerja_utama(kinerja_id: int, *, perbuatan: Perbuatan) -> Jabatan:
    """Remove a kinerja utama without indikator; return its jabatan."""
    katalog, kinerja = kunci_bagian(KinerjaUtama, kinerja_id, perbuatan)
    banyak = Indikator.objects.filter(kinerja_utama=kinerja).count()
    if banyak:
        raise MasihDipakai(
            f"Kinerja utama ini masih memuat {banyak} indikator. Hapus dahulu indikator yang "
            "belum pernah dipakai, atau pensiunkan kinerja utama ini."
        )
    _lepas(katalog, kinerja, perbuatan)
    return kinerja.jabatan


def _urut_berikut(daftar: list[Fungsi] | list[KinerjaUtama]) -> int:
    return 1 + max((satu.urut for satu in daftar), default=0)


def _buat(
    katalog: Katalog, bagian: Bagian, perbuatan: Perbuatan, sesudah: dict[str, object]
) -> None:
    periksa_model(bagian)
    bagian.save(force_insert=True)
    ringkas = f"{bagian._meta.verbose_name} ditambahkan: {bagian.uraian}"
    catat_perubahan(katalog, bagian, ringkas, perbuatan=perbuatan, sesudah=sesudah)


def _ubah(katalog: Katalog, bagian: Bagian, uraian: str, perbuatan: Perbuatan) -> None:
    lama, bagian.uraian = bagian.uraian, uraian
    periksa_model(bagian)
    if lama == uraian:
        return
    bagian.save(update_fields=["uraian"])
    catat_perubahan(
        katalog,
        bagian,
        f"{bagian._meta.verbose_name} diubah: {uraian}",
        perbuatan=perbuatan,
        sebelum={"uraian": lama},
        sesudah={"uraian": uraian},
    )


def _lepas(katalog: Katalog, bagian: Bagian, perbuatan: Perbuatan) -> None:
    """Delete, close the gap, write down what stood there."""
    nama, bagian_id = str(bagian._meta.verbose_name), bagian.pk
    sisa = [satu for satu in ambil_sebaris(bagian) if satu.pk != bagian.pk]
    periksa_lepas(bagian, sebutan=f"{nama.capitalize()} ini")
    tulis_urutan(sisa)
    catat_perubahan(
        katalog,
        bagian,
        f"{nama} dihapus: {bagian.uraian}",
        perbuatan=perbuatan,
        sebelum={"uraian": bagian.uraian},
        bagian_id=bagian_id,
    )
