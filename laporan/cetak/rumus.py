"""Formulas of the workbook: the rules of ``hitung`` over cells of the sheets *Masukan*, *Hitungan*.

Every function returns text after the sign ``=``. A word stands where there is no number: "–",
"nihil". Binary numbers are rounded to eight decimals first, so that a tie is a tie again; where the
exact figure lies closer than that below one, ``sudah_pasti`` says no and the number is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indikator.hitung import (
    Agregasi,
    AntarPemegang,
    Aturan,
    Jendela,
    Jenis,
    Polaritas,
    TargetTahunan,
    bulatkan,
)
from laporan.cetak.lembar_masukan import Letak

KOSONG = '"–"'
_DESIMAL_ANTARA = 8


def susun_bulat(isi: str, desimal: int) -> str:
    return f"ROUND(ROUND({isi},{_DESIMAL_ANTARA}),{desimal})"


def sudah_pasti(tepat: Fraction, desimal: int) -> bool:
    """Does rounding by way of eight decimals give the same figure?"""
    antara = Fraction(bulatkan(tepat, _DESIMAL_ANTARA))
    return bulatkan(antara, desimal) == bulatkan(tepat, desimal)


def susun_kata(teks: str) -> str:
    """Return a word of the program as a text inside a formula."""
    return '"' + teks.replace('"', '""') + '"'


# --- one seat -------------------------------------------------------------------------------------


def susun_pembilang(
    aturan: Aturan, daftar: Sequence[Letak], jendela: Jendela, penyebut: str
) -> str:
    """The sum of a window, "–" where nothing can be summed; ``penyebut`` is the cell beside it."""
    if aturan.agregasi is Agregasi.TERAKHIR:
        return _susun_terakhir(aturan, daftar, jendela, ke=0)
    if aturan.agregasi is Agregasi.RASIO_JUMLAH:
        pasangan = [_pasangan(letak, jendela) for letak in daftar]
        jumlah = "+".join(f'SUMIF({q},">0",{p})' for p, q in pasangan)
        return f"IF(ISNUMBER({penyebut}),{jumlah},{KOSONG})"
    rentang = _susun_rentang(daftar, jendela)
    return f"IF(COUNT({rentang})>0,SUM({rentang}),{KOSONG})"


def susun_penyebut(aturan: Aturan, daftar: Sequence[Letak], jendela: Jendela) -> str | None:
    """What the sum is divided by: penyebut, or months that hold a number; None for a count."""
    if aturan.agregasi is Agregasi.RATA_RATA:
        return _susun_banyak_bulan(daftar, jendela)
    if aturan.jenis is Jenis.JUMLAH:
        return None
    if aturan.agregasi is Agregasi.TERAKHIR:
        return _susun_terakhir(aturan, daftar, jendela, ke=1)
    pasangan = [_pasangan(letak, jendela) for letak in daftar]
    jumlah = "+".join(f'SUMIF({p},">=0",{q})' for p, q in pasangan)
    return f"IF({jumlah}>0,{jumlah},{KOSONG})"


def susun_realisasi(aturan: Aturan, pembilang: str, penyebut: str, kata: str) -> str:
    """R from the two cells, or a word."""
    isi = pembilang
    if aturan.jenis is not Jenis.JUMLAH or aturan.agregasi is Agregasi.RATA_RATA:
        isi = f"{pembilang}/{penyebut}"
    if aturan.jenis is Jenis.PERSENTASE:
        isi += "*100"
    return f"IF(ISNUMBER({pembilang}),{isi},{kata})"


def susun_kata_kursi(aturan: Aturan, daftar: Sequence[Letak], jendela: Jendela) -> str:
    """ "nihil" where that, or 0 dari 0, is all that was said."""
    suku = []
    for letak in daftar:
        p, q = _pasangan(letak, jendela)
        suku.append(f'COUNTIF({p},"nihil")')
        if aturan.jenis is not Jenis.JUMLAH:
            suku.append(f'COUNTIFS({p},">=0",{q},">=0")')
    return f'IF({"+".join(suku)}>0,"nihil",{KOSONG})'


def susun_target(
    aturan: Aturan, target: TargetTahunan, letak: Letak, bagian: Sequence[tuple[int, Fraction]]
) -> str:
    """T of one seat; ``bagian`` are the due months of the window up to its end with their share."""
    if not target.rencana:
        if aturan.agregasi is not Agregasi.JUMLAH:
            return letak.setahun
        jumlah = sum((nilai for _, nilai in bagian), Fraction(0))
        return f"{_kali(letak.setahun, jumlah)}/{len(aturan.bulan_jatuh_tempo)}"
    assert letak.rencana is not None
    terencana = [(bulan, nilai) for bulan, nilai in bagian if bulan in target.rencana]
    suku = [_kali(letak.sel(letak.rencana, bulan), nilai) for bulan, nilai in terencana]
    return "+".join(suku) if suku else "0"


def susun_target_penuh(target: TargetTahunan, letak: Letak, jendela: Jendela) -> str:
    """T of a row that is not summed: the last one planned up to the end of the window."""
    terencana = [bulan for bulan in target.rencana if bulan <= jendela.akhir]
    if not terencana or letak.rencana is None:
        return letak.setahun
    return letak.sel(letak.rencana, max(terencana))


def _kali(alamat: str, bagian: Fraction) -> str:
    return alamat if bagian == 1 else f"{alamat}*{bagian}"


def _pasangan(letak: Letak, jendela: Jendela) -> tuple[str, str]:
    return letak.rentang(letak.pembilang, jendela), letak.rentang(letak.penyebut, jendela)


def _susun_rentang(daftar: Sequence[Letak], jendela: Jendela) -> str:
    return ",".join(letak.rentang(letak.pembilang, jendela) for letak in daftar)


def _susun_banyak_bulan(daftar: Sequence[Letak], jendela: Jendela) -> str:
    """Months in which any of the posts has a number."""
    if len(daftar) == 1:
        return f"COUNT({_susun_rentang(daftar, jendela)})"
    suku = "+".join(f"ISNUMBER({_pasangan(letak, jendela)[0]})" for letak in daftar)
    return f"SUMPRODUCT(--({suku}>0))"


def _susun_terakhir(aturan: Aturan, daftar: Sequence[Letak], jendela: Jendela, *, ke: int) -> str:
    """Pembilang (``ke`` 0) or penyebut (1) of the last month that holds a value, of that month the
    last post: asked one by one."""
    hasil = KOSONG
    for bulan in jendela.bulan:
        for letak in (satu for satu in daftar if bulan in satu.daftar_bulan):
            p, q = letak.sel(letak.pembilang, bulan), letak.sel(letak.penyebut, bulan)
            ada = f"ISNUMBER({p})"
            if aturan.jenis is not Jenis.JUMLAH:
                ada = f"AND({ada},N({q})>0)"
            hasil = f"IF({ada},{(p, q)[ke]},{hasil})"
    return hasil


# --- several seats --------------------------------------------------------------------------------


def susun_jumlah_kursi(rentang: str) -> str:
    """The sum of the seats' own sums."""
    return f"IF(COUNT({rentang})>0,SUM({rentang}),{KOSONG})"


