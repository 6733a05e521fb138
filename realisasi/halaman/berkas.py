"""What one sheet to be filled is made of, read before anything is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, BarisArti
from realisasi.izin import Situasi, ambil_bulan
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import (
    SelBulan,
    SelLalu,
    ambil_arti,
    ambil_isi_lembar,
    ambil_lembar,
    susun_situasi,
)
from realisasi.services import BahanIsi, HasilIsi


@dataclass(frozen=True, slots=True)
class Berkas:
    """One month of one post before one person.

    ``tersimpan``: this month's cells by indikator. ``sel``: indikator → month → cells of the year.
    ``lalu``: last year's (``realisasi.rekap.IsiLembar``).
    """

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    lembar: LembarBulanan | None
    daftar_lembar: Mapping[Periode, LembarBulanan]
    tersimpan: Mapping[int, Realisasi]
    sel: Mapping[int, SelBulan]
    lalu: Mapping[tuple[str, str, str], SelLalu]
    situasi: Situasi
    arti: ArtiLembar

    @property
    def daftar_baris(self) -> tuple[BarisArti, ...]:
        """The rows of this month: in force, or filled when they were."""
        bulan, tersimpan = self.periode.bulan, self.tersimpan
        return tuple(
            baris
            for baris in self.arti.baris
            if bulan in baris.bagian or baris.indikator_id in tersimpan
        )

    @property
    def bahan_isi(self) -> BahanIsi | None:
        """What a save need not read again; None where a frozen meaning was read."""
        if self.lembar is not None and self.lembar.status is Keadaan.DISETUJUI:
            return None
        return BahanIsi(self.arti, self.situasi.kalender, self.lembar, self.tersimpan)

    def segarkan(self) -> Berkas:
        """Read everything again."""
        return ambil_berkas(self.pelaku, self.penugasan.pk, self.periode.kode)

    def sesudah(self, hasil: HasilIsi) -> Berkas:
        """Return the sheet with the cells as a save left them (no query)."""
        tersimpan = {**self.tersimpan, **hasil.tersimpan}
        sel = dict(self.sel)
        for pk, satu in hasil.tersimpan.items():
            sel[pk] = {**sel.get(pk, {}), self.periode.bulan: (satu.sel,)}
        lembar = self.lembar if hasil.lembar is None else hasil.lembar
        return replace(self, lembar=lembar, tersimpan=tersimpan, sel=sel)


def ambil_berkas(pelaku: Pelaku, penugasan_id: int, kode: str, *, lengkap: bool = True) -> Berkas:
    """Read the sheet of a post he may see; Http404 for a bad month or an unseen post.

    Not ``lengkap``, for who shows neither: rows name no sources (1 query less), and of the year's
    sheets there is only this month's.
    """
    penugasan, periode = ambil_bulan(pelaku, penugasan_id, kode)
    daftar_lembar = ambil_lembar(penugasan, periode.tahun, None if lengkap else periode.bulan)
    lembar = daftar_lembar.get(periode)
    arti = ambil_arti(penugasan, periode.tahun, lembar, dengan_sumber=lengkap)
    isi = ambil_isi_lembar(penugasan, periode)
    return Berkas(
        pelaku=pelaku,
        penugasan=penugasan,
        periode=periode,
        lembar=lembar,
        daftar_lembar=daftar_lembar,
        tersimpan=isi.tersimpan,
        sel=isi.sel,
        lalu=isi.lalu,
        situasi=susun_situasi(pelaku, penugasan, periode, lembar),
        arti=arti,
    )
