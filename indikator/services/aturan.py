"""Bands and clamp of capaian: dated by year, changed by the admin of the pemda."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from indikator import hitung
from indikator.kategori import ke_json
from jabatan.izin import Pelaku
from jabatan.izin.kantor import tolak_kelola_pemda
from jabatan.kesalahan import IsianDitolak
from jabatan.services import kunci_pemda, periksa_dilihat, periksa_hak, susun_entri
from jejak.services import catat_jejak

KOLOM_ATURAN = ("aturan_capaian",)
NAMA_KATEGORI = tuple(satu.nama for satu in hitung.KATEGORI_BAWAAN.daftar)
KOLOM_BATAS = ("sangat_tinggi", "tinggi", "sedang", "rendah")
BATAS_TERTINGGI = Decimal(200)


@transaction.atomic
def ubah_aturan_capaian(
    pemda_id: int, *, tahun: int, aturan: hitung.AturanKategori, dilihat: str, oleh: Pelaku
) -> None:
    """Set the rules from a year on, until the next dated entry; approved months keep theirs.

    Only the running year and the next: what was judged in earlier years stays.
    """
    periksa_hak(tolak_kelola_pemda(oleh, pemda_id))
    pemda = kunci_pemda(pemda_id)
    periksa_dilihat(pemda, KOLOM_ATURAN, dilihat)
    if not oleh.pada.year <= tahun <= oleh.pada.year + 1:
        raise IsianDitolak({"tahun_mulai": ["Pilih tahun ini atau tahun depan."]})
    _periksa_urutan(aturan)
    lama = {baris["tahun"]: baris for baris in pemda.aturan_capaian}
    baru = {"tahun": tahun, **ke_json(aturan)}
    if lama.get(tahun) == baru:
        return
    pemda.aturan_capaian = [isi for _, isi in sorted((lama | {tahun: baru}).items())]
    pemda.save(update_fields=KOLOM_ATURAN)
    entri = susun_entri(
        *("ubah", pemda, f"Batas dan kategori capaian mulai {tahun} diubah"),
        sebelum=lama.get(tahun),
        sesudah=baru,
        pemda_id=pemda.pk,
    )
    catat_jejak([entri], oleh=oleh.pencatat)


def susun_aturan(batas: Sequence[Decimal], batas_capaian: Decimal | None) -> hitung.AturanKategori:
    """Return the rules of four lower bounds, best first; Sedang's is where merah begins."""
    daftar = (*batas, Decimal(0))
    return hitung.AturanKategori(
        daftar=tuple(
            hitung.BatasKategori(nama, nilai)
            for nama, nilai in zip(NAMA_KATEGORI, daftar, strict=True)
        ),
        batas_capaian=batas_capaian,
        batas_merah=daftar[KOLOM_BATAS.index("sedang")],
    )


def _periksa_urutan(aturan: hitung.AturanKategori) -> None:
    """Each bound below the one above it, the lowest above 0, the highest within the clamp."""
    tertinggi = BATAS_TERTINGGI if aturan.batas_capaian is None else aturan.batas_capaian
    galat: dict[str, list[str]] = {}
    if aturan.daftar[0].batas > tertinggi:
        galat["sangat_tinggi"] = [f"Paling tinggi {tertinggi:f}, batas capaiannya."]
    for kolom, atas, bawah in zip(KOLOM_BATAS[1:], aturan.daftar, aturan.daftar[1:], strict=False):
        if bawah.batas >= atas.batas:
            galat[kolom] = [f"Harus lebih rendah daripada batas {atas.nama}."]
    if aturan.daftar[-2].batas <= 0:
        galat["rendah"] = ["Harus lebih dari 0; di bawahnya Sangat Rendah."]
    if galat:
        raise IsianDitolak(galat)
