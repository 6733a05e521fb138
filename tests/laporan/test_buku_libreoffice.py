"""The workbook computes: LibreOffice calculates what ``hitung`` says, also of other inputs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kinerja.inti.buku import Buku
from kinerja.inti.waktu import sekarang
from laporan.cetak.lembar_hitungan import tulis_hitungan
from laporan.cetak.lembar_masukan import tulis_masukan
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
