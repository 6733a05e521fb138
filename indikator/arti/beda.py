"""How a draft differs from the catalogue before it, by jabatan, in words. Reads no database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Protocol, TypeVar

from indikator.arti.kata import HANYA_KATA, sebut_isi, sebut_masa, tulis_isi
from indikator.arti.pohon import CabangJabatan, CabangKinerja, Pohon, ambil_isi, ambil_sisa
from indikator.models import Indikator, KinerjaUtama
from jabatan.models import Fungsi

T = TypeVar("T")
MIRIP = 0.6  # from here on two sentences are one sentence reworded
URUTAN = frozenset({"urut", "kode"})


class Sebaris(Protocol):
    """A row that is one sentence: a fungsi, a kinerja utama."""

    urut: int
    uraian: str


class Sifat(StrEnum):
    """What happened to a row; ``UBAH`` reworded it, ``MAKNA`` changed what its numbers mean."""

    TAMBAH = "tambah"
    HAPUS = "hapus"
    UBAH = "ubah"
    MAKNA = "makna"


SEBUTAN = {
    Sifat.TAMBAH: "Ditambahkan",
    Sifat.HAPUS: "Dihapus",
    Sifat.UBAH: "Berubah kata",
    Sifat.MAKNA: "Berubah makna",
}


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One thing a row says otherwise than before; both sides empty: ``apa`` says it all."""

    apa: str
    sebelum: str = ""
    sesudah: str = ""


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """One row that differs: what kind it is, its text ("" where ``daftar_ubahan`` has it)."""

    apa: str
    teks: str
    sifat: Sifat
    daftar_ubahan: tuple[Ubahan, ...] = ()

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.sifat]


@dataclass(frozen=True, slots=True)
class JabatanBeda:
    """The rows of one jabatan that differ; ``sifat`` is of the jabatan itself, else None."""

    kode: str
    nama: str
    sifat: Sifat | None
    daftar_baris: tuple[BarisBeda, ...]

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.sifat] if self.sifat is not None else ""


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """Everything that differs, by jabatan in the order of the draft, the removed ones last."""

    daftar_jabatan: tuple[JabatanBeda, ...]
    urutan_berubah: bool = False

    def __bool__(self) -> bool:
        return bool(self.daftar_jabatan) or self.urutan_berubah

    @property
    def daftar_hitungan(self) -> list[tuple[Sifat, str, int]]:
        """Return (sifat, its words, how many indikator) for what occurs."""
        semua = [
            baris.sifat
            for jabatan in self.daftar_jabatan
            for baris in jabatan.daftar_baris
            if baris.apa == "Indikator"
        ]
        hitungan = [(sifat, SEBUTAN[sifat].lower(), semua.count(sifat)) for sifat in Sifat]
        return [satu for satu in hitungan if satu[2] > 0]


def susun_perbedaan(lama: Pohon, baru: Pohon) -> Perbedaan:
    """Return what ``baru`` says otherwise than ``lama`` did at the end of its year.

    Jabatan and indikator are known by their kode; fungsi and kinerja utama by what they say.
    """
    dahulu = {cabang.jabatan.kode: cabang for cabang in ambil_sisa(lama)}
    kini = {cabang.jabatan.kode for cabang in baru}
    daftar = [
        _beda_jabatan(dahulu[cabang.jabatan.kode], cabang)
        if cabang.jabatan.kode in dahulu
        else _jabatan_utuh(cabang, Sifat.TAMBAH)
        for cabang in baru
    ]
    daftar += [
        _jabatan_utuh(satu, Sifat.HAPUS) for kode, satu in dahulu.items() if kode not in kini
    ]
    tempat = {kode: nomor for nomor, kode in enumerate(dahulu)}
    tetap = [tempat[satu.jabatan.kode] for satu in baru if satu.jabatan.kode in tempat]
    return Perbedaan(
        tuple(satu for satu in daftar if satu.sifat or satu.daftar_baris), not _urut(tetap)
    )


