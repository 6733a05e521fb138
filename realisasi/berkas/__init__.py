"""Files that come in as bukti: what they are by their content, and the name they are shown by.

Nothing a sender says is believed: neither the name's ending nor the type his browser names.
"""

from __future__ import annotations

from dataclasses import dataclass

from realisasi.berkas.citra import periksa_jpeg, periksa_png
from realisasi.berkas.jenis import JenisBerkas
from realisasi.berkas.kantoran import periksa_kantoran
from realisasi.berkas.nama import rapikan_nama
from realisasi.berkas.pdf import periksa_pdf
from realisasi.kesalahan import BerkasDitolak

__all__ = ["BerkasSah", "JenisBerkas", "periksa_berkas", "rapikan_nama"]

SALAH_JENIS = (
    "Isinya bukan PDF, JPG, PNG, XLSX, atau DOCX. "
    "Simpan sebagai salah satunya dengan aplikasinya, lalu unggah lagi."
)
# First bytes people meet in good faith → what to do about them.
TERSESAT = (
    (b"\xd0\xcf\x11\xe0", "Ini berkas Office bentuk lama (.doc, .xls) atau yang diberi sandi. "
     "Simpan tanpa sandi sebagai .docx, .xlsx, atau PDF, lalu unggah lagi."),
    (b"GIF8", "Gambar GIF tidak diterima. Simpan sebagai JPG atau PNG, lalu unggah lagi."),
    (b"RIFF", "Gambar WebP tidak diterima. Simpan sebagai JPG atau PNG, lalu unggah lagi."),
    (b"BM", "Gambar BMP tidak diterima. Simpan sebagai JPG atau PNG, lalu unggah lagi."),
)  # fmt: skip
HEIC = (
    "Foto HEIC tidak diterima. Pada iPhone pilih Pengaturan, Kamera, Format, Paling Kompatibel; "
    "atau kirim sebagai JPG, lalu unggah lagi."
)


@dataclass(frozen=True, slots=True)
class BerkasSah:
    """A file fit to be kept. ``isi`` may be shorter than what was sent: bytes behind the end of a
    picture are no part of it."""

    nama: str
    jenis: JenisBerkas
    isi: bytes


def periksa_berkas(nama: str, isi: bytes) -> BerkasSah:
    """Return the file as it may be kept; BerkasDitolak says what is wrong with it and what to do.

    Reads headers and structure. Nothing is unpacked but two kinds of small parts of a workbook.
    """
    if not isi:
        raise BerkasDitolak("Berkasnya kosong (0 byte). Periksa berkasnya, lalu unggah lagi.")
    if isi.startswith(b"%PDF-"):
        periksa_pdf(isi)
        jenis = JenisBerkas.PDF
    elif isi.startswith(b"\xff\xd8\xff"):
        isi, jenis = periksa_jpeg(isi), JenisBerkas.JPG
    elif isi.startswith(b"\x89PNG\r\n\x1a\n"):
        isi, jenis = periksa_png(isi), JenisBerkas.PNG
    elif isi.startswith(b"PK\x03\x04"):
        jenis = periksa_kantoran(isi)
    else:
        raise BerkasDitolak(_sebut_tersesat(isi))
    return BerkasSah(rapikan_nama(nama, jenis), jenis, isi)


def _sebut_tersesat(isi: bytes) -> str:
    if isi[4:8] == b"ftyp" and isi[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        return HEIC
    return next((pesan for awal, pesan in TERSESAT if isi.startswith(awal)), SALAH_JENIS)
