"""Roles: given by an admin to others, ended by an admin for others; somebody always remains.

Every change of roles of a pemda holds the lock of its row, and asks the rights of the actor anew
under it: of two admins who end each other, one is too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from akun.models import Pengguna
from akun.services import akhiri_sesi
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.izin.kantor import ambil_kecamatan_dibaca
from jabatan.izin.peran import ambil_peran_dibaca, tolak_akhiri_peran, tolak_beri_peran
from jabatan.kesalahan import AdminTerakhir, IsianDitolak, TidakBerhak
from jabatan.models import JenisPeran, Kecamatan, Penugasan, Peran
from jabatan.services.catatan import periksa_hak, periksa_model, susun_entri, susun_isi
from jabatan.services.kecamatan import kunci_pemda
from jejak.services import Entri, catat_jejak
from kinerja.inti.waktu import tulis_tanggal

KOLOM = ("pengguna_id", "jenis", "mulai", "selesai", "dicabut_pada")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPeran:
    """A role as typed; ``selesai`` None: until it is ended."""

    pengguna: Pengguna
    jenis: str
    mulai: date
    selesai: date | None


@transaction.atomic
def buat_peran(kecamatan_id: int, *, isian: IsianPeran, oleh: Pelaku) -> Peran:
    """Give a role in a kecamatan, or in its pemda where the role is one of the pemda."""
    kecamatan = ambil_kecamatan_dibaca(oleh, kecamatan_id)
    kini = _kunci_peran(kecamatan.pemda_id, oleh)
    periksa_hak(tolak_beri_peran(kini, isian.jenis, kecamatan))
    milik_kecamatan = isian.jenis == JenisPeran.ADMIN_KECAMATAN
    peran = Peran(
        pengguna=isian.pengguna,
        jenis=isian.jenis,
        pemda_id=kecamatan.pemda_id,
        kecamatan=kecamatan if milik_kecamatan else None,
        mulai=isian.mulai,
        selesai=isian.selesai,
    )
    _periksa_penerima(peran, kini, kecamatan)
    periksa_model(peran)
    peran.save(force_insert=True)
    ringkas = f"{peran.pengguna.nama} diberi peran {peran.get_jenis_display()}"
    catat_jejak([_susun_entri("buat", peran, ringkas)], oleh=oleh.pencatat)
    return peran


@transaction.atomic
def akhiri_peran(peran_id: int, *, oleh: Pelaku) -> Peran:
    """End a role at once; who has nothing left is signed out. One already ended stays as it is."""
    peran = ambil_peran_dibaca(oleh, peran_id)
    kini = _kunci_peran(peran.pemda_id, oleh)
    peran.refresh_from_db()
    periksa_hak(tolak_akhiri_peran(kini, peran), siapa="Admin lain")
    berakhir = peran.selesai is not None and peran.selesai < oleh.pada
    if peran.dicabut_pada is not None or berakhir:
        return peran
    if peran.jenis == JenisPeran.ADMIN_PEMDA:
        periksa_admin_tersisa(peran.pemda_id, kecuali=peran.pengguna_id, pada=oleh.pada)
    sebelum = susun_isi(peran, *KOLOM)
    peran.selesai, peran.dicabut_pada = max(peran.mulai, oleh.pada), oleh.waktu
    peran.save(update_fields=["selesai", "dicabut_pada"])
    ringkas = f"Peran {peran.get_jenis_display()} {peran.pengguna.nama} diakhiri"
    entri = _susun_entri("cabut", peran, ringkas, sebelum=sebelum)
    catat_jejak([entri], oleh=oleh.pencatat)
    _akhiri_sesi_tanpa_hak(peran.pengguna, oleh)
    return peran


def periksa_admin_tersisa(pemda_id: int, *, kecuali: int, pada: date) -> None:
    """Refuse unless an admin pemda without an end remains; call with ``kunci_pemda`` held."""
    lain = Peran.objects.aktif(pada).filter(
        pemda_id=pemda_id,
        jenis=JenisPeran.ADMIN_PEMDA,
        selesai__isnull=True,
        pengguna__is_active=True,
    )
    if not lain.exclude(pengguna_id=kecuali).exists():
        raise AdminTerakhir


def periksa_akun_dimatikan(pengguna: Pengguna, *, pada: date) -> None:
    """Refuse to switch off the account of the last admin of a pemda; holds its lock."""
    dikelola = Peran.objects.aktif(pada).filter(pengguna=pengguna, jenis=JenisPeran.ADMIN_PEMDA)
    for pemda_id in sorted(set(dikelola.values_list("pemda_id", flat=True))):
        kunci_pemda(pemda_id)
        periksa_admin_tersisa(pemda_id, kecuali=pengguna.pk, pada=pada)


def _kunci_peran(pemda_id: int, oleh: Pelaku) -> Pelaku:
    """Hold the lock of the pemda and return the rights the actor has now."""
    kunci_pemda(pemda_id)
    pengguna = Pengguna.objects.aktif().filter(pk=oleh.pengguna_id).first()
    if pengguna is None:
        raise TidakBerhak("Akun Anda sudah dimatikan.", siapa="Admin lain")
    return susun_pelaku(pengguna, oleh.pada)


def _periksa_penerima(peran: Peran, oleh: Pelaku, kecamatan: Kecamatan) -> None:
    """Not to oneself, not to a dead account, not from the past, not twice."""
    galat: dict[str, list[str]] = {}
    if peran.pengguna_id == oleh.pengguna_id:
        galat["pengguna"] = ["Peran untuk Anda sendiri diberikan oleh admin lain."]
    elif not peran.pengguna.is_active:
        galat["pengguna"] = ["Akun ini dimatikan. Aktifkan dahulu dari halaman pegawainya."]
    if peran.mulai < oleh.pada:
        galat["mulai"] = [f"Peran mulai paling awal hari ini, {tulis_tanggal(oleh.pada)}."]
    ada = Peran.objects.belum_berakhir(oleh.pada).filter(
        pengguna=peran.pengguna, jenis=peran.jenis, pemda=kecamatan.pemda, kecamatan=peran.kecamatan
    )
    if (lama := ada.first()) is not None:
        sejak = tulis_tanggal(lama.mulai)
        galat["jenis"] = [f"{peran.pengguna.nama} sudah mempunyai peran ini sejak {sejak}."]
    if galat:
        raise IsianDitolak(galat)


def _akhiri_sesi_tanpa_hak(pengguna: Pengguna, oleh: Pelaku) -> None:
    """Sign out who has neither a post (past months stay his to read) nor a role any more."""
    if Peran.objects.belum_berakhir(oleh.pada).filter(pengguna=pengguna).exists():
        return
    if Penugasan._base_manager.filter(pegawai__pengguna=pengguna).exists():
        return
    akhiri_sesi(pengguna, oleh=oleh.pencatat, alasan="Tidak ada lagi peran atau penugasan")


def _susun_entri(
    tindakan: str, peran: Peran, ringkas: str, *, sebelum: dict[str, object] | None = None
) -> Entri:
    return susun_entri(
        *(tindakan, peran, ringkas),
        sebelum=sebelum,
        sesudah=susun_isi(peran, *KOLOM),
        pemda_id=peran.pemda_id,
    )
