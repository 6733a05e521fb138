"""Conditions of a cell: a least number and a yes/no question (source: domain 2, "syarat").

Not arithmetic: judged cell by cell (74 + 76 is not 150), the value is kept either way.
"""

from __future__ import annotations

from collections.abc import Sequence

from indikator.hitung.agregasi import ambil_suku_sel
from indikator.hitung.tipe import Aturan, Deret, Jendela, Sel, SyaratGagal
from kinerja.inti.angka import tulis_angka


def ambil_syarat_gagal(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[SyaratGagal, ...]:
    """Every failed condition of the window, by month, then by seat."""
    if aturan.syarat_minimal is None and len(aturan.syarat_pertanyaan) == 0:
        return ()
    return tuple(
        SyaratGagal(bulan, uraian)
        for bulan in jendela.bulan
        for deret in daftar_deret
        for sel in deret.sel.get(bulan, ())
        for uraian in periksa_syarat(aturan, sel)
    )


def periksa_syarat(aturan: Aturan, sel: Sel) -> tuple[str, ...]:
    """What one cell fails, in words; nihil, belum and 0/0 have nothing to judge."""
    suku = ambil_suku_sel(aturan.jenis, sel)
    if suku is None or suku.penyebut == 0:
        return ()
    gagal: list[str] = []
    if aturan.syarat_minimal is not None and suku.pembilang < aturan.syarat_minimal:
        gagal.append(f"{tulis_angka(sel.pembilang)} dari {tulis_angka(aturan.syarat_minimal)}")
    if len(aturan.syarat_pertanyaan) > 0 and sel.syarat_terpenuhi is False:
        gagal.append(f"{aturan.syarat_pertanyaan}: tidak")
    return tuple(gagal)
