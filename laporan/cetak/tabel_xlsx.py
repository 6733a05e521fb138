"""The tables of a report as a workbook; what is computed stands on sheets of its own, live."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat
from laporan.cetak import letak_hitungan as hitungan
from laporan.cetak.gaya import KEPALA, NOMOR, POLOS, SEL
from laporan.cetak.kode import TandaTerbit, susun_buku, susun_kaki
from laporan.cetak.lembar_hitungan import tulis_hitungan
from laporan.cetak.lembar_masukan import tulis_masukan
from laporan.cetak.lembar_penjelasan import daftar_uraian_umum, tulis_uraian
from laporan.cetak.lembar_resmi import (
    TINGGI_TANDA_TANGAN,
    tulis_angka,
    tulis_kecil,
    tulis_kop,
    tulis_tanda_tangan,
)
from laporan.cetak.letak_hitungan import HasilLetak, LetakHitungan, RataLetak
from laporan.cetak.rumus import susun_banyak, susun_kategori, susun_rata
from laporan.rekap.tabel import KANAN, KIRI, BarisTabel, Isi, Kolom, Peran, RekapTabel, Tabel
from laporan.rekap.tipe import Angka

RATA = {KIRI: "left", KANAN: "right"}
LEBAR_NOMOR = 5


def cetak_tabel_xlsx(rekap: RekapTabel, terbit: TandaTerbit | None = None) -> bytes:
    """Return the workbook of a report made of tables: issued with its mark, or a preview."""
    buku = susun_buku(f"{rekap.judul} {rekap.sebutan_periode}", rekap.kop.kecamatan, terbit)
    lembar = buku.lembar("Rekap")
    kolom = rekap.daftar_tabel[0].kolom if rekap.daftar_tabel else (Kolom("", lebar=100),)
    lembar.lebar((LEBAR_NOMOR, *(satu.lebar for satu in kolom)))
    letak = None
    if rekap.sumber is not None:
        masukan = tulis_masukan(buku.lembar("Masukan"), rekap.sumber)
        letak = tulis_hitungan(buku.lembar("Hitungan"), rekap.sumber, masukan)
    aturan = () if rekap.sumber is None else rekap.sumber.daftar_kategori
    uraian = daftar_uraian_umum(rekap, [satu.judul for satu in kolom], aturan)
    tulis_uraian(buku.lembar("Penjelasan"), uraian)
    akhir = len(kolom)
    baris = _tulis_identitas(lembar, rekap, tulis_kop(lembar, rekap, terbit, akhir), akhir)
    ulangi = None
    for urut, tabel in enumerate(rekap.daftar_tabel):
        kepala, baris = _tulis_tabel(_Tempat(lembar, rekap, tabel, urut, letak), baris)
        ulangi = kepala if len(rekap.daftar_tabel) == 1 else None
    _tulis_penutup(lembar, rekap, baris, akhir)
    lembar.bekukan(0, 2)
    asal = (rekap.dicetak, rekap.data_per, rekap.katalog)
    lembar.atur_cetak(kaki=susun_kaki(terbit, asal, draf=rekap.draf), ulangi=ulangi)
    return buku.tutup()


def _tulis_identitas(lembar: LembarBuku, rekap: RekapTabel, baris: int, akhir: int) -> int:
    """Return the next free row."""
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
    """A table, its place among the others, and where its figures are computed (None: nowhere)."""

    lembar: LembarBuku
    rekap: RekapTabel
    tabel: Tabel
    urut: int
    letak: LetakHitungan | None

    @property
    def menurut_indikator(self) -> bool:
        """Is a row one indikator? Else it is a group with its average."""
        return any(satu.peran is Peran.REALISASI for satu in self.tabel.kolom)

    def jangka(self, kolom: Kolom) -> int:
        """The window of a column; those that name none speak of the first."""
        assert self.rekap.sumber is not None
        daftar = self.rekap.sumber.daftar_jangka
        return daftar.index(kolom.kelompok) if kolom.kelompok in daftar else 0


def _tulis_tabel(tempat: _Tempat, baris: int) -> tuple[tuple[int, int], int]:
    """Write a table; return the rows of its head and the next free row."""
    lembar, tabel = tempat.lembar, tempat.tabel
    if tabel.judul:
        lembar.gabung((baris, 0, baris, len(tabel.kolom)), tabel.judul, Gaya(tebal=True, ukuran=11))
        baris += 1
    bawah = _tulis_kepala(lembar, tabel, baris)
    awal = bawah + 1
    for urut, satu in enumerate(tabel.baris):
        _tulis_baris(tempat, satu, awal + urut, urut)
    akhir = awal + len(tabel.baris)
    if tabel.penutup is not None:
        _tulis_rata(tempat, tabel.penutup, akhir)
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


def _tulis_baris(tempat: _Tempat, isi: BarisTabel, baris: int, urut: int) -> None:
    tempat.lembar.angka(baris, 0, isi.nomor, SEL.dengan(rata="center"))
    for ke, (kolom, satu) in enumerate(zip(tempat.tabel.kolom, isi.isi, strict=True), 1):
        gaya = SEL.dengan(rata=RATA.get(kolom.rata, "center"))
        rumus = _susun_rumus(tempat, kolom, satu, urut)
        _tulis_sel(tempat.lembar, (baris, ke), satu, gaya, rumus)


def _tulis_sel(
    lembar: LembarBuku, letak: tuple[int, int], isi: Isi, gaya: Gaya, rumus: str | None
) -> None:
    """A figure or a text, as a formula where there is one."""
    if isinstance(isi, Angka):
        tulis_angka(lembar, letak, isi, gaya, rumus)
    else:
        lembar.isi(*letak, isi, gaya, rumus)


def _susun_rumus(tempat: _Tempat, kolom: Kolom, isi: Isi, urut: int) -> str | None:
    """The formula of a cell of the row ``urut``, None where a text or plain figure stands."""
    if tempat.letak is None or kolom.peran is None:
        return None
    jangka = tempat.jangka(kolom)
    if tempat.menurut_indikator:
        return _susun_rumus_indikator(tempat.letak.hasil[tempat.urut, urut, jangka], kolom, isi)
    return _susun_rumus_rata(tempat.letak.rata[urut, jangka], kolom, isi)


KOLOM_HITUNGAN = {
    Peran.TARGET: hitungan.T,
    Peran.REALISASI: hitungan.R,
    Peran.CAPAIAN: hitungan.CAPAIAN,
    Peran.TERHITUNG: hitungan.TERHITUNG,
    Peran.KATEGORI: hitungan.KATEGORI,
}


def _susun_rumus_indikator(letak: HasilLetak, kolom: Kolom, isi: Isi) -> str | None:
    if kolom.peran not in KOLOM_HITUNGAN:
        return None
    desimal = isi.desimal if isinstance(isi, Angka) else 0
    return letak.rumus(KOLOM_HITUNGAN[kolom.peran], desimal)


def _susun_rumus_rata(letak: RataLetak, kolom: Kolom, isi: Isi) -> str | None:
    """Average, its kategori, and how many entered it, of a group."""
    if kolom.peran is Peran.KATEGORI:
        return f"={letak.kategori}"
    if kolom.peran is Peran.BANYAK:
        return _susun_rumus_banyak(letak.rentang, isi)
    return f"={letak.alamat}"


def _susun_rumus_banyak(rentang: str, isi: Isi) -> str | None:
    """ "7 dari 8 indikator"; where nothing is due that is said, and no formula."""
    teks = isi if isinstance(isi, str) else isi.teks
    return f"={susun_banyak(rentang, teks)}" if teks[:1].isdigit() else None


def _tulis_rata(tempat: _Tempat, penutup: BarisTabel, bawah: int) -> None:
    """The last row: of the table's own group, or the mean over the groups."""
    tebal = SEL.dengan(tebal=True)
    tempat.lembar.teks(bawah, 0, "", tebal)
    for ke, (kolom, satu) in enumerate(zip(tempat.tabel.kolom, penutup.isi, strict=True), 1):
        gaya = tebal.dengan(rata=RATA.get(kolom.rata, "center"))
        rumus = _susun_rumus_penutup(tempat, kolom, satu, susun_alamat(bawah, ke - 1))
        _tulis_sel(tempat.lembar, (bawah, ke), satu, gaya, rumus)


