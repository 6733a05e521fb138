"""The guard before the reader: is this an honest XLSX of a bearable size?

Looks at bytes, never at names or declared types. What passes is packed anew from the XML parts
that were looked at, so that the reader meets nothing else.
"""

from __future__ import annotations

import posixpath
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
UNSUR_TERBANYAK: Final = 40_000  # XML elements, all parts; a year of 49 rows has half of that
UNSUR_GAYA: Final = 10_000  # of one part that is read whole
LEMBAR_TERBANYAK: Final = 20
SIFAT_TERPANJANG: Final = 8_000  # of one attribute
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
    pemindai = _Pemindai()
    with ZipFile(hasil, "w", ZIP_STORED) as baru:
        for entri in arsip.infolist():
            if entri.filename.lower().endswith((".xml", ".rels")):
                isi = arsip.read(entri)
                pemindai.pindai(entri.filename, isi)
                baru.writestr(entri.filename, isi)
    hasil.seek(0)
    return hasil


class _Pemindai:
    """Counts elements over all parts. No document type, so no entities; nothing outside; and no
    part that is read twice, or a small file could cost as much as many large ones."""

    def __init__(self) -> None:
        self._jumlah = 0
        self._batas = 0
        self._dalam = 0
        self._lembar = 0
        self._folder = ""
        self._dirujuk: set[str] = set()
        self._periksa: Final = {
            "Relationship": self._periksa_rujukan,
            "Override": self._periksa_jenis,
            "sheet": self._periksa_lembar,
        }

    def pindai(self, nama: str, isi: bytes) -> None:
        besar = nama.lower().startswith(_KECUALI_BESAR)
        self._batas = UNSUR_TERBANYAK if besar else self._jumlah + UNSUR_GAYA
        self._dalam = 0
        self._folder = posixpath.dirname(posixpath.dirname(nama))
        self._dirujuk = set()
        pengurai = ParserCreate()
        pengurai.StartDoctypeDeclHandler = self._tolak_doctype
        pengurai.StartElementHandler = self._buka
        pengurai.EndElementHandler = self._tutup
        try:
            pengurai.Parse(isi, True)
        except ExpatError as sebab:
            raise BukuDitolak(RUSAK) from sebab

    def _tolak_doctype(self, *_: object) -> None:
        raise BukuDitolak(RUSAK)

    def _buka(self, nama: str, sifat: dict[str, str]) -> None:
        self._jumlah += 1
        self._dalam += 1
        if self._jumlah > min(self._batas, UNSUR_TERBANYAK):
            raise BukuDitolak(TERLALU_BESAR)
        if self._dalam > KEDALAMAN or any(len(isi) > SIFAT_TERPANJANG for isi in sifat.values()):
            raise BukuDitolak(RUSAK)
        periksa = self._periksa.get(nama.rpartition(":")[2])
        if periksa is not None:
            periksa(sifat)

    def _tutup(self, nama: str) -> None:
        self._dalam -= 1

    def _periksa_rujukan(self, sifat: dict[str, str]) -> None:
        if sifat.get("TargetMode") != "External":
            tujuan = sifat.get("Target", "")
            self._rujuk(posixpath.normpath(posixpath.join("/", self._folder, tujuan)))
        elif not sifat.get("Type", "").endswith("/hyperlink"):
            raise _memuat("tautan ke luar")

    def _periksa_jenis(self, sifat: dict[str, str]) -> None:
        if "macroenabled" in sifat.get("ContentType", "").lower():
            raise _memuat("makro")

    def _periksa_lembar(self, sifat: dict[str, str]) -> None:
        self._lembar += 1
        if self._lembar > LEMBAR_TERBANYAK:
            raise BukuDitolak(TERLALU_BESAR)
        for nama, isi in sifat.items():
            if nama.rpartition(":")[2] == "id":
                self._rujuk(f"#{isi}")

    def _rujuk(self, tujuan: str) -> None:
        if tujuan in self._dirujuk:
            raise BukuDitolak(RUSAK)
        self._dirujuk.add(tujuan)
