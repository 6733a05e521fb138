"""Finds the rows of a report in the workbook; short ways to ask for the three prints."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.test import Client

from jabatan.izin import ambil_penugasan
from kinerja.inti.lingkup import lingkup
from laporan.rekap import Jangka, RekapPegawai, ambil_rekap_pegawai
from tests.alat.berkas import buka_buku
from tests.pabrik import Kantor

KOLOM = {
    "target_bulan": 7,
    "realisasi_bulan": 8,
    "target": 9,
    "realisasi": 10,
    "capaian": 11,
    "nilai_terhitung": 12,
}


@dataclass
class Cetakan:
    """The three prints of one month."""

    halaman: str
    pdf: bytes
    xlsx: bytes


def alamat(kantor: Kantor, kode: str, akhiran: str = "", nama: str = "Citra") -> str:
    return f"/laporan/realisasi/{kantor.penugasan[nama].pk}/{kode}/{akhiran}"


def ambil_cetakan(client: Client, kantor: Kantor, kode: str) -> Cetakan:
    jawaban = [client.get(alamat(kantor, kode, akhiran)) for akhiran in ("", "pdf/", "xlsx/")]
    assert [satu.status_code for satu in jawaban] == [200, 200, 200]
    return Cetakan(jawaban[0].content.decode(), jawaban[1].content, jawaban[2].content)


def ambil_rekap(
    kantor: Kantor, bulan: int | str, nama: str = "Citra", *, hanya_disetujui: bool = False
) -> RekapPegawai:
    """The report of a month of 2026, or of a window by its code: ``tw3``, ``s1``, ``tahun``."""
    jangka = Jangka.dari_kode(f"2026-{bulan:02d}" if isinstance(bulan, int) else f"2026-{bulan}")
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku(nama)
        pk = kantor.penugasan[nama].pk
        penugasan = ambil_penugasan(pelaku, pk, pangkat_pada=jangka.akhir.akhir)
        return ambil_rekap_pegawai(pelaku, penugasan, jangka, hanya_disetujui=hanya_disetujui)


def baca_laporan(xlsx: bytes, *, nilai: bool = True) -> dict[int, tuple[Any, ...]]:
    """Return running number → cells of the sheet *Laporan*; 0 is the row of the average."""
    lembar = buka_buku(xlsx, nilai=nilai)["Laporan"]
    hasil: dict[int, tuple[Any, ...]] = {}
    mulai = False
    for baris in lembar.iter_rows():
        isi = [sel.value for sel in baris]
        if isi[:6] == [1, 2, 3, 4, 5, 6]:
            mulai = True
        elif mulai and isinstance(isi[0], int):
            hasil[isi[0]] = baris
        elif mulai and str(isi[0]).startswith("Rata-rata"):
            hasil[0] = baris
            break
    return hasil


def angka_sel(sel: Any) -> Decimal | str:
    """A number as Decimal with the cell's printed places, anything else as text."""
    if isinstance(sel.value, int | float):
        return Decimal(str(sel.value)).quantize(Decimal("0.01"))
    return str(sel.value)
