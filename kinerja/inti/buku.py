"""The workbook writer: the only place that knows XlsxWriter.

Text never becomes a formula, a link or a number; formulas carry their computed value, so that
previews on phones and in mail show it. Rows and columns count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from kinerja.inti.angka import DIGIT_BULAT_TERBANYAK
from kinerja.inti.teks import bersihkan_cetakan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

JENIS_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TERPANJANG: Final = 32_000  # a cell holds 32,767 characters
_TERLARANG_NAMA: Final = re.compile(r"[\[\]:*?/\\]")
_AWAL_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r")
_HURUF: Final = "Arial"  # what every reader has
_TINGGI_BARIS: Final = 14
_TINGGI_TERBESAR: Final = 400
_LEBAR_BAWAAN: Final = 9
_PESAN_TERPANJANG: Final = 255  # of a hint or a refusal beside a cell
_ANGKA_TERBESAR: Final = 10**DIGIT_BULAT_TERBANYAK - 1
_PENYIAP: Final = "_prepare_formula"  # the method of XlsxWriter that looks through a formula
_PILIHAN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def bersihkan_teks(teks: str) -> str:
    """Return text a workbook can hold: no control characters, not longer than a cell."""
    bersih = bersihkan_cetakan(teks)
    return bersih if len(bersih) <= TERPANJANG else f"{bersih[: TERPANJANG - 1]}…"


def susun_pola(desimal: int, akhiran: str = "") -> str:
    """Return a number format; the reader's own locale writes it as 1.234,50."""
    pola = "#,##0" if desimal == 0 else f"#,##0.{'0' * desimal}"
    return f'{pola}"{akhiran}"' if akhiran else pola


@dataclass(frozen=True, slots=True)
class Gaya:
    """How a cell looks; frozen, so that equal ones share one format of the file. Its hash, asked
    for at every cell, is worked out once."""

    tebal: bool = False
    garis: bool = False
    warna_garis: str = ""
    rata: str = "left"
    tegak: str = "top"
    lipat: bool = True
    latar: str = ""
    warna: str = ""
    ukuran: int = 10
    pola: str = ""
    garis_bawah: bool = False
    terbuka: bool = False  # can be changed on a sheet that is ``kunci()``
    _sidik: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        isi = tuple(getattr(self, nama) for nama in self.__match_args__)
        object.__setattr__(self, "_sidik", hash(isi))

    def __hash__(self) -> int:
        return self._sidik

    def dengan(self, **lain: Any) -> Gaya:
        return _dengan(self, tuple(lain.items()))


@lru_cache(maxsize=1024)
def _dengan(gaya: Gaya, lain: tuple[tuple[str, Any], ...]) -> Gaya:
    return replace(gaya, **dict(lain))


@dataclass(frozen=True, slots=True)
class Batasan:
    """What a cell takes: one of ``pilihan``, a text of at most ``panjang``, else a number from 0 on
    with ``desimal`` decimals. ``petunjuk`` shows beside the cell, ``galat`` when it is refused."""

    petunjuk: str
    galat: str
    desimal: int = 0
    pilihan: tuple[str, ...] = ()
    panjang: int = 0

    def susun(self) -> dict[str, Any]:
        """Return the rule as XlsxWriter takes it."""
        isi: dict[str, Any] = {
            "input_message": bersihkan_teks(self.petunjuk)[:_PESAN_TERPANJANG],
            "error_title": "Isian belum benar",
            "error_message": bersihkan_teks(self.galat)[:_PESAN_TERPANJANG],
        }
        if self.pilihan:
            return isi | {"validate": "list", "source": list(self.pilihan)}
        if self.panjang:
            return isi | {"validate": "length", "criteria": "<=", "value": self.panjang}
        jenis = "integer" if self.desimal == 0 else "decimal"
        batas = {"minimum": 0, "maximum": _ANGKA_TERBESAR}
        return isi | {"validate": jenis, "criteria": "between"} | batas


