"""The guard before the reader: is this an honest XLSX of a bearable size?

Looks at bytes, never at names or declared types. What passes is packed anew from the XML parts
that were looked at, so that the reader meets nothing else.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from realisasi.kesalahan import BukuDitolak

UKURAN_TERBESAR: Final = 1024 * 1024  # of the file; a year of 49 rows is about 100 KB
ISI_TERBESAR: Final = 6 * 1024 * 1024  # unpacked, all parts
RASIO_TERBESAR: Final = 100
ENTRI_TERBANYAK: Final = 120
UNSUR_TERBANYAK: Final = 80_000  # XML elements, all parts
UNSUR_GAYA: Final = 12_000  # of one part that is read whole
KEDALAMAN: Final = 32

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TERENKRIPSI: Final = "EncryptedPackage".encode("utf-16-le")
_KECUALI_BESAR: Final = ("xl/worksheets/", "xl/sharedstrings.xml")
_BERBAHAYA: Final = (
    ("vbaproject", "makro"),
    ("macrosheets/", "makro"),
    ("activex", "kontrol ActiveX"),
    ("externallinks/", "tautan ke berkas lain"),
    ("xl/connections.xml", "sambungan data"),
    ("querytables/", "sambungan data"),
    ("embeddings/", "objek sisipan"),
)

BUKAN_XLSX: Final = (
    "Berkas ini bukan buku Excel (.xlsx). Unggah buku yang Anda unduh dari halaman ini; bila "
    "memakai LibreOffice, simpan sebagai “Excel 2007–365 (.xlsx)”."
)
RUSAK: Final = (
    "Berkas ini rusak atau terpotong. Simpan ulang dari Excel atau LibreOffice, lalu unggah lagi."
)
TERLALU_BESAR: Final = (
    "Berkas ini terlalu besar untuk buku isian (paling besar 1 MB). "
    "Unduh buku baru, lalu salin angka Anda ke dalamnya."
)
TERKUNCI_SANDI: Final = (
    "Berkas ini dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, lalu unggah lagi."
)
FORMAT_LAMA: Final = (
    "Berkas ini berformat Excel lama (.xls). Simpan sebagai .xlsx, lalu unggah lagi."
)


def periksa_berkas(isi: bytes) -> BytesIO:
    """Return the workbook packed anew from its XML parts; BukuDitolak for anything else."""
    _periksa_jenis(isi)
    try:
        with ZipFile(BytesIO(isi)) as arsip:
            _periksa_entri(arsip.infolist())
            return _kemas_ulang(arsip)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as sebab:
        raise BukuDitolak(RUSAK) from sebab


def _periksa_jenis(isi: bytes) -> None:
    if len(isi) > UKURAN_TERBESAR:
        raise BukuDitolak(TERLALU_BESAR)
    if isi.startswith(_OLE):
        raise BukuDitolak(TERKUNCI_SANDI if _TERENKRIPSI in isi else FORMAT_LAMA)
    if not isi.startswith(_ZIP):
        raise BukuDitolak(BUKAN_XLSX)


def _periksa_entri(daftar: list[ZipInfo]) -> None:
    """Refuse by the table of contents alone, before anything is unpacked.

    The sizes written there bind: the unpacker stops at them.
    """
    daftar_nama = [entri.filename.lower() for entri in daftar]
    if "[content_types].xml" not in daftar_nama or "xl/workbook.xml" not in daftar_nama:
        raise BukuDitolak(BUKAN_XLSX)
    if any(entri.flag_bits & 1 for entri in daftar):
        raise BukuDitolak(TERKUNCI_SANDI)
    if len(set(daftar_nama)) != len(daftar) or any(map(_tidak_wajar, daftar)):
        raise BukuDitolak(RUSAK)
    besar = sum(entri.file_size for entri in daftar)
    padat = sum(entri.compress_size for entri in daftar)
    if len(daftar) > ENTRI_TERBANYAK or besar > ISI_TERBESAR or besar > RASIO_TERBESAR * padat:
        raise BukuDitolak(TERLALU_BESAR)
    for potongan, sebutan in _BERBAHAYA:
        if any(potongan in nama for nama in daftar_nama):
            raise _memuat(sebutan)


def _memuat(sebutan: str) -> BukuDitolak:
    return BukuDitolak(
        f"Berkas ini memuat {sebutan}, yang tidak ada pada buku isian. "
        "Unduh buku baru, lalu salin angka Anda ke dalamnya."
    )


def _tidak_wajar(entri: ZipInfo) -> bool:
    nama = entri.filename
    return (
        entri.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
        or nama.startswith("/")
        or ".." in nama
        or "\\" in nama
        or len(nama) > 200
    )


def _kemas_ulang(arsip: ZipFile) -> BytesIO:
    """Look into every XML part; leave pictures and printer settings behind."""
    hasil = BytesIO()
    sisa = UNSUR_TERBANYAK
    with ZipFile(hasil, "w", ZIP_STORED) as baru:
        for entri in arsip.infolist():
            nama = entri.filename.lower()
            if not nama.endswith((".xml", ".rels")):
                continue
            isi = arsip.read(entri)
            batas = sisa if nama.startswith(_KECUALI_BESAR) else min(sisa, UNSUR_GAYA)
            sisa -= _Pemindai(batas).pindai(isi)
            baru.writestr(entri.filename, isi)
    hasil.seek(0)
    return hasil


class _Pemindai:
    """Counts the elements of one part; no document type, so no entities; nothing outside."""

    def __init__(self, batas: int) -> None:
        self._batas = batas
        self._jumlah = 0
        self._dalam = 0

    def pindai(self, isi: bytes) -> int:
        pengurai = ParserCreate()
        pengurai.StartDoctypeDeclHandler = self._tolak_doctype
        pengurai.StartElementHandler = self._buka
        pengurai.EndElementHandler = self._tutup
        try:
            pengurai.Parse(isi, True)
        except ExpatError as sebab:
            raise BukuDitolak(RUSAK) from sebab
        return self._jumlah

    def _tolak_doctype(self, *_: object) -> None:
        raise BukuDitolak(RUSAK)

    def _buka(self, nama: str, sifat: dict[str, str]) -> None:
        self._jumlah += 1
        self._dalam += 1
        if self._jumlah > self._batas:
            raise BukuDitolak(TERLALU_BESAR)
        if self._dalam > KEDALAMAN:
            raise BukuDitolak(RUSAK)
        nama = nama.rpartition(":")[2]
        luar = nama == "Relationship" and sifat.get("TargetMode") == "External"
        if luar and not sifat.get("Type", "").endswith("/hyperlink"):
            raise _memuat("tautan ke luar")
        if nama == "Override" and "macroenabled" in sifat.get("ContentType", "").lower():
            raise _memuat("makro")

    def _tutup(self, nama: str) -> None:
        self._dalam -= 1
