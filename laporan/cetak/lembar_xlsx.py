"""*Laporan realisasi* as a workbook: the report with live formulas, what was entered, and why."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.inti.buku import Buku, Gaya, LembarBuku, susun_alamat, susun_pola
from kinerja.inti.waktu import sekarang
from laporan.cetak.kode import TandaTerbit, sebut_terbit
from laporan.cetak.lembar_masukan import Letak, tulis_masukan, tulis_penjelasan
from laporan.cetak.rumus import (
    susun_rumus_capaian,
    susun_rumus_rata,
    susun_rumus_realisasi,
    susun_rumus_terhitung,
)
from laporan.rekap import Angka, BarisRekap, RekapPegawai
from laporan.rekap.tipe import TandaTangan

POLOS = Gaya(lipat=False)
TENGAH = Gaya(rata="center", tegak="vcenter")
SEL = Gaya(garis=True)
SEL_TENGAH = SEL.dengan(rata="center")
KEPALA = Gaya(garis=True, tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE")
NOMOR = Gaya(garis=True, rata="center", ukuran=8)
KECIL = Gaya(ukuran=9)

LEBAR = (5, 24, 30, 36, 22, 10, 13, 13, 13, 13, 13, 13, 15, 34)
KOLOM_AKHIR = len(LEBAR) - 1
R, T, CAPAIAN, TERHITUNG = 9, 8, 10, 11


def cetak_xlsx(rekap: RekapPegawai, terbit: TandaTerbit | None = None) -> bytes:
    """Return the workbook of a report: issued with its mark, or (None) a preview."""
    buku = Buku(
        judul=f"{rekap.judul} {rekap.periode.nama}",
        pembuat=rekap.nama,
        saat=sekarang(),
        kata_kunci="" if terbit is None else terbit.kode,
        keterangan="" if terbit is None else sebut_terbit(terbit),
    )
    laporan = buku.lembar("Laporan")
    laporan.lebar(LEBAR)
    letak = tulis_masukan(buku.lembar("Masukan"), rekap)
    tulis_penjelasan(buku.lembar("Penjelasan"), rekap)
    kepala = _tulis_identitas(laporan, rekap, _tulis_kop(laporan, rekap))
    _tulis_kepala(laporan, rekap, kepala)
    awal = kepala + 3
    for urut, baris in enumerate(rekap.baris):
        _tulis_baris(_Tempat(laporan, rekap, letak[baris.nomor], awal + urut), baris)
    _tulis_gabungan(laporan, rekap, awal)
    akhir = _tulis_rata(laporan, rekap, awal)
    _tulis_penutup(laporan, rekap, akhir + 2)
    if terbit is not None:
        laporan.gabung((7, 0, 7, KOLOM_AKHIR), sebut_terbit(terbit), TENGAH.dengan(ukuran=9))
    laporan.bekukan(0, 3)
    laporan.atur_cetak(kaki=_kaki(rekap, terbit), ulangi=(kepala, kepala + 2))
    return buku.tutup()


def _kaki(rekap: RekapPegawai, terbit: TandaTerbit | None) -> str:
    tanda = "Pratinjau" if terbit is None else f"{terbit.kode}, edisi {terbit.edisi}"
    draf = "DRAF, " if rekap.draf else ""
    return f"{draf}{tanda}. {rekap.dicetak}. {rekap.data_per}. {rekap.katalog}"


# --- head ---------------------------------------------------------------------------------------


def _tulis_kop(lembar: LembarBuku, rekap: RekapPegawai) -> int:
    """Write letterhead and title; return the next free row."""
    kop = rekap.kop
    daftar = (
        (kop.pemda.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (f"KECAMATAN {kop.kecamatan.upper()}", TENGAH.dengan(tebal=True, ukuran=14)),
        (rekap.alamat_kop, TENGAH.dengan(ukuran=9, garis_bawah=True)),
        ("", POLOS),
        (rekap.judul.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (f"Bulan {rekap.periode.nama}", TENGAH),
    )
    for nomor, (teks, gaya) in enumerate(daftar):
        lembar.gabung((nomor, 0, nomor, KOLOM_AKHIR), teks, gaya)
    if rekap.draf:
        merah = TENGAH.dengan(tebal=True, warna="#A3262C")
        lembar.gabung((6, 0, 6, KOLOM_AKHIR), "DRAF: belum disetujui", merah)
    return 8


def _tulis_identitas(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> int:
    for label, isi in rekap.identitas:
        lembar.gabung((baris, 0, baris, 1), label, POLOS)
        lembar.gabung((baris, 2, baris, KOLOM_AKHIR), f": {isi}", POLOS)
        baris += 1
    return baris + 1


def _tulis_kepala(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> None:
    """Two heading rows and the numbered column row."""
    tunggal = (
        (0, "No."),
        (1, "Kinerja Utama"),
        (2, "Indikator Kinerja Utama"),
        (3, "Formulasi Perhitungan/Penjelasan"),
        (4, "Sumber Data"),
        (5, "Satuan"),
        (12, "Kategori"),
        (13, "Keterangan"),
    )
    for kolom, teks in tunggal:
        lembar.gabung((baris, kolom, baris + 1, kolom), teks, KEPALA)
    lembar.gabung((baris, 6, baris, 7), rekap.bulan, KEPALA)
    lembar.gabung((baris, 8, baris, 11), rekap.sampai_bulan, KEPALA)
    bawah = ("Target", "Realisasi", "Target", "Realisasi", "Capaian", "Nilai terhitung")
    for kolom, teks in enumerate(bawah, 6):
        lembar.teks(baris + 1, kolom, teks, KEPALA)
    for kolom in range(len(LEBAR)):
        lembar.angka(baris + 2, kolom, kolom + 1, NOMOR)


# --- rows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tempat:
    """Where a row stands, here and on the sheet *Masukan*."""

    lembar: LembarBuku
    rekap: RekapPegawai
    letak: Letak
    baris: int

    def alamat(self, kolom: int) -> str:
        return susun_alamat(self.baris, kolom)

    def tulis(self, kolom: int, angka: Angka, rumus: str | None = None) -> None:
        """Write a figure (as a formula where there is one), or the word in its place."""
        if angka.nilai is None:
            self.lembar.teks(self.baris, kolom, angka.teks, SEL.dengan(rata="right"))
            return
        pola = susun_pola(angka.desimal, " %" if angka.persen else "")
        gaya = SEL.dengan(rata="right", pola=pola, lipat=False)
        if rumus is None:
            self.lembar.angka(self.baris, kolom, angka.nilai, gaya)
        else:
            self.lembar.rumus(self.baris, kolom, rumus, angka.nilai, gaya)


def _tulis_baris(tempat: _Tempat, baris: BarisRekap) -> None:
    lembar, letak = tempat.lembar, tempat.letak
    lembar.angka(tempat.baris, 0, baris.nomor, SEL_TENGAH)
    lembar.teks(tempat.baris, 2, baris.indikator, SEL)
    lembar.teks(tempat.baris, 3, baris.formulasi, SEL)
    lembar.teks(tempat.baris, 5, baris.satuan, SEL_TENGAH)
    tempat.tulis(6, baris.target_bulan)
    tempat.tulis(7, baris.realisasi_bulan)
    tempat.tulis(T, baris.target)
    rumus_r = susun_rumus_realisasi(baris, letak.pembilang, letak.penyebut)
    tempat.tulis(R, baris.realisasi, rumus_r)
    rumus_c = susun_rumus_capaian(
        baris, tempat.alamat(R), tempat.alamat(T), letak.pembilang, letak.penyebut
    )
    tempat.tulis(CAPAIAN, baris.capaian, rumus_c)
    batas = tempat.rekap.kategori.batas_capaian
    rumus_n = susun_rumus_terhitung(baris, tempat.alamat(CAPAIAN), batas)
    tempat.tulis(TERHITUNG, baris.nilai_terhitung, rumus_n)
    lembar.teks(tempat.baris, 12, baris.kategori, SEL_TENGAH)
    lembar.teks(tempat.baris, 13, "\n".join(baris.keterangan_lengkap), SEL)


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


def _tulis_rata(lembar: LembarBuku, rekap: RekapPegawai, awal: int) -> int:
    """Write the average below the rows; return its row."""
    bawah = awal + len(rekap.baris)
    tebal = SEL.dengan(tebal=True)
    lembar.gabung((bawah, 0, bawah, CAPAIAN), "Rata-rata capaian (nilai terhitung)", tebal)
    angka = rekap.rata.angka
    rentang = f"{susun_alamat(awal, TERHITUNG)}:{susun_alamat(bawah - 1, TERHITUNG)}"
    daftar = [b.nilai_terhitung.nilai for b in rekap.baris if b.nilai_terhitung.nilai is not None]
    rumus = susun_rumus_rata(daftar, angka.nilai, rentang)
    gaya = tebal.dengan(rata="right", pola=susun_pola(2, " %"))
    if angka.nilai is None:
        lembar.teks(bawah, TERHITUNG, angka.teks, gaya)
    elif rumus is None:
        lembar.angka(bawah, TERHITUNG, angka.nilai, gaya)
    else:
        lembar.rumus(bawah, TERHITUNG, rumus, angka.nilai, gaya)
    lembar.teks(bawah, 12, rekap.rata.kategori, tebal.dengan(rata="center"))
    lembar.teks(bawah, 13, rekap.rata.keterangan, tebal)
    return bawah


# --- foot ---------------------------------------------------------------------------------------


def _tulis_penutup(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> None:
    catatan = (rekap.catatan_kaki, *rekap.catatan)
    for teks in filter(None, catatan):
        lembar.gabung((baris, 0, baris, KOLOM_AKHIR), teks, KECIL)
        baris += 1
    tempat = {1: ((9, 13),), 2: ((0, 3), (9, 13)), 3: ((0, 2), (3, 7), (9, 13))}
    kotak = tempat[len(rekap.penandatangan)]
    for (kiri, kanan), tanda in zip(kotak, rekap.penandatangan, strict=True):
        _tulis_tanda_tangan(lembar, (baris + 1, kiri, kanan), tanda)
    bawah = baris + 10
    for teks in (rekap.dicetak, rekap.data_per, rekap.katalog):
        lembar.gabung((bawah, 0, bawah, KOLOM_AKHIR), teks, KECIL)
        bawah += 1


def _tulis_tanda_tangan(
    lembar: LembarBuku, kotak: tuple[int, int, int], tanda: TandaTangan
) -> None:
    baris, kiri, kanan = kotak
    for ke, teks in enumerate((tanda.pengantar, *tanda.sebutan.split("\n"))):
        lembar.gabung((baris + ke, kiri, baris + ke, kanan), teks, TENGAH)
    bawah = (tanda.nama, tanda.pangkat, tanda.nomor)
    for ke, teks in enumerate(filter(None, bawah)):
        gaya = TENGAH.dengan(tebal=True) if ke == 0 else TENGAH
        lembar.gabung((baris + 6 + ke, kiri, baris + 6 + ke, kanan), teks, gaya)
