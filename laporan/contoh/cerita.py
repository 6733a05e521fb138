"""The year as dated steps: who fills, submits, returns, verifies and approves which sheet when.

Months before the last follow the default calendar. Filling of the last month is extended by a
recorded exception, so that the demo can be played on any day; its sheets stand in every state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from jabatan.jadwal import JadwalBulan, hitung_bagian, susun_jadwal
from kinerja.inti.waktu import Periode, geser_hari_kerja, tambah_hari_kerja
from laporan.contoh.angka import Isi, susun_lembar
from laporan.contoh.kantor import DAFTAR_POSISI
from laporan.contoh.libur import susun_libur
from laporan.contoh.orang import (
    CUTI_PADA,
    DataPenugasan,
    susun_cuti,
    susun_penugasan,
)
from laporan.contoh.tabel import MENURUT_POSISI
from realisasi.alur import Keadaan, Tindakan

ZONA = ZoneInfo("Asia/Jakarta")
HARI = (5, 7, 10)  # default days of batas, verifikasi, kunci
ALASAN_PERPANJANGAN = (
    "Gangguan jaringan kantor pada awal bulan; pengisian {bulan} diperpanjang bagi semua pegawai."
)
MENIT: Mapping[Tindakan, int] = {
    Tindakan.ISI: 8 * 60,
    Tindakan.AJUKAN: 10 * 60,
    Tindakan.VERIFIKASI: 13 * 60,
    Tindakan.KEMBALIKAN: 14 * 60,
    Tindakan.MINTA_BUKA: 6 * 60 + 30,
    Tindakan.BUKA_KUNCI: 7 * 60 + 30,
    Tindakan.SETUJUI: 15 * 60,
}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One act on one sheet. ``isi``: row number → cell; ``alasan_sel``: row number → reason;
    ``bukti``: row number (0: the whole sheet) → names of files in ``fixtures/bukti``."""

    saat: datetime
    tindakan: Tindakan
    penugasan: str
    bulan: int
    akun: str
    isi: Mapping[int, Isi] = field(default_factory=dict)
    alasan: str = ""
    alasan_sel: Mapping[int, str] = field(default_factory=dict)
    bukti: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alur:
    """The course of one sheet: where it ends, and what is special on the way.

    ``diminta``: why the filler asked for the month to be opened; unanswered unless ``dibuka``.
    ``perbaikan``: row number → (how much is added, keterangan), after a return or an unlock.
    """

    sampai: Keadaan = Keadaan.DISETUJUI
    hanya_baris: tuple[int, ...] = ()
    terlambat: bool = False
    dikembalikan: str = ""
    sel_dikembalikan: Mapping[int, str] = field(default_factory=dict)
    diminta: str = ""
    dibuka: str = ""
    perbaikan: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    oleh_atasan: str = ""
    bukti: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


