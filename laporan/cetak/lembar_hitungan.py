"""The sheet *Hitungan*: every figure of a report from its inputs, exact, one line a figure.

The sheet that is signed only rounds what stands here. Where several seats make a figure, each has a
line of its own above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indikator import hitung
from indikator.hitung import Agregasi, AntarPemegang, Aturan, AturanKategori, Jendela, Jenis
from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat, susun_pola
from laporan.cetak import rumus
from laporan.cetak.gaya import KEPALA, SEL, SEL_TENGAH
from laporan.cetak.lembar_masukan import ANGKA, JUDUL, DaftarLetak, ambil_letak
from laporan.cetak.letak_hitungan import (
    CAPAIAN,
    KATEGORI,
    NAMA,
    TERHITUNG,
    HasilLetak,
    LetakAturan,
    LetakHitungan,
    P,
    Q,
    R,
    RataLetak,
    T,
)
from laporan.rekap.sumber import BarisSumber, KelompokSumber, KursiSumber, SumberRekap

JUDUL_KOLOM = (
    *("No.", "Kelompok", "Indikator", "Jangka waktu", "Pembilang", "Penyebut"),
    *("Realisasi", "Target", "Capaian", "Nilai terhitung", "Kategori"),
)
TEPAT = ANGKA.dengan(pola="#,##0.00######")
PERSEN = ANGKA.dengan(pola=susun_pola(2, " %"))
TIPIS = SEL.dengan(warna="#5B6660")
TEBAL = Gaya(garis=True, tebal=True)
KATA = "–"


def tulis_hitungan(lembar: LembarBuku, sumber: SumberRekap, masukan: DaftarLetak) -> LetakHitungan:
    """Write the sheet; return where each figure stands."""
    lembar.lebar((5, 30, 44, 16, *[14] * 6, 16))
    lembar.teks(0, 0, f"{NAMA}: dari masukan sampai capaian, belum dibulatkan", JUDUL)
    daftar_kategori = sumber.daftar_kategori
    aturan, ke = _tulis_aturan(lembar, daftar_kategori)
    for kolom, teks in enumerate(JUDUL_KOLOM):
        lembar.teks(ke, kolom, teks, KEPALA)
    lembar.bekukan(ke + 1, 3)
    lembar.atur_cetak(kaki=NAMA, ulangi=(ke, ke))
    ke += 1
    rata: dict[tuple[int, int], RataLetak] = {}
    hasil: dict[tuple[int, int, int], HasilLetak] = {}
    for urut, kelompok in enumerate(sumber.semua_kelompok):
        milik = aturan[daftar_kategori.index(kelompok.kategori)]
        for jangka, nama in enumerate(sumber.daftar_jangka):
            awal, daftar_hasil = ke, []
            for nomor, baris in enumerate(kelompok.daftar_baris):
                letak = aturan[daftar_kategori.index(baris.kategori)]
                satu = _susun_baris(lembar, masukan, letak, (kelompok, baris, jangka, nama))
                hasil[urut, nomor, jangka] = satu.tulis(ke)
                ke = hasil[urut, nomor, jangka].ke + 1
                daftar_hasil.append(satu.hasil)
            isi = hitung.hitung_rata_capaian(daftar_hasil, kelompok.kategori)
            rata[urut, jangka] = _tulis_rata(lembar, (kelompok.nama, nama, isi), (awal, ke), milik)
            ke += 1
    return LetakHitungan(rata, hasil, aturan[0])


def _tulis_aturan(
    lembar: LembarBuku, daftar: Sequence[AturanKategori]
) -> tuple[dict[int, LetakAturan], int]:
    """Write clamp and bands; return where they stand and the next free line."""
    hasil: dict[int, LetakAturan] = {}
    ke = 2
    for urut, aturan in enumerate(daftar):
        batas = None
        if aturan.batas_capaian is not None:
            lembar.teks(ke, 2, "Batas capaian dalam nilai terhitung", SEL)
            lembar.angka(ke, P, aturan.batas_capaian, PERSEN)
            batas = _tetap(ke, P)
            ke += 1
        pita = []
        for satu in aturan.daftar:
            lembar.teks(ke, 2, satu.nama, SEL)
            lembar.angka(ke, P, satu.batas, PERSEN)
            pita.append((_tetap(ke, 2), _tetap(ke, P)))
            ke += 1
        hasil[urut] = LetakAturan(batas, tuple(pita))
        ke += 1
    return hasil, ke


def _tetap(baris: int, kolom: int) -> str:
    """``'Hitungan'!$E$4``."""
    alamat = susun_alamat(baris, kolom)
    huruf = alamat.rstrip("0123456789")
    return f"'{NAMA}'!${huruf}${alamat[len(huruf) :]}"


# --- one figure -----------------------------------------------------------------------------------


def _susun_baris(
    lembar: LembarBuku,
    masukan: DaftarLetak,
    letak: LetakAturan,
    isi: tuple[KelompokSumber, BarisSumber, int, str],
) -> _Baris:
    """``isi``: the group, the row, the window and its name."""
    kelompok, baris, jangka, nama = isi
    jendela = kelompok.daftar_jendela[jangka]
    return _Baris(
        lembar=lembar,
        masukan=masukan,
        letak=letak,
        kelompok=kelompok.nama,
        sumber=baris,
        jendela=jendela,
        sebutan=nama,
        tepat=baris.hitung_tepat(jendela),
        hasil=baris.hitung_hasil(jendela),
    )


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row over one window, about to be written."""

    lembar: LembarBuku
    masukan: DaftarLetak
    letak: LetakAturan
    kelompok: str
    sumber: BarisSumber
    jendela: Jendela
    sebutan: str
    tepat: hitung.Hitungan
    hasil: hitung.Hasil

    @property
    def aturan(self) -> Aturan:
        return self.sumber.aturan

    def tulis(self, ke: int) -> HasilLetak:
        """Write the lines of the seats where there are several, then the figure."""
        daftar = self.sumber.daftar_kursi
        if not self.jendela.bulan:
            return self._tulis_kosong(ke)
        if len(daftar) == 1:
            self._tulis_depan(ke, self.sumber.nama, SEL)
            self._tulis_kursi(ke, daftar[0], self.tepat)
            return self._tulis_hasil(ke)
        for urut, kursi in enumerate(daftar):
            self._tulis_depan(ke + urut, f"    {kursi.nama}", TIPIS)
            tepat = hitung.hitung_tepat(self.aturan, [kursi.deret], self.jendela)
            self._tulis_kursi(ke + urut, kursi, tepat)
            for kolom in (CAPAIAN, TERHITUNG, KATEGORI):
                self.lembar.teks(ke + urut, kolom, "", SEL)
        akhir = ke + len(daftar)
        self._tulis_depan(akhir, self.sumber.nama, SEL)
        self._tulis_gabungan(ke, akhir)
        return self._tulis_hasil(akhir)

    def _tulis_kosong(self, ke: int) -> HasilLetak:
        """The window is over before it begins: the post ended earlier."""
        self._tulis_depan(ke, self.sumber.nama, SEL)
        for kolom in range(P, KATEGORI + 1):
            self.lembar.teks(ke, kolom, KATA, ANGKA)
        return HasilLetak(ke, frozenset())

    def _tulis_depan(self, ke: int, nama: str, gaya: Gaya) -> None:
        self.lembar.angka(ke, 0, self.sumber.nomor, gaya.dengan(rata="center"))
        for kolom, teks in enumerate((self.kelompok, nama, self.sebutan), 1):
            self.lembar.teks(ke, kolom, teks, gaya)

    def _tulis(self, ke: int, kolom: int, isi: str | None, nilai: Fraction | str) -> None:
        """A formula with its value; a word alone where there is no formula."""
        angka = _desimal(nilai) if isinstance(nilai, Fraction) else nilai
        self.lembar.isi(ke, kolom, angka, TEPAT, _rumus(isi))

    def _tulis_kursi(self, ke: int, kursi: KursiSumber, hasil: hitung.Hitungan) -> None:
        """Sum, divisor, R and T of one seat."""
        letak = [satu for _, satu in ambil_letak(self.masukan, self.sumber, kursi)]
        p, q = susun_alamat(ke, P), susun_alamat(ke, Q)
        self._tulis(
            ke, P, rumus.susun_pembilang(self.aturan, letak, self.jendela, q), _pembilang(hasil)
        )
        isi = rumus.susun_penyebut(self.aturan, letak, self.jendela)
        self._tulis(ke, Q, isi, self._penyebut(hasil))
        kata = rumus.susun_kata_kursi(self.aturan, letak, self.jendela)
        self._tulis(ke, R, rumus.susun_realisasi(self.aturan, p, q, kata), _realisasi(hasil))
        self._tulis(ke, T, self._susun_target(kursi, hasil.target), _target(hasil))

    def _penyebut(self, hasil: hitung.Hitungan) -> Fraction | str:
        if self.aturan.agregasi is Agregasi.RATA_RATA:
            return Fraction(0) if hasil.jumlahan is None else hasil.jumlahan.penyebut
        if self.aturan.jenis is Jenis.JUMLAH or hasil.jumlahan is None:
            return KATA
        return hasil.jumlahan.penyebut

    def _susun_target(self, kursi: KursiSumber, target: Fraction | None) -> str | None:
        """None where nothing is due or no target was set."""
        if target is None or kursi.deret.target is None:
            return None
        calon = ambil_letak(self.masukan, self.sumber, kursi)
        letak = next(satu for isian, satu in reversed(calon) if isian.target is not None)
        if self.aturan.agregasi is not Agregasi.JUMLAH:
            return rumus.susun_target_penuh(kursi.deret.target, letak, self.jendela)
        aktif = hitung.ambil_bulan_aktif(self.aturan, kursi.deret, self.jendela)
        bagian = [(bulan, kursi.deret.bagian[bulan]) for bulan in aktif]
        return rumus.susun_target(self.aturan, kursi.deret.target, letak, bagian)

    def _tulis_gabungan(self, awal: int, ke: int) -> None:
        """Sum, divisor, R and T of all seats, which stand in the lines from ``awal`` on."""
        hasil, aturan = self.tepat, self.aturan
        rentang = {kolom: _rentang(awal, ke - 1, kolom) for kolom in (P, Q, R)}
        p, q = susun_alamat(ke, P), susun_alamat(ke, Q)
        if aturan.antar_pemegang is AntarPemegang.BERSAMA:
            self._tulis(ke, P, None, KATA)
            self._tulis(ke, Q, None, KATA)
            self._tulis(ke, R, self._susun_terbesar(rentang[R]), _realisasi(hasil))
        else:
            self._tulis(ke, P, rumus.susun_jumlah_kursi(rentang[P]), _pembilang(hasil))
            self._tulis(ke, Q, self._susun_penyebut(rentang[Q]), self._penyebut(hasil))
            kata = rumus.susun_kata_gabungan(rentang[R])
            self._tulis(ke, R, rumus.susun_realisasi(aturan, p, q, kata), _realisasi(hasil))
        daftar = [
            (susun_alamat(awal + urut, T), susun_alamat(awal + urut, Q))
            for urut, kursi in enumerate(self.sumber.daftar_kursi)
            if hitung.ambil_bulan_aktif(aturan, kursi.deret, self.jendela)
        ]
        isi = None if hasil.target is None else rumus.susun_target_gabungan(aturan, daftar)
        self._tulis(ke, T, isi, _target(hasil))

    def _susun_penyebut(self, rentang: str) -> str | None:
        if self.aturan.agregasi is Agregasi.RATA_RATA:
            letak = [
                satu
                for kursi in self.sumber.daftar_kursi
                for _, satu in ambil_letak(self.masukan, self.sumber, kursi)
            ]
            return rumus.susun_penyebut(self.aturan, letak, self.jendela)
        return None if self.aturan.jenis is Jenis.JUMLAH else rumus.susun_jumlah_kursi(rentang)

    def _susun_terbesar(self, rentang: str) -> str | None:
        """None where nihil of the first seat stands before the 0 of another: no largest says so."""
        if self.tepat.nihil and any(
            hitung.hitung_tepat(self.aturan, [kursi.deret], self.jendela).jumlahan is not None
            for kursi in self.sumber.daftar_kursi
        ):
            return None
        return rumus.susun_terbesar(rentang)

    def _tulis_hasil(self, ke: int) -> HasilLetak:
        """Capaian, nilai terhitung and kategori from R and T of the line."""
        tepat, hasil = self.tepat, self.hasil
        r, t, c = (susun_alamat(ke, kolom) for kolom in (R, T, CAPAIAN))
        ada = hasil.target is not None
        pasti = tepat.capaian is None or rumus.sudah_pasti(tepat.capaian, 2)
        isi = {
            CAPAIAN: rumus.susun_capaian(self.aturan, r, t) if pasti else None,
            TERHITUNG: rumus.susun_terhitung(c, self.letak.batas),
            KATEGORI: rumus.susun_kategori(c, self.letak.daftar),
        }
        nilai = {CAPAIAN: hasil.capaian, TERHITUNG: hasil.nilai_terhitung}
        for kolom in (CAPAIAN, TERHITUNG, KATEGORI):
            angka = hasil.kategori if kolom == KATEGORI else nilai[kolom]
            _tulis_persen(self.lembar, (ke, kolom), isi[kolom] if ada else None, angka)
        return HasilLetak(ke, self._ambil_pasti(tepat))

    def _ambil_pasti(self, tepat: hitung.Hitungan) -> frozenset[int]:
        """The columns that other sheets can show by a formula."""
        desimal = hitung.ambil_desimal(self.aturan)
        calon = {R: tepat.realisasi, T: tepat.target}
        pasti = {
            kolom
            for kolom, nilai in calon.items()
            if nilai is None or rumus.sudah_pasti(nilai, desimal)
        }
        return frozenset(
            pasti | {CAPAIAN, TERHITUNG, KATEGORI} if tepat.target is not None else pasti - {T}
        )