class Buku:
    """A workbook in memory: ``lembar()`` adds a sheet, ``tutup()`` returns the file."""

    def __init__(
        self,
        *,
        judul: str,
        pembuat: str,
        saat: datetime,
        kata_kunci: str = "",
        keterangan: str = "",
    ) -> None:
        import xlsxwriter

        self._isi = BytesIO()
        self._buku: Workbook = xlsxwriter.Workbook(self._isi, dict(_PILIHAN))
        self._buku.set_properties(
            {
                "title": bersihkan_teks(judul)[:200],
                "author": bersihkan_teks(pembuat)[:200],
                "keywords": bersihkan_teks(kata_kunci)[:200],
                "comments": bersihkan_teks(keterangan)[:1000],
                "created": saat.replace(tzinfo=None),
            }
        )
        self._format: dict[tuple[Gaya, bool], Format] = {}
        self._daftar_lembar: list[LembarBuku] = []

    def lembar(self, nama: str) -> LembarBuku:
        aman = _TERLARANG_NAMA.sub(" ", bersihkan_teks(nama)).strip("' ")[:31]
        lembar = LembarBuku(self, self._buku.add_worksheet(aman or None, _ambil_kelas_lembar()))
        self._daftar_lembar.append(lembar)
        return lembar

    def tutup(self) -> bytes:
        for lembar in self._daftar_lembar:
            lembar.pasang_tinggi()
        self._buku.close()
        return self._isi.getvalue()

    def ambil_format(self, gaya: Gaya, *, kutip: bool = False) -> Format:
        """Return the shared format; ``kutip`` keeps text text when somebody edits the cell."""
        kunci = (gaya, kutip)
        if kunci not in self._format:
            self._format[kunci] = self._buku.add_format(_susun_format(gaya, kutip))
        return self._format[kunci]


@cache
def _ambil_kelas_lembar() -> type[Worksheet]:
    """XlsxWriter's sheet, which does not look through every formula for functions newer than Excel
    2007: a quarter of what a workbook costs, and ours have none."""
    from xlsxwriter.worksheet import Worksheet

    def siapkan(lembar: Worksheet, rumus: str, cari: bool = False) -> str:
        return str(asli(lembar, rumus, cari)) if cari else rumus.removeprefix("=")

    asli = getattr(Worksheet, _PENYIAP)
    return type("LembarPolos", (Worksheet,), {_PENYIAP: siapkan})


def _susun_format(gaya: Gaya, kutip: bool) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "font_name": _HURUF,
        "font_size": gaya.ukuran,
        "bold": gaya.tebal,
        "align": gaya.rata,
        "valign": gaya.tegak,
        "text_wrap": gaya.lipat,
        "border": 1 if gaya.garis else 0,
        "quote_prefix": kutip,
        "locked": 0 if gaya.terbuka else 1,
    }
    pilihan = {
        "bg_color": gaya.latar,
        "font_color": gaya.warna,
        "border_color": gaya.warna_garis,
        "num_format": gaya.pola,
        "bottom": 6 if gaya.garis_bawah else "",
    }
    return isi | {nama: nilai for nama, nilai in pilihan.items() if nilai != ""}


