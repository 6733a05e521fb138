"""The sheets behind the report: what was entered by month, and how each figure came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from indikator.hitung import Agregasi, Jendela, Jenis, KeadaanSel, Penjelasan
from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat, susun_pola
from kinerja.inti.waktu import NAMA_BULAN
from laporan.rekap import BarisRekap, Masukan, RekapPegawai

SEL = Gaya(garis=True)
ANGKA = Gaya(garis=True, rata="right", lipat=False)
KEPALA = Gaya(garis=True, tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE")
JUDUL = Gaya(tebal=True, ukuran=12, lipat=False)
POLOS = Gaya(lipat=False)
BULAN_PERTAMA = 4
BARIS_PERTAMA = 4
KATA_KEADAAN = {KeadaanSel.BELUM: "–", KeadaanSel.NIHIL: "nihil"}


@dataclass(frozen=True, slots=True)
class _Isian:
    """One line of numbers: what it is, its unit, where its numbers come from."""

    label: str
    satuan: str
    ambil: Callable[[Masukan], Decimal | None]


@dataclass(frozen=True, slots=True)
class Letak:
    """The lines of the sheet *Masukan* that hold a row's numbers by month."""

    lembar: str
    pembilang: int
    penyebut: int

    def rentang(self, baris: int, jendela: Jendela) -> str:
        """Return ``'Masukan'!E5:M5``, the months of a window on one of the two lines."""
        awal = susun_alamat(baris, BULAN_PERTAMA + jendela.awal - 1)
        return f"'{self.lembar}'!{awal}:{susun_alamat(baris, BULAN_PERTAMA + jendela.akhir - 1)}"


def tulis_masukan(lembar: LembarBuku, rekap: RekapPegawai) -> dict[int, Letak]:
    """Write the sheet *Masukan*; return running number → where its numbers stand."""
    akhir = rekap.daftar_jangka[-1].jendela.akhir
    lembar.lebar((5, 44, 32, 10, *[11] * akhir, 12))
    lembar.teks(0, 0, f"Masukan {rekap.jangka.tahun}: {rekap.nama}", JUDUL)
    lembar.teks(1, 0, "Tanda – berarti belum diisi; nihil berarti tidak ada kegiatan.", POLOS)
    judul = ("No.", "Indikator", "Masukan", "Satuan", *NAMA_BULAN[:akhir])
    for kolom, teks in enumerate((*judul, "Jumlah")):
        lembar.teks(BARIS_PERTAMA - 1, kolom, teks, KEPALA)
    letak: dict[int, Letak] = {}
    ke = BARIS_PERTAMA
    for baris in rekap.baris:
        pertama = ke
        for isian in _daftar_masukan(baris):
            _tulis_satu(lembar, ke, baris, isian)
            ke += 1
        letak[baris.nomor] = Letak(lembar.nama, pertama, ke - 1)
        if any(isi.syarat for isi in baris.masukan):
            _tulis_syarat(lembar, ke, baris)
            ke += 1
    lembar.bekukan(BARIS_PERTAMA, 3)
    lembar.atur_cetak(kaki="Masukan", ulangi=(BARIS_PERTAMA - 1, BARIS_PERTAMA - 1))
    return letak


def _daftar_masukan(baris: BarisRekap) -> Iterator[_Isian]:
    """One line for a count, two for a ratio; the unit of an average is that of its pembilang."""
    hitungan = baris.hitungan
    if hitungan.jenis == Jenis.JUMLAH:
        posisi = hitungan.agregasi == Agregasi.TERAKHIR
        label = "Posisi akhir bulan" if posisi else "Jumlah"
        yield _Isian(label, baris.satuan, lambda isi: isi.pembilang)
        return
    satuan = baris.satuan if hitungan.jenis == Jenis.RATA_RATA else ""
    yield _Isian(hitungan.label_pembilang or "Pembilang", satuan, lambda isi: isi.pembilang)
    yield _Isian(hitungan.label_penyebut or "Penyebut", "", lambda isi: isi.penyebut)