REGISTER, REKAP_SURAT = "buku-register-surat-masuk.jpg", "rekapitulasi-surat-masuk.pdf"
KARTU, BERITA_ACARA = "kartu-inventaris-barang.jpg", "berita-acara-pemeriksaan-barang.pdf"
BIASA = Alur()
# Months before the last, counted back from it: (post, months back) → course.
MUNDUR: dict[tuple[str, int], Alur] = {
    ("suk.surat/citra", 0): Alur(Keadaan.DRAF, hanya_baris=(1, 2), bukti={1: (REGISTER,)}),
    ("suk.surat/citra", 1): Alur(bukti={1: (REGISTER, REKAP_SURAT)}),
    ("suk.personil/bagus", 0): Alur(Keadaan.DIVERIFIKASI),
    ("suk.barang/rini", 0): Alur(Keadaan.DIAJUKAN, bukti={0: (BERITA_ACARA,), 3: (KARTU,)}),
    ("suk.bendahara/ratna", 0): Alur(Keadaan.DIVERIFIKASI),
    ("suk.admkeu/hendra", 0): Alur(Keadaan.DIAJUKAN),
    ("suk.keamanan1/joko", 0): Alur(
        Keadaan.DIKEMBALIKAN,
        dikembalikan="Mohon lampirkan rekap patroli dan cocokkan dengan buku jaga.",
        sel_dikembalikan={1: "Buku jaga mencatat satu patroli lebih banyak; mohon diperiksa lagi."},
    ),
    ("suk.keamanan2/slamet", 0): Alur(Keadaan.BELUM),
    ("suk.keamanan3/wawan", 0): Alur(Keadaan.DIAJUKAN),
    ("suk.datamas/dian", 0): Alur(Keadaan.DIVERIFIKASI),
    ("suk.layanan/lina", 0): Alur(Keadaan.DIVERIFIKASI),
    ("mek.surat/ani", 0): Alur(Keadaan.DIVERIFIKASI),
    ("mek.layanan/dedi", 0): Alur(Keadaan.DIAJUKAN),
    ("mek.keamanan1/iwan", 0): Alur(Keadaan.DIAJUKAN),
    ("mek.admkeu/fitri", 0): Alur(Keadaan.DRAF, hanya_baris=(1,)),
    ("suk.keamanan2/slamet", 1): Alur(Keadaan.BELUM),
    ("suk.keamanan1/joko", 1): Alur(
        Keadaan.DRAF,
        hanya_baris=(1, 2),
        diminta="Saya bertugas jaga malam sampai tanggal kunci; laporan kejadian belum terisi.",
    ),
    ("suk.admkeu/hendra", 1): Alur(Keadaan.DIVERIFIKASI),
    ("suk.datamas/dian", 1): Alur(terlambat=True),
    ("mek.layanan/dedi", 1): Alur(terlambat=True),
    ("suk.bendahara/ratna", 2): Alur(
        sel_dikembalikan={1: "SPM nihil belum dikurangkan; mohon sesuaikan dengan register."},
        perbaikan={1: (-1, "Sudah disesuaikan dengan register SPM.")},
    ),
    ("suk.personil/bagus", 3): Alur(
        diminta="Dua surat pengantar tertinggal di map lama dan belum tercatat.",
        dibuka="Ditemukan dua surat pengantar yang belum tercatat saat pemeriksaan arsip.",
        perbaikan={2: (2, "Ditambah dua surat pengantar yang tertinggal.")},
    ),
    ("suk.keamanan2/slamet", 5): Alur(
        oleh_atasan="Yang bersangkutan sakit; angka diambil dari buku jaga."
    ),
}
# Named months of the year: (post, month) → course.
BULAN: dict[tuple[str, int], Alur] = {
    ("suk.datapel/arif", 6): Alur(Keadaan.DRAF, hanya_baris=(2,)),
}
ATASAN = {"suk.umum": "wahyu", "suk.keuangan": "nurul", "suk.pemerintahan": "budi",
          "suk.pemberdayaan": "endang", "suk.trantib": "budi", "suk.pelayanan": "rudi",
          "mek.umum": "sulastri", "mek.pelayanan": "teguh"}  # fmt: skip
CAMAT = {"suk": "sari", "mek": "dewi"}


@dataclass(frozen=True, slots=True)
class Rencana:
    """Everything that happens, in order of time, and the frame it happens in."""

    hari: date
    terakhir: Periode
    libur: Mapping[date, str]
    daftar_penugasan: tuple[DataPenugasan, ...]
    daftar_cuti: tuple[int, int]
    perpanjangan: JadwalBulan
    daftar_langkah: tuple[Langkah, ...]

    @property
    def tahun(self) -> int:
        return self.terakhir.tahun


def susun_rencana(hari: date) -> Rencana:
    """Return the whole demo as seen on ``hari``: the year of last month, up to last month."""
    terakhir = Periode.dari_tanggal(hari).sebelum
    libur = susun_libur(terakhir.tahun)
    kalender = _Kalender(hari, terakhir, libur)
    daftar_penugasan = susun_penugasan(terakhir.tahun, terakhir.bulan)
    daftar_cuti = susun_cuti(terakhir.tahun, terakhir.bulan)
    langkah = [
        satu
        for penugasan in daftar_penugasan
        for satu in _susun_setahun(penugasan, daftar_cuti, kalender)
    ]
    return Rencana(
        hari=hari,
        terakhir=terakhir,
        libur=libur,
        daftar_penugasan=daftar_penugasan,
        daftar_cuti=daftar_cuti,
        perpanjangan=kalender.perpanjangan,
        daftar_langkah=tuple(sorted(langkah, key=lambda satu: satu.saat)),
    )


