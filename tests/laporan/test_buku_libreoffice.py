"""The workbook computes: LibreOffice calculates what ``hitung`` says, also of other inputs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.test import Client

from kinerja.inti.buku import Buku
from kinerja.inti.waktu import sekarang
from laporan.cetak.lembar_hitungan import tulis_hitungan
from laporan.cetak.lembar_masukan import tulis_masukan
from laporan.rekap.permintaan import Menurut
from laporan.rekap.sumber import SumberRekap
from tests.alat.berkas import buka_buku
from tests.alat.libreoffice import (
    baca_nilai,
    baca_nilai_rumus,
    bandingkan_nilai,
    hitung_ulang,
    rusak_nilai,
)
from tests.laporan.sumber_acak import buat_sumber, isi_ulang
from tests.pabrik import Kantor, isi_bulan

pytestmark = pytest.mark.libreoffice


def cetak_sumber(sumber: SumberRekap) -> bytes:
    """A workbook of inputs and figures alone."""
    buku = Buku(judul="Uji", pembuat="Uji", saat=sekarang())
    masukan = tulis_masukan(buku.lembar("Masukan"), sumber)
    tulis_hitungan(buku.lembar("Hitungan"), sumber, masukan)
    return buku.tutup()


def ganti_masukan(isi: bytes, lain: bytes) -> bytes:
    """Type the inputs of another workbook of the same shape into this one."""
    buku, asal = buka_buku(isi), buka_buku(lain)["Masukan"]
    for baris in buku["Masukan"].iter_rows():
        for sel in baris:
            if sel.data_type != "f" and sel.value is not None:
                sel.value = asal[sel.coordinate].value
    hasil = BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def test_buku_acak_dihitung_ulang_seperti_hitung(tmp_path: Path) -> None:
    """252 rows over three windows; then the same workbook with every input typed anew."""
    acak = Random(20261005)
    sumber = buat_sumber(acak)
    lain = isi_ulang(acak, sumber)
    buku, buku_lain = cetak_sumber(sumber), cetak_sumber(lain)
    salah = rusak_nilai(buku)
    benar, benar_lain = baca_nilai_rumus(buku), baca_nilai_rumus(buku_lain)
    rusak = baca_nilai(salah, benar)
    assert all(rusak[kunci] in (-7777, "SALAH") for kunci in benar)
    ulang = hitung_ulang({"salah": salah, "lain": ganti_masukan(buku, buku_lain)}, tmp_path)
    assert len(benar) > 5000
    _periksa(benar, baca_nilai(ulang["salah"], benar))
    _periksa(benar_lain, baca_nilai(ulang["lain"], benar_lain))


def _periksa(benar: dict[Any, Any], ulang: dict[Any, Any]) -> None:
    beda = bandingkan_nilai(benar, ulang)
    assert not beda, beda[:10]


@pytest.mark.django_db
def test_masukan_diketik_di_buku_sama_dengan_diisi_di_aplikasi(
    september: Kantor, client: Client, tmp_path: Path
) -> None:
    """A report of every kind is taken, months are filled in the application; the same typed into
    the older workbooks gives the newer ones."""
    client.force_login(september.pengguna("Sari"))
    lama = _unduh(client, september)
    isi_bulan(september, "Citra", 7, {"surat-masuk": "93", "waktu-pelayanan": "0/0"})
    isi_bulan(september, "Citra", 8, {"arsip-pegawai": "17", "waktu-pelayanan": "171/23"})
    baru = _unduh(client, september)
    ketik = {nama: ganti_masukan(isi, baru[nama]) for nama, isi in lama.items()}
    ulang = hitung_ulang(ketik, tmp_path)
    for nama, isi in baru.items():
        benar = baca_nilai_rumus(isi)
        assert benar != baca_nilai(lama[nama], benar)
        _periksa(benar, baca_nilai(ulang[nama], benar))


def _unduh(client: Client, kantor: Kantor) -> dict[str, bytes]:
    tempat = f"kecamatan={kantor.kecamatan.pk}&tahun=2026&jangka=tw3"
    pegawai = f"jenis=realisasi&{tempat}&penugasan={kantor.penugasan['Citra'].pk}"
    kueri = {satu.value: f"jenis=rekap&{tempat}&menurut={satu.value}" for satu in Menurut}
    return {
        nama: client.get(f"/laporan/lihat/xlsx/?{isi}").content
        for nama, isi in ({"realisasi": pegawai} | kueri).items()
    }