def _tulis_persen(
    lembar: LembarBuku, letak: tuple[int, int], isi: str | None, nilai: Decimal | str | None
) -> None:
    gaya = SEL_TENGAH if letak[1] == KATEGORI else PERSEN
    lembar.isi(*letak, KATA if nilai is None else nilai, gaya, _rumus(isi))


def _rumus(isi: str | None) -> str | None:
    return None if isi is None else f"={isi}"


def _tulis_rata(
    lembar: LembarBuku,
    isi: tuple[str, str, hitung.RataCapaian],
    baris: tuple[int, int],
    aturan: LetakAturan,
) -> RataLetak:
    """Write the average of a group over a window (both by name) below its lines (first, next
    free)."""
    (kelompok, jangka, rata), (awal, ke) = isi, baris
    for kolom, teks in enumerate(("", kelompok, "Rata-rata capaian", jangka)):
        lembar.teks(ke, kolom, teks, TEBAL)
    for kolom in range(P, TERHITUNG):
        lembar.teks(ke, kolom, "", TEBAL)
    rentang = _rentang(awal, ke - 1, TERHITUNG)
    rumus_rata = None if awal == ke else rumus.susun_rata(rentang)
    _tulis_persen(lembar, (ke, TERHITUNG), rumus_rata, rata.nilai)
    kategori = rumus.susun_kategori(susun_alamat(ke, TERHITUNG), aturan.daftar)
    _tulis_persen(lembar, (ke, KATEGORI), kategori, rata.kategori)
    return RataLetak(ke, _rentang(awal, max(ke - 1, awal), TERHITUNG, lembar=NAMA))


def _rentang(awal: int, akhir: int, kolom: int, *, lembar: str = "") -> str:
    return f"{susun_alamat(awal, kolom, lembar=lembar)}:{susun_alamat(akhir, kolom)}"


def _pembilang(hasil: hitung.Hitungan) -> Fraction | str:
    return KATA if hasil.jumlahan is None else hasil.jumlahan.pembilang


def _realisasi(hasil: hitung.Hitungan) -> Fraction | str:
    """The exact R; only nihil is a word here, though it counts as 0 where months add."""
    if hasil.nihil:
        return "nihil"
    return KATA if hasil.realisasi is None else hasil.realisasi


def _target(hasil: hitung.Hitungan) -> Fraction | str:
    return KATA if hasil.target is None else hasil.target


def _desimal(nilai: Fraction) -> Decimal:
    """As exact as a spreadsheet can hold it."""
    return Decimal(nilai.numerator) / Decimal(nilai.denominator)
