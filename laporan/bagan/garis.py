"""Twelve months as a line, with the target of each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK
from laporan.bagan.skala import Skala, susun_skala, tulis_panjang, tulis_titik

# Across in percent of the width; up and down in pixels.
KIRI, KANAN = Decimal(9), Decimal(96)
SELA = (KANAN - KIRI) / 11
ATAS, DASAR, TINGGI = Decimal(24), Decimal(184), 208
TULISAN_BULAN = DASAR + 18


@dataclass(frozen=True, slots=True)
class TitikBagan:
    """One month. ``nilai`` None with ``nihil``: said that there was nothing; None with ``belum``:
    missing, and the line breaks there; None alone: nothing was due, the line passes by.

    ``teks`` and ``teks_target`` are the figures as every other page prints them.
    """

    bulan: int
    nilai: Decimal | None
    teks: str
    target: Decimal | None = None
    teks_target: str = ""
    nihil: bool = False
    belum: bool = False
    merah: bool = False

    @property
    def nama_bulan(self) -> str:
        return NAMA_BULAN[self.bulan - 1]


@dataclass(frozen=True, slots=True)
class BaganGaris:
    """A chart and what stands behind it: ``{% include bagan.templat %}``.

    ``svg`` is empty where no month has a figure; ``daftar_titik`` is the table.
    """

    templat: ClassVar[str] = "komponen/_bagan_garis.html"
    judul: str
    satuan: str
    svg: SafeString
    daftar_titik: tuple[TitikBagan, ...]

    @property
    def ada_target(self) -> bool:
        return any(titik.target is not None for titik in self.daftar_titik)


def susun_bagan_garis(
    daftar_titik: Sequence[TitikBagan], *, judul: str, satuan: str = ""
) -> BaganGaris:
    """Return the chart of some months of one year; ``judul`` names it, for readers too."""
    daftar = tuple(daftar_titik)
    ada_gambar = any(titik.nilai is not None or titik.nihil for titik in daftar)
    svg = _tulis_svg(daftar, judul, satuan) if ada_gambar else SafeString("")
    return BaganGaris(judul, satuan, svg, daftar)


def _tulis_svg(daftar: tuple[TitikBagan, ...], judul: str, satuan: str) -> SafeString:
    angka = [titik.nilai for titik in daftar] + [titik.target for titik in daftar]
    skala = susun_skala([nilai for nilai in angka if nilai is not None])
    bagian = (
        *_tulis_sumbu(skala),
        *_tulis_bulan(daftar),
        *_tulis_target(daftar, skala),
        *_tulis_jalan(daftar, skala),
        *(_tulis_tanda(titik, skala) for titik in daftar),
        _tulis_akhir(daftar, skala),
    )
    return format_html(
        '<svg class="bagan" role="img" aria-label="{}" width="100%" height="{}">{}</svg>',
        _susun_keterangan(daftar, judul, satuan),
        TINGGI,
        format_html_join("", "{}", ((satu,) for satu in bagian)),
    )


def _susun_keterangan(daftar: tuple[TitikBagan, ...], judul: str, satuan: str) -> str:
    """ "Realisasi: Januari 38 dari target 40 surat, Februari belum diisi, …"."""
    ekor = f" {satuan}" if satuan else ""
    isi = []
    for titik in daftar:
        if titik.belum:
            isi.append(f"{titik.nama_bulan} belum diisi")
        elif titik.nilai is not None or titik.nihil:
            target = f", target {titik.teks_target}" if titik.target is not None else ""
            satuannya = "" if titik.nilai is None else ekor
            isi.append(f"{titik.nama_bulan} {titik.teks}{satuannya}{target}")
    return f"{judul}: {'; '.join(isi)}."


def _x(bulan: int, geser: Decimal = Decimal(0)) -> str:
    return tulis_panjang(KIRI + SELA * (bulan - 1 + geser))


def _y(skala: Skala, nilai: Decimal) -> str:
    return tulis_titik(DASAR - (DASAR - ATAS) * skala.bagian(nilai))


def _tulis_sumbu(skala: Skala) -> Iterator[SafeString]:
    """Level lines, each with its number above it at the left."""
    for nilai in skala.daftar_tanda:
        y = DASAR - (DASAR - ATAS) * skala.bagian(nilai)
        yield format_html(
            '<line class="bagan-sumbu" x1="0" x2="100%" y1="{}" y2="{}"></line>'
            '<text class="bagan-angka" x="0" y="{}">{}</text>',
            *(tulis_titik(y), tulis_titik(y), tulis_titik(y - 4), tulis_angka(nilai)),
        )


def _tulis_bulan(daftar: tuple[TitikBagan, ...]) -> Iterator[SafeString]:
    for titik in daftar:
        yield format_html(
            '<text class="bagan-bulan" x="{}" y="{}">{}</text>',
            *(_x(titik.bulan), tulis_titik(TULISAN_BULAN), NAMA_BULAN_PENDEK[titik.bulan - 1]),
        )


def _tulis_target(daftar: tuple[TitikBagan, ...], skala: Skala) -> Iterator[SafeString]:
    """A level piece for every month that has a target: steps where the plan has steps."""
    setengah = Decimal("0.5")
    for titik in daftar:
        if titik.target is not None:
            y = _y(skala, titik.target)
            yield format_html(
                '<line class="bagan-target" x1="{}" x2="{}" y1="{}" y2="{}"></line>',
                *(_x(titik.bulan, -setengah), _x(titik.bulan, setengah), y, y),
            )


def _tulis_jalan(daftar: tuple[TitikBagan, ...], skala: Skala) -> Iterator[SafeString]:
    """Pieces between neighbouring figures; none across a month that is missing or nihil."""
    for ini, berikut in pairwise(
        [titik for titik in daftar if titik.nilai is not None or titik.belum or titik.nihil]
    ):
        if ini.nilai is not None and berikut.nilai is not None:
            yield format_html(
                '<line class="bagan-jalan" x1="{}" y1="{}" x2="{}" y2="{}"></line>',
                *(_x(ini.bulan), _y(skala, ini.nilai)),
                *(_x(berikut.bulan), _y(skala, berikut.nilai)),
            )


def _tulis_tanda(titik: TitikBagan, skala: Skala) -> SafeString:
    """A dot for a figure (zero included), an open dot on the ground line for nihil."""
    if titik.nilai is None and not titik.nihil:
        return SafeString("")
    kelas = "bagan-titik bagan-merah" if titik.merah else "bagan-titik"
    kelas = kelas if titik.nilai is not None else "bagan-nihil"
    tinggi = Decimal(0) if titik.nilai is None else titik.nilai
    return format_html(
        '<circle class="{}" cx="{}" cy="{}" r="4"><title>{}</title></circle>',
        *(kelas, _x(titik.bulan), _y(skala, tinggi), f"{titik.nama_bulan}: {titik.teks}"),
    )


def _tulis_akhir(daftar: tuple[TitikBagan, ...], skala: Skala) -> SafeString:
    """The last figure in words, above its dot."""
    akhir = [titik for titik in daftar if titik.nilai is not None][-1:]
    if not akhir or akhir[0].nilai is None:
        return SafeString("")
    y = DASAR - (DASAR - ATAS) * skala.bagian(akhir[0].nilai)
    return format_html(
        '<text class="bagan-akhir" x="{}" y="{}">{}</text>',
        *(_x(akhir[0].bulan), tulis_titik(y - 10), akhir[0].teks),
    )
