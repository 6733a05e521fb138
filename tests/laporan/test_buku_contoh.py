"""The demo office through LibreOffice: for every kind and window wrong values are planted, all is
calculated anew, and each figure is that of the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from akun.models import Pengguna
from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.lingkup import tanpa_lingkup
from laporan.contoh.jalankan import isi_contoh
from laporan.rekap.jangka import Jangka, JenisJangka, susun_setahun
from laporan.rekap.permintaan import Menurut
from tests.alat.libreoffice import (
    baca_nilai,
    baca_nilai_rumus,
    bandingkan_nilai,
    hitung_ulang,
    rusak_nilai,
)
from tests.alat.sekali import sekali_semodul
from tests.laporan.banding import Rekap, periksa_buku, periksa_halaman

pytestmark = [pytest.mark.django_db, pytest.mark.libreoffice]
HARI = date(2026, 12, 31)
SAAT = datetime.fromisoformat("2026-12-31T03:00:00+00:00")


@pytest.fixture(scope="module")
def contoh(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo on the last day of its year, when every window can be reported."""
    with sekali_semodul(django_db_blocker, SAAT):
        isi_contoh(HARI)
        yield


def daftar_kueri() -> dict[str, str]:
    """Name → query: each window once of a rekap and of a pegawai, the year by every row."""
    with tanpa_lingkup():
        kecamatan = Kecamatan.objects.get(nama="Sukamaju")
        semua = list(
            Penugasan.objects.filter(kecamatan=kecamatan)
            .exclude(posisi__kode_jabatan="")
            .order_by("pk")
        )
    tempat = f"kecamatan={kecamatan.pk}&tahun={HARI.year}"
    hasil = {}
    for ke, jangka in enumerate(susun_setahun(HARI.year)):
        kode = jangka.kode_dalam_tahun
        pemegang = [satu for satu in semua if _memegang(satu, jangka)]
        pegawai = pemegang[ke % len(pemegang)].pk
        hasil[f"realisasi-{kode}"] = f"jenis=realisasi&{tempat}&penugasan={pegawai}&jangka={kode}"
        for urut, menurut in enumerate(Menurut):
            if jangka.jenis is JenisJangka.TAHUN or ke % len(Menurut) == urut:
                kueri = f"jenis=rekap&{tempat}&jangka={kode}&menurut={menurut.value}"
                hasil[f"rekap-{menurut.value}-{kode}"] = kueri
    return hasil


def _memegang(penugasan: Penugasan, jangka: Jangka) -> bool:
    """Does the post hold a day of the window?"""
    selesai = penugasan.selesai
    return penugasan.mulai <= jangka.akhir.akhir and (
        selesai is None or selesai >= jangka.awal.awal
    )


@pytest.mark.usefixtures("contoh")
def test_setiap_laporan_contoh_dihitung_ulang(jam: time_machine.Traveller, tmp_path: Path) -> None:
    jam.move_to(SAAT)
    client = Client()
    client.force_login(Pengguna.objects.get(nama_pengguna="sari"))
    rekap: dict[str, Rekap] = {}
    salah, benar = {}, {}
    for nama, kueri in daftar_kueri().items():
        rekap[nama] = periksa_halaman(client, kueri)
        xlsx = client.get(f"/laporan/lihat/xlsx/?{kueri}").content
        salah[nama], benar[nama] = rusak_nilai(xlsx), baca_nilai_rumus(xlsx)
    ulang = hitung_ulang(salah, tmp_path)
    for nama, isi in ulang.items():
        beda = bandingkan_nilai(benar[nama], baca_nilai(isi, benar[nama]))
        assert benar[nama], nama
        assert not beda, (nama, beda[:5])
        periksa_buku(isi, rekap[nama])
