"""What is about to be submitted: every row of the month as it would go, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from indikator import hitung
from realisasi.halaman.berkas import Berkas
from realisasi.halaman.kemajuan import Kemajuan, susun_kemajuan
from realisasi.halaman.lembar import BahanLembar, BarisLembar, susun_kelompok


@dataclass(frozen=True, slots=True)
class Pengajuan:
    """The rows by what goes: numbers, nihil, empty because nothing is due; what still misses.

    ``tertunggak`` stay open and do not block. ``kepada``: the person, empty for an empty seat.
    """

    terisi: tuple[BarisLembar, ...]
    nihil: tuple[BarisLembar, ...]
    kosong: tuple[BarisLembar, ...]
    kemajuan: Kemajuan
    kepada: str

    @property
    def bisa(self) -> bool:
        return not self.kemajuan.belum

    @property
    def peringatan(self) -> int:
        return sum(len(baris.peringatan) for baris in self.terisi)


def susun_pengajuan(berkas: Berkas) -> Pengajuan:
    """Return the sheet as it would be submitted (1 query: who holds the seats)."""
    bahan = BahanLembar(
        arti=berkas.arti,
        periode=berkas.periode,
        tersimpan=berkas.tersimpan,
        sel=berkas.sel,
        lalu=berkas.lalu,
    )
    menurut: dict[hitung.KeadaanSel, list[BarisLembar]] = {satu: [] for satu in hitung.KeadaanSel}
    for kelompok in susun_kelompok(bahan):
        for baris in kelompok.daftar_baris:
            menurut[baris.sel.keadaan].append(baris)
    kemajuan = susun_kemajuan(berkas)
    belum = {baris.indikator_id for baris in kemajuan.belum}
    return Pengajuan(
        terisi=tuple(menurut[hitung.KeadaanSel.TERISI]),
        nihil=tuple(menurut[hitung.KeadaanSel.NIHIL]),
        kosong=tuple(b for b in menurut[hitung.KeadaanSel.BELUM] if b.pk not in belum),
        kemajuan=kemajuan,
        kepada=sebut_penerima(berkas),
    )


def sebut_penerima(berkas: Berkas) -> str:
    """Return the name of the person the sheet goes to, empty where nobody holds the seat."""
    diisi_oleh = berkas.lembar.diisi_oleh_id if berkas.lembar else None
    pejabat = berkas.situasi.pejabat
    langkah = pejabat.ada_langkah_atasan(berkas.penugasan, diisi_oleh)
    atasan = pejabat.atasan_dari(berkas.penugasan.posisi) if langkah else pejabat.camat()
    return str(atasan.pegawai) if atasan else ""
