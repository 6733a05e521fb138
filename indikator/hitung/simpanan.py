"""An Aturan from the columns in which it is kept; equal columns give the same object."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from indikator.hitung.tipe import Agregasi, AntarPemegang, Aturan, Jenis, Polaritas

KOLOM_ATURAN: Final = (
    *("jenis", "agregasi", "polaritas", "bulan_jatuh_tempo", "satuan", "antar_pemegang"),
    *("desimal", "label_pembilang", "label_penyebut", "bisa_melebihi", "syarat_pertanyaan"),
    "syarat_minimal",
)


def baca_aturan(*kolom: Any) -> Aturan:
    """Return the arithmetic meaning kept in ``KOLOM_ATURAN``, in that order."""
    *sisa, minimal = kolom
    return _baca(*sisa, None if minimal is None else str(minimal))


@lru_cache(maxsize=4096)
def _baca(
    jenis: str,
    agregasi: str,
    polaritas: str,
    bit_bulan: int,
    satuan: str,
    antar_pemegang: str,
    desimal: int,
    label_pembilang: str,
    label_penyebut: str,
    bisa_melebihi: bool,
    syarat_pertanyaan: str,
    syarat_minimal: str | None,
) -> Aturan:
    """``syarat_minimal`` as text: 5 and 5.00 are equal, but not written alike."""
    return Aturan(
        jenis=Jenis(jenis),
        agregasi=Agregasi(agregasi),
        polaritas=Polaritas(polaritas),
        bulan_jatuh_tempo=ambil_bulan_bit(bit_bulan),
        satuan=satuan,
        antar_pemegang=AntarPemegang(antar_pemegang),
        desimal=desimal,
        label_pembilang=label_pembilang,
        label_penyebut=label_penyebut,
        bisa_melebihi=bisa_melebihi,
        syarat_minimal=None if syarat_minimal is None else Decimal(syarat_minimal),
        syarat_pertanyaan=syarat_pertanyaan,
    )


@lru_cache(maxsize=4096)
def ambil_bulan_bit(bit: int) -> frozenset[int]:
    """Return the months 1..12 of a bit set: bit 0 January … bit 11 December."""
    return frozenset(bulan for bulan in range(1, 13) if (bit >> (bulan - 1)) % 2 == 1)
