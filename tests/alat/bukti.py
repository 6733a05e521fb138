"""Small pictures, and bukti made through the service."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from indikator.models import Indikator
from kinerja.inti.lingkup import lingkup
from realisasi.models import Bukti, LembarBulanan
from realisasi.services import Unggahan, buat_bukti
from tests.pabrik import Kantor, hari_isi


def susun_png(daftar: Sequence[tuple[bytes, bytes]]) -> bytes:
    """A PNG of these chunks, each with its right checksum."""
    bagian = [b"\x89PNG\r\n\x1a\n"]
    for jenis, data in daftar:
        periksa = struct.pack(">I", zlib.crc32(data, zlib.crc32(jenis)))
        bagian += [struct.pack(">I", len(data)), jenis, data, periksa]
    return b"".join(bagian)


def buat_png(warna: int = 1, sisi: int = 8) -> bytes:
    """A small grey picture; another ``warna`` (0–255) is another file."""
    kepala = struct.pack(">IIBBBBB", sisi, sisi, 8, 0, 0, 0, 0)
    titik = (b"\0" + bytes([warna]) * sisi) * sisi
    return susun_png([(b"IHDR", kepala), (b"IDAT", zlib.compress(titik)), (b"IEND", b"")])


def buat_unggahan() -> SimpleUploadedFile:
    """A picture as a browser sends it."""
    return SimpleUploadedFile("foto lain.png", buat_png(3))


def tambah_bukti(
    kantor: Kantor,
    nama: str,
    lembar: LembarBulanan,
    nama_berkas: str = "foto.png",
    isi: bytes | None = None,
    *,
    indikator: Indikator | None = None,
) -> Bukti:
    """Add one file to a sheet as its owner; ``bukti.lembar`` is the sheet as it then is."""
    with lingkup([kantor.kecamatan.pk]):
        hasil = buat_bukti(
            kantor.penugasan[nama],
            periode=lembar.periode,
            indikator_id=None if indikator is None else indikator.pk,
            daftar_unggahan=[Unggahan(nama_berkas, buat_png() if isi is None else isi)],
            oleh=kantor.pelaku(nama, hari_isi(lembar.periode)),
        )
        (bukti,) = hasil.daftar_bukti
        return bukti
