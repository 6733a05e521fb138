"""The task that makes a book: part by part, each kept, none printed twice."""

from __future__ import annotations

import logging
import secrets
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Final

from django.db import DatabaseError, transaction
from django_tasks import task

from akun.models import Pengguna
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import Kecamatan
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from laporan.cetak.bagian import BagianBuku
from laporan.cetak.bundel import IsiBagian, cetak_bagian, cetak_bundel, susun_bagian
from laporan.izin import bisa_minta_bundel
from laporan.kesalahan import BagianHilang, HakHilang, PekerjaanDitarik, PekerjaanTerlepas
from laporan.models import JenisPekerjaan, KeadaanPekerjaan, Pekerjaan
from laporan.sajian.bundel import Bundel, IsiBundel, PembacaBagian, ambil_bundel
from laporan.services.pekerjaan import (
    DITARIK,
    BerkasJadi,
    HasilMinta,
    akhiri_pekerjaan,
    buat_pekerjaan,
    catat_kemajuan,
    kembalikan_pekerjaan,
    kunci_pekerjaan,
    terbitkan_bundel,
)
from laporan.services.simpanan import Simpanan, baca_simpanan, catat_simpanan

HAK_HILANG: Final = (
    "Yang memintanya tidak lagi berhak melihat seluruh kecamatan ini, sehingga tidak dilanjutkan."
)
TAK_TERDUGA: Final = (
    "Terjadi kesalahan yang tidak terduga dan sudah dicatat. Coba lagi; bila berulang, hubungi "
    "pengelola server."
)
SELA_KEMAJUAN: Final = 1  # second between two writes of the progress
log = logging.getLogger("kinerja.pekerja")
berhenti = threading.Event()


class PekerjaBerhenti(Exception):
    """The worker was told to end: what it holds goes back."""


def kirim_pekerjaan(
    oleh: Pelaku, *, jenis: JenisPekerjaan, daftar_kecamatan: Sequence[Kecamatan], tahun: int
) -> list[HasilMinta]:
    """Ask for a book of each kecamatan, all or none, and once that is committed send them to the
    worker. Raises as ``buat_pekerjaan``.
    """
    with transaction.atomic():
        daftar = [
            buat_pekerjaan(oleh, jenis=jenis, kecamatan=satu, tahun=tahun)
            for satu in sorted(daftar_kecamatan, key=lambda satu: satu.pk)  # locked in this order
        ]
        for hasil in daftar:
            if hasil.baru:
                transaction.on_commit(
                    partial(buat_bundel.enqueue, hasil.pekerjaan.pk, hasil.pekerjaan.kecamatan_id)
                )
    return daftar


@task()
def buat_bundel(pekerjaan_id: int, kecamatan_id: int) -> None:
    """Make a book, or do nothing where somebody does already. Ends in words, whatever happens;
    only a lost database is passed on: the work is taken up again when its sign of life is old."""
    with lingkup([kecamatan_id]):
        pekerjaan = kunci_pekerjaan(pekerjaan_id, pekerja=susun_pekerja())
        if pekerjaan is None:
            return
        with _akhir_dalam_kata(pekerjaan):
            _Pembuat(pekerjaan).buat()


@cache
def susun_pekerja() -> str:
    """Name this process among all workers."""
    return f"{socket.gethostname()[:60]}:{secrets.token_hex(8)}"


@contextmanager
def _akhir_dalam_kata(pekerjaan: Pekerjaan) -> Iterator[None]:
    try:
        with _catat_akhir(pekerjaan):
            yield
    except PekerjaanTerlepas:
        log.warning("pekerjaan %s sudah diambil pekerja lain", pekerjaan.pk)


@contextmanager
def _catat_akhir(pekerjaan: Pekerjaan) -> Iterator[None]:
    """Write down how a work ended; PekerjaanTerlepas where another has it."""
    akhir = partial(akhiri_pekerjaan, pekerjaan.pk, pekerja=pekerjaan.pekerja)
    batal, gagal = KeadaanPekerjaan.DIBATALKAN, KeadaanPekerjaan.GAGAL
    try:
        yield
    except (DatabaseError, PekerjaanTerlepas):
        raise
    except PekerjaBerhenti:
        kembalikan_pekerjaan(pekerjaan.pk, pekerja=pekerjaan.pekerja)
    except PekerjaanDitarik:
        akhir(keadaan=batal, sebab=DITARIK)
    except HakHilang:
        akhir(keadaan=batal, sebab=HAK_HILANG)
    except Penolakan as penolakan:
        akhir(keadaan=gagal, sebab=penolakan.pesan)
    except Exception:
        log.exception("pekerjaan %s gagal", pekerjaan.pk)
        akhir(keadaan=gagal, sebab=TAK_TERDUGA)


