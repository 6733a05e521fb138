"""What the signed sheet of every workbook has: letterhead, figures, signatures, notes below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from kinerja.inti.buku import Gaya, LembarBuku, susun_pola
from laporan.cetak.gaya import KECIL, POLOS, TENGAH
from laporan.cetak.kode import TandaTerbit, sebut_terbit
from laporan.cetak.kop import Berkop, baca_lambang
from laporan.rekap.tipe import Angka, TandaTangan

MERAH: Final = TENGAH.dengan(tebal=True, warna="#A3262C")
DRAF: Final = "DRAF: belum semua yang dimuat laporan ini disetujui"
KOTAK_LAMBANG: Final = (56, 56)  # pixels, beside the three rows of the letterhead
TINGGI_TANDA_TANGAN: Final = 11  # rows, with an empty one above and below


class _Laporan(Berkop, Protocol):
    """What stands below the letterhead."""

    @property
    def alamat_kop(self) -> str: ...
    @property
    def judul(self) -> str: ...
    @property
    def sebutan_periode(self) -> str: ...
    @property
    def draf(self) -> bool: ...


def tulis_kop(lembar: LembarBuku, rekap: _Laporan, terbit: TandaTerbit | None, akhir: int) -> int:
    """Write letterhead and title over the columns up to ``akhir``, DRAF and the mark below them
    where there are any; return the next row but one."""
    daftar = [
        (rekap.kop.pemda.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (f"KECAMATAN {rekap.kop.kecamatan.upper()}", TENGAH.dengan(tebal=True, ukuran=14)),
        (rekap.alamat_kop, TENGAH.dengan(ukuran=9, garis_bawah=True)),
        ("", POLOS),
        (rekap.judul.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (rekap.sebutan_periode, TENGAH),
    ]
    if rekap.draf:
        daftar.append((DRAF, MERAH))
    if terbit is not None:
        daftar.append((sebut_terbit(terbit), TENGAH.dengan(ukuran=9)))
    for nomor, (teks, gaya) in enumerate(daftar):
        lembar.gabung((nomor, 0, nomor, akhir), teks, gaya)
    lambang = baca_lambang(rekap.kop.lambang)
    if lambang:
        lembar.gambar(lambang, kotak=KOTAK_LAMBANG, uraian=f"Lambang {rekap.kop.pemda}")
    return len(daftar) + 1


def tulis_angka(
    lembar: LembarBuku, letak: tuple[int, int], angka: Angka, gaya: Gaya, rumus: str | None = None
) -> None:
    """Write a figure, or the word in its place: as a formula where there is one."""
    pola = susun_pola(angka.desimal, " %" if angka.persen else "")
    nilai = angka.teks if angka.nilai is None else angka.nilai
    lembar.isi(*letak, nilai, gaya.dengan(pola=pola, lipat=angka.nilai is None), rumus)


def tulis_tanda_tangan(lembar: LembarBuku, kotak: tuple[int, int, int], tanda: TandaTangan) -> None:
    """Write a signature from a row on, over the columns from one to another (``kotak``)."""
    baris, kiri, kanan = kotak
    for ke, teks in enumerate((tanda.pengantar, *tanda.sebutan.split("\n"))):
        lembar.gabung((baris + ke, kiri, baris + ke, kanan), teks, TENGAH)
    for ke, teks in enumerate(filter(None, (tanda.nama, tanda.pangkat, tanda.nomor))):
        gaya = TENGAH.dengan(tebal=ke == 0)
        lembar.gabung((baris + 6 + ke, kiri, baris + 6 + ke, kanan), teks, gaya)


def tulis_kecil(lembar: LembarBuku, baris: int, akhir: int, daftar: Iterable[str]) -> int:
    """Write notes below a table, empty ones left out; return the next row."""
    for teks in filter(None, daftar):
        lembar.gabung((baris, 0, baris, akhir), teks, KECIL)
        baris += 1
    return baris
