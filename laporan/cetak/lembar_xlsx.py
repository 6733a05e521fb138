"""*Laporan realisasi* as a workbook: the report with live formulas, what was entered, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat, susun_pola
from laporan.cetak import letak_hitungan as hitungan
from laporan.cetak.kode import TandaTerbit, sebut_terbit, susun_buku, susun_kaki
from laporan.cetak.lembar_hitungan import tulis_hitungan
from laporan.cetak.lembar_masukan import tulis_masukan
from laporan.cetak.lembar_penjelasan import tulis_penjelasan
from laporan.cetak.letak_hitungan import HasilLetak, LetakHitungan
from laporan.cetak.rumus import susun_banyak, susun_rata
from laporan.rekap import Angka, AngkaJangka, BarisRekap, RekapPegawai
from laporan.rekap.tipe import TandaTangan

POLOS = Gaya(lipat=False)
TENGAH = Gaya(rata="center", tegak="vcenter")
SEL = Gaya(garis=True)
SEL_TENGAH = SEL.dengan(rata="center")
KEPALA = Gaya(garis=True, tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE")
NOMOR = Gaya(garis=True, rata="center", ukuran=8)
KECIL = Gaya(ukuran=9)

JUDUL_DEPAN = (
    *("No.", "Kinerja Utama", "Indikator Kinerja Utama", "Formulasi Perhitungan/Penjelasan"),
    *("Sumber Data", "Satuan"),
)
JUDUL_ANGKA = ("Target", "Realisasi", "Capaian", "Nilai terhitung")
LEBAR_DEPAN = (5, 24, 30, 36, 22, 10)
LEBAR_ANGKA = 13
LEBAR_BELAKANG = (15, 34)
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
    kepala = _tulis_identitas(laporan, rekap, _tulis_kop(laporan, rekap))
    _tulis_kepala(laporan, rekap, kepala)
    awal = kepala + 3
    for urut, baris in enumerate(rekap.baris):
        daftar = [letak.hasil[0, urut, ke] for ke in range(len(rekap.daftar_jangka))]
        _tulis_baris(_Tempat(laporan, rekap, daftar, awal + urut), baris)
    _tulis_gabungan(laporan, rekap, awal)
    akhir = _tulis_rata(laporan, rekap, letak, awal)
    _tulis_penutup(laporan, rekap, akhir + 2)
    if terbit is not None:
        kolom = _Kolom.dari(rekap).keterangan
        laporan.gabung((7, 0, 7, kolom), sebut_terbit(terbit), TENGAH.dengan(ukuran=9))
    laporan.bekukan(0, 3)
    asal = (rekap.dicetak, rekap.data_per, rekap.katalog)
    kaki = susun_kaki(terbit, asal, draf=rekap.draf)
    laporan.atur_cetak(kaki=kaki, ulangi=(kepala, kepala + 2))
    return buku.tutup()


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
        (rekap.sebutan_periode, TENGAH),
    )
    akhir = _Kolom.dari(rekap).keterangan
    for nomor, (teks, gaya) in enumerate(daftar):
        lembar.gabung((nomor, 0, nomor, akhir), teks, gaya)
    if rekap.draf:
        merah = TENGAH.dengan(tebal=True, warna="#A3262C")
        lembar.gabung((6, 0, 6, akhir), "DRAF: belum disetujui", merah)
    return 8


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

    def tulis(self, kolom: int, angka: Angka, rumus: str | None) -> None:
        """Write a figure, or the word in its place: as a formula where there is one."""
        pola = susun_pola(angka.desimal, " %" if angka.persen else "")
        gaya = SEL.dengan(rata="right", pola=pola, lipat=False)
        if rumus is not None:
            nilai = angka.teks if angka.nilai is None else angka.nilai
            self.lembar.rumus(self.baris, kolom, rumus, nilai, gaya)
        elif angka.nilai is None:
            self.lembar.teks(self.baris, kolom, angka.teks, SEL.dengan(rata="right"))
        else:
            self.lembar.angka(self.baris, kolom, angka.nilai, gaya)


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
    if rumus is None:
        lembar.teks(tempat.baris, kolom.kategori, baris.kategori, SEL_TENGAH)
    else:
        lembar.rumus(tempat.baris, kolom.kategori, rumus, baris.kategori, SEL_TENGAH)
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
        tempat.tulis(awal + kolom, satu, letak.rumus(asal, satu.desimal))


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
        angka, gaya = jangka.rata.angka, tebal.dengan(rata="right", pola=susun_pola(2, " %"))
        if rekap.baris:
            nilai = angka.teks if angka.nilai is None else angka.nilai
            lembar.rumus(bawah, terhitung, f"={susun_rata(rentang)}", nilai, gaya)
        else:
            lembar.teks(bawah, terhitung, angka.teks, gaya)
        kiri, judul = terhitung + 1, rekap.daftar_jangka[-1].sebutan
    rata = letak.rata[0, rekap.daftar_jangka.index(rekap.utama)]
    tengah, ket = tebal.dengan(rata="center"), rekap.rata.keterangan
    lembar.rumus(bawah, kolom.kategori, f"={rata.kategori}", rekap.rata.kategori, tengah)
    lembar.rumus(bawah, kolom.keterangan, f"={susun_banyak(rata.rentang, ket)}", ket, tebal)
    return bawah


# --- foot ---------------------------------------------------------------------------------------


def _tulis_penutup(lembar: LembarBuku, rekap: RekapPegawai, baris: int) -> None:
    catatan = (rekap.catatan_kaki, *rekap.catatan)
    akhir = _Kolom.dari(rekap).keterangan
    for teks in filter(None, catatan):
        lembar.gabung((baris, 0, baris, akhir), teks, KECIL)
        baris += 1
    kanan = (akhir - 4, akhir)
    tempat = {1: (kanan,), 2: ((0, 3), kanan), 3: ((0, 2), (3, akhir - 6), kanan)}
    kotak = tempat[len(rekap.penandatangan)]
    for kolom, tanda in zip(kotak, rekap.penandatangan, strict=True):
        _tulis_tanda_tangan(lembar, (baris + 1, *kolom), tanda)
    bawah = baris + 10
    for teks in (rekap.dicetak, rekap.data_per, rekap.katalog):
        lembar.gabung((bawah, 0, bawah, akhir), teks, KECIL)
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
