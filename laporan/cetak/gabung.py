"""Finished PDFs joined to one: pages, tags, outline, and one foot with "Halaman x dari y".

Everything that says when and which page is drawn here, as an artifact over the finished pages.
The only module that knows pikepdf: others import it inside functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf

from laporan.cetak.bagian import Bab

HURUF_HALAMAN: Final = "Halaman dari 0123456789"
# In points, of A4 landscape: right margin, baseline, size; the part of a page that is its foot.
KANAN, GARIS, UKURAN = Decimal("39.69"), Decimal("46.4"), Decimal("7.5")
KOTAK_KAKI: Final[list[Any]] = [0, 0, 700, 62]
ABU: Final = b"0.301961 0.345098 0.337255 rg"
_SANDI: Final = re.compile(rb"<([0-9a-f]{4})>\s*<([0-9a-f]{4})>")


def gabung_pdf(depan: bytes, daftar_bab: Sequence[Bab], kaki: bytes) -> tuple[bytes, int]:
    """Return the book (cover and contents first) and how many pages it has.

    ``kaki`` is one untagged page: its foot is drawn on every page, its letters set the numbers.
    """
    with ExitStack() as terbuka:  # pages lie in their files until the book is saved
        buku = terbuka.enter_context(Pdf.open(BytesIO(depan)))
        struktur = _Struktur(buku)
        garis_besar = []
        for bab in daftar_bab:
            butir = OutlineItem(bab.judul, len(buku.pages))
            for satu in bab.daftar:
                if satu.judul:
                    butir.children.append(OutlineItem(satu.judul, len(buku.pages)))
                struktur.sambung(terbuka.enter_context(Pdf.open(BytesIO(satu.isi()))))
            garis_besar.append(butir)
        with buku.open_outline() as kerangka:
            kerangka.root[:] = [OutlineItem("Sampul dan daftar isi", 0), *garis_besar]
        struktur.tutup()
        _satukan_gambar(buku)
        _gambar_kaki(buku, terbuka.enter_context(Pdf.open(BytesIO(kaki))))
        keluaran = BytesIO()
        buku.save(
            keluaran,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return keluaran.getvalue(), len(buku.pages)


def hitung_halaman(isi: bytes) -> int:
    """Return how many pages a PDF has."""
    with Pdf.open(BytesIO(isi)) as pdf:
        return len(pdf.pages)


class _Struktur:
    """The tags of the book: one tree, one numbering of the pages' marked content."""

    def __init__(self, buku: Pdf) -> None:
        self.buku = buku
        self.akar = buku.Root.StructTreeRoot
        self.dokumen = self.akar.K[0]
        self.anak: list[Any] = list(self.dokumen.K)
        self.nomor: list[Any] = list(self.akar.ParentTree.Nums)
        self.berikut = max(int(satu) for satu in self.nomor[::2]) + 1

    def sambung(self, sumber: Pdf) -> None:
        """Append the pages of a PDF, and its tags beneath those of the book."""
        awal, geser = len(self.buku.pages), self.berikut
        for halaman in sumber.pages:
            self.buku.pages.append(halaman)
        for lembar in self.buku.pages[awal:]:
            for pemilik in [lembar.obj, *lembar.obj.get("/Annots", [])]:
                for nama in ("/StructParents", "/StructParent"):
                    if nama in pemilik:
                        pemilik[nama] = int(pemilik[nama]) + geser
        # Copied after their pages, the tags point to the pages of the book.
        akar = self.buku.copy_foreign(sumber.Root.StructTreeRoot)
        for bagian in akar.K:
            bagian.S, bagian.P = Name.Part, self.dokumen
            self.anak.append(bagian)
        nomor = list(akar.ParentTree.Nums)
        for kunci, isi in zip(nomor[::2], nomor[1::2], strict=True):
            self.nomor += [int(kunci) + geser, isi]
            self.berikut = max(self.berikut, int(kunci) + geser + 1)

    def tutup(self) -> None:
        """Write the tree back."""
        self.dokumen.K = Array(self.anak)
        self.akar.ParentTree = self.buku.make_indirect(Dictionary(Nums=Array(self.nomor)))
        self.akar.ParentTreeNextKey = self.berikut


