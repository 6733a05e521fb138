"""Months to a window and seats to one figure (source: domain 2, "agregasi", "antar_pemegang").

The order is fixed: within a seat its posts are joined in time, months are aggregated per seat,
then seats are combined. A figure is always the sum of its *suku* (terms), so the explanation
shows exactly the terms that were summed. Percentages are never averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from indikator.hitung.pecahan import jumlahkan_pecahan, ubah_pecahan
from indikator.hitung.pembulatan import DESIMAL_PERSEN
from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    Deret,
    Jendela,
    Jenis,
    KeadaanSel,
    Sel,
)

PASANGAN_SAH: Final[Mapping[Jenis, frozenset[Agregasi]]] = {
    Jenis.JUMLAH: frozenset({Agregasi.JUMLAH, Agregasi.TERAKHIR, Agregasi.RATA_RATA}),
    Jenis.PERSENTASE: frozenset({Agregasi.RASIO_JUMLAH, Agregasi.TERAKHIR}),
    Jenis.RATA_RATA: frozenset({Agregasi.RASIO_JUMLAH, Agregasi.TERAKHIR}),
}
SATU: Final = Fraction(1)
FAKTOR: Final[Mapping[Jenis, Fraction]] = {
    Jenis.JUMLAH: Fraction(1),
    Jenis.PERSENTASE: Fraction(100),
    Jenis.RATA_RATA: Fraction(1),
}


class AturanTidakSah(ValueError):
    """Jenis and agregasi do not go together; the database forbids such a row."""


@dataclass(frozen=True, slots=True)
class Suku:
    """One term, its two halves still apart; a count has penyebut 1."""

    pembilang: Fraction
    penyebut: Fraction


def ambil_desimal(aturan: Aturan) -> int:
    """Places of a printed value: 2 for a percentage, else the row's own."""
    return DESIMAL_PERSEN if aturan.jenis is Jenis.PERSENTASE else aturan.desimal


def ambil_suku_sel(jenis: Jenis, sel: Sel) -> Suku | None:
    """The number of one cell, 0/0 included; None for belum, nihil and half a pair."""
    if sel.keadaan is not KeadaanSel.TERISI or sel.pembilang is None:
        return None
    if jenis is Jenis.JUMLAH:
        return Suku(ubah_pecahan(sel.pembilang), SATU)
    if sel.penyebut is None:
        return None
    return Suku(ubah_pecahan(sel.pembilang), ubah_pecahan(sel.penyebut))


def hitung_nilai(jenis: Jenis, suku: Suku | None) -> Fraction | None:
    """A term as a value in the row's satuan; None when there is nothing to divide by."""
    if suku is None or suku.penyebut == 0:
        return None
    if jenis is Jenis.JUMLAH and suku.penyebut is SATU:
        return suku.pembilang
    return suku.pembilang / suku.penyebut * FAKTOR[jenis]


def ambil_suku_bulan(aturan: Aturan, deret: Deret, jendela: Jendela) -> dict[int, Suku]:
    """Month → term of one seat, cells of one month joined in time; months without one left out.

    0/0 says that nothing happened: it answers, and like nihil it carries no value.
    """
    per_bulan: dict[int, Suku] = {}
    for bulan in jendela.bulan:
        daftar_sel = deret.sel.get(bulan, ())
        calon = [ambil_suku_sel(aturan.jenis, sel) for sel in daftar_sel]
        daftar = [suku for suku in calon if suku is not None and suku.penyebut != 0]
        if len(daftar) > 0:
            berlaku = daftar[-1:] if aturan.agregasi is Agregasi.TERAKHIR else daftar
            per_bulan[bulan] = _jumlahkan(aturan.jenis, berlaku)
    return per_bulan


