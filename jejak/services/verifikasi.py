"""Checking that nobody touched the trail since it was written.

What this proves: no row was edited, removed, moved or put in between, up to the newest head
that is trusted. Heads kept in the database can be set back together with a cut tail; only
heads exported earlier (``pembanding``) show that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from itertools import groupby

from django.db import DatabaseError
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime

from jejak.models import Jejak, KepalaRantai
from jejak.services.catat import hitung_mac_baris

TEMUAN_TERBANYAK = 1000
_POTONGAN = 2000
Titik = dict[str, dict[int, set[str]]]
"""Chain → urut → hashes that the row there must have."""


@dataclass(frozen=True, slots=True, order=True)
class Kepala:
    """Where a chain ended at some moment; exported daily, kept outside the database."""

    rantai: str
    urut: int
    mac: str


@dataclass(frozen=True, slots=True)
class Temuan:
    """One thing wrong with the trail; ``jenis`` for programs, ``pesan`` for people."""

    jenis: str
    rantai: str
    pesan: str


@dataclass(slots=True)
class HasilVerifikasi:
    """What a check of the whole trail found; keeps the first findings, counts them all."""

    jumlah_baris: int = 0
    jumlah_temuan: int = 0
    daftar_temuan: list[Temuan] = field(default_factory=list)
    daftar_kepala: tuple[Kepala, ...] = ()

    @property
    def utuh(self) -> bool:
        """Nothing found."""
        return self.jumlah_temuan == 0

    def tambah(self, jenis: str, rantai: str, pesan: str) -> None:
        """Add a finding."""
        self.jumlah_temuan += 1
        if len(self.daftar_temuan) < TEMUAN_TERBANYAK:
            self.daftar_temuan.append(Temuan(jenis, rantai, pesan))


def verifikasi_jejak(pembanding: Sequence[Kepala] = ()) -> HasilVerifikasi:
    """Walk every chain once, in little memory, while others may go on writing.

    Heads are read before and after: a chain must reach the first and may not pass the second.
    """
    hasil = HasilVerifikasi()
    awal = _ambil_kepala()
    titik = _kelompokkan((*awal, *pembanding))
    akhir_rantai: dict[str, tuple[int, str]] = {}
    try:
        for rantai, daftar_baris in groupby(_ambil_baris(), key=lambda baris: baris.rantai):
            akhir_rantai[rantai] = _periksa_rantai(hasil, daftar_baris, titik.get(rantai, {}))
    except (DatabaseError, UnicodeDecodeError) as sebab:
        hasil.tambah("tidak_terbaca", "", f"Jejak tidak dapat dibaca sampai akhir: {sebab}")
        return hasil
    _periksa_ekor(hasil, titik, akhir_rantai)
    hasil.daftar_kepala = _ambil_kepala()
    _periksa_kepala(hasil, akhir_rantai)
    return hasil


def _ambil_kepala() -> tuple[Kepala, ...]:
    baris = KepalaRantai.objects.order_by("rantai").values_list("rantai", "urut", "mac")
    return tuple(Kepala(*isi) for isi in baris)


def _kelompokkan(daftar_kepala: Iterable[Kepala]) -> Titik:
    """Points every chain must pass through."""
    titik: Titik = {}
    for kepala in daftar_kepala:
        if kepala.urut > 0:
            titik.setdefault(kepala.rantai, {}).setdefault(kepala.urut, set()).add(kepala.mac)
    return titik


def _ambil_baris() -> Iterator[Jejak]:
    """Stream all rows; the time as text, since a spoilt one must be found, not crash the walk."""
    daftar = Jejak.objects.berurutan().defer("waktu")
    yield from daftar.annotate(waktu_teks=Cast("waktu", TextField())).iterator(_POTONGAN)


def _periksa_rantai(
    hasil: HasilVerifikasi, daftar_baris: Iterable[Jejak], titik: dict[int, set[str]]
) -> tuple[int, str]:
    """Check one chain row by row; answers where it ends."""
    urut, mac = 0, ""
    for baris in daftar_baris:
        hasil.jumlah_baris += 1
        _periksa_baris(hasil, baris, urut, mac)
        if titik.get(baris.urut, {baris.mac}) != {baris.mac}:
            hasil.tambah(
                "kepala",
                baris.rantai,
                f"Baris {baris.urut} tidak sama dengan kepala rantai yang tercatat.",
            )
        urut, mac = (baris.urut if isinstance(baris.urut, int) else urut), baris.mac
    return urut, mac


def _periksa_baris(hasil: HasilVerifikasi, baris: Jejak, urut: int, mac: str) -> None:
    """Own hash first, then the place in the chain, then the link to the row before."""
    if not isinstance(baris.urut, int) or not _mac_cocok(baris):
        hasil.tambah("diubah", baris.rantai, f"Baris {baris.urut} telah diubah.")
    if isinstance(baris.urut, int) and baris.urut > urut + 1:
        kisaran = f"{urut + 1}" if baris.urut == urut + 2 else f"{urut + 1}–{baris.urut - 1}"
        hasil.tambah("hilang", baris.rantai, f"Baris {kisaran} hilang.")
    elif baris.mac_sebelum != mac:
        hasil.tambah(
            "terputus", baris.rantai, f"Baris {baris.urut} tidak menyambung baris sebelumnya."
        )


def _mac_cocok(baris: Jejak) -> bool:
    """Recompute the hash; what cannot even be written canonically was tampered with."""
    try:
        waktu = parse_datetime(baris.waktu_teks)  # type: ignore[attr-defined]
        if waktu is None:
            return False
        baris.waktu = waktu if waktu.tzinfo else waktu.replace(tzinfo=UTC)
        return hitung_mac_baris(baris) == baris.mac
    except (TypeError, ValueError):
        return False


def _periksa_ekor(
    hasil: HasilVerifikasi,
    titik: Titik,
    akhir_rantai: dict[str, tuple[int, str]],
) -> None:
    """A chain that ends before a point it had reached was cut."""
    for rantai, daftar_titik in sorted(titik.items()):
        urut, _ = akhir_rantai.get(rantai, (0, ""))
        terjauh = max(daftar_titik)
        if urut < terjauh:
            hasil.tambah(
                "terpotong", rantai, f"Ekor rantai terpotong: baris {urut + 1}–{terjauh} hilang."
            )


def _periksa_kepala(hasil: HasilVerifikasi, akhir_rantai: dict[str, tuple[int, str]]) -> None:
    """A chain may not be longer than its head says, and ends in the head's hash."""
    kepala = {baris.rantai: baris for baris in hasil.daftar_kepala}
    for rantai, (urut, mac) in akhir_rantai.items():
        milik = kepala.get(rantai)
        if milik is None:
            hasil.tambah("kepala", rantai, "Kepala rantai hilang.")
        elif milik.urut < urut or (milik.urut == urut and milik.mac != mac):
            hasil.tambah(
                "kepala", rantai, f"Kepala rantai menunjuk baris {milik.urut}, bukan {urut}."
            )
