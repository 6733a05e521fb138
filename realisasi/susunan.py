"""The monthly sheet as a workbook: where things stand in it, and the signed slip that goes along.

The slip says whose workbook it is, of which months, and for every open row where it stands, which
version it was drawn from and a print of what was written. So an upload knows what the person
changed, what somebody else changed meanwhile, and whether this is a workbook of this installation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core import signing

from indikator import hitung
from kinerja.inti.waktu import Periode
from realisasi.kesalahan import BukuDitolak

# Columns from 0; the letters are those of the inputs of the form.
KOLOM_NOMOR: Final = 0
KOLOM_TANYA: Final = 1
KOLOM_SUMBER: Final = 2
KOLOM_SATUAN: Final = 3
KOLOM_LABEL: Final = 4
KOLOM_ISIAN: Final = {"p": 5, "q": 6, "n": 7, "s": 8, "k": 9}
JUDUL_KOLOM: Final = (
    *("No.", "Indikator", "Sumber data", "Satuan", "Yang diisi"),
    *("Angka 1", "Angka 2", "Nihil", "Syarat", "Keterangan"),
)
BARIS_KEPALA: Final = 4
LEMBAR_SURAT: Final = "Identitas"
NIHIL: Final = "nihil"

_GARAM: Final = "realisasi.buku"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class BarisBuku:
    """One indikator in a sheet; ``letak`` is its row from 0, ``isian`` letter → text as on the
    form (nihil as a word)."""

    indikator_id: int
    letak: int
    nomor: int
    pertanyaan: str
    sumber: str
    satuan: str
    label: str
    aturan: hitung.Aturan
    desimal_pembilang: int
    versi: int
    isian: Mapping[str, str]

    @property
    def ditawarkan(self) -> frozenset[str]:
        """Letters of the inputs this row has."""
        ada = {
            "p": True,
            "q": self.aturan.jenis is not hitung.Jenis.JUMLAH,
            "n": self.aturan.agregasi is not hitung.Agregasi.TERAKHIR,
            "s": self.aturan.syarat_pertanyaan != "",
            "k": True,
        }
        return frozenset(huruf for huruf, berlaku in ada.items() if berlaku)

    def desimal(self, huruf: str) -> int:
        """Decimals of a number: counts have none, an average may have two."""
        return self.desimal_pembilang if huruf == "p" else 0

    @property
    def tulisan(self) -> dict[int, str]:
        """Column → locked text that must still stand there when the workbook comes back."""
        return {
            KOLOM_NOMOR: str(self.nomor),
            KOLOM_TANYA: self.pertanyaan,
            KOLOM_SATUAN: self.satuan,
            KOLOM_LABEL: self.label,
        }


@dataclass(frozen=True, slots=True)
class BulanBuku:
    """One sheet; ``tolak`` says why nothing can be filled in, empty for an open month.
    ``daftar_kelompok``: (row, kinerja utama)."""

    periode: Periode
    tolak: str
    petunjuk: str
    daftar_kelompok: tuple[tuple[int, str], ...]
    daftar_baris: tuple[BarisBuku, ...]


@dataclass(frozen=True, slots=True)
class Buku:
    """Everything a workbook says."""

    judul: str
    pemilik: str
    pembuat: str
    saat: datetime
    surat: str
    daftar_bulan: tuple[BulanBuku, ...]


def susun_label(aturan: hitung.Aturan) -> str:
    """Return what the inputs of a row ask for, a line each."""
    if aturan.jenis is hitung.Jenis.JUMLAH:
        posisi = aturan.agregasi is hitung.Agregasi.TERAKHIR
        daftar = ["Angka 1: posisi akhir bulan" if posisi else "Angka 1: jumlah"]
    else:
        daftar = [f"Angka 1: {aturan.label_pembilang}", f"Angka 2: {aturan.label_penyebut}"]
    if aturan.syarat_pertanyaan:
        daftar.append(f"Syarat: {aturan.syarat_pertanyaan} (ya/tidak)")
    return "\n".join(daftar)


def susun_sidik(isian: Mapping[str, str]) -> str:
    """Return a short print of what stands in the inputs of a row."""
    teks = "\x1f".join(" ".join(isian.get(huruf, "").split()) for huruf in KOLOM_ISIAN)
    return hashlib.sha256(teks.encode("utf-8", "replace")).hexdigest()[:10]


# --- the slip -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarisSurat:
    """Where an open row stands, the version it was drawn from, the print of what was written."""

    letak: int
    versi: int
    sidik: str


@dataclass(frozen=True, slots=True)
class Surat:
    """Whose workbook: ``bulan`` is month → indikator id → row, of the months open at download."""

    kecamatan: int
    penugasan: int
    tahun: int
    katalog: str
    sepanjang_tahun: bool
    bulan: Mapping[int, Mapping[int, BarisSurat]]

    @property
    def sebutan(self) -> str:
        """``September 2026`` or ``tahun 2026``."""
        if self.sepanjang_tahun or len(self.bulan) != 1:
            return f"tahun {self.tahun}"
        return Periode(self.tahun, next(iter(self.bulan))).nama


def tulis_surat(surat: Surat) -> str:
    """Return the slip as signed text; a key of this installation signs it."""
    bulan = {
        str(nomor): [[pk, baris.letak, baris.versi, baris.sidik] for pk, baris in daftar.items()]
        for nomor, daftar in surat.bulan.items()
    }
    siapa = [surat.kecamatan, surat.penugasan, surat.tahun, surat.katalog]
    isi = [_FORMAT, *siapa, surat.sepanjang_tahun, bulan]
    return signing.dumps(isi, salt=_GARAM, compress=True)


def baca_surat(teks: str) -> Surat:
    """Read a slip; BukuDitolak where this installation did not sign it."""
    try:
        isi: list[Any] = signing.loads(teks, salt=_GARAM)
    except signing.BadSignature:
        raise BukuDitolak(
            "Berkas ini bukan buku isian dari aplikasi ini, atau tanda pengenalnya sudah berubah. "
            "Unduh buku baru di halaman ini, lalu salin angka Anda ke dalamnya."
        ) from None
    _, kecamatan, penugasan, tahun, katalog, sepanjang_tahun, bulan = isi
    return Surat(
        kecamatan=kecamatan,
        penugasan=penugasan,
        tahun=tahun,
        katalog=katalog,
        sepanjang_tahun=sepanjang_tahun,
        bulan={
            int(nomor): {pk: BarisSurat(*sisa) for pk, *sisa in daftar}
            for nomor, daftar in bulan.items()
        },
    )


# --- what was read, between preview and saving ----------------------------------------------------


def tulis_bacaan(penugasan_id: int, tahun: int, kiriman: Mapping[int, Mapping[str, str]]) -> str:
    """Return values read from a workbook (month → inputs by name) as signed text, so that the
    saving takes exactly what the preview showed."""
    isi = [penugasan_id, tahun, {str(bulan): dict(satu) for bulan, satu in kiriman.items()}]
    return signing.dumps(isi, salt=f"{_GARAM}.bacaan", compress=True)


def baca_bacaan(
    teks: str, penugasan_id: int, tahun: int, *, paling_lama: int
) -> dict[int, dict[str, str]]:
    """Return what ``tulis_bacaan`` signed for this post and year, at most so many seconds ago."""
    try:
        isi = signing.loads(teks, salt=f"{_GARAM}.bacaan", max_age=paling_lama)
    except signing.BadSignature:
        isi = [0, 0, {}]
    if isi[:2] != [penugasan_id, tahun]:
        raise BukuDitolak("Pratinjau ini tidak berlaku lagi. Unggah sekali lagi bukunya.")
    return {int(bulan): satu for bulan, satu in isi[2].items()}
