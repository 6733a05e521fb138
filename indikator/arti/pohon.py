"""A whole catalogue as a tree of its rows, and the fingerprint of what it says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import models

from indikator.models import Indikator, KinerjaUtama
from jabatan.models import Fungsi, Jabatan, Katalog

BULAN_TERAKHIR = 12
# Columns that say where a row stands or what became of it, not what it says.
BUKAN_ISI = frozenset(
    {"id", "katalog", "jabatan", "kinerja_utama", "berlaku_dari", "berlaku_sampai"}
    | {"dipakai_pada", "versi"}
)


@dataclass(frozen=True, slots=True)
class CabangKinerja:
    """A kinerja utama with its indikator in order; their sources are at hand."""

    kinerja: KinerjaUtama
    daftar_indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class CabangJabatan:
    """A jabatan with its fungsi and kinerja utama in order."""

    jabatan: Jabatan
    daftar_fungsi: tuple[Fungsi, ...]
    daftar_kinerja: tuple[CabangKinerja, ...]

    @property
    def daftar_indikator(self) -> tuple[Indikator, ...]:
        return tuple(baris for cabang in self.daftar_kinerja for baris in cabang.daftar_indikator)


Pohon = tuple[CabangJabatan, ...]


def ambil_pohon(daftar_katalog: Iterable[Katalog]) -> dict[int, Pohon]:
    """Return catalogue id → its tree, for several in 5 queries whatever their size."""
    daftar_pk = [katalog.pk for katalog in daftar_katalog]
    fungsi = _kelompokkan(
        Fungsi.objects.filter(jabatan__katalog__in=daftar_pk).order_by("urut"), "jabatan_id"
    )
    kinerja = _kelompokkan(
        KinerjaUtama.objects.filter(jabatan__katalog__in=daftar_pk).order_by("urut"), "jabatan_id"
    )
    indikator = _kelompokkan(
        Indikator.objects.filter(kinerja_utama__jabatan__katalog__in=daftar_pk)
        .dengan_jabatan()
        .dengan_sumber(),
        "kinerja_utama_id",
    )
    hasil: dict[int, list[CabangJabatan]] = {pk: [] for pk in daftar_pk}
    for jabatan in Jabatan.objects.filter(katalog__in=daftar_pk).order_by("urut", "pk"):
        cabang = tuple(
            CabangKinerja(satu, tuple(indikator.get(satu.pk, ())))
            for satu in kinerja.get(jabatan.pk, ())
        )
        hasil[jabatan.katalog_id].append(
            CabangJabatan(jabatan, tuple(fungsi.get(jabatan.pk, ())), cabang)
        )
    return {pk: tuple(daftar) for pk, daftar in hasil.items()}


def _kelompokkan(daftar: Iterable[Any], kolom: str) -> dict[int, list[Any]]:
    hasil: dict[int, list[Any]] = {}
    for baris in daftar:
        hasil.setdefault(getattr(baris, kolom), []).append(baris)
    return hasil


def ambil_sisa(pohon: Pohon) -> Pohon:
    """Return the tree as it stands at the end of its year: without the rows retired before.

    What held nothing but retired rows goes with them; what never held any stays.
    """
    return tuple(
        CabangJabatan(
            cabang.jabatan,
            tuple(satu for satu in cabang.daftar_fungsi if not sudah_berakhir(satu)),
            tuple(_sisa_kinerja(cabang.daftar_kinerja)),
        )
        for cabang in pohon
        if not cabang.daftar_indikator or any(_sisa_kinerja(cabang.daftar_kinerja))
    )


def _sisa_kinerja(daftar: Sequence[CabangKinerja]) -> Iterator[CabangKinerja]:
    for cabang in daftar:
        sisa = tuple(_sisa_indikator(cabang.daftar_indikator))
        kosong = not cabang.daftar_indikator
        if not sudah_berakhir(cabang.kinerja) and (sisa or kosong):
            yield CabangKinerja(cabang.kinerja, sisa)


def _sisa_indikator(daftar: Sequence[Indikator]) -> Iterator[Indikator]:
    """Rows that stay; a source cell joined to a row that went stands by itself again."""
    atas: Indikator | None = None
    sebelumnya: Indikator | None = None
    for baris in daftar:
        if not sudah_berakhir(baris):
            bergeser = baris.sumber_gabung_atas and atas is not sebelumnya
            if bergeser and (atas is None or atas.nama_sumber != baris.nama_sumber):
                baris = copy(baris)
                baris.sumber_gabung_atas = False
            yield baris
            atas = baris
        sebelumnya = baris


def sudah_berakhir(baris: models.Model) -> bool:
    """Tell whether a row was retired before December (rows without months never are)."""
    sampai: int = getattr(baris, "berlaku_sampai", BULAN_TERAKHIR)
    return sampai < BULAN_TERAKHIR


def ambil_isi(baris: models.Model) -> dict[str, Any]:
    """Return what a row says: every column but its place, its months and its use."""
    return {
        kolom.attname: getattr(baris, kolom.attname)
        for kolom in baris._meta.concrete_fields
        if kolom.name not in BUKAN_ISI
    }


def hitung_sidik(katalog: Katalog, pohon: Pohon) -> str:
    """Return the fingerprint of a catalogue: its decree and every row, months included."""
    isi = [
        [katalog.pk, katalog.pemda_id, katalog.kecamatan_id, katalog.tahun],
        [katalog.nomor_sk, katalog.tanggal_sk],
        [
            [
                ambil_isi(cabang.jabatan),
                [_isi_dan_masa(satu) for satu in cabang.daftar_fungsi],
                [
                    [_isi_dan_masa(satu.kinerja), [_isi_dan_masa(b) for b in satu.daftar_indikator]]
                    for satu in cabang.daftar_kinerja
                ],
            ]
            for cabang in pohon
        ],
    ]
    return sha256(json.dumps(isi, default=str, ensure_ascii=False).encode()).hexdigest()


def _isi_dan_masa(baris: models.Model) -> Mapping[str, Any]:
    isi = ambil_isi(baris)
    for kolom in ("berlaku_dari", "berlaku_sampai"):
        isi[kolom] = getattr(baris, kolom, None)
    if isinstance(baris, Indikator):
        isi["daftar_sumber"] = baris.nama_sumber
    return isi
