"""Averages of capaian (source: domain 2, "capaian": "The row shows raw capaian").

Averages are taken from printed figures, so that anybody can recompute them by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from indikator.hitung.kategori import hitung_kategori
from indikator.hitung.pembulatan import DESIMAL_PERSEN, bulatkan
from indikator.hitung.tipe import AturanKategori, Hasil, KeadaanHasil, RataCapaian

_DI_LUAR: Final = frozenset({KeadaanHasil.BELUM_JATUH_TEMPO, KeadaanHasil.NETRAL})


def hitung_rata_capaian(
    daftar_hasil: Sequence[Hasil],
    kategori: AturanKategori,
    bobot: Sequence[Fraction] | None = None,
) -> RataCapaian:
    """Mean of nilai terhitung over the non-netral due rows that have one ("n dari m")."""
    pasangan = [
        (hasil, berat)
        for hasil, berat in zip(daftar_hasil, _ambil_bobot(daftar_hasil, bobot), strict=True)
        if hasil.keadaan not in _DI_LUAR and hasil.netral is False
    ]
    return _hitung_rata(
        [(hasil.nilai_terhitung, berat) for hasil, berat in pasangan],
        any(hasil.sementara for hasil, _ in pasangan),
        kategori,
    )


def hitung_rata_gabungan(
    daftar_rata: Sequence[RataCapaian],
    kategori: AturanKategori,
    bobot: Sequence[Fraction] | None = None,
) -> RataCapaian:
    """Mean of means: a kecamatan over its jabatan, a person over posts weighted by months."""
    berat = _ambil_bobot(daftar_rata, bobot)
    return _hitung_rata(
        [(rata.nilai, b) for rata, b in zip(daftar_rata, berat, strict=True)],
        any(rata.sementara for rata in daftar_rata),
        kategori,
    )


def _ambil_bobot(daftar: Sequence[object], bobot: Sequence[Fraction] | None) -> Sequence[Fraction]:
    """Equal weights unless told."""
    return [Fraction(1)] * len(daftar) if bobot is None else bobot


def _hitung_rata(
    daftar: Sequence[tuple[Decimal | None, Fraction]], sementara: bool, kategori: AturanKategori
) -> RataCapaian:
    """Weighted mean of what exists, rounded once; None when nothing weighs."""
    berisi = [(Fraction(nilai), berat) for nilai, berat in daftar if nilai is not None]
    jumlah_bobot = sum((berat for _, berat in berisi), Fraction(0))
    if jumlah_bobot == 0:
        return RataCapaian(None, None, 0, len(daftar), sementara)
    jumlah = sum((nilai * berat for nilai, berat in berisi), Fraction(0))
    rata = bulatkan(jumlah / jumlah_bobot, DESIMAL_PERSEN)
    nama = hitung_kategori(rata, kategori).nama
    return RataCapaian(rata, nama, len(berisi), len(daftar), sementara)
