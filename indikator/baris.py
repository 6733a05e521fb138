"""A row of the catalogue as one query brings it: jabatan, catalogue and a seat's target along."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, NamedTuple

from indikator import hitung

_INDUK: Final = "kinerja_utama__jabatan__"
KOLOM_BARIS: Final = (
    *("pk", "kinerja_utama_id", "kode", "nama", "formulasi", "sumber_gabung_atas", "insidentil"),
    *("berlaku_dari", "berlaku_sampai"),
    *(f"kinerja_utama__{nama}" for nama in ("berlaku_dari", "berlaku_sampai", "uraian")),
    *(f"{_INDUK}{nama}" for nama in ("kode", "nama", "tugas", "catatan_kaki")),
    *(f"{_INDUK}katalog__{nama}" for nama in ("nomor_sk", "tahun", "versi")),
    *(f"target_posisi__{nama}" for nama in ("posisi_id", "setahun", "rencana")),
    *hitung.KOLOM_ATURAN,
)
"""What ``IndikatorQuerySet.baris_katalog`` reads."""


class BarisKatalog(NamedTuple):
    """The first columns of ``KOLOM_BARIS``; ``kolom_aturan`` holds the others."""

    pk: int
    kinerja_utama_id: int
    kode: str
    nama: str
    formulasi: str
    sumber_gabung_atas: bool
    insidentil: bool
    berlaku_dari: int
    berlaku_sampai: int
    induk_dari: int
    induk_sampai: int
    kinerja_utama: str
    jabatan_kode: str
    jabatan: str
    tugas: str
    catatan_kaki: str
    nomor_sk: str
    tahun_katalog: int
    versi_katalog: int
    posisi_id: int | None
    setahun: Decimal | None
    rencana: dict[str, str] | None
    kolom_aturan: tuple[Any, ...]

    @property
    def masa(self) -> tuple[int, int]:
        """The first and the last month in which the row is in force."""
        return (
            max(self.berlaku_dari, self.induk_dari),
            min(self.berlaku_sampai, self.induk_sampai),
        )

    @property
    def aturan(self) -> hitung.Aturan:
        return hitung.baca_aturan(*self.kolom_aturan)

    def ambil_target(self, posisi_id: int) -> hitung.TargetTahunan | None:
        """Return the target of a seat, None where the row came with another's or with none."""
        if self.posisi_id != posisi_id or self.setahun is None:
            return None
        return susun_tahunan(self.setahun, self.rencana or {})


def baca_baris(kolom: tuple[Any, ...]) -> BarisKatalog:
    """Return a row from the columns of ``KOLOM_BARIS``."""
    batas = len(BarisKatalog._fields) - 1
    return BarisKatalog._make((*kolom[:batas], kolom[batas:]))


def susun_tahunan(setahun: Decimal, rencana: dict[str, str]) -> hitung.TargetTahunan:
    """Return a target as it is kept for ``hitung``; ``rencana``: month → number as text."""
    return hitung.TargetTahunan(
        setahun=setahun,
        rencana={int(bulan): Decimal(nilai) for bulan, nilai in rencana.items()},
    )
