"""PDF beside bare WeasyPrint of the same HTML, the second request of it, and a year book after one
change beside the printing of what changed: ``python -m tests.bench.pdf`` in an office of its own.

A book takes a minute to make the first time; its ratio is the median of three changes.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.alat.kantor_contoh import kantor_contoh

PERUBAHAN = 3


def cetak_pdf() -> None:
    """The annex of all jabatan, asked for by the Camat."""
    from akun.models import Pengguna
    from jabatan.izin import susun_pelaku
    from kinerja.inti.lingkup import lingkup
    from laporan.cetak.laporan import TEMPLAT
    from laporan.cetak.pdf import susun_isi
    from laporan.models import JenisLaporan
    from laporan.rekap.jangka import Jangka, JenisJangka
    from laporan.rekap.permintaan import PilihanLaporan
    from laporan.sajian import ambil_laporan
    from tests.bench.buku_kerja import cetak_buku_kerja
    from tests.bench.ukur import ukur

    sari = Pengguna.objects.get(nama_pengguna="sari")
    pelaku = susun_pelaku(sari)
    tahun = Jangka(pelaku.pada.year, JenisJangka.TAHUN)
    with lingkup(pelaku.kecamatan_terlihat):
        kecamatan = pelaku.kecamatan_terlihat[0]
        pilihan = PilihanLaporan(jenis=JenisLaporan.KATALOG, kecamatan_id=kecamatan, jangka=tahun)
        rekap = ambil_laporan(pelaku, pilihan).rekap
        isi = susun_isi(rekap, templat=TEMPLAT[type(rekap)])
    minta = _susun_permintaan(sari, f"/laporan/lihat/pdf/?{pilihan.kueri()}")
    polos = "bare WeasyPrint, the same HTML"
    hasil = ukur({polos: lambda: _polos(isi), "first": minta(False), "again": minta(True)}, polos)
    pertama = hasil["first"].kali
    ulang = pertama / hasil["again"].kali
    print(
        f"\n| PDF of 11 jabatan, × {polos} ({hasil[polos].milidetik:.0f} ms CPU) | CPU | budget |"
    )
    print(f"| --- | ---: | ---: |\n| first request | {pertama:.2f} | ≤ 1.1 |")
    print(f"| second request, of the first | 1/{ulang:.0f} | ≤ 1/50 |")
    cetak_buku_kerja(pelaku)


def _susun_permintaan(siapa: Any, alamat: str) -> Callable[[bool], Callable[[], object]]:
    """Return what asks for an address, with or without what is kept."""
    from django.conf import settings
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(siapa)

    def minta(simpan: bool) -> Callable[[], object]:
        def kerja() -> object:
            settings.SIMPAN_PRATINJAU = simpan
            jawaban = client.get(alamat)
            assert jawaban.status_code == 200
            return jawaban

        return kerja

    return minta


def _polos(isi: str) -> bytes:
    """What a program without us would write."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from laporan.cetak.pdf import _baca_gaya

    huruf = FontConfiguration()
    gaya = CSS(string=_baca_gaya(), font_config=huruf)
    berkas: bytes = HTML(string=isi).write_pdf(
        stylesheets=[gaya], font_config=huruf, pdf_variant="pdf/ua-1"
    )
    return berkas


def cetak_buku() -> None:
    """The year of a kecamatan after one month of one pegawai was opened again."""
    from laporan.tugas import bundel

    cetakan: list[Any] = []
    asli = bundel.cetak_bagian

    def catat(bagian: Any) -> Any:
        cetakan.append(bagian)
        return asli(bagian)

    bundel.cetak_bagian = catat  # type: ignore[assignment]
    _lama(_buat_buku)
    daftar = []
    for nomor in range(PERUBAHAN):
        cetakan.clear()
        _ubah(nomor)
        seluruhnya = _lama(_buat_buku)
        berubah = _lama(lambda: [asli(satu) for satu in cetakan])
        daftar.append((seluruhnya / berubah, len(cetakan)))
    kali = statistics.median(satu for satu, _ in daftar)
    print("\n| a book of a year | CPU | budget |\n| --- | ---: | ---: |")
    print(f"| year book after one change ({daftar[0][1]} parts of it) | {kali:.2f} | ≤ 1.5 |")


def _lama(kerja: Callable[[], object]) -> float:
    mulai = time.process_time()
    kerja()
    return time.process_time() - mulai


def _buat_buku() -> None:
    from akun.models import Pengguna
    from jabatan.izin import susun_pelaku
    from kinerja.inti.lingkup import lingkup
    from laporan.models import JenisPekerjaan
    from laporan.services.pekerjaan import buat_pekerjaan
    from laporan.tugas import buat_bundel

    pelaku = susun_pelaku(Pengguna.objects.get(nama_pengguna="sari"))
    kecamatan = pelaku.kecamatan_utama
    assert kecamatan is not None
    with lingkup([kecamatan.pk]):
        satu = buat_pekerjaan(
            pelaku,
            jenis=JenisPekerjaan.SETAHUN,
            kecamatan=kecamatan,
            tahun=pelaku.pada.year,
        ).pekerjaan
        buat_bundel.call(satu.pk, kecamatan.pk)
        satu.refresh_from_db()
        assert satu.keadaan == "selesai", satu.sebab


def _ubah(nomor: int) -> None:
    """The Camat opens January of the n-th pegawai again: every later month of his says so."""
    from akun.models import Pengguna
    from jabatan.izin import susun_pelaku
    from kinerja.inti.lingkup import lingkup
    from realisasi.models import LembarBulanan
    from realisasi.services import buka_lembar

    pelaku = susun_pelaku(Pengguna.objects.get(nama_pengguna="sari"))
    kecamatan = pelaku.kecamatan_utama
    assert kecamatan is not None
    with lingkup([kecamatan.pk]):
        lembar = LembarBulanan.objects.filter(
            kecamatan=kecamatan, tahun=pelaku.pada.year, bulan=1, keadaan="disetujui"
        ).order_by("penugasan__posisi__urut")[nomor]
        buka_lembar(lembar.pk, oleh=pelaku, versi=lembar.versi, alasan="Angka Januari keliru")


def main() -> None:
    with kantor_contoh():
        cetak_pdf()
        sys.stdout.flush()
        cetak_buku()


if __name__ == "__main__":
    main()
