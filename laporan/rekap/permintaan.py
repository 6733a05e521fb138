"""What is asked of a report: one typed value, read from an address and written back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, QueryDict

from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import Jabatan, KeadaanKatalog, Kecamatan
from kinerja.inti.waktu import Periode
from laporan.kesalahan import PilihanTidakSah
from laporan.models import JenisLaporan
from laporan.rekap.jangka import Jangka, JenisJangka

ANGKA_TERPANJANG = 18
PANJANG_KODE = 100
_KODE: Final = re.compile(r"[-a-zA-Z0-9_]+")


class Menurut(StrEnum):
    """What the rows of a rekap are."""

    PEGAWAI = "pegawai"
    JABATAN = "jabatan"
    INDIKATOR = "indikator"


NAMA_LAPORAN: Final = {
    JenisLaporan.REALISASI: "Realisasi pegawai",
    JenisLaporan.REKAP: "Rekap kecamatan",
    JenisLaporan.KATALOG: "Katalog IKI",
    JenisLaporan.PENJELASAN: "Penjelasan angka",
}
NAMA_ISIAN: Final = {
    "jenis": "Jenis laporan",
    "kecamatan": "Kecamatan",
    "penugasan": "Pegawai",
    "jangka": "Periode",
    "tahun": "Tahun",
    "menurut": "Menurut",
    "jabatan": "Jabatan",
    "disetujui": "Hanya yang disetujui",
}
# Besides the kind, the kecamatan and the year, which every report has.
BERLAKU: Final[Mapping[JenisLaporan, frozenset[str]]] = {
    JenisLaporan.REALISASI: frozenset({"penugasan", "jangka", "disetujui"}),
    JenisLaporan.REKAP: frozenset({"jangka", "menurut", "jabatan", "disetujui"}),
    JenisLaporan.KATALOG: frozenset({"jabatan"}),
    JenisLaporan.PENJELASAN: frozenset({"penugasan", "jangka"}),
}
SELALU: Final = frozenset({"jenis", "kecamatan", "tahun"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihanLaporan:
    """One report, fully said. ``penugasan_id`` None: no pegawai chosen yet; ``menurut`` None where
    the kind has no such choice; ``kode_jabatan`` empty: all of them."""

    jenis: JenisLaporan
    kecamatan_id: int
    jangka: Jangka
    penugasan_id: int | None = None
    menurut: Menurut | None = None
    kode_jabatan: str = ""
    hanya_disetujui: bool = False

    def untuk(self, jenis: JenisLaporan) -> PilihanLaporan:
        """The same place and time asked of another kind of report."""
        return PilihanLaporan(
            jenis=jenis,
            kecamatan_id=self.kecamatan_id,
            jangka=self._jangka_untuk(jenis),
            penugasan_id=self.penugasan_id if "penugasan" in BERLAKU[jenis] else None,
            menurut=Menurut.JABATAN if "menurut" in BERLAKU[jenis] else None,
            hanya_disetujui=self.hanya_disetujui and "disetujui" in BERLAKU[jenis],
        )

    def _jangka_untuk(self, jenis: JenisLaporan) -> Jangka:
        """A report of a year has all of it; from there one comes back to its last month."""
        if "jangka" not in BERLAKU[jenis]:
            return Jangka(self.jangka.tahun, JenisJangka.TAHUN)
        if "jangka" not in BERLAKU[self.jenis]:
            return Jangka.sebulan(self.jangka.akhir)
        return self.jangka

    @property
    def daftar_isian(self) -> tuple[tuple[str, str], ...]:
        """Parameters and values that ask for this report, those that say nothing left out."""
        isi = {
            "jenis": self.jenis.value,
            "kecamatan": str(self.kecamatan_id),
            "penugasan": str(self.penugasan_id or ""),
            "jangka": self.jangka.kode_dalam_tahun if "jangka" in BERLAKU[self.jenis] else "",
            "tahun": str(self.jangka.tahun),
            "menurut": self.menurut or "",
            "jabatan": self.kode_jabatan,
            "disetujui": "1" if self.hanya_disetujui else "",
        }
        return tuple((nama, teks) for nama, teks in isi.items() if teks != "")

    def kueri(self) -> str:
        """Return the one query string that asks for this report."""
        return urlencode(self.daftar_isian)


def baca_pilihan(
    data: QueryDict, pelaku: Pelaku, *, lain: frozenset[str] = frozenset()
) -> PilihanLaporan:
    """Read what is asked; what is not said is the last month that has ended, where he works.

    One query where a pegawai is named without the kecamatan. PilihanTidakSah names every parameter
    that is unknown, unreadable or out of place (``lain`` are those the page itself reads); what he
    does not see is Http404.
    """
    pembaca = _Pembaca(data, pelaku)
    pembaca.periksa_nama(lain)
    jenis = pembaca.baca_jenis()
    pembaca.periksa_berlaku(jenis)
    berpegawai = "penugasan" in BERLAKU[jenis]
    penugasan_id = pembaca.baca_nomor("penugasan") if berpegawai else None
    isi = {
        "kecamatan_id": pembaca.baca_kecamatan(penugasan_id),
        "penugasan_id": penugasan_id,
        "jangka": pembaca.baca_jangka(jenis),
        "menurut": pembaca.baca_menurut(jenis),
        "kode_jabatan": pembaca.baca_kode("jabatan"),
        "hanya_disetujui": pembaca.baca_ya("disetujui"),
    }
    if pembaca.masalah:
        raise PilihanTidakSah(pembaca.masalah)
    return PilihanLaporan(jenis=jenis, **isi)  # type: ignore[arg-type]


def ambil_periode_bawaan(pelaku: Pelaku) -> Periode:
    """The month a report opens on: the last that has ended."""
    return Periode.dari_tanggal(pelaku.pada).sebelum


class _Pembaca:
    """Reads parameter by parameter, collecting what is wrong with each."""

    def __init__(self, data: QueryDict, pelaku: Pelaku) -> None:
        self.data = data
        self.pelaku = pelaku
        self.masalah: dict[str, str] = {}

    def isi(self, nama: str) -> str:
        return str(self.data.get(nama, "")).strip()

    def tolak(self, nama: str, pesan: str) -> None:
        self.masalah.setdefault(nama, pesan)

    def periksa_nama(self, lain: frozenset[str]) -> None:
        """Names nobody reads, and names said twice with different values."""
        for nama, daftar in self.data.lists():
            if nama not in NAMA_ISIAN and nama not in lain:
                self.tolak("", "Alamat memuat pilihan yang tidak dikenal. Pilih lagi di bawah.")
            elif len(set(daftar)) > 1:
                self.tolak(nama, "Pilihan ini disebut dua kali dengan isi berbeda. Pilih satu.")

    def baca_jenis(self) -> JenisLaporan:
        teks = self.isi("jenis")
        if not teks:
            return JenisLaporan.REALISASI
        try:
            return JenisLaporan(teks)
        except ValueError:
            self.tolak("jenis", "Jenis laporan ini tidak dikenal. Pilih dari daftar.")
            return JenisLaporan.REALISASI

    def periksa_berlaku(self, jenis: JenisLaporan) -> None:
        """A filter that this kind of report would ignore is refused instead."""
        for nama in NAMA_ISIAN.keys() - SELALU - BERLAKU[jenis]:
            if self.isi(nama):
                self.tolak(
                    "",
                    f"Laporan {NAMA_LAPORAN[jenis]} tidak memakai pilihan {NAMA_ISIAN[nama]}. "
                    "Pilih lagi di bawah, atau pilih jenis laporan lain.",
                )

    def baca_nomor(self, nama: str) -> int | None:
        teks = self.isi(nama)
        if not teks:
            return None
        if not (teks.isascii() and teks.isdigit()):
            self.tolak(nama, f"{NAMA_ISIAN[nama]} ini tidak dikenal. Pilih dari daftar.")
            return None
        if len(teks) > ANGKA_TERPANJANG:
            raise Http404
        return int(teks)

    def baca_kecamatan(self, penugasan_id: int | None) -> int:
        """The chosen one, else that of the pegawai, else where he works."""
        nomor = self.baca_nomor("kecamatan")
        if nomor is None and penugasan_id is not None:
            daftar = penugasan_terlihat_oleh(self.pelaku).filter(pk=penugasan_id)
            nomor = daftar.values_list("kecamatan_id", flat=True).first()
        elif nomor is None and self.pelaku.kecamatan_utama is not None:
            nomor = self.pelaku.kecamatan_utama.pk
        if nomor is None or nomor not in self.pelaku.daftar_kecamatan:
            raise Http404
        return nomor

    def baca_jangka(self, jenis: JenisLaporan) -> Jangka:
        bawaan = ambil_periode_bawaan(self.pelaku)
        tahun, kode = self.isi("tahun") or str(bawaan.tahun), self.isi("jangka")
        if "jangka" not in BERLAKU[jenis]:
            kode = JenisJangka.TAHUN.value
        try:
            dasar = Jangka.dari_kode(f"{tahun}-tahun")
        except ValueError:
            self.tolak("tahun", "Tahun ini tidak terbaca. Pilih dari daftar.")
            return Jangka.sebulan(bawaan)
        if not kode:
            return Jangka(dasar.tahun, JenisJangka.BULAN, bawaan.bulan)
        try:
            return Jangka.dari_kode(f"{tahun}-{kode}")
        except ValueError:
            self.tolak("jangka", "Periode ini tidak dikenal. Pilih dari daftar.")
            return dasar

    def baca_menurut(self, jenis: JenisLaporan) -> Menurut | None:
        if "menurut" not in BERLAKU[jenis]:
            return None
        try:
            return Menurut(self.isi("menurut") or Menurut.JABATAN)
        except ValueError:
            self.tolak("menurut", "Pilihan ini tidak dikenal. Pilih dari daftar.")
            return None

    def baca_kode(self, nama: str) -> str:
        """A kode as the catalogue has them; whether there is such a one is seen with the report."""
        teks = self.isi(nama)
        if teks and (len(teks) > PANJANG_KODE or _KODE.fullmatch(teks) is None):
            self.tolak(nama, f"{NAMA_ISIAN[nama]} ini tidak dikenal. Pilih dari daftar.")
            return ""
        return teks

    def baca_ya(self, nama: str) -> bool:
        teks = self.isi(nama)
        if teks not in ("", "1"):
            self.tolak(nama, "Pilihan ini hanya dapat dicentang atau dikosongkan.")
        return teks == "1"


def ambil_jabatan_berlaku(kecamatan: Kecamatan, tahun: int) -> list[tuple[str, str]]:
    """Return (kode, name) of the jabatan in force in a kecamatan's year (1 query)."""
    daftar = list(
        Jabatan.objects.filter(
            Q(katalog__kecamatan=kecamatan) | Q(katalog__kecamatan__isnull=True),
            katalog__pemda_id=kecamatan.pemda_id,
            katalog__tahun=tahun,
        )
        .exclude(katalog__keadaan=KeadaanKatalog.DRAF)
        .order_by("urut", "pk")
        .values_list("kode", "nama", "katalog__kecamatan_id")
    )
    milik_sendiri = [satu for satu in daftar if satu[2] is not None]
    return [(kode, nama) for kode, nama, _ in milik_sendiri or daftar]
