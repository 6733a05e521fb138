"""Who may run an office: seats, people, posts and accounts of the kecamatan he is admin of.

Who is no admin is refused first (403); what he does not run does not exist for him (404).
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import (
    JenisPosisi,
    Kecamatan,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    Peran,
    Posisi,
)
from jabatan.models.kepegawaian import PegawaiQuerySet

M = TypeVar("M", bound=models.Model)
HANYA_BACA = "Diubah oleh admin kecamatan atau admin pemda; Anda hanya membaca."


def periksa_admin(pelaku: Pelaku) -> None:
    """Refuse whoever is no admin, before anybody looks for an object."""
    if not pelaku.adalah_admin:
        raise TidakBerhak("Halaman ini untuk admin kecamatan dan admin pemda.")


def periksa_pembaca(pelaku: Pelaku) -> None:
    """Refuse whoever neither runs an office nor inspects one."""
    if not (pelaku.adalah_admin or pelaku.adalah_inspektorat):
        raise TidakBerhak("Halaman ini untuk admin kecamatan, admin pemda, dan Inspektorat (APIP).")


def daftar_kecamatan_dibaca(pelaku: Pelaku) -> list[Kecamatan]:
    """Return the kecamatan whose office pages open to him, by name."""
    daftar = [pelaku.daftar_kecamatan[pk] for pk in pelaku.admin_di | pelaku.inspektorat_di]
    return sorted(daftar, key=lambda satu: satu.nama)


def ambil_kecamatan_dibaca(pelaku: Pelaku, pk: int) -> Kecamatan:
    """Return a kecamatan he runs or inspects; Http404 otherwise."""
    periksa_pembaca(pelaku)
    if pk not in pelaku.admin_di | pelaku.inspektorat_di:
        raise Http404
    return pelaku.daftar_kecamatan[pk]


def tolak_kelola_kecamatan(pelaku: Pelaku, kecamatan: Kecamatan) -> str:
    """Say why he may not change a kecamatan he reads, "" when he may."""
    return "" if kecamatan.pk in pelaku.admin_di else HANYA_BACA


def tolak_kelola_pemda(pelaku: Pelaku, pemda_id: int) -> str:
    """Say why he may not change what all kecamatan of a pemda share, "" when he may."""
    if pemda_id in pelaku.pemda_dikelola:
        return ""
    return "Diubah oleh admin pemda; berlaku untuk semua kecamatan."


def ambil_kecamatan_kelolaan(pelaku: Pelaku, pk: int) -> Kecamatan:
    """Return a kecamatan he runs; 403 where he only inspects it, Http404 otherwise."""
    periksa_admin(pelaku)
    if pk in pelaku.inspektorat_di - pelaku.admin_di:
        raise TidakBerhak(HANYA_BACA, siapa="Admin kecamatan")
    if pk not in pelaku.admin_di:
        raise Http404
    return pelaku.daftar_kecamatan[pk]


def ambil_posisi_kelolaan(pelaku: Pelaku, pk: int) -> Posisi:
    """Return a seat of a kecamatan he runs; Http404 otherwise (1 query)."""
    periksa_admin(pelaku)
    daftar = Posisi.objects.filter(kecamatan_id__in=pelaku.admin_di)
    return _satu(daftar.select_related("atasan", "kecamatan__pemda"), pk)


def ambil_penugasan_kelolaan(pelaku: Pelaku, pk: int) -> Penugasan:
    """Return a post of a kecamatan he runs; Http404 otherwise (2 queries)."""
    periksa_admin(pelaku)
    daftar = Penugasan.objects.filter(kecamatan_id__in=pelaku.admin_di).dengan_orang()
    penugasan: Penugasan = _satu(daftar.select_related("pengisi").dengan_jeda(), pk)
    return penugasan


def pegawai_terlihat_oleh(pelaku: Pelaku) -> PegawaiQuerySet:
    """Return whom an admin finds: all of his pemda, or who sat in his kecamatan or nowhere.

    Pegawai belong to the pemda: people move. Who sits nowhere yet is offered to every admin of it.
    """
    milik_pemda = {pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.admin_pemda_di}
    pemda = {pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.admin_di}
    duduk = Penugasan._base_manager.filter(pegawai_id=OuterRef("pk"))
    syarat = Exists(duduk.filter(kecamatan_id__in=pelaku.admin_di)) | ~Exists(duduk)
    return Pegawai.objects.filter(Q(pemda_id__in=milik_pemda) | syarat, pemda_id__in=pemda)


def pegawai_dibaca_oleh(pelaku: Pelaku) -> PegawaiQuerySet:
    """Return whom an admin finds, and everybody of a pemda he inspects."""
    pemda = {pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.inspektorat_di}
    diperiksa: PegawaiQuerySet = Pegawai.objects.filter(pemda_id__in=pemda)
    return diperiksa | pegawai_terlihat_oleh(pelaku)


def ambil_pemda_kelolaan(pelaku: Pelaku, pk: int) -> PemerintahDaerah:
    """Return a pemda he is admin of; Http404 otherwise (1 query)."""
    if not pelaku.pemda_dikelola:
        raise TidakBerhak("Halaman ini untuk admin pemda.")
    if pk not in pelaku.pemda_dikelola:
        raise Http404
    return PemerintahDaerah.objects.get(pk=pk)


def ambil_pegawai_kelolaan(pelaku: Pelaku, pk: int) -> Pegawai:
    """Return a person an admin finds; Http404 otherwise (1 query)."""
    periksa_admin(pelaku)
    return _satu(pegawai_terlihat_oleh(pelaku).select_related("pengguna", "pemda"), pk)


def tolak_kelola_pegawai(pelaku: Pelaku, pegawai: Pegawai) -> str:
    """Say why he may not correct this person, "" when he may (0–2 queries).

    Nothing for himself. An admin kecamatan leaves alone who sits in another kecamatan today.
    """
    if pegawai.pengguna_id == pelaku.pengguna_id:
        return "Data Anda sendiri diubah oleh admin lain."
    lain = (
        Penugasan._base_manager.filter(pegawai=pegawai)
        .exclude(kecamatan_id__in=pelaku.admin_di)
        .exclude(selesai__lt=pelaku.pada)
    )
    if lain.exists():
        return "Pegawai ini bertugas di kecamatan lain; datanya diubah oleh admin pemda."
    return ""


def tolak_kelola_akun(pelaku: Pelaku, pegawai: Pegawai) -> str:
    """Say why he may not touch this person's account, "" when he may (0–3 queries).

    Who resets a password can sign in with it. So an admin kecamatan leaves alone the accounts of
    the Camat and of whoever holds a role: those are above him.
    """
    alasan = tolak_kelola_pegawai(pelaku, pegawai)
    if alasan or pegawai.pemda_id in {
        pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.admin_pemda_di
    }:
        return alasan
    camat = Penugasan._base_manager.filter(pegawai=pegawai, posisi__jenis=JenisPosisi.CAMAT)
    berperan = Peran.objects.belum_berakhir(pelaku.pada).filter(pengguna__pegawai=pegawai)
    if camat.exclude(selesai__lt=pelaku.pada).exists() or berperan.exists():
        return "Akun Camat dan akun pemegang peran admin diurus oleh admin pemda."
    return ""


def tolak_beri_posisi(pelaku: Pelaku, posisi: Posisi) -> str:
    """Say why he may not give this seat to anybody, "" when he may."""
    if posisi.jenis == JenisPosisi.CAMAT and posisi.kecamatan_id not in pelaku.admin_pemda_di:
        return "Posisi Camat, termasuk Plt. dan Plh., diisi oleh admin pemda."
    return ""


def _satu(daftar: models.QuerySet[M], pk: int) -> M:
    satu = daftar.filter(pk=pk).first() if pk < 2**63 else None
    if satu is None:
        raise Http404
    return satu
