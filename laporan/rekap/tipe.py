"""The frozen values of a report: every figure with its printed text; prints compute nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from indikator.hitung import AturanKategori, Jendela
from kinerja.inti.teks import susun_alamat_kop
from kinerja.inti.waktu import Periode
from laporan.bagan import BaganGaris
from laporan.rekap.jangka import Jangka
from laporan.rekap.sumber import BarisSumber, KelompokSumber, SumberRekap
from realisasi.alur import Keadaan
from realisasi.arti import Kop


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure and its print. ``nilai`` None: no figure, ``teks`` says why ("–", "nihil").
    ``alamat`` is the page of its explanation, where the table itself does not know it."""

    nilai: Decimal | None
    teks: str
    desimal: int = 2
    persen: bool = False
    alamat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomJangka:
    """One window of a report and its columns. ``bercapaian`` False: a month alone, beside its plan.

    ``jelas`` is the code of its explanations; empty where the figures leave out unapproved sheets,
    which no explanation does.
    """

    sebutan: str
    jendela: Jendela
    bercapaian: bool
    jelas: str

    @property
    def lebar(self) -> int:
        """How many columns it takes."""
        return 4 if self.bercapaian else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaJangka:
    """The figures of one row over one window; a month alone prints its first two only."""

    jangka: KolomJangka
    target: Angka
    realisasi: Angka
    rincian: str
    capaian: Angka
    nilai_terhitung: Angka
    kategori: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRekap:
    """One row of the report. A span of 0: the cell above reaches down to this row.

    ``daftar_angka`` stands in the order of ``RekapPegawai.daftar_jangka``; ``utama`` is the one
    that kategori, notes and the average speak of. ``sumber``: what its figures are made of.
    """

    indikator_id: int
    nomor: int
    kinerja_utama: str
    rentang_kinerja_utama: int
    indikator: str
    formulasi: str
    daftar_sumber: tuple[str, ...]
    rentang_sumber: int
    satuan: str
    daftar_angka: tuple[AngkaJangka, ...]
    utama: AngkaJangka
    keterangan: str
    catatan: tuple[str, ...]
    alasan_merah: tuple[str, ...]
    sumber: BarisSumber

    @property
    def target(self) -> Angka:
        return self.utama.target

    @property
    def realisasi(self) -> Angka:
        return self.utama.realisasi

    @property
    def rincian(self) -> str:
        return self.utama.rincian

    @property
    def capaian(self) -> Angka:
        return self.utama.capaian

    @property
    def nilai_terhitung(self) -> Angka:
        return self.utama.nilai_terhitung

    @property
    def kategori(self) -> str:
        return self.utama.kategori

    @property
    def keterangan_lengkap(self) -> tuple[str, ...]:
        """What the column *Keterangan* prints: the person's own words, then the notes."""
        sendiri = (self.keterangan,) if self.keterangan else ()
        return sendiri + self.catatan

    @property
    def catatan_biasa(self) -> tuple[str, ...]:
        """The notes that are not already among the reasons for merah (the page shows both)."""
        return tuple(satu for satu in self.catatan if satu not in self.alasan_merah)


@dataclass(frozen=True, slots=True)
class RataRekap:
    """Average capaian: "n dari m", and how it came about."""

    angka: Angka
    kategori: str
    terhitung: int
    seluruhnya: int
    sementara: bool
    langkah: str

    @property
    def keterangan(self) -> str:
        teks = f"{self.terhitung} dari {self.seluruhnya} indikator"
        return f"{teks}, sementara" if self.sementara else teks


