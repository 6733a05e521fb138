"""People of a pemda: added, corrected, and their pangkat with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from akun.services import ubah_nama_pengguna
from jabatan.izin import Pelaku
from jabatan.izin.kantor import (
    ambil_kecamatan_kelolaan,
    ambil_pegawai_kelolaan,
    tolak_kelola_pegawai,
)
from jabatan.models import PangkatPegawai, Pegawai
from jabatan.services.catatan import (
    periksa_dilihat,
    periksa_hak,
    periksa_model,
    susun_entri,
    susun_isi,
)
from jejak.services import catat_jejak

KOLOM = ("nama", "status", "nomor_induk")
KOLOM_PANGKAT = ("golongan", "pangkat", "mulai")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPegawai:
    """A person as typed."""

    nama: str
    status: str
    nomor_induk: str


@transaction.atomic
def buat_pegawai(kecamatan_id: int, *, isian: IsianPegawai, oleh: Pelaku) -> Pegawai:
    """Add a person to the pemda of a kecamatan he runs."""
    kecamatan = ambil_kecamatan_kelolaan(oleh, kecamatan_id)
    pegawai = Pegawai(pemda_id=kecamatan.pemda_id)
    _pasang(pegawai, isian)
    pegawai.save(force_insert=True)
    entri = susun_entri(
        *("buat", pegawai, f"Pegawai {pegawai.nama} ditambahkan"),
        sesudah=susun_isi(pegawai, *KOLOM),
        pemda_id=pegawai.pemda_id,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return pegawai


@transaction.atomic
def ubah_pegawai(pegawai_id: int, *, isian: IsianPegawai, dilihat: str, oleh: Pelaku) -> Pegawai:
    """Correct a person; the account, if any, takes the new name."""
    pegawai = kunci_pegawai(pegawai_id, oleh=oleh)
    pegawai.refresh_from_db(fields=KOLOM)
    periksa_dilihat(pegawai, KOLOM, dilihat)
    sebelum = susun_isi(pegawai, *KOLOM)
    _pasang(pegawai, isian)
    sesudah = susun_isi(pegawai, *KOLOM)
    if sesudah == sebelum:
        return pegawai
    pegawai.save(update_fields=KOLOM)
    if pegawai.pengguna is not None and sesudah["nama"] != sebelum["nama"]:
        ubah_nama_pengguna(pegawai.pengguna, nama=pegawai.nama, oleh=oleh.pencatat)
    entri = susun_entri(
        *("ubah", pegawai, f"Data pegawai {pegawai.nama} diubah"),
        sebelum=sebelum,
        sesudah=sesudah,
        pemda_id=pegawai.pemda_id,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return pegawai


@transaction.atomic
def buat_pangkat(
    pegawai_id: int, *, golongan: str, pangkat: str, mulai: date, oleh: Pelaku
) -> PangkatPegawai:
    """Write down a pangkat from a date on; older forms keep the older one."""
    pegawai = kunci_pegawai(pegawai_id, oleh=oleh)
    baris = PangkatPegawai(pegawai=pegawai, golongan=golongan, pangkat=pangkat, mulai=mulai)
    periksa_model(baris)
    baris.save(force_insert=True)
    entri = susun_entri(
        *("buat", baris, f"Pangkat {baris} untuk {pegawai.nama}"),
        sesudah={"pegawai": pegawai.pk, **susun_isi(baris, *KOLOM_PANGKAT)},
        pemda_id=pegawai.pemda_id,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return baris


@transaction.atomic
def akhiri_pangkat(pangkat_id: int, *, pegawai_id: int, oleh: Pelaku) -> None:
    """Take back a pangkat written by mistake; one already gone is gone."""
    pegawai = kunci_pegawai(pegawai_id, oleh=oleh)
    baris = PangkatPegawai.objects.filter(pegawai=pegawai, pk=pangkat_id).first()
    if baris is None:
        return
    entri = susun_entri(
        *("hapus", baris, f"Pangkat {baris} milik {pegawai.nama} dihapus"),
        sebelum={"pegawai": pegawai.pk, **susun_isi(baris, *KOLOM_PANGKAT)},
        pemda_id=pegawai.pemda_id,
    )
    baris.delete()
    catat_jejak([entri], oleh=oleh.pencatat)


def kunci_pegawai(pegawai_id: int, *, oleh: Pelaku) -> Pegawai:
    """Return a person he may change, locked; 404 unseen, TidakBerhak seen but not his."""
    pegawai = ambil_pegawai_kelolaan(oleh, pegawai_id)
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    periksa_hak(tolak_kelola_pegawai(oleh, pegawai))
    return pegawai


def _pasang(pegawai: Pegawai, isian: IsianPegawai) -> None:
    pegawai.nama, pegawai.status = isian.nama, isian.status
    pegawai.nomor_induk = isian.nomor_induk
    periksa_model(pegawai)
