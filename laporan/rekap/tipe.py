"""The frozen values of a report: every figure with its printed text; prints compute nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from indikator.hitung import AturanKategori, KeadaanSel, Penjelasan, Polaritas
from kinerja.inti.teks import susun_alamat_kop
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import Kop


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure and its print. ``nilai`` None: no figure, ``teks`` says why ("–", "nihil")."""

    nilai: Decimal | None
    teks: str
    desimal: int = 2
    persen: bool = False


@dataclass(frozen=True, slots=True)
class Masukan:
    """What was entered in one month; ``rincian`` is "8 dari 10" for a ratio, else empty."""

    bulan: int
    keadaan: KeadaanSel
    pembilang: Decimal | None
    penyebut: Decimal | None
    syarat: str


@dataclass(frozen=True, slots=True)
class SumberHitungan:
    """The rule of a row as a workbook may repeat it; ``batas`` is the clamp of nilai terhitung."""

    jenis: str
    agregasi: str
    polaritas: Polaritas
    desimal: int
    label_pembilang: str
    label_penyebut: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRekap:
    """One row of the report. A span of 0: the cell above reaches down to this row."""

    indikator_id: int
    nomor: int
    kinerja_utama: str
    rentang_kinerja_utama: int
    indikator: str
    formulasi: str
    daftar_sumber: tuple[str, ...]
    rentang_sumber: int
    satuan: str
    keadaan_bulan: KeadaanSel
    target_bulan: Angka
    realisasi_bulan: Angka
    rincian_bulan: str
    target: Angka
    realisasi: Angka
    rincian: str
    capaian: Angka
    nilai_terhitung: Angka
    kategori: str
    keterangan: str
    catatan: tuple[str, ...]
    alasan_merah: tuple[str, ...]
    penjelasan_bulan: Penjelasan
    penjelasan: Penjelasan
    masukan: tuple[Masukan, ...]
    hitungan: SumberHitungan

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapPegawai:
    """*Laporan realisasi* of a post for a month, with s.d. bulan: the source of all prints.

    ``draf``: not everything in it is approved. ``dibaca_pada``: the moment before it was read.
    """

    penugasan_id: int
    nama_berkas: str
    judul: str
    periode: Periode
    kop: Kop
    identitas: tuple[tuple[str, str], ...]
    nama: str
    jabatan: str
    baris: tuple[BarisRekap, ...]
    rata: RataRekap
    kategori: AturanKategori
    keadaan: Keadaan
    sebutan_keadaan: str
    draf: bool
    catatan: tuple[str, ...]
    catatan_kaki: str
    tempat_tanggal: str
    penandatangan: tuple[TandaTangan, ...]
    katalog: str
    data_per: str
    dibaca_pada: datetime
    dicetak: str
    daftar_bulan: tuple[ButirBulan, ...]

    @property
    def sebutan_periode(self) -> str:
        return f"Bulan {self.periode.nama}"

    @property
    def alamat_kop(self) -> str:
        """Address, telephone and e-mail of the letterhead in one line."""
        kop = self.kop
        return susun_alamat_kop(kop.alamat, kop.kode_pos, kop.telepon, kop.surel)

    @property
    def bulan(self) -> str:
        """Name of the month alone, for column heads: "September"."""
        return self.periode.nama.split()[0]

    @property
    def sampai_bulan(self) -> str:
        """ "s.d. September"; January stands alone as such too."""
        return f"s.d. {self.bulan}"