def ambil_pemegang(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[Deret, ...]:
    """The seats whose terms enter: all when dijumlahkan, the largest alone when bersama."""
    if aturan.antar_pemegang is AntarPemegang.DIJUMLAHKAN:
        return tuple(daftar_deret)
    calon = [(hitung_realisasi_deret(aturan, deret, jendela), deret) for deret in daftar_deret]
    berisi = [(nilai, deret) for nilai, deret in calon if nilai is not None]
    if len(berisi) == 0:
        return ()
    return (max(berisi, key=lambda pasangan: pasangan[0])[1],)


def ambil_suku(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> tuple[Suku, ...]:
    """The terms of a figure, in the order of the explanation."""
    if aturan.agregasi not in PASANGAN_SAH[aturan.jenis]:
        raise AturanTidakSah(f"{aturan.jenis} × {aturan.agregasi}")
    pemegang = ambil_pemegang(aturan, daftar_deret, jendela)
    daftar_bulan = [ambil_suku_bulan(aturan, deret, jendela) for deret in pemegang]
    return _SUKU[aturan.agregasi](aturan.jenis, daftar_bulan)


def jumlahkan_suku(aturan: Aturan, daftar_suku: Sequence[Suku]) -> Suku | None:
    """Terms to one; a mean of months is their sum over their number. None without terms."""
    if len(daftar_suku) == 0:
        return None
    jumlah = _jumlahkan(aturan.jenis, daftar_suku)
    if aturan.agregasi is Agregasi.RATA_RATA:
        return Suku(jumlah.pembilang, Fraction(len(daftar_suku)))
    return jumlah


def hitung_jumlahan(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> Suku | None:
    """Numerator and denominator of the figure of a window; None without any value."""
    return jumlahkan_suku(aturan, ambil_suku(aturan, daftar_deret, jendela))


def hitung_realisasi(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> Fraction | None:
    """R of a window, exact. Only nihil: 0 when summed, None for every other agregasi."""
    jumlahan = hitung_jumlahan(aturan, daftar_deret, jendela)
    return ubah_jumlahan(aturan, jumlahan, ada_jawaban(aturan, daftar_deret, jendela))


def hitung_realisasi_deret(aturan: Aturan, deret: Deret, jendela: Jendela) -> Fraction | None:
    """R of one seat alone."""
    per_bulan = ambil_suku_bulan(aturan, deret, jendela)
    daftar_suku = _SUKU[aturan.agregasi](aturan.jenis, [per_bulan])
    jumlahan = jumlahkan_suku(aturan, daftar_suku)
    return ubah_jumlahan(aturan, jumlahan, ada_jawaban(aturan, (deret,), jendela))


def ubah_jumlahan(aturan: Aturan, jumlahan: Suku | None, dijawab: bool) -> Fraction | None:
    """R from its sum. Answered without any number is 0 where months add, None elsewhere."""
    if jumlahan is not None or aturan.agregasi is not Agregasi.JUMLAH or dijawab is False:
        return hitung_nilai(aturan.jenis, jumlahan)
    return Fraction(0)


def ada_jawaban(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> bool:
    """Is any cell of the window answered?"""
    return any(
        sudah_terjawab(aturan.jenis, sel)
        for deret in daftar_deret
        for bulan in jendela.bulan
        for sel in deret.sel.get(bulan, ())
    )


def sudah_terjawab(jenis: Jenis, sel: Sel) -> bool:
    """A number, zero and 0/0 included, or nihil; half a pair is no answer."""
    if sel.keadaan is not KeadaanSel.TERISI:
        return sel.keadaan is KeadaanSel.NIHIL
    return sel.pembilang is not None and (jenis is Jenis.JUMLAH or sel.penyebut is not None)


def _jumlahkan(jenis: Jenis, daftar_suku: Sequence[Suku]) -> Suku:
    """Add terms: counts keep penyebut 1, ratios add both halves."""
    if len(daftar_suku) == 1:
        return daftar_suku[0]
    pembilang = jumlahkan_pecahan([suku.pembilang for suku in daftar_suku])
    if jenis is Jenis.JUMLAH:
        return Suku(pembilang, SATU)
    return Suku(pembilang, jumlahkan_pecahan([suku.penyebut for suku in daftar_suku]))


def _ambil_semua(jenis: Jenis, daftar_bulan: Sequence[Mapping[int, Suku]]) -> tuple[Suku, ...]:
    """Every month of every seat."""
    return tuple(suku for per_bulan in daftar_bulan for suku in per_bulan.values())


def _ambil_terakhir(jenis: Jenis, daftar_bulan: Sequence[Mapping[int, Suku]]) -> tuple[Suku, ...]:
    """The last answered month of each seat."""
    berisi = [per_bulan for per_bulan in daftar_bulan if len(per_bulan) > 0]
    return tuple(per_bulan[max(per_bulan)] for per_bulan in berisi)


def _ambil_per_bulan(jenis: Jenis, daftar_bulan: Sequence[Mapping[int, Suku]]) -> tuple[Suku, ...]:
    """Seats summed within each month."""
    terisi = sorted({bulan for per_bulan in daftar_bulan for bulan in per_bulan})
    return tuple(
        _jumlahkan(jenis, [isi[bulan] for isi in daftar_bulan if bulan in isi]) for bulan in terisi
    )


_Pengambil = Callable[[Jenis, Sequence[Mapping[int, Suku]]], tuple[Suku, ...]]
_SUKU: Final[Mapping[Agregasi, _Pengambil]] = {
    Agregasi.JUMLAH: _ambil_semua,
    Agregasi.TERAKHIR: _ambil_terakhir,
    Agregasi.RATA_RATA: _ambil_per_bulan,
    Agregasi.RASIO_JUMLAH: _ambil_semua,
}