def _jabatan_utuh(cabang: CabangJabatan, sifat: Sifat) -> JabatanBeda:
    """A jabatan that came or went whole."""
    daftar = tuple(BarisBeda("Indikator", baris.nama, sifat) for baris in cabang.daftar_indikator)
    return JabatanBeda(cabang.jabatan.kode, cabang.jabatan.nama, sifat, daftar)


def _beda_jabatan(lama: CabangJabatan, baru: CabangJabatan) -> JabatanBeda:
    pasangan_fungsi = _pasangkan(lama.daftar_fungsi, baru.daftar_fungsi, _mirip_fungsi)
    pasangan_kinerja = _pasangkan(lama.daftar_kinerja, baru.daftar_kinerja, _mirip_kinerja)
    daftar = [
        *_beda_kepala(lama, baru),
        *_beda_teks("Fungsi", pasangan_fungsi),
        *_beda_teks(
            "Kinerja utama",
            [(_kinerja(a), _kinerja(b)) for a, b in pasangan_kinerja],
        ),
        *_beda_indikator(lama, baru, pasangan_kinerja),
    ]
    return JabatanBeda(baru.jabatan.kode, baru.jabatan.nama, None, tuple(daftar))


def _beda_kepala(lama: CabangJabatan, baru: CabangJabatan) -> Iterator[BarisBeda]:
    dahulu, kini = ambil_isi(lama.jabatan), ambil_isi(baru.jabatan)
    daftar = [
        Ubahan(
            "Nama jabatan" if kolom == "nama" else sebut_isi(kolom),
            str(dahulu[kolom]) or "tidak ada",
            str(kini[kolom]) or "tidak ada",
        )
        for kolom in kini
        if kolom not in URUTAN and dahulu[kolom] != kini[kolom]
    ]
    if daftar:
        yield BarisBeda("Jabatan", baru.jabatan.nama, Sifat.UBAH, tuple(daftar))


def _kinerja(cabang: CabangKinerja | None) -> KinerjaUtama | None:
    return None if cabang is None else cabang.kinerja


def _beda_teks(
    apa: str, pasangan: Sequence[tuple[Sebaris | None, Sebaris | None]]
) -> Iterator[BarisBeda]:
    """Rows that are one sentence each: reworded, added, removed, moved."""
    for lama, baru in pasangan:
        if lama is not None and baru is not None and lama.uraian != baru.uraian:
            ubahan = Ubahan("Bunyi", lama.uraian, baru.uraian)
            yield BarisBeda(apa, "", Sifat.UBAH, (ubahan,))
        elif lama is None and baru is not None:
            yield BarisBeda(apa, baru.uraian, Sifat.TAMBAH)
        elif lama is not None and baru is None:
            yield BarisBeda(apa, lama.uraian, Sifat.HAPUS)
    tetap = [lama.urut for lama, baru in pasangan if lama is not None and baru is not None]
    if not _urut(tetap):
        yield BarisBeda(apa, f"Urutan {apa.lower()} berubah", Sifat.UBAH)


def _beda_indikator(
    lama: CabangJabatan,
    baru: CabangJabatan,
    pasangan_kinerja: Sequence[tuple[CabangKinerja | None, CabangKinerja | None]],
) -> Iterator[BarisBeda]:
    dahulu = {baris.kode: baris for baris in lama.daftar_indikator}
    kini = {baris.kode: baris for baris in baru.daftar_indikator}
    sama = {
        (a.kinerja.pk, b.kinerja.pk) for a, b in pasangan_kinerja if a is not None and b is not None
    }
    for kode, baris in kini.items():
        if kode not in dahulu:
            yield BarisBeda("Indikator", baris.nama, Sifat.TAMBAH)
        elif daftar := list(_ubahan(dahulu[kode], baris, sama)):
            sifat = Sifat.UBAH if all(satu in HANYA_KATA for satu, _ in daftar) else Sifat.MAKNA
            yield BarisBeda("Indikator", baris.nama, sifat, tuple(satu for _, satu in daftar))
    for kode, baris in dahulu.items():
        if kode not in kini:
            yield BarisBeda("Indikator", baris.nama, Sifat.HAPUS)
    tempat = {kode: nomor for nomor, kode in enumerate(dahulu)}
    if not _urut([tempat[kode] for kode in kini if kode in tempat]):
        yield BarisBeda("Indikator", "Urutan indikator berubah", Sifat.UBAH)


