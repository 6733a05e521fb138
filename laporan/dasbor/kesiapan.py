"""Who stands where: pegawai × months, each cell a state in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from jabatan.jadwal import JadwalBulan
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, Periode, tulis_tanggal
from laporan.dasbor.bahan import Pos, RingkasLembar
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan

Penanggalan = Callable[[Periode], JadwalBulan]

# Words of the summary line, in this order.
URUTAN_RINGKAS = (
    *("disetujui", "diverifikasi", "diajukan", "dikembalikan", "draf"),
    *("belum", "terlambat", "cuti"),
)
SEBUTAN_RINGKAS = {"belum": "belum diisi"}


@dataclass(frozen=True, slots=True)
class SelKesiapan:
    """One month of one post. ``nada`` colours it (static/css/dasbor.css); ``teks`` is shown,
    ``penjelasan`` said to screen readers and in the tooltip."""

    bulan: int
    nama_bulan: str
    nada: str
    teks: str
    penjelasan: str
    lembar_id: int | None = None

    @property
    def kata(self) -> str:
        """What its colour means, in small letters."""
        return "tidak wajib" if self.tanda else SEBUTAN_RINGKAS.get(self.nada, self.nada)

    @property
    def selesai(self) -> bool:
        """Nothing is left to do: an icon is enough."""
        return self.nada == Keadaan.DISETUJUI

    @property
    def tanda(self) -> bool:
        """``teks`` is a sign, not a word."""
        return self.nada == "kosong"

    @property
    def terlambat(self) -> bool:
        return self.nada == "terlambat"


@dataclass(frozen=True, slots=True)
class BarisKesiapan:
    """One pegawai on one seat; ``masa`` says when the post began or ended within the year.

    ``kode_laporan``: the last month up to the one shown that the post holds.
    """

    nama: str
    posisi: str
    masa: str
    penugasan_id: int
    kode_laporan: str
    daftar_sel: tuple[SelKesiapan, ...]


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """The matrix up to a month; ``ringkas`` counts the states of that month in words."""

    daftar_bulan: tuple[str, ...]
    daftar_baris: tuple[BarisKesiapan, ...]
    ringkas: str
    terlambat: int


def susun_kesiapan(
    daftar_pos: Sequence[Pos], periode: Periode, penanggalan: Penanggalan, pada: date
) -> Kesiapan:
    """Return the matrix January..``periode``."""
    daftar_bulan = range(1, periode.bulan + 1)
    daftar_baris = tuple(
        BarisKesiapan(
            nama=pos.nama,
            penugasan_id=pos.penugasan.pk,
            kode_laporan=pos.periode_laporan(periode).kode,
            posisi=f"{pos.penugasan.sebutan_sifat}{pos.penugasan.posisi.nama}",
            masa=_tulis_masa(pos, periode.tahun),
            daftar_sel=tuple(
                susun_sel(pos, Periode(periode.tahun, bulan), penanggalan, pada)
                for bulan in daftar_bulan
            ),
        )
        for pos in daftar_pos
    )
    akhir = [baris.daftar_sel[-1] for baris in daftar_baris]
    terlambat = {pos.penugasan.pegawai_id for pos, sel in zip(daftar_pos, akhir, strict=True)
                 if sel.terlambat}  # fmt: skip
    pegawai = {pos.penugasan.pegawai_id for pos in daftar_pos}
    return Kesiapan(
        daftar_bulan=tuple(NAMA_BULAN_PENDEK[bulan - 1] for bulan in daftar_bulan),
        daftar_baris=daftar_baris,
        ringkas=_tulis_ringkas(len(pegawai), akhir, periode),
        terlambat=len(terlambat),
    )


def susun_sel(pos: Pos, periode: Periode, penanggalan: Penanggalan, pada: date) -> SelKesiapan:
    """Return where one month of one post stands on a day."""
    lembar = pos.isi.lembar.get(periode.bulan)
    if lembar is not None:
        return _susun_dari_lembar(pos, periode, lembar, penanggalan(periode).hari_terlambat(pada))
    if not pos.menyentuh(periode):
        return _susun(periode, "kosong", "–", "Tidak bertugas")
    if periode.bulan not in pos.bagian:
        return _susun(periode, "cuti", "Cuti", "Cuti")
    if not pos.ada_jatuh_tempo(periode.bulan):
        return _susun(periode, "kosong", "○", "Tidak ada yang jatuh tempo")
    jadwal = penanggalan(periode)
    hari = jadwal.hari_terlambat(pada)
    if hari > 0:
        penjelasan = f"Belum diisi, batas {tulis_tanggal(jadwal.batas)}"
        return _susun(periode, "terlambat", f"Terlambat {hari} hari", penjelasan)
    return _susun(periode, "belum", "Belum", f"Belum diisi, batas {tulis_tanggal(jadwal.batas)}")


def _susun_dari_lembar(pos: Pos, periode: Periode, lembar: RingkasLembar, hari: int) -> SelKesiapan:
    """A draft past its day is late whatever it holds; a sheet once submitted is not."""
    sebutan = SEBUTAN_KEADAAN[lembar.keadaan]
    if lembar.keadaan is Keadaan.DRAF and hari > 0 and pos.ada_jatuh_tempo(periode.bulan):
        teks = f"Terlambat {hari} hari"
        return _susun(periode, "terlambat", teks, "Draf, belum diajukan", lembar.pk)
    penjelasan = sebutan
    if lembar.diajukan_pada is not None:
        zona = ZoneInfo(pos.penugasan.kecamatan.zona_waktu)
        tanggal = lembar.diajukan_pada.astimezone(zona).date()
        penjelasan = f"{sebutan}, diajukan {tulis_tanggal(tanggal)}"
    return _susun(periode, lembar.keadaan.value, sebutan, penjelasan, lembar.pk)


def _susun(
    periode: Periode, nada: str, teks: str, penjelasan: str, lembar_id: int | None = None
) -> SelKesiapan:
    nama = NAMA_BULAN[periode.bulan - 1]
    return SelKesiapan(periode.bulan, nama, nada, teks, penjelasan, lembar_id)


def _tulis_masa(pos: Pos, tahun: int) -> str:
    """ "sejak 1 Juli 2026", "s.d. 30 Juni 2026", both, or nothing for a whole year."""
    penugasan, bagian = pos.penugasan, []
    if penugasan.mulai > date(tahun, 1, 1):
        bagian.append(f"sejak {tulis_tanggal(penugasan.mulai)}")
    if penugasan.selesai is not None and penugasan.selesai < date(tahun, 12, 31):
        bagian.append(f"s.d. {tulis_tanggal(penugasan.selesai)}")
    return " ".join(bagian)


def _tulis_ringkas(pegawai: int, akhir: Sequence[SelKesiapan], periode: Periode) -> str:
    """ "12 pegawai · September: 4 diverifikasi, 1 draf, 2 terlambat"."""
    banyak = Counter(sel.nada for sel in akhir)
    daftar = [
        f"{banyak[nada]} {SEBUTAN_RINGKAS.get(nada, nada)}"
        for nada in URUTAN_RINGKAS
        if banyak[nada] > 0
    ]
    teks = f"{pegawai} pegawai"
    nama = NAMA_BULAN[periode.bulan - 1]
    return f"{teks} · {nama}: {', '.join(daftar)}" if daftar else teks
