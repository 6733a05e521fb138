"""What a cell may not hold, and what it may hold with a warning (source: domain 2).

Both lists are tables: one line a rule, the first part asks, the rest says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from indikator.hitung.syarat import periksa_syarat
from indikator.hitung.tipe import Agregasi, Aturan, Jenis, KeadaanSel, Sel
from kinerja.inti.angka import tulis_angka


class IsianSel(StrEnum):
    """The input a message stands beside."""

    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"
    KETERANGAN = "keterangan"
    SYARAT = "syarat"


class KodeMasalah(StrEnum):
    """Names of the rules of a cell."""

    PEMBILANG_KOSONG = "pembilang_kosong"
    PENYEBUT_KOSONG = "penyebut_kosong"
    PEMBILANG_NEGATIF = "pembilang_negatif"
    PENYEBUT_NEGATIF = "penyebut_negatif"
    PENYEBUT_NOL = "penyebut_nol"
    MELEBIHI = "melebihi"
    MELEBIHI_TANPA_KETERANGAN = "melebihi_tanpa_keterangan"
    SYARAT_BELUM_DIJAWAB = "syarat_belum_dijawab"
    NIHIL_TIDAK_DITAWARKAN = "nihil_tidak_ditawarkan"
    NIHIL_BERANGKA = "nihil_berangka"
    NIHIL_TANPA_KETERANGAN = "nihil_tanpa_keterangan"
    RATA_RATA_NOL = "rata_rata_nol"
    DI_ATAS_SERATUS = "di_atas_seratus"
    SYARAT_GAGAL = "syarat_gagal"
    JAUH_DARI_RIWAYAT = "jauh_dari_riwayat"
    ARSIP_MELEBIHI = "arsip_melebihi"


@dataclass(frozen=True, slots=True)
class MasalahSel:
    """One remark: its name, the sentence for the person, the input it belongs to."""

    kode: KodeMasalah
    pesan: str
    isian: IsianSel


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What the rules look at."""

    aturan: Aturan
    sel: Sel
    tanpa_keterangan: bool
    ada_target: bool

    @property
    def berpasangan(self) -> bool:
        return self.aturan.jenis is not Jenis.JUMLAH

    @property
    def melebihi(self) -> bool:
        """Is this a percentage above 100?"""
        pembilang, penyebut = self.sel.pembilang, self.sel.penyebut
        if pembilang is None or penyebut is None or self.aturan.jenis is not Jenis.PERSENTASE:
            return False
        return pembilang > penyebut > 0

    @property
    def label_pembilang(self) -> str:
        bawaan = "Pembilang" if self.berpasangan else "Jumlah"
        return bawaan if len(self.aturan.label_pembilang) == 0 else self.aturan.label_pembilang

    @property
    def label_penyebut(self) -> str:
        label = self.aturan.label_penyebut
        return "Penyebut" if len(label) == 0 else label


_Aturan = tuple[Callable[[_Bahan], bool], KodeMasalah, str, IsianSel]


def periksa_sel(
    aturan: Aturan, sel: Sel, keterangan: str = "", *, ada_target: bool = False
) -> tuple[MasalahSel, ...]:
    """Reasons to refuse the cell, empty when it may be saved; a cleared cell always may.

    ``ada_target``: the month has a target, so nihil must be explained.
    """
    bahan = _Bahan(aturan, sel, len(keterangan.strip()) == 0, ada_target)
    return _periksa(_LARANGAN[sel.keadaan], bahan)


def periksa_kewajaran(aturan: Aturan, sel: Sel) -> tuple[MasalahSel, ...]:
    """Warnings that do not keep the cell from being saved."""
    if sel.keadaan is not KeadaanSel.TERISI:
        return ()
    peringatan = _periksa(_PERINGATAN, _Bahan(aturan, sel, False, False))
    return peringatan + tuple(
        MasalahSel(
            KodeMasalah.SYARAT_GAGAL,
            f"Syarat tidak terpenuhi: {uraian}. Angka tetap disimpan dan ditandai.",
            IsianSel.SYARAT,
        )
        for uraian in periksa_syarat(aturan, sel)
    )


def _periksa(daftar_aturan: Sequence[_Aturan], bahan: _Bahan) -> tuple[MasalahSel, ...]:
    """Every rule of the table that is broken, its sentence filled in."""
    return tuple(
        MasalahSel(kode, _susun_pesan(pola, bahan), isian)
        for ada_masalah, kode, pola, isian in daftar_aturan
        if ada_masalah(bahan)
    )


def _susun_pesan(pola: str, bahan: _Bahan) -> str:
    """Put labels and numbers into a sentence."""
    return pola.format(
        atas=bahan.label_pembilang,
        bawah=bahan.label_penyebut,
        p=tulis_angka(bahan.sel.pembilang),
        q=tulis_angka(bahan.sel.penyebut),
        satuan=bahan.aturan.satuan,
        pertanyaan=bahan.aturan.syarat_pertanyaan,
    )


