"""Bars of equal scale below one another, each with its name above and its figure beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from laporan.bagan.batang import SERATUS
from laporan.bagan.bingkai import AKSEN, ALAS, TINTA, bungkus
from laporan.bagan.skala import tulis_panjang

PANJANG = Decimal(80)  # percent of the width; what is left holds the figure
TINGGI_BARIS, TINGGI_BATANG = 34, 7
SEGAMBAR = 5
TERPANJANG = 44  # characters of a name: what a phone is wide


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar. ``nilai`` None: no figure, no bar; ``teks`` says it as the table does."""

    nama: str
    nilai: Decimal | None
    teks: str


@dataclass(frozen=True, slots=True)
class BaganBatang:
    """Bars on a scale from 0 to ``ujung``: ``{% include bagan.templat %}``, on paper
    ``cetak/_bagan.html``.

    ``seratus``: a mark at 100 on each. ``bertabel`` False: the table of the report holds the
    figures already.
    """

    templat: ClassVar[str] = "komponen/_bagan_batang.html"
    mendatar: ClassVar[bool] = False
    judul: str
    daftar_batang: tuple[Batang, ...]
    ujung: Decimal
    seratus: bool
    bertabel: bool

    @property
    def kunci(self) -> str:
        return "Garis tegak: 100 persen." if self.seratus else ""

    @property
    def ada_gambar(self) -> bool:
        """Without any figure there is nothing to draw."""
        return any(satu.nilai is not None for satu in self.daftar_batang)

    @property
    def daftar_svg(self) -> tuple[SafeString, ...]:
        """The drawings, of about the same height, at most five bars each; none without a figure."""
        if not self.ada_gambar:
            return ()
        banyak = len(self.daftar_batang)
        isi = -(-banyak // -(-banyak // SEGAMBAR))
        return tuple(
            self._tulis_svg(self.daftar_batang[awal : awal + isi]) for awal in range(0, banyak, isi)
        )

    def _tulis_svg(self, daftar: Sequence[Batang]) -> SafeString:
        isi = "; ".join(f"{satu.nama} {satu.teks}" for satu in daftar)
        return bungkus(
            (bagian for urut, satu in enumerate(daftar) for bagian in self._tulis(satu, urut)),
            keterangan=f"{self.judul}: {isi}.",
            tinggi=TINGGI_BARIS * len(daftar),
        )

    def _tulis(self, batang: Batang, urut: int) -> Iterator[SafeString]:
        atas = TINGGI_BARIS * urut
        yield format_html(
            '<text class="bagan-nama" x="0" y="{}">{}</text>'
            '<text class="bagan-nilai" fill="{}" font-weight="700" text-anchor="end" x="100%" '
            'y="{}">{}</text>',
            *(atas + 11, _pendekkan(batang.nama), TINTA, atas + 24, batang.teks),
        )
        if batang.nilai is None:
            return
        for kelas, warna, nilai in (
            ("bagan-alas", ALAS, self.ujung),
            ("bagan-batang", AKSEN, batang.nilai),
        ):
            yield format_html(
                '<rect class="{}" fill="{}" x="0" y="{}" width="{}" height="{}"></rect>',
                *(kelas, warna, atas + 17, self._ukur(nilai), TINGGI_BATANG),
            )
        if self.seratus:
            x = self._ukur(SERATUS)
            yield format_html(
                '<line class="bagan-seratus" stroke="{}" stroke-width="1.5" '
                'x1="{}" x2="{}" y1="{}" y2="{}"></line>',
                *(TINTA, x, x, atas + 15, atas + 26),
            )

    def _ukur(self, nilai: Decimal) -> str:
        return tulis_panjang(nilai * PANJANG / self.ujung)

    @property
    def daftar_data(self) -> tuple[tuple[str, str], ...]:
        """Name and text of every bar, as a row of a table."""
        return tuple((satu.nama, satu.teks) for satu in self.daftar_batang)


def _pendekkan(nama: str) -> str:
    """A name as long as there is room; the table has it whole."""
    return nama if len(nama) <= TERPANJANG else f"{nama[: TERPANJANG - 1].rstrip()}…"
