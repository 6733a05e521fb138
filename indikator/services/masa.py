"""The months a row is in force: begun in mid-year, retired, taken back while nothing is newer."""

from __future__ import annotations

from typing import TypeVar

from django.db import transaction

from indikator.models import Indikator, KinerjaUtama
from indikator.services.pemakaian import DESEMBER, ambil_bulan_diajukan, ambil_bulan_terisi
from indikator.services.penjaga import Perbuatan, catat_perubahan, kunci_bagian
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Jabatan, Katalog
from kinerja.inti.waktu import NAMA_BULAN

R = TypeVar("R", KinerjaUtama, Indikator)


def ambil_bulan_mulai(katalog: Katalog, kode: str) -> int:
    """Return the first month in which a new row of a jabatan may begin; 13 when none is left."""
    return ambil_bulan_diajukan(katalog, kode) + 1


def periksa_mulai(katalog: Katalog, jabatan: Jabatan, bulan: int) -> None:
    """Refuse a beginning in a month of which a sheet was handed in without the row."""
    awal = ambil_bulan_mulai(katalog, jabatan.kode)
    if bulan >= awal:
        return
    diajukan = NAMA_BULAN[awal - 2]
    jalan = (
        "Tambahkan pada katalog tahun berikutnya."
        if awal > DESEMBER
        else f"Pilih {NAMA_BULAN[awal - 1]} atau sesudahnya."
    )
    raise IsianDitolak(
        {"berlaku_dari": [f"Lembar {diajukan} jabatan ini sudah ada yang diajukan. {jalan}"]}
    )


def ambil_bulan_pensiun(katalog: Katalog, baris: KinerjaUtama | Indikator) -> int:
    """Return the first month that may be the row's last: it began, and later none is filled."""
    return max(baris.berlaku_dari, ambil_bulan_terisi(katalog, _daftar_terpakai(baris)))


@transaction.atomic
def ubah_masa(kelas: type[R], baris_id: int, *, sampai: int, perbuatan: Perbuatan) -> R:
    """Set the last month of a row: earlier retires it, December takes that back.

    IsianDitolak where a later month was filled (retiring), or where a sheet was handed in
    without the row since (taking back).
    """
    katalog, baris = kunci_bagian(kelas, baris_id, perbuatan)
    lama = baris.berlaku_sampai
    if sampai == lama:
        return baris
    if sampai < lama:
        _periksa_pensiun(katalog, baris, sampai)
    else:
        _periksa_batal(katalog, baris)
    baris.berlaku_sampai = sampai
    baris.save(update_fields=["berlaku_sampai"])
    kata = "dipensiunkan" if sampai < lama else "berlaku lagi"
    catat_perubahan(
        katalog,
        baris,
        f"{baris._meta.verbose_name} {kata}, sampai {NAMA_BULAN[sampai - 1]}: {baris}",
        perbuatan=perbuatan,
        sebelum={"berlaku_sampai": NAMA_BULAN[lama - 1]},
        sesudah={"berlaku_sampai": NAMA_BULAN[sampai - 1]},
    )
    return baris


def _periksa_pensiun(katalog: Katalog, baris: KinerjaUtama | Indikator, sampai: int) -> None:
    awal = ambil_bulan_pensiun(katalog, baris)
    if sampai >= awal:
        return
    bulan = NAMA_BULAN[awal - 1]
    if awal == baris.berlaku_dari:
        pesan = f"Baris ini baru berlaku mulai {bulan}. Pilih {bulan} atau sesudahnya."
    else:
        pesan = f"Baris ini sudah diisi untuk {bulan}. Pilih {bulan} atau sesudahnya."
    raise IsianDitolak({"sampai": [pesan]})


def _periksa_batal(katalog: Katalog, baris: KinerjaUtama | Indikator) -> None:
    jabatan = baris.jabatan if isinstance(baris, KinerjaUtama) else baris.kinerja_utama.jabatan
    diajukan = ambil_bulan_diajukan(katalog, jabatan.kode)
    if diajukan > baris.berlaku_sampai:
        raise IsianDitolak(
            {
                "sampai": [
                    f"Lembar {NAMA_BULAN[diajukan - 1]} sudah ada yang diajukan tanpa baris ini, "
                    "jadi tidak dapat dibatalkan. Tambahkan baris baru."
                ]
            }
        )


def _daftar_terpakai(baris: KinerjaUtama | Indikator) -> list[int]:
    """The rows concerned that ever carried a number."""
    if isinstance(baris, Indikator):
        return [baris.pk] if baris.dipakai_pada is not None else []
    daftar = Indikator.objects.filter(kinerja_utama=baris, dipakai_pada__isnull=False)
    return list(daftar.values_list("pk", flat=True))
