"""The sheet *Masukan*: what was entered by month, and the target; the one place of inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indikator.hitung import Agregasi, Aturan, Jendela, Jenis, KeadaanSel, Sel
from kinerja.inti.buku import Gaya, LembarBuku, susun_alamat, susun_pola
from kinerja.inti.waktu import NAMA_BULAN
from laporan.cetak.gaya import KEPALA, POLOS, SEL
from laporan.rekap.sumber import BarisSumber, IsianSumber, KursiSumber, SumberRekap

ANGKA = Gaya(garis=True, rata="right", lipat=False)
ISIAN = ANGKA.dengan(latar="#FFFBEA")
JUDUL = Gaya(tebal=True, ukuran=12, lipat=False)
BARIS_PERTAMA = 4
BELUM = Sel(KeadaanSel.BELUM)
KATA_KEADAAN = {KeadaanSel.NIHIL: "nihil"}
JAWABAN_SYARAT = {None: "–", True: "Ya", False: "Tidak"}
PETUNJUK = (
    "Angka berlatar kuning ialah masukan: ubah di sini, lalu lembar lain menghitung ulang. "
    "Tanda – berarti belum diisi; nihil berarti tidak ada kegiatan."
)


@dataclass(frozen=True, slots=True)
class Letak:
    """Where the numbers of one post for one row stand; ``rencana`` None: there is no plan.
    ``daftar_bulan`` are the months it may enter."""

    daftar_bulan: frozenset[int]
    bulan_pertama: int
    pembilang: int
    penyebut: int
    rencana: int | None

    @property
    def setahun(self) -> str:
        return susun_alamat(self.pembilang, self.bulan_pertama - 1, lembar=NAMA)

    def sel(self, baris: int, bulan: int) -> str:
        return susun_alamat(baris, self.bulan_pertama + bulan - 1, lembar=NAMA)

    def rentang(self, baris: int, jendela: Jendela) -> str:
        """Return ``'Masukan'!F5:N5``, the months of a window on one line."""
        sampai = susun_alamat(baris, self.bulan_pertama + jendela.akhir - 1)
        return f"{self.sel(baris, jendela.awal)}:{sampai}"


NAMA = "Masukan"
DaftarLetak = Mapping[tuple[int, int], Letak]


def ambil_letak(
    daftar: DaftarLetak, baris: BarisSumber, kursi: KursiSumber
) -> list[tuple[IsianSumber, Letak]]:
    """Return the posts of a seat in order of time, each with its place."""
    return [(isian, daftar[isian.penugasan_id, baris.indikator_id]) for isian in kursi.daftar_isian]


@dataclass(frozen=True, slots=True)
class _Halaman:
    """The sheet with its columns: names stand in one where there are several people."""

    lembar: LembarBuku
    akhir: int
    bernama: bool

    @property
    def bulan_pertama(self) -> int:
        return 6 if self.bernama else 5

    def tulis_depan(self, ke: int, baris: BarisSumber, nama: str, sisa: tuple[str, str]) -> None:
        self.lembar.angka(ke, 0, baris.nomor, SEL.dengan(rata="center"))
        depan = (nama, baris.nama, *sisa) if self.bernama else (baris.nama, *sisa)
        for kolom, teks in enumerate(depan, 1):
            self.lembar.teks(ke, kolom, teks, SEL)

    def tulis_isian(
        self,
        letak: tuple[int, int],
        nilai: Decimal | None,
        *,
        kata: str = "–",
        masukan: bool = True,
    ) -> None:
        """A number, or the word in its place; ``masukan`` False: nothing is computed from it."""
        gaya = ISIAN if masukan else ANGKA
        if nilai is not None:
            gaya = gaya.dengan(pola=_pola(nilai))
        self.lembar.isi(*letak, kata if nilai is None else nilai, gaya)


def tulis_masukan(lembar: LembarBuku, sumber: SumberRekap) -> DaftarLetak:
    """Write the sheet; return post and row → where their numbers stand."""
    halaman = _Halaman(lembar, sumber.akhir, sumber.bernama)
    _tulis_kepala(halaman, sumber)
    letak: dict[tuple[int, int], Letak] = {}
    ke = BARIS_PERTAMA
    for baris, isian in sumber.daftar_isian():
        tempat, ke = _tulis_isian(halaman, ke, baris, isian)
        letak[isian.penugasan_id, baris.indikator_id] = tempat
    lembar.bekukan(BARIS_PERTAMA, halaman.bulan_pertama - 2)
    lembar.atur_cetak(kaki=NAMA, ulangi=(BARIS_PERTAMA - 1, BARIS_PERTAMA - 1))
    return letak


def _tulis_kepala(halaman: _Halaman, sumber: SumberRekap) -> None:
    lembar, nama = halaman.lembar, ("Pegawai",) if halaman.bernama else ()
    lebar = (24,) if halaman.bernama else ()
    lembar.lebar((5, *lebar, 44, 32, 10, 12, *[11] * halaman.akhir, 12))
    lembar.teks(0, 0, f"{NAMA} {sumber.tahun}", JUDUL)
    lembar.teks(1, 0, PETUNJUK, POLOS)
    judul = ("No.", *nama, "Indikator", NAMA, "Satuan", "Target setahun")
    for kolom, teks in enumerate((*judul, *NAMA_BULAN[: halaman.akhir], "Jumlah")):
        lembar.teks(BARIS_PERTAMA - 1, kolom, teks, KEPALA)


def _tulis_isian(
    halaman: _Halaman, ke: int, baris: BarisSumber, isian: IsianSumber
) -> tuple[Letak, int]:
    """Write the lines of one post for one row; return their place and the next free line."""
    pertama = ke
    for label, satuan, ambil in _daftar_masukan(baris.aturan):
        halaman.tulis_depan(ke, baris, isian.nama, (label, satuan))
        target = isian.target if ke == pertama else None
        halaman.tulis_isian(
            (ke, halaman.bulan_pertama - 1),
            None if target is None else target.setahun,
            masukan=target is not None and not target.rencana,
        )
        _tulis_angka(halaman, ke, baris.aturan, isian, ambil)
        ke += 1
    rencana = None
    if isian.target is not None and isian.target.rencana:
        _tulis_rencana(halaman, ke, baris, isian, isian.target.rencana)
        rencana, ke = ke, ke + 1
    if any(sel.syarat_terpenuhi is not None for sel in isian.sel.values()):
        _tulis_syarat(halaman, ke, baris, isian)
        ke += 1
    akhir = pertama if baris.aturan.jenis is Jenis.JUMLAH else pertama + 1
    return Letak(isian.daftar_bulan, halaman.bulan_pertama, pertama, akhir, rencana), ke


def _daftar_masukan(
    aturan: Aturan,
) -> Iterator[tuple[str, str, Callable[[Sel], Decimal | None]]]:
    """Label, unit and value: one line for a count, two for a ratio; the unit of an average is that
    of its pembilang."""
    if aturan.jenis is Jenis.JUMLAH:
        posisi = aturan.agregasi is Agregasi.TERAKHIR
        label = "Posisi akhir bulan" if posisi else "Jumlah"
        yield label, aturan.satuan, lambda sel: sel.pembilang
        return
    satuan = aturan.satuan if aturan.jenis is Jenis.RATA_RATA else ""
    yield aturan.label_pembilang or "Pembilang", satuan, lambda sel: sel.pembilang
    yield aturan.label_penyebut or "Penyebut", "", lambda sel: sel.penyebut


def _tulis_angka(
    halaman: _Halaman,
    ke: int,
    aturan: Aturan,
    isian: IsianSumber,
    ambil: Callable[[Sel], Decimal | None],
) -> None:
    """Write the months of one line and their total."""
    daftar: list[Decimal] = []
    for bulan in range(1, halaman.akhir + 1):
        sel = isian.sel.get(bulan, BELUM)
        nilai = ambil(sel) if sel.keadaan is KeadaanSel.TERISI else None
        if nilai is not None:
            daftar.append(nilai)
        kolom = halaman.bulan_pertama + bulan - 1
        halaman.tulis_isian(
            (ke, kolom),
            nilai,
            kata=KATA_KEADAAN.get(sel.keadaan, "–"),
            masukan=bulan in isian.daftar_bulan,
        )
    kolom = halaman.bulan_pertama + halaman.akhir
    if aturan.agregasi not in (Agregasi.JUMLAH, Agregasi.RASIO_JUMLAH):
        halaman.lembar.teks(ke, kolom, "–", ANGKA)
        return
    total = sum(daftar, Decimal(0))
    rentang = f"{susun_alamat(ke, halaman.bulan_pertama)}:{susun_alamat(ke, kolom - 1)}"
    gaya = ANGKA.dengan(tebal=True, pola=_pola(total))
    rumus = f'=IF(COUNT({rentang})>0,SUM({rentang}),"–")'
    halaman.lembar.rumus(ke, kolom, rumus, total if daftar else "–", gaya)


def _tulis_rencana(
    halaman: _Halaman,
    ke: int,
    baris: BarisSumber,
    isian: IsianSumber,
    rencana: Mapping[int, Decimal],
) -> None:
    """The plan by month, where there is one."""
    halaman.tulis_depan(ke, baris, isian.nama, ("Rencana target", baris.aturan.satuan))
    halaman.lembar.teks(ke, halaman.bulan_pertama - 1, "–", ANGKA)
    for bulan in range(1, halaman.akhir + 1):
        letak = (ke, halaman.bulan_pertama + bulan - 1)
        halaman.tulis_isian(letak, rencana.get(bulan), masukan=bulan in rencana)
    halaman.lembar.teks(ke, halaman.bulan_pertama + halaman.akhir, "–", ANGKA)


def _tulis_syarat(halaman: _Halaman, ke: int, baris: BarisSumber, isian: IsianSumber) -> None:
    """The answers to the yes/no question."""
    halaman.tulis_depan(ke, baris, isian.nama, ("Syarat terpenuhi", ""))
    halaman.lembar.teks(ke, halaman.bulan_pertama - 1, "–", ANGKA)
    for bulan in range(1, halaman.akhir + 1):
        jawaban = isian.sel.get(bulan, BELUM).syarat_terpenuhi
        kolom = halaman.bulan_pertama + bulan - 1
        halaman.lembar.teks(ke, kolom, JAWABAN_SYARAT[jawaban], ANGKA)
    halaman.lembar.teks(ke, halaman.bulan_pertama + halaman.akhir, "–", ANGKA)


def _pola(nilai: Decimal) -> str:
    """As many decimals as the number was entered with."""
    return susun_pola(0 if nilai == nilai.to_integral_value() else 2)