def _tulis_satu(lembar: LembarBuku, ke: int, baris: BarisRekap, isian: _Isian) -> None:
    """Write one line of numbers with its total."""
    hitungan = baris.hitungan
    _tulis_depan(lembar, ke, baris, isian.label, isian.satuan)
    daftar: list[Decimal] = []
    for urut, isi in enumerate(baris.masukan):
        nilai = isian.ambil(isi)
        if nilai is None:
            lembar.teks(ke, BULAN_PERTAMA + urut, KATA_KEADAAN.get(isi.keadaan, "–"), ANGKA)
        else:
            daftar.append(nilai)
            lembar.angka(ke, BULAN_PERTAMA + urut, nilai, ANGKA.dengan(pola=_pola(nilai)))
    akhir = BULAN_PERTAMA + len(baris.masukan) - 1
    awal = susun_alamat(ke, BULAN_PERTAMA)
    sampai = susun_alamat(ke, akhir)
    total = sum(daftar, Decimal(0))
    if hitungan.agregasi in (Agregasi.JUMLAH, Agregasi.RASIO_JUMLAH) and daftar:
        gaya = ANGKA.dengan(tebal=True, pola=_pola(total))
        lembar.rumus(ke, akhir + 1, f"=SUM({awal}:{sampai})", total, gaya)
    else:
        lembar.teks(ke, akhir + 1, "–", ANGKA)


def _tulis_depan(
    lembar: LembarBuku, ke: int, baris: BarisRekap, label: str, satuan: str = ""
) -> None:
    lembar.angka(ke, 0, baris.nomor, SEL.dengan(rata="center"))
    lembar.teks(ke, 1, baris.indikator, SEL)
    lembar.teks(ke, 2, label, SEL)
    lembar.teks(ke, 3, satuan, SEL)


def _tulis_syarat(lembar: LembarBuku, ke: int, baris: BarisRekap) -> None:
    """The answers to the yes/no question."""
    _tulis_depan(lembar, ke, baris, "Syarat terpenuhi")
    for urut, isi in enumerate(baris.masukan):
        lembar.teks(ke, BULAN_PERTAMA + urut, isi.syarat or "–", ANGKA)
    lembar.teks(ke, BULAN_PERTAMA + len(baris.masukan), "–", ANGKA)


def _pola(nilai: Decimal) -> str:
    """As many decimals as the number was entered with."""
    return susun_pola(0 if nilai == nilai.to_integral_value() else 2)


def tulis_penjelasan(lembar: LembarBuku, rekap: RekapPegawai) -> None:
    """Write the sheet *Penjelasan*: rule, inputs and arithmetic of every figure."""
    lembar.lebar((5, 44, 18, 14, 90))
    lembar.teks(0, 0, "Penjelasan: dari mana setiap angka", JUDUL)
    for kolom, teks in enumerate(("No.", "Indikator", "Jangka waktu", "Bagian", "Uraian")):
        lembar.teks(2, kolom, teks, KEPALA)
    for ke, (nomor, *isi) in enumerate(_daftar_penjelasan(rekap), 3):
        if nomor:
            lembar.angka(ke, 0, nomor, SEL.dengan(rata="center"))
        for kolom, teks in enumerate(isi, 1):
            lembar.teks(ke, kolom, teks, SEL)
    lembar.bekukan(3, 2)
    lembar.atur_cetak(kaki="Penjelasan", ulangi=(2, 2))


def _daftar_penjelasan(rekap: RekapPegawai) -> Iterator[tuple[int, str, str, str, str]]:
    """Running number (0: none), indikator, window, part, words."""
    for baris in rekap.baris:
        for angka in baris.daftar_angka:
            for bagian, uraian in _daftar_uraian(angka.penjelasan):
                yield baris.nomor, baris.indikator, angka.jangka.sebutan, bagian, uraian
    for jangka in rekap.daftar_jangka:
        if jangka.bercapaian and jangka.rata.langkah:
            yield 0, "Rata-rata capaian", jangka.sebutan, "Hitungan", jangka.rata.langkah


def _daftar_uraian(penjelasan: Penjelasan) -> Iterator[tuple[str, str]]:
    yield "Aturan", penjelasan.aturan
    for masukan in penjelasan.masukan:
        yield "Masukan", f"{NAMA_BULAN[masukan.bulan - 1]}: {masukan.uraian}"
    for langkah in penjelasan.langkah:
        yield "Hitungan", langkah