@dataclass(frozen=True, slots=True, kw_only=True)
class JangkaRekap(KolomJangka):
    """A window with the average of its column *Nilai terhitung*."""

    rata: RataRekap


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature block, top to bottom; empty texts print no line."""

    pengantar: str
    sebutan: str
    nama: str
    pangkat: str
    nomor: str


@dataclass(frozen=True, slots=True)
class ButirBulan:
    """One month of the switch; ``terbuka`` False: no report to open."""

    periode: Periode
    nama_pendek: str
    keadaan: Keadaan
    sebutan: str
    terbuka: bool
    kini: bool


@dataclass(frozen=True, slots=True)
class ButirJangka:
    """One longer window of the switch; ``terbuka`` False: no report to open."""

    kode: str
    nama: str
    terbuka: bool
    kini: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapPegawai:
    """*Laporan realisasi* of a post for a window, the source of all prints.

    A month stands beside January up to it; a longer window beside January up to its end, unless it
    begins in January. ``periode`` is the month whose meaning governs. ``hanya_disetujui``: cells of
    sheets that are not approved are left out. ``draf``: not everything in it is approved.
    ``dibaca_pada``: the moment before it was read.
    """

    penugasan_id: int
    kecamatan_id: int
    nama_berkas: str
    judul: str
    jangka: Jangka
    periode: Periode
    kop: Kop
    identitas: tuple[tuple[str, str], ...]
    nama: str
    jabatan: str
    daftar_jangka: tuple[JangkaRekap, ...]
    utama: JangkaRekap
    baris: tuple[BarisRekap, ...]
    kategori: AturanKategori
    draf: bool
    sebutan_keadaan: str
    hanya_disetujui: bool
    catatan: tuple[str, ...]
    catatan_kaki: str
    tempat_tanggal: str
    penandatangan: tuple[TandaTangan, ...]
    katalog: str
    data_per: str
    dibaca_pada: datetime
    dicetak: str
    daftar_bulan: tuple[ButirBulan, ...]
    daftar_jangka_lain: tuple[ButirJangka, ...]
    daftar_bagan: tuple[BaganGaris, ...]

    @property
    def rata(self) -> RataRekap:
        """The average of the window the report is about."""
        return self.utama.rata

    @property
    def tentang(self) -> str:
        """Whom it is about, for lists inside."""
        return f"{self.nama}, {self.jabatan}"

    @property
    def kosong(self) -> str:
        """Why there is nothing in it; "" where there is."""
        return "" if self.baris else "Katalog ini belum memuat indikator untuk jabatan ini."

    @property
    def sumber(self) -> SumberRekap:
        """What all its figures are made of."""
        kelompok = KelompokSumber(
            nama=self.nama,
            kategori=self.kategori,
            daftar_jendela=tuple(satu.jendela for satu in self.daftar_jangka),
            daftar_baris=tuple(satu.sumber for satu in self.baris),
        )
        daftar_jangka = tuple(satu.sebutan for satu in self.daftar_jangka)
        return SumberRekap(self.jangka.tahun, self.kategori, daftar_jangka, (kelompok,))

    @property
    def sebutan_periode(self) -> str:
        """The line below the title."""
        return self.jangka.sebutan_resmi

    @property
    def alamat_kop(self) -> str:
        """Address, telephone and e-mail of the letterhead in one line."""
        kop = self.kop
        return susun_alamat_kop(kop.alamat, kop.kode_pos, kop.telepon, kop.surel)

    @property
    def lebar_angka(self) -> int:
        """How many columns of figures there are."""
        return sum(satu.lebar for satu in self.daftar_jangka)

    @property
    def judul_kategori(self) -> str:
        """Whose kategori the column holds, where two windows have a capaian."""
        return "Kategori" if self.rata_sd is None else f"Kategori {self.utama.sebutan}"

    @property
    def daftar_nomor(self) -> range:
        """The numbered column row of the form."""
        return range(1, 6 + self.lebar_angka + 2 + 1)

    @property
    def rata_sd(self) -> JangkaRekap | None:
        """The second window with an average, where there are two."""
        akhir = self.daftar_jangka[-1]
        return None if akhir == self.utama else akhir

    @property
    def lebar_judul_rata(self) -> int:
        """How many columns stand before the first average."""
        bulan = sum(satu.lebar for satu in self.daftar_jangka if not satu.bercapaian)
        return 6 + bulan + 3
