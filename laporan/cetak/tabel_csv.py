"""The tables of a report as one CSV: numbers with a decimal comma, words where no figure stands."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.inti.angka import tulis_angka
from laporan.cetak.berkas_csv import tulis_csv
from laporan.rekap.tabel import Isi, Kolom, RekapTabel, Tabel
from laporan.rekap.tipe import Angka


def cetak_tabel_csv(rekap: RekapTabel) -> bytes:
    """Return the file. Several tables become one, the name of each in the first column."""
    tabel = rekap.daftar_tabel
    bernama = any(satu.judul for satu in tabel)
    kolom = tabel[0].kolom if tabel else ()
    kepala = [*(["Jabatan"] if bernama else []), "No.", *(_susun_judul(satu) for satu in kolom)]
    return tulis_csv(kepala, _daftar_baris(tabel, bernama), _daftar_keterangan(rekap))


def _susun_judul(kolom: Kolom) -> str:
    persen = "" if kolom.peran is None or not kolom.peran.persen else " (%)"
    return f"{kolom.judul} {kolom.kelompok}".strip() + persen


def _daftar_baris(daftar: tuple[Tabel, ...], bernama: bool) -> Iterator[list[str]]:
    for tabel in daftar:
        awal = [tabel.judul] if bernama else []
        for baris in (*tabel.baris, *([tabel.penutup] if tabel.penutup is not None else [])):
            nomor = str(baris.nomor) if baris.nomor else ""
            yield [*awal, nomor, *(_tulis(satu) for satu in baris.isi)]


def _tulis(isi: Isi) -> str:
    if not isinstance(isi, Angka):
        return isi
    return isi.teks if isi.nilai is None else tulis_angka(isi.nilai, isi.desimal).replace(".", "")


def _daftar_keterangan(rekap: RekapTabel) -> Iterator[tuple[str, str]]:
    yield "Laporan", f"{rekap.judul}, {rekap.sebutan_periode}"
    if rekap.draf:
        yield "Keadaan", "DRAF"
    yield from rekap.identitas
    if rekap.kosong:
        yield "Isi", rekap.kosong
    for satu in rekap.catatan:
        yield "Catatan", satu
    for satu in (rekap.katalog, rekap.data_per, rekap.dicetak):
        if satu:
            yield "Asal", satu
