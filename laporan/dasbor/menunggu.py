"""What waits for whom: sheets of the matrix by the person whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jabatan.izin import Pejabat
from jabatan.models import Penugasan
from kinerja.inti.waktu import NAMA_BULAN
from laporan.dasbor.bahan import Pos
from laporan.dasbor.kesiapan import BarisKesiapan, SelKesiapan
from realisasi.alur import Keadaan

PERSETUJUAN, VERIFIKASI, PENGISIAN = "persetujuan", "verifikasi", "pengisian"
URUTAN = (PERSETUJUAN, VERIFIKASI, PENGISIAN)
TAHAP = {
    Keadaan.DIAJUKAN.value: VERIFIKASI,
    Keadaan.DIVERIFIKASI.value: PERSETUJUAN,
    Keadaan.DIKEMBALIKAN.value: PENGISIAN,
    "terlambat": PENGISIAN,
}


@dataclass(frozen=True, slots=True)
class ButirMenunggu:
    """One sheet, or a month without one (``lembar_id`` None)."""

    teks: str
    lembar_id: int | None


@dataclass(frozen=True, slots=True)
class Menunggu:
    """One person and what he has to do: persetujuan, verifikasi or pengisian."""

    siapa: str
    tahap: str
    daftar: tuple[ButirMenunggu, ...]


def susun_menunggu(
    daftar_pos: Sequence[Pos],
    daftar_baris: Sequence[BarisKesiapan],
    pejabat: Pejabat,
    atas_nama: Mapping[int, int | None],
) -> tuple[Menunggu, ...]:
    """Return who has to act, the Camat first, then who verifies, then who fills.

    ``atas_nama`` tells who filled a sheet for its owner: he does not verify it. Reads the holders
    of the seats where something waits for a decision.
    """
    butir = [
        (_ambil_giliran(pos, sel, pejabat, atas_nama), _susun_butir(pos, sel))
        for pos, baris in zip(daftar_pos, daftar_baris, strict=True)
        for sel in baris.daftar_sel
        if sel.nada in TAHAP
    ]
    butir.sort(key=lambda satu: (URUTAN.index(satu[0][0]), satu[0][1]))
    return tuple(
        Menunggu(siapa, tahap, tuple(isi for _, isi in daftar))
        for (tahap, siapa), daftar in groupby(butir, key=lambda satu: satu[0])
    )


def _ambil_giliran(
    pos: Pos, sel: SelKesiapan, pejabat: Pejabat, atas_nama: Mapping[int, int | None]
) -> tuple[str, str]:
    """Return (what, who) of one sheet; what has no atasan step waits for the Camat."""
    tahap = TAHAP[sel.nada]
    if tahap == PENGISIAN:
        return tahap, pos.nama
    pengisi = None if sel.lembar_id is None else atas_nama.get(sel.lembar_id)
    if tahap == VERIFIKASI and pejabat.ada_langkah_atasan(pos.penugasan, pengisi):
        return tahap, _sebut(pejabat.atasan_dari(pos.penugasan.posisi), "Atasan")
    return PERSETUJUAN, _sebut(pejabat.camat(), "Camat")


def _sebut(penugasan: Penugasan | None, jabatan: str) -> str:
    if penugasan is None:
        return f"{jabatan} (posisi sedang kosong)"
    return f"{penugasan.pegawai.nama}, {penugasan.sebutan_sifat}{penugasan.posisi.nama}"


def _susun_butir(pos: Pos, sel: SelKesiapan) -> ButirMenunggu:
    """ "Rini Wulandari, September"; a person's own months leave the name out."""
    bulan = NAMA_BULAN[sel.bulan - 1]
    if TAHAP[sel.nada] == PENGISIAN:
        return ButirMenunggu(f"{bulan} ({sel.teks.lower()})", sel.lembar_id)
    return ButirMenunggu(f"{pos.nama}, {bulan}", sel.lembar_id)