def _ada_negatif(nilai: Decimal | None) -> bool:
    """Is there a number below zero?"""
    return nilai is not None and nilai < 0


def _ada_penyebut_nol(bahan: _Bahan) -> bool:
    """Something divided by nothing."""
    pembilang = bahan.sel.pembilang
    return bahan.berpasangan and bahan.sel.penyebut == 0 and pembilang is not None and pembilang > 0


def _ada_rata_rata_nol(bahan: _Bahan) -> bool:
    """An average of 0 over at least one thing."""
    penyebut = bahan.sel.penyebut
    if bahan.aturan.jenis is not Jenis.RATA_RATA or penyebut is None:
        return False
    return penyebut > 0 and bahan.sel.pembilang == 0


_LARANGAN_TERISI: Final[tuple[_Aturan, ...]] = (
    (
        lambda b: b.sel.pembilang is None,
        KodeMasalah.PEMBILANG_KOSONG,
        "{atas} belum diisi. Isi angkanya; isi 0 jika memang tidak ada.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.berpasangan and b.sel.penyebut is None,
        KodeMasalah.PENYEBUT_KOSONG,
        "{bawah} belum diisi. Kedua angka harus diisi bersama-sama.",
        IsianSel.PENYEBUT,
    ),
    (
        lambda b: _ada_negatif(b.sel.pembilang),
        KodeMasalah.PEMBILANG_NEGATIF,
        "{atas} tidak boleh negatif ({p}). Isi dengan 0 atau lebih.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.berpasangan and _ada_negatif(b.sel.penyebut),
        KodeMasalah.PENYEBUT_NEGATIF,
        "{bawah} tidak boleh negatif ({q}). Isi dengan 0 atau lebih.",
        IsianSel.PENYEBUT,
    ),
    (
        _ada_penyebut_nol,
        KodeMasalah.PENYEBUT_NOL,
        "{bawah} 0, padahal {atas} {p}. Perbaiki salah satunya.",
        IsianSel.PENYEBUT,
    ),
    (
        lambda b: b.melebihi and b.aturan.bisa_melebihi is False,
        KodeMasalah.MELEBIHI,
        "{atas} ({p}) tidak boleh melebihi {bawah} ({q}). Periksa kedua angka.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.melebihi and b.aturan.bisa_melebihi and b.tanpa_keterangan,
        KodeMasalah.MELEBIHI_TANPA_KETERANGAN,
        "{atas} ({p}) melebihi {bawah} ({q}). Jelaskan sebabnya pada keterangan.",
        IsianSel.KETERANGAN,
    ),
    (
        lambda b: len(b.aturan.syarat_pertanyaan) > 0 and b.sel.syarat_terpenuhi is None,
        KodeMasalah.SYARAT_BELUM_DIJAWAB,
        "Jawab dahulu syarat ini dengan ya atau tidak: {pertanyaan}.",
        IsianSel.SYARAT,
    ),
)
_LARANGAN_NIHIL: Final[tuple[_Aturan, ...]] = (
    (
        lambda b: b.aturan.agregasi is Agregasi.TERAKHIR,
        KodeMasalah.NIHIL_TIDAK_DITAWARKAN,
        "Nihil tidak berlaku untuk posisi akhir bulan. Isi angkanya; 0 {satuan} juga angka.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.sel.pembilang is not None or b.sel.penyebut is not None,
        KodeMasalah.NIHIL_BERANGKA,
        "Nihil tidak boleh disertai angka. Kosongkan angkanya atau hapus tanda nihil.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.ada_target and b.tanpa_keterangan,
        KodeMasalah.NIHIL_TANPA_KETERANGAN,
        "Bulan ini memiliki target. Jelaskan pada keterangan mengapa nihil.",
        IsianSel.KETERANGAN,
    ),
)
_LARANGAN: Final[dict[KeadaanSel, tuple[_Aturan, ...]]] = {
    KeadaanSel.BELUM: (),
    KeadaanSel.TERISI: _LARANGAN_TERISI,
    KeadaanSel.NIHIL: _LARANGAN_NIHIL,
}
_PERINGATAN: Final[tuple[_Aturan, ...]] = (
    (
        _ada_rata_rata_nol,
        KodeMasalah.RATA_RATA_NOL,
        "Rata-rata 0 {satuan} untuk {q}. Periksa apakah angkanya sudah benar.",
        IsianSel.PEMBILANG,
    ),
    (
        lambda b: b.melebihi,
        KodeMasalah.DI_ATAS_SERATUS,
        "Hasilnya di atas 100 persen: {p} dari {q}. Periksa apakah angkanya sudah benar.",
        IsianSel.PEMBILANG,
    ),
)
