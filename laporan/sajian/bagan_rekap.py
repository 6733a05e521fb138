"""The charts of *Rekap kecamatan*: capaian as bars, and where the sheets of a month stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import Periode
from laporan.bagan import BaganBatang, Batang, ujung_batang
from laporan.dasbor.bahan import Pos
from laporan.rekap.jangka import Jangka
from laporan.rekap.permintaan import Menurut
from laporan.rekap.tabel import Peran, Tabel
from laporan.rekap.tipe import Angka
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan

CUTI, TANPA_TEMPO = "Cuti", "Tidak ada yang jatuh tempo"


def susun_daftar_bagan(
    daftar_tabel: Sequence[Tabel], daftar_pos: Sequence[Pos], jangka: Jangka, menurut: Menurut
) -> tuple[BaganBatang, ...]:
    """Return the bars of pegawai or jabatan as their table has them, and for a single month the
    states of its sheets; none where the report has no table."""
    daftar: list[BaganBatang] = []
    if daftar_tabel and menurut is not Menurut.INDIKATOR:
        daftar.append(_susun_capaian(daftar_tabel[0]))
    if daftar_tabel and jangka.adalah_bulan:
        daftar.append(_susun_kesiapan(daftar_pos, jangka.akhir))
    return tuple(daftar)


def _susun_capaian(tabel: Tabel) -> BaganBatang:
    """The first column of averages, row by row."""
    ke = next(ke for ke, kolom in enumerate(tabel.kolom) if kolom.peran is Peran.RATA)
    daftar = []
    for baris in tabel.baris:
        nama, angka = baris.isi[0], baris.isi[ke]
        assert isinstance(nama, str)
        assert isinstance(angka, Angka)
        daftar.append(Batang(f"{baris.nomor}. {nama}", angka.nilai, angka.teks))
    return BaganBatang(
        judul=f"{tabel.kolom[ke].judul} {tabel.kolom[ke].kelompok}",
        daftar_batang=tuple(daftar),
        ujung=ujung_batang(satu.nilai for satu in daftar),
        seratus=True,
        bertabel=False,
    )


def _susun_kesiapan(daftar_pos: Sequence[Pos], periode: Periode) -> BaganBatang:
    """How many sheets of the month stand in each state."""
    banyak = Counter(_ambil_keadaan(daftar_pos, periode))
    urutan = [SEBUTAN_KEADAAN[satu] for satu in reversed(Keadaan)] + [CUTI, TANPA_TEMPO]
    return BaganBatang(
        judul=f"Kesiapan lembar {periode.nama}",
        daftar_batang=tuple(
            Batang(nama, Decimal(banyak[nama]), f"{tulis_angka(banyak[nama])} lembar")
            for nama in urutan
            if banyak[nama]
        ),
        ujung=Decimal(banyak.total() or 1),
        seratus=False,
        bertabel=True,
    )


def _ambil_keadaan(daftar_pos: Sequence[Pos], periode: Periode) -> Iterator[str]:
    """The state in words of every sheet that the month could have."""
    for pos in daftar_pos:
        lembar = pos.isi.lembar.get(periode.bulan)
        if lembar is not None:
            yield SEBUTAN_KEADAAN[lembar.keadaan]
        elif pos.menyentuh(periode):
            if periode.bulan not in pos.bagian:
                yield CUTI
            elif pos.ada_jatuh_tempo(periode.bulan):
                yield SEBUTAN_KEADAAN[Keadaan.BELUM]
            else:
                yield TANPA_TEMPO
