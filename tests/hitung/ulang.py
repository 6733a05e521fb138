"""Redoes printed arithmetic: a reader of its own, sharing nothing with ``indikator.hitung``."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ANGKA = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
UNSUR = re.compile(rf"\s*(?:(\d+ \d+/\d+|\d+/\d+)|({ANGKA})|([-+−×:()]))")


def baca(teks: str) -> Fraction:
    """``1.234,56`` as a number."""
    return Fraction(Decimal(teks.replace(".", "").replace(",", ".")))


def hitung(teks: str) -> Fraction:
    """The value of ``(8 + 40) : (10 + 40) × 100``; ``6 7/15`` is one number."""
    unsur = _urai(teks)
    nilai = _jumlah(unsur)
    assert not unsur, f"tersisa {unsur} dari {teks!r}"
    return nilai


def bulatkan(nilai: Fraction, desimal: int) -> Decimal:
    """Half up, as people do."""
    besar = Decimal(nilai.numerator * 10 ** (desimal + 6) // nilai.denominator)
    return besar.scaleb(-desimal - 6).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def _urai(teks: str) -> list[str]:
    unsur, letak = [], 0
    while teks[letak:].strip():
        cocok = UNSUR.match(teks, letak)
        assert cocok is not None, f"tidak terbaca mulai {teks[letak:]!r}"
        unsur.append(next(filter(None, cocok.groups())))
        letak = cocok.end()
    return unsur


def _jumlah(unsur: list[str]) -> Fraction:
    nilai = _kali(unsur)
    while unsur and unsur[0] in "+−":
        tanda = unsur.pop(0)
        kanan = _kali(unsur)
        nilai = nilai + kanan if tanda == "+" else nilai - kanan
    return nilai


def _kali(unsur: list[str]) -> Fraction:
    nilai = _satu(unsur)
    while unsur and unsur[0] in "×:":
        nilai = nilai * _satu(unsur) if unsur.pop(0) == "×" else nilai / _satu(unsur)
    return nilai


def _satu(unsur: list[str]) -> Fraction:
    kepala = unsur.pop(0)
    if kepala == "(":
        nilai = _jumlah(unsur)
        assert unsur.pop(0) == ")"
        return nilai
    if "/" in kepala:
        bulat, _, pecahan = kepala.rpartition(" ")
        return Fraction(pecahan) + (Fraction(bulat) if bulat else 0)
    return baca(kepala)


LANGKAH = re.compile(rf"(?P<rumus>.+) = (?P<hasil>{ANGKA})(?:\u202f%| .*)?")


def hitung_ulang(langkah: str) -> tuple[str, Fraction, str] | None:
    """(label, what its arithmetic gives, the printed outcome); None where a step computes nothing.

    Words inside the arithmetic are the three it knows: a plan, the largest of, a floor of zero.
    """
    label, _, isi = langkah.partition(": ")
    cocok = LANGKAH.fullmatch(isi)
    if cocok is None or "target 0" in isi:
        return None
    rumus = cocok["rumus"].removeprefix("rencana ")
    if rumus.startswith("yang terbesar dari "):
        nilai = max(hitung(satu) for satu in rumus.removeprefix("yang terbesar dari ").split("; "))
        return label, nilai, cocok["hasil"]
    rumus, lantai, _ = rumus.partition(", paling rendah 0")
    nilai = hitung(rumus)
    return label, max(nilai, Fraction(0)) if lantai else nilai, cocok["hasil"]


def desimal_dari(hasil: str) -> int:
    return len(hasil.partition(",")[2])
