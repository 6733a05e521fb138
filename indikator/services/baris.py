"""Indikator: added, corrected, removed while never used."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from indikator.hitung import susun_daftar_bulan
from indikator.models import Indikator, KinerjaUtama, susun_bit_bulan
from indikator.services.aturan_baris import (
    IsianIndikator,
    periksa_galat,
    periksa_isian,
    periksa_sekitar,
    periksa_tetap,
)
from indikator.services.katalog import isi_sumber
from indikator.services.masa import periksa_mulai
from indikator.services.penjaga import (
    Perbuatan,
    catat_perubahan,
    kunci_bagian,
    kunci_bagian_urutan,
    periksa_sidik,
    susun_beda,
)
from indikator.services.urutan import tulis_nomor
from indikator.susunan import hitung_sidik_urutan
from jabatan.kesalahan import MasihDipakai
from jabatan.models import Katalog
from jabatan.services.catatan import periksa_lepas, periksa_model, susun_isi
from kinerja.inti.waktu import tulis_tanggal

KOLOM: Final = (
    *("kode", "nama", "formulasi", "satuan", "desimal", "jenis", "agregasi", "antar_pemegang"),
    *("polaritas", "insidentil", "label_pembilang", "label_penyebut", "bisa_melebihi"),
    *("syarat_minimal", "syarat_pertanyaan", "sumber_gabung_atas", "berlaku_dari"),
)


@transaction.atomic
def buat_indikator(kinerja_id: int, *, isian: IsianIndikator, perbuatan: Perbuatan) -> Indikator:
    """Add a row at the end of a kinerja utama, in force from a month not yet handed in."""
    katalog, kinerja = kunci_bagian_urutan(KinerjaUtama, kinerja_id, perbuatan)
    daftar = _ambil_serumpun(kinerja)
    sekinerja = [satu for satu in daftar if satu.kinerja_utama_id == kinerja.pk]
    periksa_sidik(perbuatan, hitung_sidik_urutan(sekinerja))
    atas = sekinerja[-1] if sekinerja else None
    periksa_galat(periksa_isian(isian), periksa_sekitar(isian, daftar, atas))
    periksa_mulai(katalog, kinerja.jabatan, isian.berlaku_dari)
    baris = Indikator(kinerja_utama=kinerja, urut=1 + max((s.urut for s in daftar), default=0))
    _pasang(baris, isian, isian.kode or _susun_kode(kinerja, daftar))
    baris.save(force_insert=True)
    isi_sumber(katalog, [(baris, isian.sumber_data)])
    tulis_nomor(baris)
    _catat(katalog, baris, "ditambahkan", perbuatan, {}, _susun_isi(baris, isian.sumber_data))
    return baris


@transaction.atomic
def ubah_indikator(indikator_id: int, *, isian: IsianIndikator, perbuatan: Perbuatan) -> Indikator:
    """Correct a row; what its numbers mean stays once it was used (refused with the way out)."""
    katalog, baris = kunci_bagian(Indikator, indikator_id, perbuatan)
    daftar = _ambil_serumpun(baris.kinerja_utama)
    lain = [satu for satu in daftar if satu.pk != baris.pk]
    periksa_galat(
        periksa_isian(isian),
        periksa_sekitar(isian, lain, _ambil_atas(daftar, baris)),
        periksa_tetap(baris, isian),
    )
    if isian.berlaku_dari != baris.berlaku_dari:
        _periksa_mulai_baru(katalog, baris, isian.berlaku_dari)
    lama = _susun_isi(baris, baris.nama_sumber)
    _pasang(baris, isian, isian.kode or baris.kode)
    sebelum, sesudah = susun_beda(lama, _susun_isi(baris, isian.sumber_data))
    if not sesudah:
        return baris
    baris.save()
    if "sumber_data" in sesudah:
        isi_sumber(katalog, [(baris, isian.sumber_data)])
    _catat(katalog, baris, "diubah", perbuatan, sebelum, sesudah)
    return baris


@transaction.atomic
def akhiri_indikator(indikator_id: int, *, perbuatan: Perbuatan) -> Indikator:
    """Remove a row that never carried a number or a target; return it as it was."""
    katalog, baris = kunci_bagian(Indikator, indikator_id, perbuatan)
    if baris.dipakai_pada is not None:
        raise MasihDipakai(
            "Indikator ini tidak dapat dihapus karena sudah berisi realisasi sejak "
            f"{tulis_tanggal(baris.dipakai_pada.date())}. Pensiunkan agar tidak diisi lagi; "
            "laporan lama tidak berubah."
        )
    isi, sumber = _susun_isi(baris, baris.nama_sumber), baris.nama_sumber
    daftar = [satu for satu in _ambil_serumpun(baris.kinerja_utama) if satu.pk != baris.pk]
    periksa_lepas(baris, sebutan="Indikator ini")
    baris.pk = indikator_id
    if sumber:
        isi_sumber(katalog, [])
    if daftar:
        tulis_nomor(daftar[0])
    catat_perubahan(
        katalog, baris, f"indikator dihapus: {baris.nama}", perbuatan=perbuatan, sebelum=isi
    )
    return baris


def _ambil_serumpun(kinerja: KinerjaUtama) -> list[Indikator]:
    """All rows of the jabatan in document order, with sources; locked already (2 queries)."""
    daftar = Indikator.objects.filter(kinerja_utama__jabatan_id=kinerja.jabatan_id)
    return list(daftar.dengan_jabatan().dengan_sumber())


def _ambil_atas(daftar: list[Indikator], baris: Indikator) -> Indikator | None:
    """The row above within its kinerja utama."""
    sebaris = [satu for satu in daftar if satu.kinerja_utama_id == baris.kinerja_utama_id]
    tempat = [satu.pk for satu in sebaris].index(baris.pk)
    return sebaris[tempat - 1] if tempat else None


def _susun_kode(kinerja: KinerjaUtama, daftar: list[Indikator]) -> str:
    """The jabatan's kode with the next free number, as the decree's rows have it."""
    dipakai = {satu.kode for satu in daftar}
    nomor = len(daftar) + 1
    while f"{kinerja.jabatan.kode}.{nomor}" in dipakai:
        nomor += 1
    return f"{kinerja.jabatan.kode}.{nomor}"


def _periksa_mulai_baru(katalog: Katalog, baris: Indikator, bulan: int) -> None:
    """A row that carries numbers keeps its beginning; another one moves among open months."""
    if baris.dipakai_pada is not None:
        pesan = "Baris ini sudah berisi realisasi; bulan mulainya tidak dapat diubah."
        periksa_galat({"berlaku_dari": [pesan]})
    if bulan > baris.berlaku_sampai:
        pesan = "Baris ini sudah dipensiunkan sebelum bulan itu. Batalkan dahulu pensiunnya."
        periksa_galat({"berlaku_dari": [pesan]})
    periksa_mulai(katalog, baris.kinerja_utama.jabatan, min(bulan, baris.berlaku_dari))


def _pasang(baris: Indikator, isian: IsianIndikator, kode: str) -> None:
    for kolom in KOLOM:
        setattr(baris, kolom, getattr(isian, kolom))
    baris.kode = kode
    baris.bulan_jatuh_tempo = susun_bit_bulan(isian.bulan_jatuh_tempo)
    periksa_model(baris, kecuali=("kode", "dipakai_pada"))


def _susun_isi(baris: Indikator, sumber: tuple[str, ...]) -> dict[str, object]:
    """The row as the trail writes it, months in words."""
    return {
        **susun_isi(baris, *KOLOM),
        "bulan_jatuh_tempo": susun_daftar_bulan(sorted(baris.daftar_bulan)),
        "sumber_data": list(sumber),
    }


def _catat(
    katalog: Katalog,
    baris: Indikator,
    kata: str,
    perbuatan: Perbuatan,
    sebelum: dict[str, object],
    sesudah: dict[str, object],
) -> None:
    ringkas = f"indikator {kata}: {baris.nama}"
    catat_perubahan(
        katalog, baris, ringkas, perbuatan=perbuatan, sebelum=sebelum or None, sesudah=sesudah
    )
