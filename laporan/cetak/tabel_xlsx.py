"""The tables of a report as a workbook: one sheet, capaian and averages as live formulas."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat, susun_pola
from laporan.cetak.kode import TandaTerbit, sebut_terbit, susun_buku, susun_kaki
from laporan.cetak.rumus import (
    susun_rumus_capaian_sel,
    susun_rumus_rata,
    susun_rumus_terhitung,
)
from laporan.rekap.tabel import KANAN, KIRI, BarisTabel, Isi, Kolom, Peran, RekapTabel, Tabel
from laporan.rekap.tipe import Angka

POLOS = Gaya(lipat=False)
TENGAH = Gaya(rata="center", tegak="vcenter")
SEL = Gaya(garis=True)
KEPALA = Gaya(garis=True, tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE")
NOMOR = Gaya(garis=True, rata="center", ukuran=8)
KECIL = Gaya(ukuran=9)
RATA = {KIRI: "left", KANAN: "right"}
LEBAR_NOMOR = 5


def cetak_tabel_xlsx(rekap: RekapTabel, terbit: TandaTerbit | None = None) -> bytes:
    """Return the workbook of a report made of tables: issued with its mark, or a preview."""
    buku = susun_buku(f"{rekap.judul} {rekap.sebutan_periode}", rekap.kop.kecamatan, terbit)
    lembar = buku.lembar("Rekap")
    kolom = rekap.daftar_tabel[0].kolom if rekap.daftar_tabel else (Kolom("", lebar=100),)
    lembar.lebar((LEBAR_NOMOR, *(satu.lebar for satu in kolom)))
    akhir = len(kolom)
    baris = _tulis_kop(lembar, rekap, terbit, akhir)
    ulangi = None
    for tabel in rekap.daftar_tabel:
        kepala, baris = _tulis_tabel(_Tempat(lembar, rekap, tabel), baris)
        ulangi = kepala if len(rekap.daftar_tabel) == 1 else None
    _tulis_penutup(lembar, rekap, baris, akhir)
    lembar.bekukan(0, 2)
    asal = (rekap.dicetak, rekap.data_per, rekap.katalog)
    lembar.atur_cetak(kaki=susun_kaki(terbit, asal, draf=rekap.draf), ulangi=ulangi)
    return buku.tutup()


def _tulis_kop(
    lembar: LembarBuku, rekap: RekapTabel, terbit: TandaTerbit | None, akhir: int
) -> int:
    """Write letterhead, title and identity; return the next free row."""
    daftar = [
        (rekap.kop.pemda.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (f"KECAMATAN {rekap.kop.kecamatan.upper()}", TENGAH.dengan(tebal=True, ukuran=14)),
        (rekap.alamat_kop, TENGAH.dengan(ukuran=9, garis_bawah=True)),
        ("", POLOS),
        (rekap.judul.upper(), TENGAH.dengan(tebal=True, ukuran=12)),
        (rekap.sebutan_periode, TENGAH),
    ]
    if rekap.draf:
        merah = TENGAH.dengan(tebal=True, warna="#A3262C")
        daftar.append(("DRAF: belum semua lembar disetujui", merah))
    if terbit is not None:
        daftar.append((sebut_terbit(terbit), TENGAH.dengan(ukuran=9)))
    for nomor, (teks, gaya) in enumerate(daftar):
        lembar.gabung((nomor, 0, nomor, akhir), teks, gaya)
    baris = len(daftar) + 1
    for label, isi in rekap.identitas:
        lembar.gabung((baris, 0, baris, akhir), f"{label}: {isi}", POLOS)
        baris += 1
    if rekap.kosong:
        lembar.gabung((baris + 1, 0, baris + 1, akhir), rekap.kosong, Gaya())
        baris += 2
    return baris + 1


# --- one table ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tempat:
    lembar: LembarBuku
    rekap: RekapTabel
    tabel: Tabel

    def cari(self, kolom: int, peran: Peran) -> int | None:
        """The column of that part in the same group."""
        kelompok = self.tabel.kolom[kolom].kelompok
        for ke, satu in enumerate(self.tabel.kolom):
            if satu.kelompok == kelompok and satu.peran is peran:
                return ke
        return None


def _tulis_tabel(tempat: _Tempat, baris: int) -> tuple[tuple[int, int], int]:
    """Write a table; return the rows of its head and the next free row."""
    lembar, tabel = tempat.lembar, tempat.tabel
    if tabel.judul:
        lembar.gabung((baris, 0, baris, len(tabel.kolom)), tabel.judul, Gaya(tebal=True, ukuran=11))
        baris += 1
    bawah = _tulis_kepala(lembar, tabel, baris)
    awal = bawah + 1
    for urut, satu in enumerate(tabel.baris):
        _tulis_baris(tempat, satu, awal + urut)
    akhir = awal + len(tabel.baris)
    if tabel.penutup is not None:
        _tulis_rata(tempat, tabel.penutup, (awal, akhir))
        akhir += 1
    return (baris, bawah), akhir + 1


def _tulis_kepala(lembar: LembarBuku, tabel: Tabel, baris: int) -> int:
    """Two heading rows and the numbered column row; return the row of the numbers."""
    lembar.gabung((baris, 0, baris + 1, 0), "No.", KEPALA)
    kolom = 1
    for kepala in tabel.daftar_kepala:
        bawah = baris + 1 if kepala.sendiri else baris
        lembar.gabung((baris, kolom, bawah, kolom + kepala.banyak - 1), kepala.judul, KEPALA)
        kolom += kepala.banyak
    for ke, satu in enumerate(tabel.kolom, 1):
        if satu.kelompok:
            lembar.teks(baris + 1, ke, satu.judul, KEPALA)
    for nomor in tabel.daftar_nomor:
        lembar.angka(baris + 2, nomor - 1, nomor, NOMOR)
    return baris + 2


def _tulis_baris(tempat: _Tempat, isi: BarisTabel, baris: int) -> None:
    tempat.lembar.angka(baris, 0, isi.nomor, SEL.dengan(rata="center"))
    for ke, (kolom, satu) in enumerate(zip(tempat.tabel.kolom, isi.isi, strict=True)):
        gaya = SEL.dengan(rata=RATA.get(kolom.rata, "center"))
        _tulis_sel(tempat.lembar, (baris, ke + 1), satu, gaya, _susun_rumus(tempat, isi, baris, ke))


def _tulis_sel(
    lembar: LembarBuku, letak: tuple[int, int], isi: Isi, gaya: Gaya, rumus: str | None
) -> None:
    if not isinstance(isi, Angka):
        lembar.teks(*letak, isi, gaya)
    elif isi.nilai is None:
        lembar.teks(*letak, isi.teks, gaya)
    else:
        pola = susun_pola(isi.desimal, " %" if isi.persen else "")
        gaya = gaya.dengan(pola=pola, lipat=False)
        if rumus is None:
            lembar.angka(*letak, isi.nilai, gaya)
        else:
            lembar.rumus(*letak, rumus, isi.nilai, gaya)


def _susun_rumus(tempat: _Tempat, isi: BarisTabel, baris: int, ke: int) -> str | None:
    """Capaian from target and realisasi, nilai terhitung from capaian."""
    peran = tempat.tabel.kolom[ke].peran
    if peran not in (Peran.CAPAIAN, Peran.TERHITUNG) or isi.polaritas is None:
        return None
    daftar = [Peran.REALISASI, Peran.TARGET, Peran.CAPAIAN, Peran.TERHITUNG]
    letak = [tempat.cari(ke, satu) for satu in daftar]
    ada = [satu for satu in letak if satu is not None]
    angka = [satu for kolom in ada if isinstance(satu := isi.isi[kolom], Angka)]
    if len(angka) < len(daftar):
        return None
    alamat = [susun_alamat(baris, kolom + 1) for kolom in ada]
    if peran is Peran.CAPAIAN:
        tiga = (angka[0], angka[1], angka[2])
        return susun_rumus_capaian_sel(isi.polaritas, tiga, alamat[0], alamat[1])
    return susun_rumus_terhitung((angka[2], angka[3]), alamat[2], tempat.rekap.batas_capaian)


def _tulis_rata(tempat: _Tempat, penutup: BarisTabel, rentang: tuple[int, int]) -> None:
    """The row of averages: of a column above it, where its mean is just that."""
    awal, bawah = rentang
    tebal = SEL.dengan(tebal=True)
    tempat.lembar.teks(bawah, 0, "", tebal)
    for ke, (kolom, satu) in enumerate(zip(tempat.tabel.kolom, penutup.isi, strict=True)):
        rumus = None
        if isinstance(satu, Angka) and kolom.peran in (Peran.TERHITUNG, Peran.RATA):
            atas = [baris.isi[ke] for baris in tempat.tabel.baris]
            daftar = [isi.nilai for isi in atas if isinstance(isi, Angka) and isi.nilai is not None]
            kotak = f"{susun_alamat(awal, ke + 1)}:{susun_alamat(bawah - 1, ke + 1)}"
            rumus = susun_rumus_rata(daftar, satu.nilai, kotak)
        gaya = tebal.dengan(rata=RATA.get(kolom.rata, "center"))
        _tulis_sel(tempat.lembar, (bawah, ke + 1), satu, gaya, rumus)


# --- foot ---------------------------------------------------------------------------------------


def _tulis_penutup(lembar: LembarBuku, rekap: RekapTabel, baris: int, akhir: int) -> None:
    for teks in rekap.catatan:
        lembar.gabung((baris, 0, baris, akhir), teks, KECIL)
        baris += 1
    for tanda in rekap.penandatangan:
        kiri = max(akhir - 4, 0)
        for ke, teks in enumerate((tanda.pengantar, *tanda.sebutan.split("\n"))):
            lembar.gabung((baris + 1 + ke, kiri, baris + 1 + ke, akhir), teks, TENGAH)
        for ke, teks in enumerate(filter(None, (tanda.nama, tanda.pangkat, tanda.nomor))):
            gaya = TENGAH.dengan(tebal=ke == 0)
            lembar.gabung((baris + 7 + ke, kiri, baris + 7 + ke, akhir), teks, gaya)
        baris += 11
    for teks in filter(None, (rekap.dicetak, rekap.data_per, rekap.katalog)):
        lembar.gabung((baris, 0, baris, akhir), teks, KECIL)
        baris += 1
