"""Judges a run: what the clients were promised against what is stored and what the trail says.

Pure: knows neither server nor database. Every save of a run carries a value of its own, so a value
names the save that brought it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Catatan:
    """One save in the journal of a client.

    ``dasar`` and ``dilihat``: version and value of the cell as the writer saw them (0 and None: no
    value yet). ``versi`` is what the server acknowledged, None while no answer came: such a save
    may be stored or not.
    """

    penulis: int
    sel: str
    nilai: str
    dasar: int
    dilihat: str | None
    versi: int | None = None


@dataclass(frozen=True, slots=True)
class SelAkhir:
    """A cell as it is stored at the end."""

    versi: int
    nilai: str | None


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """A row of the trail about a cell, in the order of its chain."""

    sel: str
    penulis: int
    sebelum: str | None
    sesudah: str | None


def periksa(
    catatan: Sequence[Catatan],
    tersimpan: Mapping[str, SelAkhir],
    jejak: Sequence[BarisJejak],
) -> list[str]:
    """Return everything that is wrong, in words; empty when every promise was kept."""
    menurut_sel: dict[str, list[BarisJejak]] = defaultdict(list)
    for baris in jejak:
        menurut_sel[baris.sel].append(baris)
    dijanjikan = [satu for satu in catatan if satu.versi is not None]
    return [
        *_versi_berpenulis_ganda(dijanjikan),
        *_tidak_tepat_sekali(dijanjikan, jejak),
        *_tanpa_kiriman(catatan, jejak),
        *_setengah_tertulis(tersimpan, menurut_sel),
        *(temuan for satu in dijanjikan for temuan in _janji_dilanggar(satu, menurut_sel)),
    ]


def _versi_berpenulis_ganda(dijanjikan: Iterable[Catatan]) -> list[str]:
    """Two saves that were both promised to be the same version: one overwrote the other."""
    pemilik: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for satu in dijanjikan:
        pemilik[satu.sel, satu.versi].append(satu.nilai)
    return [
        f"ganda: sel {sel} versi {versi} dijanjikan kepada {', '.join(daftar)}"
        for (sel, versi), daftar in pemilik.items()
        if len(daftar) > 1
    ]


def _tidak_tepat_sekali(dijanjikan: Iterable[Catatan], jejak: Iterable[BarisJejak]) -> list[str]:
    kali: dict[tuple[str, str | None], int] = defaultdict(int)
    for baris in jejak:
        kali[baris.sel, baris.sesudah] += 1
    return [
        f"hilang: {satu.nilai} di sel {satu.sel} tercatat {kali[satu.sel, satu.nilai]} kali"
        for satu in dijanjikan
        if kali[satu.sel, satu.nilai] != 1
    ]


def _tanpa_kiriman(catatan: Iterable[Catatan], jejak: Iterable[BarisJejak]) -> list[str]:
    """Rows of the trail that nobody sent, or that name another writer than the one who did."""
    pengirim = {(satu.sel, satu.nilai): satu.penulis for satu in catatan}
    return [
        f"asing: jejak sel {baris.sel} memuat {baris.sesudah} oleh {baris.penulis}"
        for baris in jejak
        if pengirim.get((baris.sel, baris.sesudah or "")) != baris.penulis
    ]


def _setengah_tertulis(
    tersimpan: Mapping[str, SelAkhir], menurut_sel: Mapping[str, Sequence[BarisJejak]]
) -> list[str]:
    """Every version of a cell has its row, each row follows the one before, the last is stored."""
    temuan = []
    for sel in sorted({*tersimpan, *menurut_sel}):
        akhir = tersimpan.get(sel, SelAkhir(0, None))
        baris = menurut_sel.get(sel, ())
        if len(baris) != akhir.versi:
            temuan.append(f"setengah: sel {sel} versi {akhir.versi}, jejak {len(baris)} baris")
        rangkaian = [None, *(satu.sesudah for satu in baris)]
        if [satu.sebelum for satu in baris] != rangkaian[:-1]:
            temuan.append(f"setengah: jejak sel {sel} tidak bersambung")
        if rangkaian[-1] != akhir.nilai:
            temuan.append(f"setengah: sel {sel} berisi {akhir.nilai}, jejak {rangkaian[-1]}")
    return temuan


def _janji_dilanggar(
    satu: Catatan, menurut_sel: Mapping[str, Sequence[BarisJejak]]
) -> Iterable[str]:
    """The promised version holds the value, and replaced what its writer had seen."""
    versi = satu.versi or 0
    daftar = menurut_sel.get(satu.sel, ())
    if versi != satu.dasar + 1:
        yield f"diam-diam: {satu.nilai} di sel {satu.sel} ditulis atas versi {satu.dasar}, " + (
            f"dijanjikan versi {versi}"
        )
    if not 1 <= versi <= len(daftar):
        yield f"hilang: versi {versi} dari sel {satu.sel} dijanjikan, tidak ada"
        return
    if daftar[versi - 1].sesudah != satu.nilai:
        yield f"hilang: versi {versi} dari sel {satu.sel} bukan {satu.nilai}"
    elif daftar[versi - 1].sebelum != satu.dilihat:
        yield f"diam-diam: {satu.nilai} di sel {satu.sel} menimpa {daftar[versi - 1].sebelum}"
