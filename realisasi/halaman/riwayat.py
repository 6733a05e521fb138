"""The twelve months before a cell: small numbers and a line, across the edge of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape as aman

from django.utils.safestring import SafeString

from indikator import hitung
from kinerja.inti.angka import TIDAK_ADA, tulis_angka
from kinerja.inti.waktu import NAMA_BULAN_PENDEK, Periode
from realisasi.arti import BarisArti
from realisasi.gambar import Garis, susun_garis
from realisasi.rekap import SelBulan, SelLalu

BANYAK_BULAN = 12
BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)


@dataclass(frozen=True, slots=True)
class Riwayat:
    """``daftar_sel``: the cell of each of the twelve months, oldest first; the line ends in
    ``kini``, the cell itself."""

    aturan: hitung.Aturan
    daftar_bulan: tuple[Periode, ...]
    daftar_sel: tuple[hitung.Sel, ...]
    kini: hitung.Sel

    def tulis(self) -> SafeString:
        """Return the markup of the trend cell; empty where no month holds anything."""
        daftar_nilai = [hitung.nilai_sel(self.aturan, satu) for satu in self.daftar_sel]
        daftar_teks = [
            "nihil" if satu.keadaan is hitung.KeadaanSel.NIHIL else tulis_angka(nilai)
            for satu, nilai in zip(self.daftar_sel, daftar_nilai, strict=True)
        ]
        if all(teks == TIDAK_ADA for teks in daftar_teks):
            return SafeString("")
        butir = "".join(
            f'<li><span class="tren-bulan">{tulis_bulan(bulan)}</span> {teks}</li>'
            for bulan, teks in zip(self.daftar_bulan, daftar_teks, strict=True)
        )
        daftar_nilai.append(hitung.nilai_sel(self.aturan, self.kini))
        titik = [(urut, nilai) for urut, nilai in enumerate(daftar_nilai, 1) if nilai is not None]
        garis = susun_garis(titik, banyak=BANYAK_BULAN + 1)
        uraian = _susun_uraian([nilai for _, nilai in titik], self.aturan)
        return SafeString(f'{tulis_garis(garis, uraian)}<ol class="tren-angka">{butir}</ol>')


@lru_cache(maxsize=64)
def susun_bulan_riwayat(periode: Periode) -> tuple[Periode, ...]:
    """Return the twelve months before ``periode``, oldest first."""
    daftar = [periode.sebelum]
    while len(daftar) < BANYAK_BULAN:
        daftar.append(daftar[-1].sebelum)
    return tuple(reversed(daftar))


def susun_riwayat(
    arti: BarisArti,
    daftar_bulan: tuple[Periode, ...],
    sel: SelBulan,
    lalu: Mapping[tuple[str, str, str], SelLalu],
    kini: hitung.Sel,
) -> Riwayat:
    """Return the months of one row; last year's row of the same kode, jenis and satuan goes on."""
    aturan, tahun = arti.aturan, daftar_bulan[-1].berikut.tahun
    milik_lalu = lalu.get((arti.kode, aturan.jenis.value, aturan.satuan), {})
    daftar_sel = tuple(
        sel.get(satu.bulan, (BELUM,))[-1]
        if satu.tahun == tahun
        else milik_lalu.get(satu.bulan, BELUM)
        for satu in daftar_bulan
    )
    return Riwayat(aturan, daftar_bulan, daftar_sel, kini)


def _susun_uraian(daftar: list[Decimal], aturan: hitung.Aturan) -> str:
    if len(daftar) < 2:
        return ""
    return (
        f"Perkembangan {len(daftar)} bulan terisi: terendah {tulis_angka(min(daftar))}, "
        f"tertinggi {tulis_angka(max(daftar))}, terakhir {tulis_angka(daftar[-1])} {aturan.satuan}"
    )


@lru_cache(maxsize=64)
def tulis_bulan(periode: Periode) -> str:
    """ "Sep 2025", the year said to screen readers only."""
    tahun = f'<span class="visually-hidden"> {periode.tahun}</span>'
    return f"{NAMA_BULAN_PENDEK[periode.bulan - 1]}{tahun}"


def tulis_garis(garis: Garis | None, uraian: str) -> str:
    """Return the sparkline; empty for fewer than two months."""
    if garis is None:
        return ""
    return (
        f'<svg class="garis" viewBox="0 0 84 22" role="img" aria-label="{aman(uraian)}">'
        f'<polyline class="garis-jalan" points="{garis.titik}"></polyline>'
        f'<circle class="garis-akhir" cx="{garis.akhir_x}" cy="{garis.akhir_y}" r="2.5"></circle>'
        "</svg>"
    )
