"""JPEG and PNG: one picture, walked part by part before anything decodes it."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Final

from realisasi.berkas.jejak_asing import ada_jejak_asing
from realisasi.kesalahan import BerkasDitolak

RUSAK: Final = "Gambar ini rusak atau terpotong. Ambil atau simpan ulang, lalu unggah lagi."
CAMPURAN: Final = (
    "Di dalam gambar ini tersimpan isi lain (arsip, program, atau halaman web). "
    "Ambil foto atau tangkapan layar baru, lalu unggah lagi."
)
TERLALU_LUAS: Final = (
    "Gambar ini terlalu besar ukurannya dalam titik (paling banyak 40 juta). "
    "Perkecil gambarnya, lalu unggah lagi."
)
BATAS_TITIK: Final = 40_000_000
BATAS_BAGIAN: Final = 5_000  # chunks of a PNG, segments and scans of a JPEG
KERANGKA: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC),
                             *range(0xCD, 0xD0)})  # fmt: skip
_DASAR: Final = (0xC0, 0xC1)  # decoded line by line; other kinds need the whole picture in memory
_AKHIR_PINDAI: Final = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")


def periksa_jpeg(isi: bytes) -> bytes:
    """Return the picture up to its end mark; what phones put behind it is left off.

    Refuses archives, markup and programs anywhere, damaged pictures, more than 40 million pixels.
    """
    ukuran, dasar, akhir = None, False, 0
    for tanda, awal, ujung in _bagian_jpeg(isi):
        bagian, akhir = isi[awal:ujung], ujung
        if tanda in KERANGKA:
            if ukuran is not None or len(bagian) < 6:
                raise BerkasDitolak(RUSAK)
            ukuran = int.from_bytes(bagian[3:5], "big"), int.from_bytes(bagian[1:3], "big")
            dasar = tanda in _DASAR
            _periksa_luas(*ukuran)
        elif (tanda == 0xFE or 0xE0 <= tanda <= 0xEF) and ada_jejak_asing(bagian):
            raise BerkasDitolak(CAMPURAN)
    if ukuran is None:
        raise BerkasDitolak(RUSAK)
    gambar = _potong(isi, akhir)
    _buka_jpeg(gambar, ukuran, urai=dasar)
    return gambar


def susun_png(isi: bytes, sisi: int) -> bytes:
    """Return a picture that was let in, redrawn as PNG and upright: pixels alone, neither side over
    ``sisi``.

    The same bytes for the same picture. BerkasDitolak where it does not open after all.
    """
    from PIL import Image, ImageOps

    hasil = io.BytesIO()
    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as gambar:
            gambar.draft("RGB", (sisi, sisi))
            polos = ImageOps.exif_transpose(gambar).convert("RGBA")
        polos.thumbnail((sisi, sisi))
        bersih = Image.new("RGBA", polos.size)
        bersih.paste(polos)
        bersih.save(hasil, "PNG", optimize=True)
    except Exception as sebab:  # a decoder may raise anything over hostile bytes
        raise BerkasDitolak(RUSAK) from sebab
    return hasil.getvalue()


def _bagian_jpeg(isi: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of every segment; the end mark comes last."""
    letak = 2
    for _ in range(BATAS_BAGIAN):
        cocok = re.compile(rb"\xff+([^\x00\xff])").match(isi, letak)
        if cocok is None:
            break
        tanda, letak = cocok[1][0], cocok.end()
        if tanda == 0xD9:
            yield tanda, letak, letak
            return
        if tanda == 0x01:
            continue
        panjang = int.from_bytes(isi[letak : letak + 2], "big")
        ujung = letak + panjang
        if panjang < 2 or ujung > len(isi):
            break
        yield tanda, letak + 2, ujung
        letak = ujung
        if tanda == 0xDA:
            pindai = _AKHIR_PINDAI.search(isi, letak)
            if pindai is None:
                break
            letak = pindai.start()
    raise BerkasDitolak(RUSAK)


def periksa_png(isi: bytes) -> bytes:
    """Return the picture up to its last chunk; the rules are those of ``periksa_jpeg``."""
    ukuran, akhir = (0, 0), 0
    for urut, (jenis, data, ujung) in enumerate(_bagian_png(isi)):
        akhir = ujung
        if (jenis == b"IHDR") is not (urut == 0):
            raise BerkasDitolak(RUSAK)
        if urut == 0:
            ukuran = int.from_bytes(data[0:4], "big"), int.from_bytes(data[4:8], "big")
            _periksa_luas(*ukuran)
        elif jenis != b"IDAT" and ada_jejak_asing(data):
            raise BerkasDitolak(CAMPURAN)
    gambar = _potong(isi, akhir)
    _buka_png(gambar, ukuran)
    return gambar


def _bagian_png(isi: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield (type, data, end) of every chunk with a right checksum; IEND comes last."""
    letak = 8
    for _ in range(BATAS_BAGIAN):
        panjang, jenis = int.from_bytes(isi[letak : letak + 4], "big"), isi[letak + 4 : letak + 8]
        ujung = letak + 12 + panjang
        if ujung > len(isi) or not jenis.isalpha():
            break
        data = isi[letak + 8 : letak + 8 + panjang]
        if zlib.crc32(data, zlib.crc32(jenis)) != int.from_bytes(isi[ujung - 4 : ujung], "big"):
            break
        yield jenis, data, ujung
        if jenis == b"IEND":
            return
        letak = ujung
    raise BerkasDitolak(RUSAK)


def _periksa_luas(lebar: int, tinggi: int) -> None:
    if lebar == 0 or tinggi == 0:
        raise BerkasDitolak(RUSAK)
    if lebar * tinggi > BATAS_TITIK:
        raise BerkasDitolak(TERLALU_LUAS)


def _potong(isi: bytes, akhir: int) -> bytes:
    """Leave off what stands behind the picture: a second picture, a film; never an archive."""
    if ada_jejak_asing(isi[akhir:]):
        raise BerkasDitolak(CAMPURAN)
    return isi[:akhir]


def _buka_jpeg(isi: bytes, ukuran: tuple[int, int], *, urai: bool) -> None:
    """Let the decoder read it; ``urai``: the whole picture, at an eighth of its size."""
    from PIL.JpegImagePlugin import JpegImageFile

    try:
        with JpegImageFile(io.BytesIO(isi)) as gambar:
            sama = gambar.size == ukuran
            if urai:
                gambar.draft("L", (1, 1))
                gambar.load()
    except Exception as sebab:  # a decoder may raise anything over hostile bytes
        raise BerkasDitolak(RUSAK) from sebab
    if not sama:
        raise BerkasDitolak(RUSAK)


def _buka_png(isi: bytes, ukuran: tuple[int, int]) -> None:
    from PIL.PngImagePlugin import PngImageFile

    try:
        with PngImageFile(io.BytesIO(isi)) as gambar:
            sama = gambar.size == ukuran
    except Exception as sebab:
        raise BerkasDitolak(RUSAK) from sebab
    if not sama:
        raise BerkasDitolak(RUSAK)
