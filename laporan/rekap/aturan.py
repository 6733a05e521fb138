"""The rules of capaian in words, with an example of the clamp."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indikator import hitung
from indikator.kategori import ambil_kategori, dari_json
from jabatan.models import PemerintahDaerah
from kinerja.inti.angka import tulis_persen

LANGKAH = Decimal("0.01")
LEBIH = Decimal(15)  # how far above the clamp the example lies


@dataclass(frozen=True, slots=True)
class ButirKategori:
    """One band with its range as text: "76,00 % s.d. 90,99 %"."""

    nama: str
    rentang: str


@dataclass(frozen=True, slots=True)
class HalamanAturan:
    """The rules of a year; ``daftar_tahun`` says from when which rules were set."""

    tahun: int
    daftar_kategori: tuple[ButirKategori, ...]
    batas_capaian: str
    contoh: str
    daftar_tahun: tuple[str, ...]


def susun_halaman_aturan(pemda: PemerintahDaerah, tahun: int) -> HalamanAturan:
    """Return the rules in force in a year (no query)."""
    aturan = ambil_kategori(pemda, tahun)
    return HalamanAturan(
        tahun=tahun,
        daftar_kategori=_susun_kategori(aturan),
        batas_capaian=_tulis_batas(aturan),
        contoh=_tulis_contoh(aturan),
        daftar_tahun=tuple(
            _tulis_tahun(baris["tahun"], dari_json(baris))
            for baris in sorted(pemda.aturan_capaian, key=lambda satu: int(satu["tahun"]))
        ),
    )


def _susun_kategori(aturan: hitung.AturanKategori) -> tuple[ButirKategori, ...]:
    hasil: list[ButirKategori] = []
    batas_lebih_tinggi: Decimal | None = None
    for satu in aturan.daftar:
        bawah = tulis_persen(satu.batas)
        rentang = f"{bawah} ke atas"
        if batas_lebih_tinggi is not None:
            rentang = f"{bawah} s.d. {tulis_persen(batas_lebih_tinggi - LANGKAH)}"
        hasil.append(ButirKategori(satu.nama, rentang))
        batas_lebih_tinggi = satu.batas
    return tuple(hasil)


def _tulis_batas(aturan: hitung.AturanKategori) -> str:
    return "Tanpa batas" if aturan.batas_capaian is None else tulis_persen(aturan.batas_capaian)


def _tulis_contoh(aturan: hitung.AturanKategori) -> str:
    dasar = aturan.batas_capaian
    if dasar is None:
        dasar = aturan.daftar[0].batas
    capaian = dasar + LEBIH
    dihitung = hitung.hitung_nilai_terhitung(capaian, aturan)
    kategori = hitung.hitung_kategori(capaian, aturan).nama
    return (
        f"Capaian {tulis_persen(capaian)} tercetak apa adanya, berkategori {kategori}, "
        f"dan masuk rata-rata sebagai {tulis_persen(dihitung)}."
    )


def _tulis_tahun(tahun: int, aturan: hitung.AturanKategori) -> str:
    batas = ", ".join(f"{satu.nama} {tulis_persen(satu.batas)}" for satu in aturan.daftar[:-1])
    return f"Mulai {tahun}: {batas}; batas capaian {_tulis_batas(aturan).lower()}"
