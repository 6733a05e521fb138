"""*Katalog IKI* as a workbook (a sheet for each jabatan) and as CSV (a line for each indikator)."""

from __future__ import annotations

from collections.abc import Iterator

from indikator.rekap import BarisTersusun, JabatanTersusun
from kinerja.inti.buku import Gaya, LembarBuku
from laporan.cetak.berkas_csv import tulis_csv
from laporan.cetak.gaya import KEPALA, NOMOR, SEL
from laporan.cetak.kode import TandaTerbit, sebut_terbit, susun_buku, susun_kaki
from laporan.cetak.lembar_penjelasan import daftar_uraian_umum, tulis_uraian
from laporan.cetak.lembar_resmi import tulis_kecil, tulis_kop
from laporan.rekap.tabel import RekapKatalog

BIASA = Gaya()
LEBAR = (34, 46, 60, 36)
JUDUL_KOLOM = (
    *("Kinerja Utama", "Indikator Kinerja Utama"),
    *("Formulasi Perhitungan/Penjelasan", "Sumber Data"),
)
AKHIR = len(LEBAR) - 1
KEPALA_CSV = (
    *("Jabatan", "No.", "Kinerja Utama", "Indikator", "Formulasi", "Sumber Data"),
    *("Satuan", "Cara hitung", "Masa berlaku"),
)


def cetak_katalog_xlsx(rekap: RekapKatalog, terbit: TandaTerbit | None = None) -> bytes:
    """Return the workbook: every jabatan as on the decree, merged cells and numbered columns;
    issued with its mark, or a preview."""
    buku = susun_buku(f"{rekap.judul} {rekap.sebutan_periode}", rekap.kop.kecamatan, terbit)
    for nomor, jabatan in enumerate(rekap.daftar_jabatan, 1):
        _tulis_jabatan(buku.lembar(f"{nomor} {jabatan.nama}"), rekap, jabatan, terbit)
    if not rekap.daftar_jabatan:
        lembar = buku.lembar("Katalog")
        lembar.teks(0, 0, rekap.kosong, BIASA)
        lembar.teks(1, 0, "" if terbit is None else sebut_terbit(terbit), BIASA)
        lembar.atur_cetak(kaki=susun_kaki(terbit, (rekap.katalog,), draf=rekap.draf))
    tulis_uraian(buku.lembar("Penjelasan"), daftar_uraian_umum(rekap, JUDUL_KOLOM))
    return buku.tutup()


def _tulis_jabatan(
    lembar: LembarBuku, rekap: RekapKatalog, jabatan: JabatanTersusun, terbit: TandaTerbit | None
) -> None:
    lembar.lebar(LEBAR)
    baris = tulis_kop(lembar, rekap, terbit, AKHIR)
    for teks in _daftar_kepala(rekap, jabatan):
        lembar.gabung((baris, 0, baris, AKHIR), teks, BIASA)
        baris += 1
    kepala = baris + 1
    for kolom, teks in enumerate(JUDUL_KOLOM):
        lembar.teks(kepala, kolom, teks, KEPALA)
        lembar.angka(kepala + 1, kolom, kolom + 1, NOMOR)
    asal = (jabatan.catatan_kaki, rekap.katalog, rekap.data_per, rekap.dicetak)
    tulis_kecil(lembar, _tulis_baris(lembar, jabatan, kepala + 2), AKHIR, asal)
    lembar.bekukan(kepala + 2, 0)
    kaki = susun_kaki(terbit, (rekap.katalog,), draf=rekap.draf)
    lembar.atur_cetak(kaki=kaki, ulangi=(kepala, kepala + 1))


def _daftar_kepala(rekap: RekapKatalog, jabatan: JabatanTersusun) -> Iterator[str]:
    """Decree, jabatan, tugas and its lettered fungsi."""
    for label, isi in rekap.identitas:
        yield f"{label}: {isi}"
    yield f"1. Jabatan: {jabatan.nama}"
    yield f"2. Tugas: {jabatan.tugas}"
    yield "3. Fungsi:"
    for fungsi in jabatan.daftar_fungsi:
        yield f"    {fungsi.huruf}. {fungsi.uraian}"


def _tulis_baris(lembar: LembarBuku, jabatan: JabatanTersusun, awal: int) -> int:
    """Write the rows; return the next free one."""
    for urut, baris in enumerate(jabatan.daftar_baris):
        ke = awal + urut
        lembar.teks(ke, 1, baris.nama, SEL)
        lembar.teks(ke, 2, baris.formulasi, SEL)
        gabungan = (
            (0, baris.rentang_kinerja_utama, baris.kinerja_utama),
            (3, baris.rentang_sumber, "\n".join(baris.daftar_sumber)),
        )
        for kolom, rentang, teks in gabungan:
            if rentang > 0:
                lembar.gabung((ke, kolom, ke + rentang - 1, kolom), teks, SEL)
    return awal + len(jabatan.daftar_baris) + 1


def cetak_katalog_csv(rekap: RekapKatalog) -> bytes:
    """Return one line for each indikator, merged cells said on every line."""
    daftar = (
        _susun_csv(jabatan, nomor, baris)
        for jabatan in rekap.daftar_jabatan
        for nomor, baris in enumerate(jabatan.daftar_baris, 1)
    )
    keterangan = [("Laporan", f"{rekap.judul}, {rekap.sebutan_periode}"), *rekap.identitas]
    asal = [("Asal", satu) for satu in (rekap.katalog, rekap.data_per, rekap.dicetak)]
    return tulis_csv(KEPALA_CSV, daftar, [*keterangan, *asal])


def _susun_csv(jabatan: JabatanTersusun, nomor: int, baris: BarisTersusun) -> list[str]:
    return [
        *(jabatan.nama, str(nomor), baris.kinerja_utama, baris.nama, baris.formulasi),
        *("; ".join(baris.daftar_sumber), baris.satuan, baris.uraian_hitung, baris.masa_berlaku),
    ]
