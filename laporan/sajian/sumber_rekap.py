"""What the figures of *Rekap kecamatan* are made of: the groups behind its rows."""

from __future__ import annotations

from collections.abc import Sequence

from indikator import hitung
from laporan.dasbor.bahan import Pos
from laporan.dasbor.capaian import HasilBaris, HasilJabatan, Kursi, hitung_jabatan
from laporan.rekap.permintaan import Menurut
from laporan.rekap.sumber import (
    BarisSumber,
    IsianSumber,
    KelompokSumber,
    KursiSumber,
    SumberRekap,
)
from laporan.sajian.baris_rekap import BahanRekap


def susun_sumber(bahan: BahanRekap, menurut: Menurut) -> SumberRekap:
    """Return the groups in the order of the tables; by pegawai, those of the jabatan besides."""
    daftar_jabatan = tuple(_susun_jabatan(bahan, satu) for satu in bahan.daftar_jabatan)
    daftar_jangka = tuple(satu.sebutan for satu in bahan.daftar_jangka)
    tahun = bahan.periode.tahun
    if menurut is not Menurut.PEGAWAI:
        return SumberRekap(tahun, bahan.kategori, daftar_jangka, daftar_jabatan)
    daftar_pegawai = tuple(
        _susun_pegawai(bahan, pos) for jabatan in bahan.daftar_jabatan for pos in jabatan.daftar_pos
    )
    return SumberRekap(tahun, bahan.kategori, daftar_jangka, daftar_pegawai, daftar_jabatan)


def _susun_jabatan(bahan: BahanRekap, jabatan: HasilJabatan) -> KelompokSumber:
    jendela = [satu.jendela for satu in bahan.daftar_jangka]
    return _susun_kelompok(jabatan.nama, jabatan, jendela, _akhir(bahan))


def _susun_pegawai(bahan: BahanRekap, pos: Pos) -> KelompokSumber:
    """A post alone, up to the last month it holds."""
    akhir = pos.periode_laporan(bahan.periode).bulan
    jendela = [hitung.Jendela(satu.jendela.awal, akhir) for satu in bahan.daftar_jangka]
    nama = f"{pos.nama}, {pos.penugasan.posisi.nama}"
    return _susun_kelompok(nama, hitung_jabatan([pos], akhir), jendela, _akhir(bahan))


def _akhir(bahan: BahanRekap) -> int:
    """The last month of the report: what was entered later is no part of it."""
    return max(satu.jendela.akhir for satu in bahan.daftar_jangka)


def _susun_kelompok(
    nama: str, jabatan: HasilJabatan, daftar_jendela: Sequence[hitung.Jendela], akhir: int
) -> KelompokSumber:
    return KelompokSumber(
        nama=nama,
        kategori=jabatan.kategori,
        daftar_jendela=tuple(daftar_jendela),
        daftar_baris=tuple(_susun_baris(satu, akhir) for satu in jabatan.daftar_baris),
    )


def _susun_baris(baris: HasilBaris, akhir: int) -> BarisSumber:
    arti, nomor = baris.arti, baris.arti.indikator_id
    return BarisSumber(
        indikator_id=arti.indikator_id,
        nomor=arti.nomor,
        nama=arti.nama,
        aturan=arti.aturan,
        kategori=baris.kategori,
        daftar_kursi=tuple(_susun_kursi(kursi, nomor, akhir) for kursi in baris.kursi),
    )


def _susun_kursi(kursi: Kursi, indikator_id: int, akhir: int) -> KursiSumber:
    daftar = tuple(_susun_isian(pos, indikator_id, akhir) for pos in kursi.daftar_pos)
    return KursiSumber(daftar, kursi.deret)


def _susun_isian(pos: Pos, indikator_id: int, akhir: int) -> IsianSumber:
    """The cells of one post; it has one of each month."""
    daftar_baris = () if pos.arti is None else pos.arti.baris
    target = next((b.target for b in daftar_baris if b.indikator_id == indikator_id), None)
    sel = pos.isi.sel.get(indikator_id, {})
    return IsianSumber(
        penugasan_id=pos.penugasan.pk,
        nama=pos.nama,
        target=target,
        sel={bulan: daftar[-1] for bulan, daftar in sel.items() if daftar and bulan <= akhir},
        daftar_bulan=frozenset(pos.bagian) | frozenset(sel),
    )
