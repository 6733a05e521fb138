"""The frozen values of an explanation page: every text made once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JenisAngka(StrEnum):
    """Which figure of a row; the value stands in its address."""

    REALISASI = "realisasi"
    TARGET = "target"
    CAPAIAN = "capaian"
    TERHITUNG = "terhitung"
    REALISASI_BULAN = "realisasi-bulan"
    TARGET_BULAN = "target-bulan"

    @property
    def sebulan(self) -> bool:
        """A figure of the month alone, else of January up to it."""
        return self in (JenisAngka.REALISASI_BULAN, JenisAngka.TARGET_BULAN)

    @property
    def nama(self) -> str:
        return SEBUTAN_ANGKA[self]


SEBUTAN_ANGKA = {
    JenisAngka.REALISASI: "Realisasi",
    JenisAngka.TARGET: "Target",
    JenisAngka.CAPAIAN: "Capaian",
    JenisAngka.TERHITUNG: "Nilai terhitung",
    JenisAngka.REALISASI_BULAN: "Realisasi",
    JenisAngka.TARGET_BULAN: "Target",
}


@dataclass(frozen=True, slots=True)
class Tautan:
    """A figure or a page to go to; ``kini`` is the one shown, without an address it is text."""

    nama: str
    teks: str
    alamat: str = ""
    kini: bool = False


@dataclass(frozen=True, slots=True)
class Oleh:
    """Who did it and when; ``catatan`` says for whom and why, where it was for somebody else."""

    nama: str
    pada: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class BulanAsal:
    """One month of one post: what was entered, by whom, how far its sheet has come, and the files
    behind it (those of the row first, then those of the whole sheet)."""

    nama: str
    isian: str
    jatuh_tempo: str
    keterangan: str
    keadaan: str
    sebutan: str
    alamat_lembar: str
    diisi: Oleh | None
    diverifikasi: Oleh | None
    disetujui: Oleh | None
    daftar_bukti: tuple[Tautan, ...] = ()


@dataclass(frozen=True, slots=True)
class Pemegang:
    """One post behind a figure; ``angka`` leads to its own explanation (none on that page)."""

    nama: str
    posisi: str
    target: str
    daftar_bulan: tuple[BulanAsal, ...]
    angka: Tautan | None = None


@dataclass(frozen=True, slots=True)
class Anggota:
    """One figure that may enter an average; ``sebab`` says why it does not."""

    nama: str
    angka: Tautan
    rinci: Tautan | None
    sebab: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PenjelasanAngka:
    """One page.

    ``aturan``: what a rule is about, and the rule. ``satuan`` stands beside the figure.
    ``kepala_anggota`` names what the members of an average are, and their figures (empty: one
    figure). ``bersama``: each post has a head of its own; ``bertarget``: the months show what they
    put into the target.
    """

    judul: str
    teks: str
    satuan: str = ""
    kategori: str = ""
    keterangan: str = ""
    tentang: str
    subjek: str
    aturan: tuple[tuple[str, str], ...]
    langkah: tuple[str, ...]
    catatan: tuple[str, ...] = ()
    kepala_anggota: tuple[str, str, str] = ("", "", "")
    daftar_anggota: tuple[Anggota, ...] = ()
    daftar_pemegang: tuple[Pemegang, ...] = ()
    daftar_asal: tuple[tuple[str, str], ...] = ()
    daftar_lain: tuple[Tautan, ...] = ()
    daftar_naik: tuple[Tautan, ...] = ()
    bertarget: bool = False
    bersama: bool = False
