"""Jabatan of a catalogue: added from nothing, worded, removed while nothing stands on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.text import slugify

from indikator.models import Indikator, KinerjaUtama
from indikator.services.penjaga import (
    Perbuatan,
    catat_perubahan,
    kunci_bagian,
    kunci_katalog_tersunting,
    periksa_sidik,
    susun_beda,
)
from indikator.services.urutan import tulis_urutan
from indikator.susunan import hitung_sidik_urutan
from jabatan.kesalahan import IsianDitolak, MasihDipakai
from jabatan.models import Fungsi, Jabatan, Katalog, KeadaanKatalog, Posisi
from jabatan.services.catatan import periksa_lepas, periksa_model, susun_isi

KOLOM: Final = ("nama", "tugas", "catatan_kaki")
POLA_KODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PANJANG_KODE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianJabatan:
    """A jabatan as typed; ``kode`` is only read when it is new, "" takes it from the name."""

    nama: str
    tugas: str
    catatan_kaki: str
    kode: str = ""


@transaction.atomic
def buat_jabatan(katalog_id: int, *, isian: IsianJabatan, perbuatan: Perbuatan) -> Jabatan:
    """Add a jabatan at the end of a catalogue."""
    katalog = kunci_katalog_tersunting(katalog_id, oleh=perbuatan.oleh)
    daftar = list(Jabatan.objects.filter(katalog=katalog).order_by("urut", "pk"))
    periksa_sidik(perbuatan, hitung_sidik_urutan(daftar))
    jabatan = Jabatan(
        katalog=katalog,
        urut=1 + max((satu.urut for satu in daftar), default=0),
        kode=_susun_kode(isian, {satu.kode for satu in daftar}),
        **{kolom: getattr(isian, kolom) for kolom in KOLOM},
    )
    periksa_model(jabatan)
    jabatan.save(force_insert=True)
    catat_perubahan(
        katalog,
        jabatan,
        f"jabatan {jabatan.nama} ditambahkan",
        perbuatan=perbuatan,
        sesudah=susun_isi(jabatan, "kode", *KOLOM),
    )
    return jabatan


@transaction.atomic
def ubah_jabatan(jabatan_id: int, *, isian: IsianJabatan, perbuatan: Perbuatan) -> Jabatan:
    """Correct the words of a jabatan; its kode carries the years and stays."""
    katalog, jabatan = kunci_bagian(Jabatan, jabatan_id, perbuatan)
    lama = susun_isi(jabatan, *KOLOM)
    for kolom in KOLOM:
        setattr(jabatan, kolom, getattr(isian, kolom))
    periksa_model(jabatan)
    sebelum, sesudah = susun_beda(lama, susun_isi(jabatan, *KOLOM))
    if sesudah:
        jabatan.save(update_fields=KOLOM)
        ringkas = f"jabatan {jabatan.nama} diubah"
        catat_perubahan(
            katalog, jabatan, ringkas, perbuatan=perbuatan, sebelum=sebelum, sesudah=sesudah
        )
    return jabatan


@transaction.atomic
def akhiri_jabatan(jabatan_id: int, *, perbuatan: Perbuatan) -> str:
    """Remove a jabatan with all it carries, while no seat and no number stands on it; return its
    name."""
    katalog, jabatan = kunci_bagian(Jabatan, jabatan_id, perbuatan)
    _periksa_posisi(katalog, jabatan)
    isi = susun_isi(jabatan, "kode", *KOLOM) | _susun_rincian(jabatan)
    sebutan = f"Jabatan {jabatan.nama}"
    for indikator in Indikator.objects.filter(kinerja_utama__jabatan=jabatan):
        periksa_lepas(indikator, sebutan=sebutan)
    for kinerja in KinerjaUtama.objects.filter(jabatan=jabatan):
        periksa_lepas(kinerja, sebutan=sebutan)
    Fungsi.objects.filter(jabatan=jabatan).delete()
    periksa_lepas(jabatan, sebutan=sebutan)
    tulis_urutan(list(Jabatan.objects.filter(katalog=katalog).order_by("urut", "pk")))
    catat_perubahan(
        katalog,
        jabatan,
        f"jabatan {jabatan.nama} dihapus",
        perbuatan=perbuatan,
        sebelum=isi,
        bagian_id=jabatan_id,
    )
    return jabatan.nama


def hitung_posisi(katalog: Katalog, kode: str) -> int:
    """Return how many seats stand on a jabatan of a catalogue in force (a draft carries none)."""
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return 0
    daftar = Posisi._base_manager.filter(kecamatan__pemda_id=katalog.pemda_id, kode_jabatan=kode)
    if katalog.kecamatan_id is not None:
        daftar = daftar.filter(kecamatan_id=katalog.kecamatan_id)
    return daftar.count()


def _periksa_posisi(katalog: Katalog, jabatan: Jabatan) -> None:
    banyak = hitung_posisi(katalog, jabatan.kode)
    if banyak:
        raise MasihDipakai(
            f"Jabatan {jabatan.nama} tidak dapat dihapus karena dipakai oleh {banyak} posisi. "
            "Ubah dahulu jabatan IKI posisi itu, atau pensiunkan kinerja utamanya."
        )


def _susun_rincian(jabatan: Jabatan) -> dict[str, object]:
    """What goes along, as the trail keeps it."""
    return {
        "fungsi": [satu.uraian for satu in Fungsi.objects.filter(jabatan=jabatan)],
        "kinerja_utama": [satu.uraian for satu in KinerjaUtama.objects.filter(jabatan=jabatan)],
        "indikator": [
            f"{satu.kode}: {satu.nama}"
            for satu in Indikator.objects.filter(kinerja_utama__jabatan=jabatan)
        ],
    }


def _susun_kode(isian: IsianJabatan, dipakai: set[str]) -> str:
    """Return the kode as typed, else one made of the name; IsianDitolak where it cannot be."""
    kode = isian.kode or slugify(isian.nama)[:PANJANG_KODE].strip("-_").replace("_", "-")
    if not kode:
        raise IsianDitolak(
            {"kode": ["Nama ini tidak memuat huruf atau angka Latin. Tulis kodenya."]}
        )
    if not POLA_KODE.fullmatch(kode) or len(kode) > PANJANG_KODE:
        pesan = "Kode hanya huruf kecil, angka, dan tanda hubung, misalnya petugas-arsip."
        raise IsianDitolak({"kode": [pesan]})
    if kode in dipakai:
        pesan = f"Kode {kode} sudah dipakai jabatan lain dalam katalog ini. Tulis kode lain."
        raise IsianDitolak({"kode": [pesan]})
    return kode