def _susun_rumus_penutup(tempat: _Tempat, kolom: Kolom, isi: Isi, kiri: str) -> str | None:
    """``kiri`` is the cell to the left: a kategori stands beside its average."""
    if tempat.letak is None or kolom.peran is None or isi == "":
        return None
    jangka = tempat.jangka(kolom)
    if tempat.menurut_indikator:
        return _susun_rumus_rata(tempat.letak.rata[tempat.urut, jangka], kolom, isi)
    assert tempat.rekap.sumber is not None
    daftar = tempat.letak.daftar_rata(tempat.rekap.sumber, jangka)
    if kolom.peran is Peran.KATEGORI:
        return f"={susun_kategori(kiri, tempat.letak.aturan.daftar)}"
    if kolom.peran is Peran.BANYAK:
        return _susun_rumus_banyak(daftar, isi)
    return f"={susun_rata(daftar)}"


# --- foot ---------------------------------------------------------------------------------------


def _tulis_penutup(lembar: LembarBuku, rekap: RekapTabel, baris: int, akhir: int) -> None:
    baris = tulis_kecil(lembar, baris, akhir, rekap.catatan)
    for tanda in rekap.penandatangan:
        tulis_tanda_tangan(lembar, (baris + 1, max(akhir - 4, 0), akhir), tanda)
        baris += TINGGI_TANDA_TANGAN
    tulis_kecil(lembar, baris, akhir, (rekap.dicetak, rekap.data_per, rekap.katalog))
