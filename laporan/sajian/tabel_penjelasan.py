"""*Penjelasan angka* as one plain table, for workbook and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from laporan.penjelasan.tipe import BulanAsal, Oleh
from laporan.rekap.tabel import BarisTabel, Kolom, RekapTabel, Tabel
from laporan.sajian.penjelasan import ButirPenjelasan, RekapPenjelasan

KOLOM = (
    Kolom("Indikator", lebar=40),
    Kolom("Bagian", lebar=16),
    Kolom("Pokok", lebar=18),
    Kolom("Uraian", lebar=60),
    Kolom("Diisi oleh", lebar=30),
    Kolom("Diverifikasi oleh", lebar=30),
    Kolom("Disetujui oleh", lebar=30),
)


def susun_tabel_penjelasan(rekap: RekapPenjelasan) -> RekapTabel:
    """Return every rule, input and step as a row."""
    baris = [
        BarisTabel(isi, butir.nomor) for butir in rekap.daftar_butir for isi in _daftar_isi(butir)
    ]
    baris += [
        BarisTabel(("Rata-rata capaian", "Hitungan", sebutan, uraian, "", "", ""))
        for sebutan, uraian in rekap.daftar_rata
    ]
    return RekapTabel(
        kecamatan_id=rekap.kecamatan_id,
        nama_berkas=rekap.nama_berkas,
        judul=rekap.judul,
        sebutan_periode=rekap.sebutan_periode,
        tentang=rekap.tentang,
        kop=rekap.kop,
        identitas=rekap.identitas,
        kosong=rekap.kosong,
        draf=rekap.draf,
        catatan=rekap.catatan,
        penandatangan=rekap.penandatangan,
        katalog=rekap.katalog,
        data_per=rekap.data_per,
        dibaca_pada=rekap.dibaca_pada,
        dicetak=rekap.dicetak,
        daftar_tabel=(Tabel("", KOLOM, tuple(baris)),),
        hanya_disetujui=False,
    )


def _daftar_isi(butir: ButirPenjelasan) -> Iterator[tuple[str, ...]]:
    kosong = ("", "", "")
    for pokok, uraian in butir.aturan:
        yield (butir.nama, "Aturan", pokok, uraian, *kosong)
    for bulan in butir.daftar_bulan:
        orang = (bulan.diisi, bulan.diverifikasi, bulan.disetujui)
        yield (butir.nama, "Masukan", bulan.nama, _sebut_bulan(bulan), *map(_sebut_oleh, orang))
    for hitungan in butir.daftar_hitungan:
        for langkah in hitungan.langkah:
            yield (butir.nama, "Hitungan", hitungan.sebutan, langkah, *kosong)
    for pokok, uraian in butir.daftar_asal:
        yield (butir.nama, "Sumber", pokok, uraian, *kosong)


def _sebut_bulan(bulan: BulanAsal) -> str:
    daftar = (bulan.isian, bulan.keterangan, bulan.sebutan)
    return "; ".join(satu for satu in daftar if satu)


def _sebut_oleh(oleh: Oleh | None) -> str:
    if oleh is None:
        return ""
    return ", ".join(satu for satu in (oleh.nama, oleh.catatan, oleh.pada) if satu)
