"""Twelve months as a line, with the target of each month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK
from laporan.bagan.bingkai import AKSEN, GARIS, KERTAS, REDUP, TINTA, bungkus
from laporan.bagan.skala import Skala, susun_skala, tulis_panjang, tulis_titik

# Across in percent of the width; up and down in pixels.
KIRI, KANAN = Decimal(9), Decimal(96)
SELA = (KANAN - KIRI) / 11
ATAS, BAWAH = Decimal(24), Decimal(24)
TULISAN_BULAN = 18  # below the ground line
TINGGI, PENDEK = 208, 136


@dataclass(frozen=True, slots=True)
class TitikBagan:
    """One month. ``nilai`` None with ``nihil``: said that there was nothing; None with ``belum``:
    missing, and the line breaks there; None alone: nothing was due, the line passes by.

    ``teks`` and ``teks_target`` are the figures as every other page prints them, ``alamat`` the
    page that explains the first.
    """

    bulan: int
    nilai: Decimal | None
    teks: str
    target: Decimal | None = None
    teks_target: str = ""
    nihil: bool = False
    belum: bool = False
    merah: bool = False
    alamat: str = ""

    @property
    def nama_bulan(self) -> str:
        return NAMA_BULAN[self.bulan - 1]


@dataclass(frozen=True, slots=True)
class BaganGaris:
    """A chart and what stands behind it: ``{% include bagan.templat %}``, on paper
    ``cetak/_bagan.html``. Values alone: the drawing is made when it is asked for. ``deret`` says
    what the line is."""

    templat: ClassVar[str] = "komponen/_bagan_garis.html"
    bertabel: ClassVar[bool] = True
    mendatar: ClassVar[bool] = True
    judul: str
    satuan: str
    daftar_titik: tuple[TitikBagan, ...]
    tinggi: int = TINGGI
    deret: str = "realisasi"

    @property
    def kunci(self) -> str:
        """What is said below the drawing."""
        terputus = any(titik.belum or titik.nihil for titik in self.daftar_titik)
        return "Garis terputus: belum diisi atau nihil." if terputus else ""

    @property
    def ada_target(self) -> bool:
        return any(titik.target is not None for titik in self.daftar_titik)

    @property
    def ada_gambar(self) -> bool:
        """Without a figure of any month there is nothing to draw."""
        return any(titik.nilai is not None or titik.nihil for titik in self.daftar_titik)

    @property
    def svg(self) -> SafeString:
        """The drawing, empty where no month has a figure."""
        return _tulis_svg(self) if self.ada_gambar else SafeString("")

    @property
    def daftar_svg(self) -> tuple[SafeString, ...]:
        return (self.svg,) if self.ada_gambar else ()

    @property
    def daftar_data(self) -> tuple[tuple[str, str], ...]:
        """Short name and text of every month, as a row of a table."""
        return tuple((NAMA_BULAN_PENDEK[t.bulan - 1], t.teks) for t in self.daftar_titik)


@dataclass(frozen=True, slots=True)
class _Bidang:
    """Where values lie: up to ATAS, down to the ground line at ``dasar``."""

    skala: Skala
    dasar: Decimal

    def tinggi_di(self, nilai: Decimal) -> Decimal:
        return self.dasar - (self.dasar - ATAS) * self.skala.bagian(nilai)

    def y(self, nilai: Decimal) -> str:
        return tulis_titik(self.tinggi_di(nilai))


def _tulis_svg(bagan: BaganGaris) -> SafeString:
    daftar = bagan.daftar_titik
    angka = [titik.nilai for titik in daftar] + [titik.target for titik in daftar]
    skala = susun_skala([nilai for nilai in angka if nilai is not None])
    bidang = _Bidang(skala, bagan.tinggi - BAWAH)
    bagian = (
        *_tulis_sumbu(bidang),
        *_tulis_bulan(bidang),
        *_tulis_target(daftar, bidang),
        *_tulis_jalan(daftar, bidang),
        *(_tulis_tanda(titik, bidang) for titik in daftar),
        _tulis_akhir(daftar, bidang),
    )
    keterangan = _susun_keterangan(daftar, bagan.judul, bagan.satuan)
    return bungkus(bagian, keterangan=keterangan, tinggi=bagan.tinggi)


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


def _tulis_sumbu(bidang: _Bidang) -> Iterator[SafeString]:
    """Level lines, each with its number above it at the left."""
    for nilai in bidang.skala.daftar_tanda:
        y = bidang.tinggi_di(nilai)
        yield format_html(
            '<line class="bagan-sumbu" stroke="{}" x1="0" x2="100%" y1="{}" y2="{}"></line>'
            '<text class="bagan-angka" x="0" y="{}">{}</text>',
            *(GARIS, tulis_titik(y), tulis_titik(y), tulis_titik(y - 4), tulis_angka(nilai)),
        )


def _tulis_bulan(bidang: _Bidang) -> Iterator[SafeString]:
    """The whole year, so that every chart of it has one scale."""
    for bulan, nama in enumerate(NAMA_BULAN_PENDEK, 1):
        yield format_html(
            '<text class="bagan-bulan" text-anchor="middle" x="{}" y="{}">{}</text>',
            *(_x(bulan), tulis_titik(bidang.dasar + TULISAN_BULAN), nama),
        )


def _tulis_target(daftar: tuple[TitikBagan, ...], bidang: _Bidang) -> Iterator[SafeString]:
    """A level piece for every month that has a target: steps where the plan has steps."""
    setengah = Decimal("0.5")
    for titik in daftar:
        if titik.target is not None:
            y = bidang.y(titik.target)
            yield format_html(
                '<line class="bagan-target" stroke="{}" stroke-width="2" stroke-dasharray="5 4" '
                'x1="{}" x2="{}" y1="{}" y2="{}"></line>',
                *(REDUP, _x(titik.bulan, -setengah), _x(titik.bulan, setengah), y, y),
            )


def _tulis_jalan(daftar: tuple[TitikBagan, ...], bidang: _Bidang) -> Iterator[SafeString]:
    """Pieces between neighbouring figures; none across a month that is missing or nihil."""
    for ini, berikut in pairwise(
        [titik for titik in daftar if titik.nilai is not None or titik.belum or titik.nihil]
    ):
        if ini.nilai is not None and berikut.nilai is not None:
            yield format_html(
                '<line class="bagan-jalan" stroke="{}" stroke-width="2" '
                'x1="{}" y1="{}" x2="{}" y2="{}"></line>',
                *(AKSEN, _x(ini.bulan), bidang.y(ini.nilai)),
                *(_x(berikut.bulan), bidang.y(berikut.nilai)),
            )


def _tulis_tanda(titik: TitikBagan, bidang: _Bidang) -> SafeString:
    """A dot for a figure (zero included), an open dot on the ground line for nihil."""
    if titik.nilai is None and not titik.nihil:
        return SafeString("")
    kelas = "bagan-titik bagan-merah" if titik.merah else "bagan-titik"
    kelas = kelas if titik.nilai is not None else "bagan-nihil"
    tinggi = Decimal(0) if titik.nilai is None else titik.nilai
    return format_html(
        '<circle class="{}" fill="{}" stroke="{}" stroke-width="1.5" cx="{}" cy="{}" r="4">'
        "<title>{}</title></circle>",
        *(
            kelas,
            *((AKSEN, KERTAS) if titik.nilai is not None else (KERTAS, REDUP)),
            _x(titik.bulan),
            bidang.y(tinggi),
            f"{titik.nama_bulan}: {titik.teks}",
        ),
    )


def _tulis_akhir(daftar: tuple[TitikBagan, ...], bidang: _Bidang) -> SafeString:
    """The last figure in words, above its dot."""
    akhir = [titik for titik in daftar if titik.nilai is not None][-1:]
    if not akhir or akhir[0].nilai is None:
        return SafeString("")
    y = bidang.tinggi_di(akhir[0].nilai)
    return format_html(
        '<text class="bagan-akhir" fill="{}" font-weight="700" text-anchor="middle" '
        'x="{}" y="{}">{}</text>',
        *(TINTA, _x(akhir[0].bulan), tulis_titik(y - 10), akhir[0].teks),
    )
