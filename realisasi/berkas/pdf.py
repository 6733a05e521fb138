"""PDF: one document from its first byte to its last, without scripts and without passengers."""

from __future__ import annotations

import re
import zlib
from typing import Final

from realisasi.berkas.jejak_asing import ada_jejak_asing
from realisasi.kesalahan import BerkasDitolak

RUSAK: Final = "PDF ini rusak atau terpotong. Simpan atau pindai ulang, lalu unggah lagi."
CAMPURAN: Final = (
    "Di dalam PDF ini tersimpan isi lain (arsip, halaman web, atau berkas sisipan). "
    "Cetak ulang menjadi PDF, lalu unggah lagi."
)
BERSKRIP: Final = (
    "PDF ini memuat skrip atau perintah. Cetak ulang menjadi PDF biasa, lalu unggah lagi."
)
_KEPALA: Final = re.compile(rb"%PDF-[12]\.\d[\s%]")
_EKOR: Final = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\x00]*\Z")
_PERINTAH: Final = re.compile(rb"/(?:JavaScript|JS|Launch|ImportData|SubmitForm|RichMedia)\b")
_SISIPAN: Final = re.compile(rb"/EmbeddedFiles?\b")
_SANDI_NAMA: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_ALIRAN_OBJEK: Final = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
TEPI: Final = 1024  # where readers look for a beginning and an end
BATAS_URAI: Final = 16 * 1024 * 1024


def periksa_pdf(isi: bytes) -> None:
    """Refuse what is no plain PDF. Object streams are unpacked, at most 16 MB of them in all."""
    if not _KEPALA.match(isi) or not _EKOR.search(isi, max(0, len(isi) - TEPI)):
        raise BerkasDitolak(RUSAK)
    if _ada_arsip(isi) or ada_jejak_asing(isi[5:TEPI]) or b"<script" in isi.lower():
        raise BerkasDitolak(CAMPURAN)
    for bagian in (isi, *_urai_objek(isi)):
        _periksa_nama(bagian)


def _periksa_nama(isi: bytes) -> None:
    """Names may be written with codes: "/J#61vaScript"."""
    terbaca = _SANDI_NAMA.sub(lambda cocok: bytes([int(cocok[1], 16)]), isi)
    if _PERINTAH.search(terbaca):
        raise BerkasDitolak(BERSKRIP)
    if _SISIPAN.search(terbaca):
        raise BerkasDitolak(CAMPURAN)


def _ada_arsip(isi: bytes) -> bool:
    """A ZIP is read from its end: a directory there, and entries anywhere before."""
    akhir = isi.rfind(b"PK\x05\x06", max(0, len(isi) - 66_000))
    return akhir >= 0 and b"PK\x01\x02" in isi[:akhir]


def _urai_objek(isi: bytes) -> list[bytes]:
    """Return the objects that stand compressed in the file; what cannot be unpacked holds none."""
    hasil, sisa = [], BATAS_URAI
    for cocok in _ALIRAN_OBJEK.finditer(isi):
        if sisa <= 0:
            raise BerkasDitolak(RUSAK)
        try:
            satu = zlib.decompressobj().decompress(isi[cocok.end() :], sisa)
        except zlib.error:
            continue
        sisa -= len(satu)
        hasil.append(satu)
    return hasil
