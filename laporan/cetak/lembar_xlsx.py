"""*Laporan realisasi* as a workbook: the report with live formulas, what was entered, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.inti.buku import LembarBuku, susun_alamat
from laporan.cetak import letak_hitungan as hitungan
from laporan.cetak.gaya import KEPALA, NOMOR, POLOS, SEL, SEL_TENGAH
from laporan.cetak.kode import TandaTerbit, susun_buku, susun_kaki
from laporan.cetak.lembar_hitungan import tulis_hitungan
from laporan.cetak.lembar_masukan import tulis_masukan
from laporan.cetak.lembar_penjelasan import tulis_penjelasan
from laporan.cetak.lembar_resmi import (
    TINGGI_TANDA_TANGAN,
    tulis_angka,
    tulis_kecil,
    tulis_kop,
    tulis_tanda_tangan,
)
from laporan.cetak.letak_hitungan import HasilLetak, LetakHitungan
from laporan.cetak.rumus import susun_banyak, susun_rata
from laporan.rekap import AngkaJangka, BarisRekap, RekapPegawai

JUDUL_DEPAN = (
    *("No.", "Kinerja Utama", "Indikator Kinerja Utama", "Formulasi Perhitungan/Penjelasan"),
    *("Sumber Data", "Satuan"),
)
JUDUL_ANGKA = ("Target", "Realisasi", "Capaian", "Nilai terhitung")
LEBAR_DEPAN = (5, 18, 22, 25, 16, 9)
LEBAR_ANGKA = 13
LEBAR_BELAKANG = (11, 24)
ANGKA = SEL.dengan(rata="right")
KOLOM_ANGKA = len(LEBAR_DEPAN)
T, R, CAPAIAN, TERHITUNG = range(4)  # columns of a window, from its first


@dataclass(frozen=True, slots=True)
class _Kolom:
    """Where the columns of a report stand: the first of each window, kategori, keterangan."""

    daftar_awal: tuple[int, ...]
    kategori: int
    keterangan: int

    @classmethod
    def dari(cls, rekap: RekapPegawai) -> _Kolom:
        lebar = [satu.lebar for satu in rekap.daftar_jangka]
        awal = tuple(KOLOM_ANGKA + sum(lebar[:ke]) for ke in range(len(lebar)))
        return cls(awal, KOLOM_ANGKA + sum(lebar), KOLOM_ANGKA + sum(lebar) + 1)


def cetak_xlsx(rekap: RekapPegawai, terbit: TandaTerbit | None = None) -> bytes:
    """Return the workbook of a report: issued with its mark, or (None) a preview."""
    buku = susun_buku(f"{rekap.judul} {rekap.sebutan_periode}", rekap.nama, terbit)
    laporan = buku.lembar("Laporan")
    laporan.lebar((*LEBAR_DEPAN, *[LEBAR_ANGKA] * rekap.lebar_angka, *LEBAR_BELAKANG))
    masukan = tulis_masukan(buku.lembar("Masukan"), rekap.sumber)
    letak = tulis_hitungan(buku.lembar("Hitungan"), rekap.sumber, masukan)
    tulis_penjelasan(buku.lembar("Penjelasan"), rekap, (*JUDUL_DEPAN, *JUDUL_ANGKA, "Keterangan"))
    akhir = _Kolom.dari(rekap).keterangan
    kepala = _tulis_identitas(laporan, rekap, tulis_kop(laporan, rekap, terbit, akhir))
    _tulis_kepala(laporan, rekap, kepala)
    awal = kepala + 3
    for urut, baris in enumerate(rekap.baris):
        daftar = [letak.hasil[0, urut, ke] for ke in range(len(rekap.daftar_jangka))]
        _tulis_baris(_Tempat(laporan, rekap, daftar, awal + urut), baris)
    _tulis_gabungan(laporan, rekap, awal)
    _tulis_penutup(laporan, rekap, _tulis_rata(laporan, rekap, letak, awal) + 2)
    laporan.bekukan(0, 3)
    asal = (rekap.dicetak, rekap.data_per, rekap.katalog)
    kaki = susun_kaki(terbit, asal, draf=rekap.draf)
    laporan.atur_cetak(kaki=kaki, ulangi=(kepala, kepala + 2))
    return buku.tutup()


# --- head ---------------------------------------------------------------------------------------


def _tulis_identitas(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> int:
    for label, isi in rekap.identitas:
        lembar.gabung((baris, 0, baris, 1), label, POLOS)
        lembar.gabung((baris, 2, baris, _Kolom.dari(rekap).keterangan), f": {isi}", POLOS)
        baris += 1
    return baris + 1


def _tulis_kepala(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> None:
    """Two heading rows and the numbered column row."""
    kolom = _Kolom.dari(rekap)
    tunggal = (
        *enumerate(JUDUL_DEPAN),
        (kolom.kategori, rekap.judul_kategori),
        (kolom.keterangan, "Keterangan"),
    )
    for ke, teks in tunggal:
        lembar.gabung((baris, ke, baris + 1, ke), teks, KEPALA)
    for awal, jangka in zip(kolom.daftar_awal, rekap.daftar_jangka, strict=True):
        lembar.gabung((baris, awal, baris, awal + jangka.lebar - 1), jangka.sebutan, KEPALA)
        for ke, teks in enumerate(JUDUL_ANGKA[: jangka.lebar]):
            lembar.teks(baris + 1, awal + ke, teks, KEPALA)
    for nomor in rekap.daftar_nomor:
        lembar.angka(baris + 2, nomor - 1, nomor, NOMOR)


# --- rows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tempat:
    """Where a row stands, here and, window by window, on the sheet *Hitungan*."""

    lembar: LembarBuku
    rekap: RekapPegawai
    daftar_letak: Sequence[HasilLetak]
    baris: int


def _tulis_baris(tempat: _Tempat, baris: BarisRekap) -> None:
    lembar, rekap = tempat.lembar, tempat.rekap
    kolom = _Kolom.dari(rekap)
    lembar.angka(tempat.baris, 0, baris.nomor, SEL_TENGAH)
    lembar.teks(tempat.baris, 2, baris.indikator, SEL)
    lembar.teks(tempat.baris, 3, baris.formulasi, SEL)
    lembar.teks(tempat.baris, 5, baris.satuan, SEL_TENGAH)
    for awal, angka, letak in zip(
        kolom.daftar_awal, baris.daftar_angka, tempat.daftar_letak, strict=True
    ):
        _tulis_angka(tempat, awal, angka, letak)
    rumus = tempat.daftar_letak[rekap.daftar_jangka.index(rekap.utama)].rumus(hitungan.KATEGORI)
    lembar.isi(tempat.baris, kolom.kategori, baris.kategori, SEL_TENGAH, rumus)
    lembar.teks(tempat.baris, kolom.keterangan, "\n".join(baris.keterangan_lengkap), SEL)


def _tulis_angka(tempat: _Tempat, awal: int, angka: AngkaJangka, letak: HasilLetak) -> None:
    """The figures of one window; a month alone has no capaian."""
    daftar = (
        (T, hitungan.T, angka.target),
        (R, hitungan.R, angka.realisasi),
        (CAPAIAN, hitungan.CAPAIAN, angka.capaian),
        (TERHITUNG, hitungan.TERHITUNG, angka.nilai_terhitung),
    )
    for kolom, asal, satu in daftar[: angka.jangka.lebar]:
        rumus = letak.rumus(asal, satu.desimal)
        tulis_angka(tempat.lembar, (tempat.baris, awal + kolom), satu, ANGKA, rumus)


def _tulis_gabungan(lembar: LembarBuku, rekap: RekapPegawai, awal: int) -> None:
    """The two columns with merged cells."""
    for urut, baris in enumerate(rekap.baris):
        atas = awal + urut
        sumber = "\n".join(baris.daftar_sumber)
        kolom = (
            (1, baris.rentang_kinerja_utama, baris.kinerja_utama),
            (4, baris.rentang_sumber, sumber),
        )
        for ke, rentang, teks in kolom:
            if rentang > 0:
                lembar.gabung((atas, ke, atas + rentang - 1, ke), teks, SEL)


def _tulis_rata(lembar: LembarBuku, rekap: RekapPegawai, letak: LetakHitungan, awal: int) -> int:
    """Write the averages below the rows; return their row."""
    bawah = awal + len(rekap.baris)
    kolom = _Kolom.dari(rekap)
    tebal = SEL.dengan(tebal=True)
    kiri, judul = 0, "Rata-rata capaian (nilai terhitung)"
    for pertama, jangka in zip(kolom.daftar_awal, rekap.daftar_jangka, strict=True):
        if not jangka.bercapaian:
            continue
        terhitung = pertama + TERHITUNG
        lembar.gabung((bawah, kiri, bawah, terhitung - 1), judul, tebal)
        rentang = f"{susun_alamat(awal, terhitung)}:{susun_alamat(bawah - 1, terhitung)}"
        rumus = f"={susun_rata(rentang)}" if rekap.baris else None
        gaya = tebal.dengan(rata="right")
        tulis_angka(lembar, (bawah, terhitung), jangka.rata.angka, gaya, rumus)
        kiri, judul = terhitung + 1, rekap.daftar_jangka[-1].sebutan
    rata = letak.rata[0, rekap.daftar_jangka.index(rekap.utama)]
    tengah, ket = tebal.dengan(rata="center"), rekap.rata.keterangan
    lembar.rumus(bawah, kolom.kategori, f"={rata.kategori}", rekap.rata.kategori, tengah)
    lembar.rumus(bawah, kolom.keterangan, f"={susun_banyak(rata.rentang, ket)}", ket, tebal)
    return bawah


# --- foot ---------------------------------------------------------------------------------------


def _tulis_penutup(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> None:
    akhir = _Kolom.dari(rekap).keterangan
    baris = tulis_kecil(lembar, baris, akhir, (rekap.kosong, rekap.catatan_kaki, *rekap.catatan))
    kanan = (akhir - 4, akhir)
    tempat = {1: (kanan,), 2: ((0, 3), kanan), 3: ((0, 2), (3, akhir - 6), kanan)}
    kotak = tempat[len(rekap.penandatangan)]
    for kolom, tanda in zip(kotak, rekap.penandatangan, strict=True):
        tulis_tanda_tangan(lembar, (baris + 1, *kolom), tanda)
    asal = (rekap.dicetak, rekap.data_per, rekap.katalog)
    tulis_kecil(lembar, baris + TINGGI_TANDA_TANGAN, akhir, asal)
