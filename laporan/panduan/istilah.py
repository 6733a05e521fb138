"""Words and abbreviations of the decree, the office and the application."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.utils.text import slugify

from laporan.panduan.kata_aplikasi import KATA_APLIKASI
from laporan.panduan.kata_kantor import KATA_KANTOR


@dataclass(frozen=True, slots=True)
class Istilah:
    """One word; ``panjang`` is the full name of an abbreviation, else ""."""

    kata: str
    panjang: str
    arti: str

    @property
    def jangkar(self) -> str:
        return slugify(self.kata.replace("/", "-").replace("–", "-"))

    @property
    def huruf(self) -> str:
        return self.kata[0].upper()


def _urutan(satu: Istilah) -> tuple[str, str]:
    return satu.huruf, satu.kata.casefold()


DAFTAR_ISTILAH = tuple(
    sorted((Istilah(*satu) for satu in (*KATA_KANTOR, *KATA_APLIKASI)), key=_urutan)
)


@cache
def kelompokkan_istilah() -> tuple[tuple[str, tuple[Istilah, ...]], ...]:
    """Return (first letter, its words), both in the order of the alphabet."""
    return tuple(
        (huruf, tuple(isi)) for huruf, isi in groupby(DAFTAR_ISTILAH, key=lambda s: s.huruf)
    )