class _Kalender:
    """Days on which things happen; nothing ever happens after ``hari``."""

    def __init__(self, hari: date, terakhir: Periode, libur: Mapping[date, str]) -> None:
        self.hari, self.terakhir, self.libur = hari, terakhir, libur.keys()
        batas = geser_hari_kerja(hari + timedelta(days=7), self.libur)
        verifikasi = tambah_hari_kerja(batas, 2, self.libur)
        kunci = tambah_hari_kerja(verifikasi, 3, self.libur)
        alasan = ALASAN_PERPANJANGAN.format(bulan=terakhir.nama)
        self.perpanjangan = JadwalBulan(terakhir.berikut.awal, batas, verifikasi, kunci, alasan)

    def jadwal(self, periode: Periode) -> JadwalBulan:
        if periode == self.terakhir:
            return self.perpanjangan
        return susun_jadwal(periode, hari=HARI, libur=self.libur)

    def maju(self, tanggal: date, banyaknya: int) -> date:
        """Return the n-th working day after, at most today."""
        return min(tambah_hari_kerja(tanggal, banyaknya, self.libur), self.hari)

    def hari_isi(self, periode: Periode, alur: Alur, acak: Random) -> date:
        """Return the day the sheet is filled: one of the first working days, or a late one."""
        jadwal = self.jadwal(periode)
        if alur.terlambat:
            return min(self.maju(jadwal.batas, 2), jadwal.kunci)
        akhir = min(jadwal.batas, self.hari, jadwal.buka + timedelta(days=6))
        pertama = geser_hari_kerja(jadwal.buka, self.libur)
        pilihan = [pertama]
        while (lanjut := tambah_hari_kerja(pilihan[-1], 1, self.libur)) <= akhir:
            pilihan.append(lanjut)
        return min(acak.choice(pilihan), self.hari)


def _susun_setahun(
    penugasan: DataPenugasan, daftar_cuti: tuple[int, int], kalender: _Kalender
) -> Iterator[Langkah]:
    if penugasan.posisi not in MENURUT_POSISI:
        return
    tahun, terakhir = kalender.terakhir.tahun, kalender.terakhir.bulan
    bagian = hitung_bagian(penugasan.mulai, penugasan.selesai, [], tahun)
    for bulan in range(1, terakhir + 1):
        if bulan not in bagian or (penugasan.posisi == CUTI_PADA and bulan in daftar_cuti):
            continue
        alur = BULAN.get((penugasan.kunci, bulan)) or MUNDUR.get(
            (penugasan.kunci, terakhir - bulan), BIASA
        )
        isi = susun_lembar(
            penugasan.kunci,
            MENURUT_POSISI[penugasan.posisi],
            bulan,
            bagian[bulan].as_integer_ratio(),
        )
        yield from _Lembar(penugasan, Periode(tahun, bulan), alur, kalender).susun(isi)


