"""Which months are due, and which of them are answered (source: domain 2, "Target", "A cell").

A due month d of one seat is answered by exactly one answered month:
1. d itself;
2. else, early: a month after the previous due month and before d that holds a number (nihil
   speaks for its own month only) and answers nothing else;
3. else, late: a month after d, up to the end of the window, that answers nothing else.
One answer pays one due month, earlier debts first. For a row due every month only (1) can
happen. A yearly row due in June is answered by April; due {1, 3} with nothing but February
has January answered (late) and March open.
"""

from __future__ import annotations

from collections.abc import Sequence

from indikator.hitung.agregasi import ambil_suku_bulan, sudah_terjawab
from indikator.hitung.tipe import Aturan, Deret, Jendela, Sel


def ambil_bulan_aktif(aturan: Aturan, deret: Deret, jendela: Jendela) -> tuple[int, ...]:
    """D of one seat: due months of the window in which a part of the month counts."""
    jatuh_tempo, bagian = aturan.bulan_jatuh_tempo, deret.bagian
    return tuple(
        [
            bulan
            for bulan in jendela.bulan
            if bulan in jatuh_tempo and bulan in bagian and bagian[bulan].numerator > 0
        ]
    )


def ambil_bulan_jatuh_tempo(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[int, ...]:
    """Due months of the window in which at least one seat is active."""
    if len(daftar_deret) == 1:
        return ambil_bulan_aktif(aturan, daftar_deret[0], jendela)
    daftar = {b for deret in daftar_deret for b in ambil_bulan_aktif(aturan, deret, jendela)}
    return tuple(sorted(daftar))


def ambil_bulan_belum(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[int, ...]:
    """Due months of the window not answered by every seat active in them.

    ``Jendela(1, m)`` gives what is still open on the sheet of month m, overdue rows included.
    """
    belum: set[int] = set()
    for deret in daftar_deret:
        aktif = ambil_bulan_aktif(aturan, deret, Jendela(1, jendela.akhir))
        lunas = _ambil_lunas(aturan, deret, aktif, jendela.akhir)
        belum.update([b for b in aktif if b >= jendela.awal and b not in lunas])
    return tuple(sorted(belum))


def _ambil_lunas(aturan: Aturan, deret: Deret, aktif: Sequence[int], sampai: int) -> set[int]:
    """Due months 1..sampai (``aktif``) of one seat that are answered, by the rules above."""
    terjawab = {
        bulan
        for bulan, daftar_sel in deret.sel.items()
        if 1 <= bulan <= sampai and _sudah_dijawab(aturan, daftar_sel)
    }
    lunas = terjawab.intersection(aktif)
    sisa = terjawab - lunas
    if len(sisa) == 0:
        return lunas
    berangka = ambil_suku_bulan(aturan, deret, Jendela(1, sampai)).keys()
    for bulan in aktif:
        calon = {b for b in sisa if b > bulan or b in berangka}
        pelunas = set() if bulan in lunas else _ambil_pelunas(aturan, calon, bulan)
        if len(pelunas) > 0:
            lunas.add(bulan)
            sisa.remove(min(pelunas))
    return lunas


def _ambil_pelunas(aturan: Aturan, calon: set[int], bulan: int) -> set[int]:
    """Unused answered months after the previous due month: the earliest of them answers."""
    sebelum = max((b for b in aturan.bulan_jatuh_tempo if b < bulan), default=0)
    return {b for b in calon if b > sebelum}


def _sudah_dijawab(aturan: Aturan, daftar_sel: Sequence[Sel]) -> bool:
    """Did everybody who held the seat in a month answer?"""
    if len(daftar_sel) == 1:
        return sudah_terjawab(aturan.jenis, daftar_sel[0])
    return len(daftar_sel) > 0 and all(sudah_terjawab(aturan.jenis, sel) for sel in daftar_sel)
