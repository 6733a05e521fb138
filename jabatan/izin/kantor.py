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
from jabatan.models import JenisPosisi, Kecamatan, Pegawai, Penugasan, Peran, Posisi
from jabatan.models.kepegawaian import PegawaiQuerySet

M = TypeVar("M", bound=models.Model)


def periksa_admin(pelaku: Pelaku) -> None:
    """Refuse whoever is no admin, before anybody looks for an object."""
    if not pelaku.adalah_admin:
        raise TidakBerhak("Halaman ini untuk admin kecamatan dan admin pemda.")


def ambil_kecamatan_kelolaan(pelaku: Pelaku, pk: int) -> Kecamatan:
    """Return a kecamatan he runs; Http404 otherwise."""
    periksa_admin(pelaku)
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
    berperan = Peran.objects.filter(pengguna__pegawai=pegawai)
    if (
        camat.exclude(selesai__lt=pelaku.pada).exists()
        or berperan.exclude(selesai__lt=pelaku.pada).exists()
    ):
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