class _Lembar:
    """The steps of one sheet, each at its own hour, days never going back."""

    def __init__(
        self, penugasan: DataPenugasan, periode: Periode, alur: Alur, kalender: _Kalender
    ) -> None:
        self.penugasan, self.periode, self.alur, self.kalender = penugasan, periode, alur, kalender
        posisi = next(satu for satu in DAFTAR_POSISI if satu.kunci == penugasan.posisi)
        self.atasan = ATASAN.get(posisi.atasan, "")
        self.camat = CAMAT[posisi.kecamatan]
        self.pengisi = penugasan.pengisi or penugasan.pegawai
        self.acak = Random(f"{penugasan.kunci}/{periode.bulan}")  # noqa: S311 — invented hours
        if alur.oleh_atasan:
            self.pengisi, self.atasan = self.atasan, ""

    def susun(self, isi: Mapping[int, Isi]) -> Iterator[Langkah]:
        alur, maju = self.alur, self.kalender.maju
        if alur.sampai is Keadaan.BELUM:
            return
        hari = self.kalender.hari_isi(self.periode, alur, self.acak)
        tersimpan = {n: satu for n, satu in isi.items() if n in (alur.hanya_baris or isi)}
        awal = self._langkah(
            Tindakan.ISI, hari, self.pengisi, isi=tersimpan, alasan=alur.oleh_atasan
        )
        yield replace(awal, bukti=alur.bukti)
        if alur.sampai is Keadaan.DRAF:
            if alur.diminta:
                hari = maju(self.kalender.jadwal(self.periode).kunci, 2)
                yield self._langkah(Tindakan.MINTA_BUKA, hari, self.pengisi, alasan=alur.diminta)
            return
        yield self._langkah(Tindakan.AJUKAN, hari, self.pengisi)
        if alur.dikembalikan or alur.sel_dikembalikan:
            hari = maju(hari, 1)
            yield self._kembalikan(hari)
            if alur.sampai is Keadaan.DIKEMBALIKAN:
                return
            hari = maju(hari, 1)
            yield from self._perbaiki(hari, isi)
        yield from self._putuskan(hari, alur.sampai)
        if alur.dibuka:
            yield from self._buka_dan_perbaiki(isi)

    def _putuskan(self, hari: date, sampai: Keadaan) -> Iterator[Langkah]:
        """Verification by the atasan, then the Camat's approval on one day for the month."""
        hari = self.kalender.maju(hari, 1)
        if self.atasan and sampai in (Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI):
            yield self._langkah(Tindakan.VERIFIKASI, hari, self.atasan)
        if sampai is Keadaan.DISETUJUI:
            hari = self.kalender.maju(hari, 1)
            verifikasi = self.kalender.jadwal(self.periode).verifikasi
            hari = min(max(hari, verifikasi), self.kalender.hari)
            yield self._langkah(Tindakan.SETUJUI, hari, self.camat)

    def _kembalikan(self, hari: date) -> Langkah:
        return self._langkah(
            Tindakan.KEMBALIKAN,
            hari,
            self.atasan or self.camat,
            alasan=self.alur.dikembalikan,
            alasan_sel=self.alur.sel_dikembalikan,
        )

    def _perbaiki(self, hari: date, isi: Mapping[int, Isi]) -> Iterator[Langkah]:
        baru = {
            nomor: Isi(str(int(isi[nomor].atas) + selisih), keterangan=keterangan)
            for nomor, (selisih, keterangan) in self.alur.perbaikan.items()
        }
        yield self._langkah(Tindakan.ISI, hari, self.pengisi, isi=baru)
        yield self._langkah(Tindakan.AJUKAN, hari, self.pengisi)

    def _buka_dan_perbaiki(self, isi: Mapping[int, Isi]) -> Iterator[Langkah]:
        """Months later the Camat unlocks, the month is corrected and approved anew."""
        kalender = self.kalender
        hari = geser_hari_kerja(
            self.periode.berikut.berikut.awal + timedelta(days=14), kalender.libur
        )
        if self.alur.diminta:
            yield self._langkah(Tindakan.MINTA_BUKA, hari, self.pengisi, alasan=self.alur.diminta)
        yield self._langkah(Tindakan.BUKA_KUNCI, hari, self.camat, alasan=self.alur.dibuka)
        hari = kalender.maju(hari, 1)
        yield from self._perbaiki(hari, isi)
        hari = kalender.maju(hari, 1)
        yield self._langkah(Tindakan.VERIFIKASI, hari, self.atasan)
        yield self._langkah(Tindakan.SETUJUI, kalender.maju(hari, 1), self.camat)

    def _langkah(
        self,
        tindakan: Tindakan,
        hari: date,
        akun: str,
        *,
        isi: Mapping[int, Isi] | None = None,
        alasan: str = "",
        alasan_sel: Mapping[int, str] | None = None,
    ) -> Langkah:
        menit = MENIT[tindakan] + self.acak.randint(1, 55)
        saat = datetime.combine(hari, time(menit // 60, menit % 60, self.acak.randint(0, 59)), ZONA)
        kunci, bulan = self.penugasan.kunci, self.periode.bulan
        return Langkah(saat, tindakan, kunci, bulan, akun, isi or {}, alasan, alasan_sel or {})