def _ubahan(
    lama: Indikator, baru: Indikator, sama: set[tuple[int, int]]
) -> Iterator[tuple[str, Ubahan]]:
    """Return (column, change) for everything an indikator says otherwise."""
    if (lama.kinerja_utama_id, baru.kinerja_utama_id) not in sama:
        yield (
            "kinerja_utama",
            Ubahan(
                sebut_isi("kinerja_utama"), lama.kinerja_utama.uraian, baru.kinerja_utama.uraian
            ),
        )
    dahulu = ambil_isi(lama) | {"daftar_sumber": lama.nama_sumber}
    kini = ambil_isi(baru) | {"daftar_sumber": baru.nama_sumber}
    for kolom in kini:
        if kolom not in URUTAN and dahulu[kolom] != kini[kolom]:
            yield (
                kolom,
                Ubahan(
                    sebut_isi(kolom),
                    tulis_isi(lama, kolom, dahulu[kolom]),
                    tulis_isi(baru, kolom, kini[kolom]),
                ),
            )
    induk = baru.kinerja_utama
    masa = sebut_masa(
        max(baru.berlaku_dari, induk.berlaku_dari), min(baru.berlaku_sampai, induk.berlaku_sampai)
    )
    if masa:
        yield "masa_berlaku", Ubahan(sebut_isi("masa_berlaku"), "sepanjang tahun", masa)


# --- which of the old rows is which of the new ones ---------------------------------------------


def _pasangkan(
    lama: Sequence[T], baru: Sequence[T], mirip: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Pair the most alike first; whatever finds no partner stands alone. New order, then gone."""
    nilai = sorted(
        ((mirip(a, b), -abs(i - j), i, j) for i, a in enumerate(lama) for j, b in enumerate(baru)),
        reverse=True,
    )
    jodoh: dict[int, int] = {}
    terpakai: set[int] = set()
    for kemiripan, _, i, j in nilai:
        if kemiripan >= MIRIP and i not in terpakai and j not in jodoh:
            jodoh[j] = i
            terpakai.add(i)
    hasil: list[tuple[T | None, T | None]] = [
        (lama[jodoh[j]] if j in jodoh else None, b) for j, b in enumerate(baru)
    ]
    return hasil + [(a, None) for i, a in enumerate(lama) if i not in terpakai]


def _mirip_teks(lama: str, baru: str) -> float:
    """1 for the same words; below it an upper bound, cheap for long texts as well."""
    return SequenceMatcher(None, lama, baru, autojunk=False).quick_ratio()


def _mirip_fungsi(lama: Fungsi, baru: Fungsi) -> float:
    return _mirip_teks(lama.uraian, baru.uraian)


def _mirip_kinerja(lama: CabangKinerja, baru: CabangKinerja) -> float:
    """The same words first, then the more of their indikator they share, then alike words."""
    if lama.kinerja.uraian == baru.kinerja.uraian:
        return 3.0
    dahulu = {baris.kode for baris in lama.daftar_indikator}
    kini = {baris.kode for baris in baru.daftar_indikator}
    if dahulu & kini:
        return 1 + len(dahulu & kini) / len(dahulu | kini)
    return _mirip_teks(lama.kinerja.uraian, baru.kinerja.uraian)


def _urut(daftar: Sequence[int]) -> bool:
    return all(kiri < kanan for kiri, kanan in pairwise(daftar))
