"""The mark of an issued file: its code, where to check it, and the QR code that leads there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kinerja.inti.buku import Buku
from kinerja.inti.waktu import sekarang


@dataclass(frozen=True)
class TandaTerbit:
    """What PDF and workbook carry instead of PRATINJAU; a print without one is a preview.

    ``kode`` is the code as it is printed, ``alamat`` the whole address of its check,
    ``diterbitkan`` says when and by whom, ``keterangan`` which edition it replaces and why ("" for
    the first).
    """

    kode: str
    alamat: str
    edisi: int
    diterbitkan: str
    keterangan: str

    @cached_property
    def qr(self) -> str:
        """The address as a QR code: a data address of an SVG, nothing is fetched."""
        return susun_qr(self.alamat)


def susun_qr(teks: str) -> str:
    """Return a QR code (SVG, correction M, quiet zone of four modules) as a data address."""
    import segno

    alamat: str = segno.make_qr(teks, error="m").svg_data_uri(border=4, omitsize=True)
    return alamat


def sebut_terbit(tanda: TandaTerbit) -> str:
    """Return the mark in sentences, for a cell or a property of a workbook."""
    bagian = (
        f"Kode {tanda.kode}, edisi {tanda.edisi}",
        tanda.diterbitkan,
        tanda.keterangan,
        f"Periksa keasliannya di {tanda.alamat}",
    )
    return ". ".join(satu.rstrip(".") for satu in bagian if satu)


def susun_buku(judul: str, pembuat: str, terbit: TandaTerbit | None) -> Buku:
    """Return an empty workbook whose properties carry the mark, where there is one."""
    return Buku(
        judul=judul,
        pembuat=pembuat,
        saat=sekarang(),
        kata_kunci="" if terbit is None else terbit.kode,
        keterangan="" if terbit is None else sebut_terbit(terbit),
    )


def susun_kaki(terbit: TandaTerbit | None, daftar: Iterable[str], *, draf: bool) -> str:
    """Return the foot of a printed sheet: DRAF, the code or "Pratinjau", then ``daftar``."""
    tanda = "Pratinjau" if terbit is None else f"{terbit.kode}, edisi {terbit.edisi}"
    return ". ".join(filter(None, (f"DRAF, {tanda}" if draf else tanda, *daftar)))
