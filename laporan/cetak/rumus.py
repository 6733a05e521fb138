"""Live formulas of the workbook, each only where it gives exactly the figure of the page.

A formula is checked in exact arithmetic against the figure before it is written; on a tie of the
rounding, where a spreadsheet's binary numbers might fall to the other side, and wherever the figure
rests on more than the cells show, the plain number is written instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indikator.hitung import Agregasi, Jenis, KeadaanSel, Polaritas, bulatkan
from laporan.rekap import Angka, AngkaJangka, Masukan
from laporan.rekap.tipe import SumberHitungan

_SETENGAH = Fraction(1, 2)
_DEKAT = Fraction(1, 1_000_000)


@dataclass(frozen=True, slots=True)
class SelJangka:
    """The figures of a row over one window, with what was entered in it and where that stands."""

    hitungan: SumberHitungan
    angka: AngkaJangka
    masukan: Sequence[Masukan]
    pembilang: str
    penyebut: str

    @property
    def jumlah_pembilang(self) -> Fraction:
        return _jumlahkan(isi.pembilang for isi in self.masukan)

    @property
    def jumlah_penyebut(self) -> Fraction:
        return _jumlahkan(isi.penyebut for isi in self.masukan)


def susun_rumus_realisasi(sel: SelJangka) -> str | None:
    """Return the formula of R from the ranges of the sheet *Masukan*, or None."""
    hitungan, nilai = sel.hitungan, sel.angka.realisasi.nilai
    if nilai is None:
        return None
    if hitungan.jenis == Jenis.JUMLAH:
        if hitungan.agregasi != Agregasi.JUMLAH:
            return None
        return f"=SUM({sel.pembilang})" if sel.jumlah_pembilang == Fraction(nilai) else None
    isi = _susun_rasio(sel)
    if isi is None or not _sama(isi[1], nilai, hitungan.desimal):
        return None
    return f"=ROUND({isi[0]},{hitungan.desimal})"


def susun_rumus_capaian(sel: SelJangka, realisasi: str, target: str) -> str | None:
    """Return the formula of capaian from the cells of R and T, or from the sums behind R."""
    angka = sel.angka
    rasio = _susun_rasio(sel)
    calon = [] if rasio is None else [rasio]
    polaritas = sel.hitungan.polaritas
    return susun_rumus_capaian_sel(
        polaritas, (angka.realisasi, angka.target, angka.capaian), realisasi, target, calon
    )


def susun_rumus_capaian_sel(
    polaritas: Polaritas,
    angka: tuple[Angka, Angka, Angka],
    realisasi: str,
    target: str,
    calon_lain: Sequence[tuple[str, Fraction]] = (),
) -> str | None:
    """Return the formula of a capaian from the cells of R and T; ``angka`` are R, T and capaian."""
    nilai, angka_target = angka[2].nilai, angka[1].nilai
    if nilai is None or angka_target is None or angka_target == 0:
        return None
    calon = [] if angka[0].nilai is None else [(realisasi, Fraction(angka[0].nilai))]
    for teks, tepat in (*calon, *calon_lain):
        rumus, hasil = _susun_capaian(polaritas, teks, target, tepat, Fraction(angka_target))
        if _sama(hasil, nilai, 2):
            return f"=ROUND({rumus},2)"
    return None


def susun_rumus_terhitung(
    angka: tuple[Angka, Angka], capaian: str, batas: Decimal | None
) -> str | None:
    """Return ``MIN(capaian, batas)``, or None where there is no capaian; ``angka`` are both."""
    nilai, terhitung = angka[0].nilai, angka[1].nilai
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


def _jumlahkan(daftar: Iterable[Decimal | None]) -> Fraction:
    return sum((Fraction(nilai) for nilai in daftar if nilai is not None), Fraction(0))


def _susun_rasio(sel: SelJangka) -> tuple[str, Fraction] | None:
    """Return Σ pembilang / Σ penyebut as formula text and exact value."""
    hitungan = sel.hitungan
    if hitungan.agregasi != Agregasi.RASIO_JUMLAH:
        return None
    bawah = sel.jumlah_penyebut
    if bawah == 0 or all(isi.keadaan is not KeadaanSel.TERISI for isi in sel.masukan):
        return None
    kali = 100 if hitungan.jenis == Jenis.PERSENTASE else 1
    teks = f"SUM({sel.pembilang})/SUM({sel.penyebut})"
    return (f"{teks}*100" if kali == 100 else teks), sel.jumlah_pembilang / bawah * kali


def _susun_capaian(
    polaritas: Polaritas, teks: str, target: str, realisasi: Fraction, angka_target: Fraction
) -> tuple[str, Fraction]:
    if polaritas is Polaritas.TURUN:
        hasil = (2 * angka_target - realisasi) / angka_target * 100
        return f"MAX(0,(2*{target}-{teks})/{target}*100)", max(Fraction(0), hasil)
    return f"{teks}/{target}*100", realisasi / angka_target * 100


def _sama(tepat: Fraction, tercetak: Decimal, desimal: int) -> bool:
    """Does rounding give the printed figure, and not from the edge between two?"""
    sisa = abs(tepat) * 10**desimal % 1
    return bulatkan(tepat, desimal) == tercetak and abs(sisa - _SETENGAH) > _DEKAT
