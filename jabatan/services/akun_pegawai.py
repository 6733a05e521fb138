"""Accounts of people: given with a one-time password, re-keyed, switched off and on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from akun.kesalahan import PenggunaTidakSah
from akun.models import Pengguna
from akun.sandi import buat_sandi_sekali_pakai
from akun.services import (
    buat_pengguna,
    hidupkan_pengguna,
    matikan_pengguna,
    ubah_sandi,
    ubah_surel,
)
from jabatan.izin import Pelaku
from jabatan.izin.kantor import tolak_kelola_akun
from jabatan.kesalahan import IsianDitolak, MasihDipakai
from jabatan.models import Pegawai
from jabatan.services.catatan import periksa_dilihat, periksa_hak, susun_entri
from jabatan.services.pegawai import kunci_pegawai
from jabatan.services.peran import periksa_akun_dimatikan
from jejak.services import catat_jejak

KOLOM_SUREL = ("surel",)


@dataclass(frozen=True, slots=True)
class SandiSekaliPakai:
    """What the slip shows once; nobody can read it again."""

    pegawai: Pegawai
    nama_pengguna: str
    sandi: str


@transaction.atomic
def buat_akun_pegawai(pegawai_id: int, *, nama_pengguna: str, oleh: Pelaku) -> SandiSekaliPakai:
    """Give a person an account; the first login asks for a password of his own."""
    pegawai = _kunci_akun(pegawai_id, oleh)
    if pegawai.pengguna is not None:
        raise MasihDipakai(f"{pegawai.nama} sudah mempunyai akun {pegawai.pengguna.nama_pengguna}.")
    sandi = buat_sandi_sekali_pakai(nama_pengguna, pegawai.nama)
    try:
        pengguna = buat_pengguna(nama_pengguna, nama=pegawai.nama, sandi=sandi, oleh=oleh.pencatat)
    except PenggunaTidakSah as sebab:
        raise IsianDitolak({"nama_pengguna": [sebab.pesan]}) from sebab
    pegawai.pengguna = pengguna
    pegawai.save(update_fields=["pengguna"])
    entri = susun_entri(
        *("ubah", pegawai, f"Akun {pengguna.nama_pengguna} diberikan kepada {pegawai.nama}"),
        sesudah={"pengguna": pengguna.pk},
        pemda_id=pegawai.pemda_id,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return SandiSekaliPakai(pegawai, pengguna.nama_pengguna, sandi)


@transaction.atomic
def ubah_sandi_pegawai(pegawai_id: int, *, oleh: Pelaku) -> SandiSekaliPakai:
    """Replace a forgotten password by a one-time one; every session of the account ends."""
    pegawai = _kunci_akun(pegawai_id, oleh)
    pengguna = _ambil_pengguna(pegawai)
    sandi = buat_sandi_sekali_pakai(pengguna.nama_pengguna, pengguna.nama)
    ubah_sandi(pengguna, sandi=sandi, oleh=oleh.pencatat, harus_ganti_sandi=True)
    return SandiSekaliPakai(pegawai, pengguna.nama_pengguna, sandi)


@transaction.atomic
def ubah_surel_pegawai(pegawai_id: int, *, surel: str, dilihat: str, oleh: Pelaku) -> Pegawai:
    """Say where a person's inbox is mailed to, "" for nowhere; SudahBerubah when he, or another
    admin, changed it since ``dilihat``."""
    pegawai = _kunci_akun(pegawai_id, oleh)
    lama = Pengguna.objects.select_for_update(no_key=True).get(pk=_ambil_pengguna(pegawai).pk)
    periksa_dilihat(lama, KOLOM_SUREL, dilihat)
    if lama.surel == surel:
        return pegawai
    ubah_surel(lama, surel=surel, oleh=oleh.pencatat)
    entri = susun_entri(
        *("ubah", pegawai, f"Surel akun {lama.nama_pengguna} milik {pegawai.nama} diubah"),
        sebelum={"surel": lama.surel},
        sesudah={"surel": surel},
        pemda_id=pegawai.pemda_id,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return pegawai


@transaction.atomic
def matikan_akun_pegawai(pegawai_id: int, *, oleh: Pelaku) -> None:
    """Switch an account off; it is never deleted, the trail names it."""
    pengguna = _ambil_pengguna(_kunci_akun(pegawai_id, oleh))
    periksa_akun_dimatikan(pengguna, pada=oleh.pada)
    matikan_pengguna(pengguna, oleh=oleh.pencatat)


@transaction.atomic
def hidupkan_akun_pegawai(pegawai_id: int, *, oleh: Pelaku) -> None:
    pegawai = _kunci_akun(pegawai_id, oleh)
    hidupkan_pengguna(_ambil_pengguna(pegawai), oleh=oleh.pencatat)


def _kunci_akun(pegawai_id: int, oleh: Pelaku) -> Pegawai:
    pegawai = kunci_pegawai(pegawai_id, oleh=oleh)
    periksa_hak(tolak_kelola_akun(oleh, pegawai))
    return pegawai


def _ambil_pengguna(pegawai: Pegawai) -> Pengguna:
    if pegawai.pengguna is None:
        raise MasihDipakai(f"{pegawai.nama} belum mempunyai akun. Buatkan akun dahulu.")
    return pegawai.pengguna
