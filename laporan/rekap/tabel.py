"""Tables of a report as frozen values: every cell a text or a figure, for page, PDF, XLSX, CSV."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from indikator.rekap import JabatanTersusun
from kinerja.inti.teks import susun_alamat_kop
from laporan.bagan import BaganBatang
from laporan.rekap.sumber import SumberRekap
from laporan.rekap.tipe import Angka, TandaTangan
from realisasi.arti import Kop

KIRI, TENGAH, KANAN = "kiri", "tengah", "kanan"
Isi = str | Angka


class Peran(StrEnum):
    """What the figures of a column are."""

    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    TERHITUNG = "terhitung"
    RATA = "rata"
    KATEGORI = "kategori"
    BANYAK = "banyak"  # "7 dari 8 indikator"

    @property
    def persen(self) -> bool:
        """A percentage in every row; target and realisasi follow the satuan of theirs."""
        return self in (Peran.CAPAIAN, Peran.TERHITUNG, Peran.RATA)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``kelompok`` is the head it shares with its neighbours, ``lebar`` its share of
    the paper (and its characters in a workbook), ``rata`` kiri, tengah or kanan. ``peran`` says
    what its figures are, so that a workbook knows which formula stands there."""

    judul: str
    kelompok: str = ""
    rata: str = KIRI
    lebar: int = 14
    peran: Peran | None = None


@dataclass(frozen=True, slots=True)
class KepalaKolom:
    """One cell of the upper head row: over ``banyak`` columns, or alone over both rows."""

    judul: str
    banyak: int
    sendiri: bool


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One row; ``alamat`` is the page behind its first text, ``nomor`` counts from 1 (0: none)."""

    isi: tuple[Isi, ...]
    nomor: int = 0
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class SelCetak:
    """One cell ready to be set: ``kata`` where a word stands in place of a figure, ``label`` its
    head where no head row is seen."""

    teks: str
    rata: str
    label: str
    alamat: str = ""
    kata: bool = False


@dataclass(frozen=True, slots=True)
class BarisCetak:
    """One row ready to be set: its first text apart."""

    nomor: str
    kepala: SelCetak
    daftar_sel: tuple[SelCetak, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table; ``penutup`` is the row of its average, None where there is none. The running
    number is a column of its own, not among ``kolom``."""

    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[BarisTabel, ...]
    penutup: BarisTabel | None = None

    @property
    def daftar_cetak(self) -> tuple[BarisCetak, ...]:
        """The rows as page and paper set them, without ``penutup``."""
        return tuple(self._susun_cetak(satu) for satu in self.baris)

    @property
    def penutup_cetak(self) -> BarisCetak | None:
        return None if self.penutup is None else self._susun_cetak(self.penutup)

    def _susun_cetak(self, baris: BarisTabel) -> BarisCetak:
        kepala, *sisa = [
            _susun_sel(isi, kolom) for isi, kolom in zip(baris.isi, self.kolom, strict=True)
        ]
        nomor = str(baris.nomor) if baris.nomor else ""
        return BarisCetak(nomor, replace(kepala, alamat=baris.alamat), tuple(sisa))

    @property
    def daftar_kepala(self) -> tuple[KepalaKolom, ...]:
        """The upper head row."""
        hasil: list[KepalaKolom] = []
        for kelompok, daftar in groupby(self.kolom, key=lambda satu: satu.kelompok):
            anggota = list(daftar)
            if kelompok:
                hasil.append(KepalaKolom(kelompok, len(anggota), sendiri=False))
            else:
                hasil += [KepalaKolom(satu.judul, 1, sendiri=True) for satu in anggota]
        return tuple(hasil)

    @property
    def daftar_nomor(self) -> range:
        """The numbered column row."""
        return range(1, len(self.kolom) + 2)


def _susun_sel(isi: Isi, kolom: Kolom) -> SelCetak:
    label = f"{kolom.judul} {kolom.kelompok}".strip()
    if isinstance(isi, Angka):
        return SelCetak(isi.teks, KANAN, label, isi.alamat, kata=isi.nilai is None)
    return SelCetak(isi, kolom.rata, label)


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapDasar:
    """What every report that is not one pegawai's carries around its contents. ``kosong`` says why
    there are none, ``tentang`` whom or what it is about, for lists inside; ``dibaca_pada`` is the
    moment before it was read."""

    kecamatan_id: int
    nama_berkas: str
    judul: str
    sebutan_periode: str
    tentang: str
    kop: Kop
    identitas: tuple[tuple[str, str], ...]
    kosong: str
    draf: bool
    catatan: tuple[str, ...]
    penandatangan: tuple[TandaTangan, ...]
    katalog: str
    data_per: str
    dibaca_pada: datetime
    dicetak: str

    @property
    def alamat_kop(self) -> str:
        """Address, telephone and e-mail of the letterhead in one line."""
        kop = self.kop
        return susun_alamat_kop(kop.alamat, kop.kode_pos, kop.telepon, kop.surel)


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapTabel(RekapDasar):
    """A report made of tables. ``sumber`` None: nothing in it is computed; else its groups are the
    rows of the one table, or, where these are indikator, the tables."""

    daftar_tabel: tuple[Tabel, ...]
    hanya_disetujui: bool
    sumber: SumberRekap | None = None
    daftar_bagan: tuple[BaganBatang, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapKatalog(RekapDasar):
    """The catalogue of a year in the shape of the decree: one jabatan, or all of them."""

    daftar_jabatan: tuple[JabatanTersusun, ...]
