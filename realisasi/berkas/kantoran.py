"""XLSX and DOCX: an OPC package of its kind, without macros, objects or parts fetched elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

from realisasi.berkas.jenis import JenisBerkas
from realisasi.kesalahan import BerkasDitolak

RUSAK: Final = (
    "Berkas Excel atau Word ini rusak, atau bukan berkas Excel maupun Word. "
    "Buka dan simpan ulang sebagai .xlsx atau .docx, lalu unggah lagi."
)
BERMAKRO: Final = (
    "Berkas ini memuat makro. Simpan sebagai .xlsx atau .docx biasa (tanpa makro), "
    "lalu unggah lagi."
)
BERSANDI: Final = "Berkas ini diberi sandi. Simpan tanpa sandi, lalu unggah lagi."
MEMUAI: Final = (
    "Isi berkas ini memuai terlalu besar bila dibuka. "
    "Simpan lembar yang perlu saja, lalu unggah lagi."
)
LUAR: Final = (
    "Berkas ini mengambil bagian dari tempat lain atau memuat objek sisipan. "
    "Simpan sebagai PDF, lalu unggah lagi."
)
BATAS_BUTIR: Final = 2_000
BATAS_MUAI: Final = 100 * 1024 * 1024
BATAS_NISBAH: Final = 200  # unpacked : packed, of the whole
BATAS_BACA: Final = 2 * 1024 * 1024  # of one small part that is read
ISI_UTAMA: Final = (
    ("xl/workbook.xml", "spreadsheetml.sheet.main+xml", JenisBerkas.XLSX),
    ("word/document.xml", "wordprocessingml.document.main+xml", JenisBerkas.DOCX),
)
_MAKRO: Final = ("vbaproject", "macrosheet", "vbadata", "customui/")
_OBJEK: Final = ("/activex/", "/embeddings/oleobject", "/externallinks/oleobject")
_HUBUNGAN_BOLEH: Final = ("hyperlink", "externallinkpath", "externallink")


def periksa_kantoran(isi: bytes) -> JenisBerkas:
    """Return which of the two it is. Reads the directory, the types and the relations only."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            daftar = arsip.infolist()
            _periksa_arsip(isi, daftar)
            _periksa_muai(isi, daftar)
            _periksa_isi([satu.filename.lower() for satu in daftar])
            jenis = _baca_jenis(arsip)
            for satu in daftar:
                if satu.filename.lower().endswith(".rels"):
                    _periksa_hubungan(_baca_xml(arsip, satu.filename))
    except BerkasDitolak:
        raise
    except Exception as sebab:  # readers of ZIP and XML may raise anything over hostile bytes
        raise BerkasDitolak(RUSAK) from sebab
    return jenis


def _periksa_arsip(isi: bytes, daftar: Sequence[zipfile.ZipInfo]) -> None:
    """One archive from first to last byte, every entry an ordinary relative name, once."""
    if isi[-22:-18] != b"PK\x05\x06" or not daftar or len(daftar) > BATAS_BUTIR:
        raise BerkasDitolak(RUSAK)
    if min(satu.header_offset for satu in daftar) != 0:
        raise BerkasDitolak(RUSAK)
    if any(satu.flag_bits & 0x1 for satu in daftar):
        raise BerkasDitolak(BERSANDI)
    nama = [satu.filename for satu in daftar]
    asing = any(_nama_asing(satu) for satu in nama)
    tak_dikenal = any(satu.compress_type not in (0, 8) for satu in daftar)
    if asing or tak_dikenal or len({satu.lower() for satu in nama}) != len(nama):
        raise BerkasDitolak(RUSAK)


def _nama_asing(nama: str) -> bool:
    return (
        nama.startswith("/")
        or "\\" in nama
        or ":" in nama
        or ".." in nama.split("/")
        or any(ord(huruf) < 32 for huruf in nama)
    )


def _periksa_muai(isi: bytes, daftar: Sequence[zipfile.ZipInfo]) -> None:
    padat = sum(satu.compress_size for satu in daftar)
    muai = sum(satu.file_size for satu in daftar)
    if padat > len(isi):  # entries share their bytes
        raise BerkasDitolak(RUSAK)
    if muai > BATAS_MUAI or muai > BATAS_NISBAH * max(padat, 1):
        raise BerkasDitolak(MEMUAI)


def _periksa_isi(daftar_nama: Sequence[str]) -> None:
    if any(kata in nama for nama in daftar_nama for kata in _MAKRO):
        raise BerkasDitolak(BERMAKRO)
    if any(kata in f"/{nama}" for nama in daftar_nama for kata in _OBJEK):
        raise BerkasDitolak(LUAR)


def _baca_jenis(arsip: zipfile.ZipFile) -> JenisBerkas:
    """Read the kind from the types of the parts: the main part must be there and be named so."""
    tipe = {
        satu.get("PartName", ""): satu.get("ContentType", "")
        for satu in _baca_xml(arsip, "[Content_Types].xml")
    }
    semua = " ".join(tipe.values()).lower()
    if "macroenabled" in semua or "vbaproject" in semua:
        raise BerkasDitolak(BERMAKRO)
    ada = set(arsip.namelist())
    for bagian, akhir, jenis in ISI_UTAMA:
        if bagian in ada and tipe.get(f"/{bagian}", "").endswith(akhir):
            return jenis
    raise BerkasDitolak(RUSAK)


def _periksa_hubungan(hubungan: Iterator[Any]) -> None:
    """Refuse parts fetched from elsewhere; links to click on, and to other workbooks, may stay."""
    for satu in hubungan:
        luar = satu.get("TargetMode", "").lower() == "external"
        macam = satu.get("Type", "").rpartition("/")[2].lower()
        if luar and macam not in _HUBUNGAN_BOLEH:
            raise BerkasDitolak(LUAR)


def _baca_xml(arsip: zipfile.ZipFile, nama: str) -> Iterator[Any]:
    """Return the children of a small part's root; declarations and entities are refused."""
    from defusedxml.ElementTree import fromstring

    with arsip.open(nama) as aliran:
        isi = aliran.read(BATAS_BACA + 1)
    if len(isi) > BATAS_BACA:
        raise BerkasDitolak(MEMUAI)
    return iter(fromstring(isi, forbid_dtd=True))
