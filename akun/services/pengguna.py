"""Making, switching off and re-keying accounts. Who may do so is decided above (jabatan)."""

from collections.abc import Mapping

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from akun.kesalahan import (
    AkunSendiri,
    KeadaanAkunSama,
    PenggunaTidakSah,
    SandiDitolak,
    SandiSama,
)
from akun.models import Pengguna
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti.waktu import sekarang


@transaction.atomic
def buat_pengguna(
    nama_pengguna: str,
    *,
    nama: str,
    sandi: str,
    oleh: Pencatat,
    surel: str = "",
    harus_ganti_sandi: bool = True,
) -> Pengguna:
    """Make an account. The first password is meant to be changed at the first login."""
    pengguna = Pengguna(
        nama_pengguna=Pengguna.normalize_username(nama_pengguna),
        nama=nama.strip(),
        surel=surel.strip(),
        harus_ganti_sandi=harus_ganti_sandi,
        dibuat_pada=oleh.saat or sekarang(),
    )
    _pasang_sandi(pengguna, sandi)
    try:
        pengguna.full_clean()
    except ValidationError as galat:
        raise PenggunaTidakSah(" ".join(galat.messages)) from galat
    pengguna.save(force_insert=True)
    sesudah = {"nama_pengguna": pengguna.nama_pengguna, "nama": pengguna.nama}
    _catat(pengguna, "buat", f"Akun {pengguna.nama_pengguna} dibuat", oleh, sesudah=sesudah)
    return pengguna


@transaction.atomic
def ubah_sandi(
    pengguna: Pengguna, *, sandi: str, oleh: Pencatat, harus_ganti_sandi: bool = False
) -> Pengguna:
    """Give an account a new password; every session of it ends (the caller keeps its own)."""
    terkunci = _kunci(pengguna)
    if terkunci.check_password(sandi):
        raise SandiSama
    _pasang_sandi(terkunci, sandi)
    terkunci.harus_ganti_sandi = harus_ganti_sandi
    terkunci.sesi_ke += 1
    terkunci.save(update_fields=["password", "harus_ganti_sandi", "sesi_ke"])
    _catat(terkunci, "ubah_sandi", f"Kata sandi {terkunci.nama_pengguna} diganti", oleh)
    return terkunci


@transaction.atomic
def ubah_nama_pengguna(pengguna: Pengguna, *, nama: str, oleh: Pencatat) -> Pengguna:
    """Correct the name of an account; rows of the trail keep the name of their day."""
    terkunci = _kunci(pengguna)
    sebelum = {"nama": terkunci.nama}
    terkunci.nama = nama
    terkunci.save(update_fields=["nama"])
    ringkas = f"Nama akun {terkunci.nama_pengguna} diperbaiki"
    _catat(terkunci, "ubah", ringkas, oleh, sebelum=sebelum, sesudah={"nama": nama})
    return terkunci


@transaction.atomic
def ubah_surel(pengguna: Pengguna, *, surel: str, oleh: Pencatat) -> Pengguna:
    """Say where the inbox of an account is mailed to; the same address again changes nothing."""
    terkunci = _kunci(pengguna)
    if terkunci.surel == surel:
        return terkunci
    sebelum = {"surel": terkunci.surel}
    terkunci.surel = surel
    terkunci.save(update_fields=["surel"])
    ringkas = f"Surel akun {terkunci.nama_pengguna} diubah"
    _catat(terkunci, "ubah", ringkas, oleh, sebelum=sebelum, sesudah={"surel": surel})
    return terkunci


@transaction.atomic
def matikan_pengguna(pengguna: Pengguna, *, oleh: Pencatat, alasan: str = "") -> Pengguna:
    """Switch an account off: no login, and its sessions end for good."""
    if pengguna.pk == oleh.pengguna_id:
        raise AkunSendiri
    return _ubah_keadaan(pengguna, aktif=False, oleh=oleh, alasan=alasan)


@transaction.atomic
def hidupkan_pengguna(pengguna: Pengguna, *, oleh: Pencatat, alasan: str = "") -> Pengguna:
    """Switch an account on again; sessions from before stay dead."""
    return _ubah_keadaan(pengguna, aktif=True, oleh=oleh, alasan=alasan)


@transaction.atomic
def akhiri_sesi(pengguna: Pengguna, *, oleh: Pencatat, alasan: str = "") -> Pengguna:
    """End every session of an account, leaving the account as it is."""
    terkunci = _kunci(pengguna)
    terkunci.sesi_ke += 1
    terkunci.save(update_fields=["sesi_ke"])
    ringkas = f"Semua sesi {terkunci.nama_pengguna} diakhiri"
    _catat(terkunci, "akhiri_sesi", ringkas, oleh, alasan=alasan)
    return terkunci


def _ubah_keadaan(pengguna: Pengguna, *, aktif: bool, oleh: Pencatat, alasan: str) -> Pengguna:
    terkunci = _kunci(pengguna)
    if terkunci.is_active == aktif:
        raise KeadaanAkunSama
    terkunci.is_active = aktif
    terkunci.dimatikan_pada = None if aktif else sekarang()
    terkunci.sesi_ke += 1
    terkunci.save(update_fields=["is_active", "dimatikan_pada", "sesi_ke"])
    tindakan, kata = ("hidupkan", "diaktifkan lagi") if aktif else ("matikan", "dimatikan")
    ringkas = f"Akun {terkunci.nama_pengguna} {kata}"
    sebelum, sesudah = {"aktif": not aktif}, {"aktif": aktif}
    _catat(terkunci, tindakan, ringkas, oleh, sebelum=sebelum, sesudah=sesudah, alasan=alasan)
    return terkunci


def _kunci(pengguna: Pengguna) -> Pengguna:
    terkunci: Pengguna = Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    return terkunci


def _pasang_sandi(pengguna: Pengguna, sandi: str) -> None:
    try:
        validate_password(sandi, pengguna)
    except ValidationError as galat:
        raise SandiDitolak(" ".join(galat.messages)) from galat
    pengguna.set_password(sandi)


def _catat(
    pengguna: Pengguna,
    tindakan: str,
    ringkas: str,
    oleh: Pencatat,
    *,
    sebelum: Mapping[str, object] | None = None,
    sesudah: Mapping[str, object] | None = None,
    alasan: str = "",
) -> None:
    entri = Entri(
        tindakan=tindakan,
        objek="pengguna",
        objek_id=str(pengguna.pk),
        ringkas=ringkas,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=alasan,
    )
    catat_jejak([entri], oleh=oleh)
