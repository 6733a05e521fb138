"""Live formulas of the workbook, each only where it gives exactly the figure of the page.

A formula is checked in exact arithmetic against the figure before it is written; on a tie of the
rounding, where a spreadsheet's binary numbers might fall to the other side, and wherever the figure
rests on more than the cells show, the plain number is written instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from indikator.hitung import Agregasi, Jenis, KeadaanSel, Polaritas, bulatkan
from laporan.rekap import BarisRekap

_SETENGAH = Fraction(1, 2)
_DEKAT = Fraction(1, 1_000_000)


def susun_rumus_realisasi(baris: BarisRekap, pembilang: str, penyebut: str) -> str | None:
    """Return the formula of R s.d. from the ranges of the sheet *Masukan*, or None."""
    hitungan = baris.hitungan
    if baris.realisasi.nilai is None:
        return None
    if hitungan.jenis == Jenis.JUMLAH:
        if hitungan.agregasi != Agregasi.JUMLAH:
            return None
        rumus, tepat = f"=SUM({pembilang})", _jumlah_pembilang(baris)
        return rumus if tepat == Fraction(baris.realisasi.nilai) else None
    isi = _susun_rasio(baris, pembilang, penyebut)
    if isi is None or not _sama(isi[1], baris.realisasi.nilai, hitungan.desimal):
        return None
    return f"=ROUND({isi[0]},{hitungan.desimal})"


def susun_rumus_capaian(
    baris: BarisRekap, realisasi: str, target: str, pembilang: str, penyebut: str
) -> str | None:
    """Return the formula of capaian from the cells of R and T, or from the sums behind R."""
    nilai, angka_target = baris.capaian.nilai, baris.target.nilai
    if nilai is None or angka_target is None or angka_target == 0:
        return None
    calon: list[tuple[str, Fraction]] = []
    if baris.realisasi.nilai is not None:
        calon.append((realisasi, Fraction(baris.realisasi.nilai)))
    rasio = _susun_rasio(baris, pembilang, penyebut)
    if rasio is not None:
        calon.append(rasio)
    for teks, tepat in calon:
        rumus, hasil = _susun_capaian(baris, teks, target, tepat, Fraction(angka_target))
        if _sama(hasil, nilai, 2):
            return f"=ROUND({rumus},2)"
    return None


def susun_rumus_terhitung(baris: BarisRekap, capaian: str, batas: Decimal | None) -> str | None:
    """Return ``MIN(capaian, batas)``, or None where there is no capaian."""
    nilai, terhitung = baris.capaian.nilai, baris.nilai_terhitung.nilai
    if nilai is None or terhitung is None:
        return None
    if batas is None:
        return f"={capaian}" if terhitung == nilai else None
    return f"=MIN({capaian},{batas.normalize():f})" if terhitung == min(nilai, batas) else None


def susun_rumus_rata(daftar: Sequence[Decimal], rata: Decimal | None, rentang: str) -> str | None:
    """Return the mean of a range (words in it do not count), or None."""
    if rata is None or not daftar:
        return None
    tepat = sum((Fraction(nilai) for nilai in daftar), Fraction(0)) / len(daftar)
    return f"=ROUND(AVERAGE({rentang}),2)" if _sama(tepat, rata, 2) else None


def _jumlah_pembilang(baris: BarisRekap) -> Fraction:
    return sum(
        (Fraction(isi.pembilang) for isi in baris.masukan if isi.pembilang is not None), Fraction(0)
    )


def _jumlah_penyebut(baris: BarisRekap) -> Fraction:
    return sum(
        (Fraction(isi.penyebut) for isi in baris.masukan if isi.penyebut is not None), Fraction(0)
    )


def _susun_rasio(baris: BarisRekap, pembilang: str, penyebut: str) -> tuple[str, Fraction] | None:
    """Return Σ pembilang / Σ penyebut as formula text and exact value."""
    hitungan = baris.hitungan
    if hitungan.agregasi != Agregasi.RASIO_JUMLAH:
        return None
    bawah = _jumlah_penyebut(baris)
    if bawah == 0 or all(isi.keadaan is not KeadaanSel.TERISI for isi in baris.masukan):
        return None
    kali = 100 if hitungan.jenis == Jenis.PERSENTASE else 1
    teks = f"SUM({pembilang})/SUM({penyebut})"
    return (f"{teks}*100" if kali == 100 else teks), _jumlah_pembilang(baris) / bawah * kali


def _susun_capaian(
    baris: BarisRekap, teks: str, target: str, realisasi: Fraction, angka_target: Fraction
) -> tuple[str, Fraction]:
    if baris.hitungan.polaritas is Polaritas.TURUN:
        hasil = (2 * angka_target - realisasi) / angka_target * 100
        return f"MAX(0,(2*{target}-{teks})/{target}*100)", max(Fraction(0), hasil)
    return f"{teks}/{target}*100", realisasi / angka_target * 100


def _sama(tepat: Fraction, tercetak: Decimal, desimal: int) -> bool:
    """Does rounding give the printed figure, and not from the edge between two?"""
    sisa = abs(tepat) * 10**desimal % 1
    return bulatkan(tepat, desimal) == tercetak and abs(sisa - _SETENGAH) > _DEKAT