class _Pembuat:
    """One book in the making."""

    def __init__(self, pekerjaan: Pekerjaan) -> None:
        self.pekerjaan = pekerjaan
        self.kabar_terakhir: float = 0

    def buat(self) -> None:
        pekerjaan, kecamatan = self.pekerjaan, self.pekerjaan.kecamatan
        pelaku = self._susun_pelaku()
        bundel = ambil_bundel(pelaku, JenisPekerjaan(pekerjaan.jenis), kecamatan, pekerjaan.tahun)
        self._kabarkan(0, bundel, pasti=True)
        daftar = self._buat_bagian(pelaku, bundel)
        self._kabarkan(len(daftar), bundel, pasti=True)
        self._susun_pelaku()
        isi, halaman = cetak_bundel(bundel, daftar, self._cetak_depan)
        berkas = BerkasJadi(isi=isi, banyak_halaman=halaman)
        terbitkan_bundel(pekerjaan.pk, pekerja=pekerjaan.pekerja, berkas=berkas)

    def _susun_pelaku(self) -> Pelaku:
        """The rights of who asked, as they are now; HakHilang where they are gone."""
        pengguna = Pengguna.objects.aktif().filter(pk=self.pekerjaan.diminta_oleh_id).first()
        pelaku = None if pengguna is None else susun_pelaku(pengguna)
        if pelaku is None or not bisa_minta_bundel(pelaku, self.pekerjaan.kecamatan):
            raise HakHilang
        return pelaku

    def _buat_bagian(self, pelaku: Pelaku, bundel: Bundel) -> dict[int, tuple[BagianBuku, int]]:
        """Print what is not kept yet; place in the book → part and pages."""
        hasil: dict[int, tuple[BagianBuku, int]] = {}
        daftar = [isi for bab in bundel.daftar_bab for isi in bab.daftar_isi]
        pembaca = PembacaBagian(pelaku, bundel)
        for nomor, isi in enumerate(daftar):
            if isi.ada_bagian:
                hasil[nomor] = self._buat_satu(pembaca, isi)
                self._kabarkan(len(hasil), bundel)
        return hasil

    def _buat_satu(self, pembaca: PembacaBagian, isi: IsiBundel) -> tuple[BagianBuku, int]:
        bagian = susun_bagian(pembaca.ambil(isi))
        simpanan = self._ambil_cetakan(bagian)
        judul = "" if isi.jabatan is not None else isi.judul
        baca = partial(_baca_lagi, self.pekerjaan.kecamatan_id, bagian.kunci)
        return BagianBuku(judul, baca), simpanan.banyak_halaman

    def _cetak_depan(self, depan: IsiBagian) -> tuple[bytes, int]:
        """Cover and contents: they stay while no part has another number of pages."""
        simpanan = self._ambil_cetakan(depan)
        return simpanan.isi, simpanan.banyak_halaman

    def _ambil_cetakan(self, bagian: IsiBagian) -> Simpanan:
        """Return the kept print, or print and keep it."""
        kecamatan_id = self.pekerjaan.kecamatan_id
        simpanan = baca_simpanan(kecamatan_id, bagian.kunci)
        if simpanan is not None:
            return simpanan
        cetakan, halaman = cetak_bagian(bagian)
        return catat_simpanan(kecamatan_id, bagian.kunci, cetakan, banyak_halaman=halaman)

    def _kabarkan(self, selesai: int, bundel: Bundel, *, pasti: bool = False) -> None:
        """Write the progress down, at most once a second; stop where one should."""
        if berhenti.is_set():
            raise PekerjaBerhenti
        if not pasti and time.monotonic() < self.kabar_terakhir + SELA_KEMAJUAN:
            return
        catat_kemajuan(
            self.pekerjaan.pk,
            pekerja=self.pekerjaan.pekerja,
            selesai=selesai,
            banyak=bundel.banyak_bagian,
        )
        self.kabar_terakhir = time.monotonic()


def _baca_lagi(kecamatan_id: int, kunci: str) -> bytes:
    simpanan: Simpanan | None = baca_simpanan(kecamatan_id, kunci)
    if simpanan is None:
        raise BagianHilang(kunci)
    return simpanan.isi