def _satukan_gambar(buku: Pdf) -> None:
    """Let equal pictures be one: every letterhead carries the same lambang."""
    pertama: dict[tuple[bytes, ...], Any] = {}
    for halaman in buku.pages:
        daftar = halaman.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        for nama, isi in list(daftar.items()):
            if isi.get("/Subtype") == Name.Image:
                lapis = (isi, isi.SMask) if "/SMask" in isi else (isi,)
                kunci = tuple(sha256(satu.read_raw_bytes()).digest() for satu in lapis)
                daftar[nama] = pertama.setdefault(kunci, isi)


# --- the foot -----------------------------------------------------------------------------------


def _gambar_kaki(buku: Pdf, lembar: Pdf) -> None:
    """Draw the foot over every page, as an artifact."""
    halaman = lembar.pages[0]
    nama, huruf, sandi = _cari_huruf(halaman.obj.Resources.Font.items())
    halaman.obj.Contents = lembar.make_stream(_hapus_contoh(halaman, nama))
    kotak = buku.copy_foreign(lembar.make_indirect(halaman.as_form_xobject()))
    kotak.BBox = Array(KOTAK_KAKI)
    fon = buku.copy_foreign(lembar.make_indirect(huruf))
    lebar = _baca_lebar(huruf)
    awalan = buku.make_stream(b"q\n")
    banyak = len(buku.pages)
    for nomor, satu in enumerate(buku.pages, 1):
        teks = [sandi[huruf_satu] for huruf_satu in f"Halaman {nomor} dari {banyak}"]
        panjang = sum(lebar[kode] for kode in teks) * UKURAN / 1000
        x = Decimal(str(satu.mediabox[2])) - KANAN - panjang
        isi = b"".join(b"%04x" % kode for kode in teks)
        _pasang(satu, awalan, buku.make_stream(_susun_kaki(nama, isi, x)), nama, fon, kotak)


def _hapus_contoh(halaman: Page, nama: str) -> bytes:
    """Return what the page draws without the texts in the font of the numbers: the sample line."""
    hasil: list[Any] = []
    awal, contoh = 0, False
    for perintah in pikepdf.parse_content_stream(halaman):
        operator = str(perintah.operator)
        if operator == "BT":
            awal, contoh = len(hasil), False
        hasil.append(perintah)
        if operator == "Tf":
            contoh = contoh or str(perintah.operands[0]) == nama
        elif operator == "ET" and contoh:
            del hasil[awal:]
    return pikepdf.unparse_content_stream(hasil)


def _susun_kaki(nama: str, isi: bytes, x: Decimal) -> bytes:
    return b"\n".join(
        [
            b"Q",
            b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
            b"q /KinerjaKaki Do Q",
            b"q BT %s %s %g Tf %.2f %.2f Td <%s> Tj ET Q"
            % (ABU, f"{nama}K".encode(), UKURAN, x, GARIS, isi),
            b"EMC",
        ]
    )


def _pasang(halaman: Page, awalan: Any, kaki: Any, nama: str, fon: Any, kotak: Any) -> None:
    """Put the foot behind the page's own content, whatever state that leaves the pen in."""
    lama = halaman.obj.Contents
    daftar: Iterable[Any] = list(lama) if isinstance(lama, Array) else [lama]
    halaman.obj.Contents = Array([awalan, *daftar, kaki])
    sumber = halaman.obj.Resources
    for jenis, kunci, isi in (
        ("/Font", f"{nama}K", fon),
        ("/XObject", "/KinerjaKaki", kotak),
    ):
        if jenis not in sumber:
            sumber[jenis] = Dictionary()
        sumber[jenis][kunci] = isi


def _cari_huruf(daftar: Iterable[tuple[str, Any]]) -> tuple[str, Any, dict[str, int]]:
    """Return the font that has every letter of the page numbers, and their codes in it."""
    for nama, huruf in daftar:
        sandi = {
            chr(int(huruf_satu, 16)): int(kode, 16)
            for kode, huruf_satu in _SANDI.findall(huruf.ToUnicode.read_bytes())
        }
        if set(HURUF_HALAMAN) <= sandi.keys():
            return nama, huruf, sandi
    raise LookupError(HURUF_HALAMAN)


def _baca_lebar(huruf: Any) -> dict[int, Decimal]:
    """Return code → width, in thousandths of the size."""
    lebar: dict[int, Decimal] = {}
    isi = list(huruf.DescendantFonts[0].W)
    for awal, daftar in zip(isi[::2], isi[1::2], strict=True):
        for geser, satu in enumerate(daftar):
            lebar[int(awal) + geser] = Decimal(satu)
    return lebar