def susun_kata_gabungan(realisasi: str) -> str:
    """ "nihil" where a seat says so and none has a number."""
    return f'IF(COUNTIF({realisasi},"nihil")>0,"nihil",{KOSONG})'


def susun_terbesar(realisasi: str) -> str:
    """R of what several seats report as one thing."""
    return f"IF(COUNT({realisasi})>0,MAX({realisasi}),{susun_kata_gabungan(realisasi)})"


def susun_target_gabungan(aturan: Aturan, daftar: Sequence[tuple[str, str]]) -> str:
    """T of the seats that are due; ``daftar`` holds the cells of T and penyebut of each."""
    target = ",".join(t for t, _ in daftar)
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return f"MAX({target})"
    if aturan.jenis is Jenis.JUMLAH:
        return f"SUM({target})"
    bobot = "+".join(f"N({q})" for _, q in daftar)
    jumlah = "+".join(f"{t}*N({q})" for t, q in daftar)
    return f"IF({bobot}>0,({jumlah})/({bobot}),AVERAGE({target}))"


# --- what follows from R and T ----------------------------------------------------------------


def susun_capaian(aturan: Aturan, realisasi: str, target: str) -> str:
    """Capaian, "–" where there is none. Only nihil is 0 where months add."""
    ada = f"ISNUMBER({realisasi})"
    if aturan.agregasi is Agregasi.JUMLAH:
        ada = f"{realisasi}<>{KOSONG}"
    r = f"N({realisasi})"
    if aturan.polaritas is Polaritas.TURUN:
        isi = susun_bulat(f"MAX(0,(2*{target}-{r})/{target}*100)", 2)
        return f"IF({ada},IF({target}=0,IF({r}=0,100,0),{isi}),{KOSONG})"
    return f"IF({ada},IF({target}=0,{KOSONG},{susun_bulat(f'{r}/{target}*100', 2)}),{KOSONG})"


def susun_terhitung(capaian: str, batas: str | None) -> str:
    """Capaian, not above the clamp."""
    isi = capaian if batas is None else f"MIN({capaian},{batas})"
    return f"IF(ISNUMBER({capaian}),{isi},{KOSONG})"


def susun_kategori(nilai: str, daftar: Sequence[tuple[str, str]]) -> str:
    """The first band whose bound is reached, else the last; ``daftar``: cells of name and bound."""
    isi = daftar[-1][0]
    for nama, batas in reversed(daftar[:-1]):
        isi = f"IF({nilai}>={batas},{nama},{isi})"
    return f"IF(ISNUMBER({nilai}),{isi},{KOSONG})"


def susun_rata(daftar: str) -> str:
    """The mean of the numbers among some cells, rounded once."""
    return f"IF(COUNT({daftar})>0,{susun_bulat(f'AVERAGE({daftar})', 2)},{KOSONG})"


def susun_banyak(daftar: str, teks: str) -> str:
    """ "7 dari 8 indikator" with the seven counted."""
    return f"COUNT({daftar})&{susun_kata(teks.lstrip('0123456789'))}"