class LembarBuku:
    """One sheet."""

    def __init__(self, buku: Buku, lembar: Worksheet) -> None:
        self._buku = buku
        self._lembar = lembar
        self._lebar: dict[int, int] = {}
        self._baris_teks: dict[int, int] = {}

    @property
    def nama(self) -> str:
        return str(self._lembar.get_name())

    def teks(self, baris: int, kolom: int, isi: str, gaya: Gaya) -> None:
        bersih = bersihkan_teks(isi)
        self._ukur(baris, kolom, kolom, bersih, gaya)
        self._tulis(baris, kolom, bersih, gaya)

    def _tulis(self, baris: int, kolom: int, bersih: str, gaya: Gaya) -> None:
        fmt = self._buku.ambil_format(gaya, kutip=bersih.startswith(_AWAL_RUMUS))
        if bersih:
            self._lembar.write_string(baris, kolom, bersih, fmt)
        else:
            self._lembar.write_blank(baris, kolom, None, fmt)

    def angka(self, baris: int, kolom: int, nilai: Decimal | int, gaya: Gaya) -> None:
        self._lembar.write_number(baris, kolom, _pasti(nilai), self._buku.ambil_format(gaya))

    def rumus(
        self, baris: int, kolom: int, rumus: str, nilai: Decimal | int | str, gaya: Gaya
    ) -> None:
        """Write a formula made by the program (never from text) with its value, a number or a word,
        beside it."""
        fmt = self._buku.ambil_format(gaya)
        if isinstance(nilai, str):
            self._ukur(baris, kolom, kolom, nilai, gaya)
            self._lembar.write_formula(baris, kolom, rumus, fmt, bersihkan_teks(nilai))
        else:
            self._lembar.write_formula(baris, kolom, rumus, fmt, _pasti(nilai))

    def isi(
        self,
        baris: int,
        kolom: int,
        nilai: Decimal | int | str,
        gaya: Gaya,
        rumus: str | None = None,
    ) -> None:
        """Write a number or a word: as the value of a formula where there is one."""
        if rumus is not None:
            self.rumus(baris, kolom, rumus, nilai, gaya)
        elif isinstance(nilai, str):
            self.teks(baris, kolom, nilai, gaya)
        else:
            self.angka(baris, kolom, nilai, gaya)

    def gambar(self, isi: bytes, *, kotak: tuple[int, int], uraian: str) -> None:
        """Lay a picture (PNG, 96 dots an inch) into the upper left corner, at most as wide and as
        high as ``kotak`` in pixels; ``uraian`` is its text alternative."""
        # Width and height stand at the same place of every PNG.
        asli = int.from_bytes(isi[16:20]), int.from_bytes(isi[20:24])
        skala = min(satu / sisi for satu, sisi in zip(kotak, asli, strict=True))
        pilihan = {"image_data": BytesIO(isi), "x_scale": skala, "y_scale": skala}
        tempat = {"x_offset": 6, "y_offset": 3, "description": bersihkan_teks(uraian)}
        self._lembar.insert_image(0, 0, "gambar.png", pilihan | tempat)

    def gabung(self, kotak: tuple[int, int, int, int], isi: str, gaya: Gaya) -> None:
        """Write text over a box (first row, first column, last row, last column)."""
        atas, kiri, bawah, kanan = kotak
        if (atas, kiri) != (bawah, kanan):
            self._lembar.merge_range(atas, kiri, bawah, kanan, "", self._buku.ambil_format(gaya))
        bersih = bersihkan_teks(isi)
        if atas == bawah:
            self._ukur(atas, kiri, kanan, bersih, gaya)
        self._tulis(atas, kiri, bersih, gaya)

    def lebar(self, daftar: Iterable[int]) -> None:
        """Set column widths in characters, from the first column on; before any text."""
        for kolom, lebar in enumerate(daftar):
            self._lebar[kolom] = lebar
            self._lembar.set_column(kolom, kolom, lebar)

    def _ukur(self, baris: int, kiri: int, kanan: int, teks: str, gaya: Gaya) -> None:
        """Remember how many lines a wrapped text needs; not every program works that out."""
        lebar = sum(self._lebar.get(kolom, _LEBAR_BAWAAN) for kolom in range(kiri, kanan + 1))
        banyak = sum(-(-len(satu) // lebar) or 1 for satu in teks.split("\n")) if gaya.lipat else 1
        self._baris_teks[baris] = max(self._baris_teks.get(baris, 1), banyak)

    def pasang_tinggi(self) -> None:
        """Give every row with text the height it needs."""
        for baris, banyak in self._baris_teks.items():
            self._lembar.set_row(baris, min(banyak * _TINGGI_BARIS + 2, _TINGGI_TERBESAR))

    def bekukan(self, baris: int, kolom: int) -> None:
        """Keep the rows above and the columns left in view."""
        self._lembar.freeze_panes(baris, kolom)

    def batasi(self, baris: int, kolom: int, batasan: Batasan) -> None:
        self._lembar.data_validation(baris, kolom, baris, kolom, batasan.susun())

    def kunci(self) -> None:
        """Only cells of a style that is ``terbuka`` can be changed. No password: it keeps from
        slips, not from harm."""
        self._lembar.protect("", {"format_columns": True, "format_rows": True})

    def sembunyikan(self) -> None:
        self._lembar.very_hidden()

    def tampilkan(self) -> None:
        """Let the workbook open on this sheet."""
        self._lembar.activate()

    def warnai_tab(self, warna: str) -> None:
        self._lembar.set_tab_color(warna)

    def atur_cetak(self, *, kaki: str, ulangi: tuple[int, int] | None = None) -> None:
        """A4 landscape, one page wide, head rows repeated, page x dari y."""
        self._lembar.set_landscape()
        self._lembar.set_paper(9)
        self._lembar.fit_to_pages(1, 0)
        self._lembar.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.75)
        aman = bersihkan_teks(kaki).replace("&", "&&")[:180]
        self._lembar.set_footer(f"&L&8{aman}&R&8Halaman &P dari &N")
        if ulangi is not None:
            self._lembar.repeat_rows(*ulangi)


def _pasti(nilai: Decimal | int) -> Any:
    """Only exact finite numbers pass; the file keeps them as they are written."""
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"Decimal or int expected, got {type(nilai).__name__}")
    if not Decimal(nilai).is_finite():
        raise ValueError(f"not a finite number: {nilai}")
    return nilai


def susun_alamat(baris: int, kolom: int, *, lembar: str = "") -> str:
    """Return ``C5`` or ``'Masukan'!C5``."""
    huruf = ""
    sisa = kolom + 1
    while sisa:
        sisa, ke = divmod(sisa - 1, 26)
        huruf = chr(65 + ke) + huruf
    alamat = f"{huruf}{baris + 1}"
    return f"'{lembar}'!{alamat}" if lembar else alamat


__all__ = [
    "JENIS_XLSX",
    "Batasan",
    "Buku",
    "Gaya",
    "LembarBuku",
    "bersihkan_teks",
    "susun_alamat",
    "susun_pola",
]
