"""The year of a post with months as columns: what was read, before anything is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404

from jabatan.izin import Pelaku, ambil_penugasan, susun_pejabat
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Penugasan
from jabatan.models.organisasi import Kalender
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, Periode
from realisasi.alur import Pihak, Tindakan
from realisasi.arti import ArtiLembar, BarisArti
from realisasi.halaman.isi import Tolakan
from realisasi.izin import Situasi, alasan_pihak
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import ambil_arti, ambil_isi_setahun, susun_situasi

TAHUN_TERBACA = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class BulanIsi:
    """One column: the sheet, its cells, and why it may not be filled (None: it may)."""

    periode: Periode
    lembar: LembarBulanan | None
    tersimpan: Mapping[int, Realisasi]
    situasi: Situasi
    tolak: Penolakan | None
    dipegang: bool

    @property
    def akhiran(self) -> str:
        """What the names of its inputs end in."""
        return f".{self.periode.bulan:02d}"

    @property
    def nama(self) -> str:
        return NAMA_BULAN[self.periode.bulan - 1]

    @property
    def nama_pendek(self) -> str:
        return NAMA_BULAN_PENDEK[self.periode.bulan - 1]

    def berlaku(self, baris: BarisArti) -> bool:
        """Is the row one of this month's: in force, or filled when it was?"""
        return self.periode.bulan in baris.bagian or baris.indikator_id in self.tersimpan


@dataclass(frozen=True, slots=True)
class BerkasTahun:
    """One year of one post before one person."""

    pelaku: Pelaku
    penugasan: Penugasan
    tahun: int
    arti: ArtiLembar
    daftar_bulan: tuple[BulanIsi, ...]
    tolakan: Mapping[int, Tolakan] = field(default_factory=dict)

    @property
    def terbuka(self) -> tuple[BulanIsi, ...]:
        """The months that may be filled, and those whose typed text must stay."""
        return tuple(
            satu
            for satu in self.daftar_bulan
            if satu.tolak is None or satu.periode.bulan in self.tolakan
        )

    @property
    def tolak_hak(self) -> TidakBerhak | None:
        """Why he may not fill for this person at all, whatever the month; None when he may."""
        situasi = self.daftar_bulan[0].situasi
        if Pihak.PENGISI in situasi.daftar_pihak:
            return None
        return TidakBerhak(alasan_pihak(situasi, Tindakan.ISI))

    def baris_bulan(self, bulan: BulanIsi) -> tuple[BarisArti, ...]:
        return tuple(baris for baris in self.arti.baris if bulan.berlaku(baris))


def ambil_berkas_tahun(
    pelaku: Pelaku,
    penugasan_id: int,
    tahun: int,
    tolakan: Mapping[int, Tolakan] | None = None,
) -> BerkasTahun:
    """Read the year of a post he may see; Http404 for an unseen post or a year out of reach."""
    if tahun not in TAHUN_TERBACA:
        raise Http404
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    if penugasan.posisi.kode_jabatan == "":
        raise Http404
    daftar_lembar = {
        lembar.bulan: lembar
        for lembar in LembarBulanan.objects.filter(
            kecamatan_id=penugasan.kecamatan_id, tahun=tahun, penugasan=penugasan
        )
    }
    isi = ambil_isi_setahun(penugasan, tahun)
    arti = ambil_arti(penugasan, tahun, None)
    kalender = Kalender(penugasan.kecamatan)
    pejabat = susun_pejabat(penugasan.kecamatan_id, pelaku.pada)
    dipegang = penugasan.bagian(tahun)
    daftar_bulan = []
    for nomor in range(1, 13):
        periode, lembar = Periode(tahun, nomor), daftar_lembar.get(nomor)
        situasi = susun_situasi(
            pelaku, penugasan, periode, lembar, kalender=kalender, pejabat=pejabat
        )
        tolak = situasi.tolak(Tindakan.ISI)
        daftar_bulan.append(
            BulanIsi(periode, lembar, isi.get(nomor, {}), situasi, tolak, nomor in dipegang)
        )
    return BerkasTahun(pelaku, penugasan, tahun, arti, tuple(daftar_bulan), tolakan or {})
