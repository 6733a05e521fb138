"""A worked example of a rule, as the editor of the catalogue tries it (source: domain 2, whole).

The figures are the reader's own; they run through the very arithmetic of the reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indikator.hitung.agregasi import PASANGAN_SAH, ambil_desimal
from indikator.hitung.hasil import hitung_hasil
from indikator.hitung.kategori import KATEGORI_BAWAAN
from indikator.hitung.penjelasan import susun_penjelasan
from indikator.hitung.periksa import IsianSel, periksa_sel
from indikator.hitung.tipe import (
    Aturan,
    Deret,
    Hasil,
    Jendela,
    Jenis,
    KeadaanSel,
    Penjelasan,
    Sel,
    TargetTahunan,
)
from kinerja.inti.angka import tulis_angka, tulis_persen
from kinerja.inti.waktu import NAMA_BULAN


@dataclass(frozen=True, slots=True)
class AngkaContoh:
    """What was typed for one month; for rata_rata ``pembilang`` is the average, as it is asked."""

    pembilang: Decimal | None
    penyebut: Decimal | None


@dataclass(frozen=True, slots=True)
class Contoh:
    """The example: one line, its explanation, and remarks as (place of the month, input, words).

    ``kalimat`` is "" and ``penjelasan`` None where there is nothing to compute or a remark stands.
    """

    kalimat: str
    penjelasan: Penjelasan | None
    masalah: tuple[tuple[int, IsianSel, str], ...] = ()


def susun_contoh(
    aturan: Aturan, daftar_angka: Sequence[AngkaContoh], target: Decimal | None
) -> Contoh:
    """Compute the figures as the first due months of a year, up to the last one that was typed."""
    if aturan.agregasi not in PASANGAN_SAH[aturan.jenis] or len(aturan.bulan_jatuh_tempo) == 0:
        return Contoh("", None)
    aturan = replace(aturan, syarat_pertanyaan="", bisa_melebihi=True)
    sel = {
        bulan: _susun_sel(aturan.jenis, angka)
        for bulan, angka in zip(sorted(aturan.bulan_jatuh_tempo), daftar_angka, strict=False)
        if angka.pembilang is not None
        or (aturan.jenis is not Jenis.JUMLAH and angka.penyebut is not None)
    }
    masalah = _periksa(aturan, sel)
    if len(sel) == 0 or len(masalah) > 0:
        return Contoh("", None, masalah)
    deret = Deret(
        sel={bulan: (isi,) for bulan, isi in sel.items()},
        bagian={bulan: Fraction(1) for bulan in range(1, 13)},
        target=None if target is None else TargetTahunan(target),
    )
    jendela = Jendela(1, max(sel))
    penjelasan = susun_penjelasan(aturan, [deret], jendela, KATEGORI_BAWAAN)
    hasil = hitung_hasil(aturan, [deret], jendela, KATEGORI_BAWAAN)
    masukan = ", ".join(
        f"{NAMA_BULAN[baris.bulan - 1]} {baris.uraian}" for baris in penjelasan.masukan
    )
    return Contoh(f"{masukan} → {_tulis_hasil(aturan, hasil)}", penjelasan)


def _susun_sel(jenis: Jenis, angka: AngkaContoh) -> Sel:
    """The cell as a sheet would store it."""
    if jenis is Jenis.JUMLAH:
        return Sel(KeadaanSel.TERISI, angka.pembilang)
    total = angka.pembilang
    if jenis is Jenis.RATA_RATA and total is not None and angka.penyebut is not None:
        total = total * angka.penyebut
    return Sel(KeadaanSel.TERISI, total, angka.penyebut)


def _periksa(aturan: Aturan, sel: dict[int, Sel]) -> tuple[tuple[int, IsianSel, str], ...]:
    """What a sheet would refuse, by place of the month."""
    daftar_bulan = sorted(aturan.bulan_jatuh_tempo)
    return tuple(
        (daftar_bulan.index(bulan), masalah.isian, masalah.pesan)
        for bulan, isi in sel.items()
        for masalah in periksa_sel(aturan, isi, "contoh")
    )


def _tulis_hasil(aturan: Aturan, hasil: Hasil) -> str:
    """``96,00 %``, ``48 surat``; "–" where nothing can be divided."""
    if hasil.realisasi is None:
        return "–"
    if aturan.jenis is Jenis.PERSENTASE:
        return tulis_persen(hasil.realisasi)
    return f"{tulis_angka(hasil.realisasi, ambil_desimal(aturan))} {aturan.satuan}".strip()
