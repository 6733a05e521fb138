"""A jabatan with its pegawai, or one pegawai: every row with its quarter and s.d. bulan."""

from __future__ import annotations

from dataclasses import dataclass

from indikator import hitung
from jabatan.izin import Pelaku
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import NAMA_BULAN, Periode
from laporan.dasbor.capaian import HasilBaris, HasilJabatan, HasilJendela, susun_triwulan
from laporan.dasbor.daftar_capaian import (
    Butir,
    Capaian,
    hitung_rata,
    susun_capaian,
    tulis_beda,
)
from laporan.dasbor.halaman import susun_pegawai
from laporan.rekap.baris import susun_capaian as susun_angka_capaian
from laporan.rekap.baris import susun_realisasi, susun_target
from laporan.rekap.tipe import Angka
from laporan.rinci.tempat import Langkah, Tempat, ambil_bulan, ambil_jabatan


@dataclass(frozen=True, slots=True)
class BarisRinci:
    """One indikator; ``beda`` in points since last month, empty where there is none to tell."""

    nomor: int
    indikator_id: int
    nama: str
    satuan: str
    realisasi: Angka
    target: Angka
    triwulan: str
    capaian: Angka
    kategori: str
    beda: str
    daftar_alasan: tuple[str, ...]

    @property
    def ujung_jelas(self) -> str:
        return f"{self.indikator_id}/"


@dataclass(frozen=True, slots=True)
class Bagian:
    """The page. ``capaian``: the pegawai of a jabatan, its last line the jabatan as a whole; of one
    pegawai only that line. ``bulan``: the last month of the figures. ``jelas`` begins the addresses
    that explain them."""

    tempat: Tempat
    judul: str
    jabatan: str
    bulan: str
    daftar_jalan: tuple[Langkah, ...]
    capaian: Capaian
    daftar_baris: tuple[BarisRinci, ...]
    kode_laporan: str
    jelas: str

    @property
    def triwulan(self) -> str:
        return self.capaian.triwulan


def ambil_bagian(pelaku: Pelaku, tempat: Tempat) -> Bagian:
    """Return the page (4 queries); Http404 where he sees nothing of it."""
    jabatan = ambil_jabatan(pelaku, tempat)
    bulan = ambil_bulan(tempat, jabatan.daftar_pos)
    lalu = None if bulan == 1 else jabatan.hitung(hitung.Jendela(1, bulan - 1))
    satu_orang = tempat.penugasan_id is not None
    daftar = [] if satu_orang else susun_pegawai(jabatan, tempat.periode)
    judul = jabatan.daftar_pos[0].nama if satu_orang else jabatan.nama
    jelas = tempat.pada(Periode(tempat.periode.tahun, bulan)).susun_jelas(jabatan.kode)
    seluruh = Butir(judul, "", "", jelas, hitung_rata(jabatan, lalu, bulan))
    return Bagian(
        tempat=tempat,
        judul=judul,
        jabatan=jabatan.nama,
        bulan=NAMA_BULAN[bulan - 1],
        daftar_jalan=tempat.susun_jalan(jabatan.kode, jabatan.nama, jabatan.daftar_pos[0].nama)[
            :-1
        ],
        capaian=susun_capaian(daftar, seluruh, "indikator", bulan),
        daftar_baris=_susun_daftar_baris(jabatan, lalu, bulan),
        kode_laporan=Periode(tempat.periode.tahun, bulan).kode,
        jelas=jelas,
    )


def _susun_daftar_baris(
    jabatan: HasilJabatan, lalu: HasilJendela | None, bulan: int
) -> tuple[BarisRinci, ...]:
    triwulan = jabatan.hitung(susun_triwulan(bulan))
    return tuple(
        _susun_baris(
            baris,
            triwulan.daftar_hasil[nomor],
            None if lalu is None else lalu.daftar_hasil[nomor],
            bulan,
        )
        for nomor, baris in enumerate(jabatan.daftar_baris)
    )


def _susun_baris(
    baris: HasilBaris, triwulan: hitung.Hasil, lalu: hitung.Hasil | None, bulan: int
) -> BarisRinci:
    arti, hasil = baris.arti, baris.hasil
    dulu = None if lalu is None else lalu.capaian
    beda = None if dulu is None or hasil.capaian is None else hasil.capaian - dulu
    return BarisRinci(
        nomor=arti.nomor,
        indikator_id=arti.indikator_id,
        nama=arti.nama,
        satuan=arti.aturan.satuan,
        realisasi=susun_realisasi(arti.aturan, hasil),
        target=susun_target(arti, hasil, bulan),
        triwulan=tulis_persen(triwulan.capaian),
        capaian=susun_angka_capaian(arti, hasil, bulan),
        kategori=hasil.kategori or "",
        beda=tulis_beda(beda),
        daftar_alasan=hasil.alasan_merah,
    )
