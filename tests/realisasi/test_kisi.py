"""The grids are strings: whatever people write stays text."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from indikator.hitung import ARSIP_DARI
from indikator.models import Indikator, KinerjaUtama, SumberData
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.alur import Keadaan
from realisasi.models import Realisasi
from tests.aturan.pohon import baca
from tests.pabrik import Kantor
from tests.realisasi.adegan import buat_lembar, isi, isian, lakukan
from tests.realisasi.peramban import alamat_ajukan, alamat_isi, masuk, pk
from tests.realisasi.test_isi_sel import kirim
from tests.realisasi.test_isi_tahun import alamat_tahun

JAHAT = "<img src=x onerror=alert(1)>\"'</textarea></td><script>x</script>&amp;"
BERBAHAYA = re.compile(r"<img|<script>x|onerror=alert\(1\)>|</textarea></td>")


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        for indikator in Indikator.objects.all():
            indikator.nama = indikator.formulasi = JAHAT
            indikator.satuan = indikator.label_pembilang = indikator.label_penyebut = "<b>x</b>"
            if indikator.syarat_pertanyaan:
                indikator.syarat_pertanyaan = JAHAT
            indikator.save()
        KinerjaUtama.objects.update(uraian=JAHAT)
        for urut, sumber in enumerate(SumberData.objects.all()):
            sumber.nama = f"{urut} {JAHAT}"
            sumber.save()
    return kantor_tanpa_lingkup


@pytest.fixture
def citra(kantor: Kantor) -> Client:
    pengguna = kantor.pengguna("Budi")
    pengguna.nama = JAHAT
    pengguna.save()
    return masuk(kantor, "Citra")


def bersih(teks: str) -> bool:
    return BERBAHAYA.search(teks) is None and "<b>x</b>" not in teks


def test_teks_katalog_dan_orang_tetap_teks_di_semua_kisi(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DRAF)
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "7", 1, keterangan=JAHAT))
        lembar = lakukan(kantor, "ajukan", "Citra", lembar, versi=2)
        alasan = {kantor.indikator("surat-masuk").pk: JAHAT}
        lakukan(kantor, "kembalikan", "Budi", lembar, alasan_sel=alasan)
    for alamat in (alamat_isi(kantor), alamat_tahun(kantor), alamat_ajukan(kantor)):
        jawaban = citra.get(alamat)
        assert jawaban.status_code == 200
        assert bersih(jawaban.content.decode()), alamat
        assert "&lt;img src=x" in jawaban.content.decode()


def test_ketikan_galat_dan_bentrok_tetap_teks(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    data = {f"v-{surat}": "0", f"p-{surat}": JAHAT, f"k-{surat}": JAHAT}
    for alamat, akhiran in ((alamat_isi(kantor), ""), (alamat_tahun(kantor), ".09")):
        jawaban = citra.post(alamat, {f"{nama}{akhiran}": teks for nama, teks in data.items()})
        assert jawaban.status_code == 422
        assert bersih(jawaban.content.decode())
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama=JAHAT)
    bentrok = citra.post(alamat_isi(kantor), {**data, f"p-{surat}": "7"})
    assert bentrok.status_code == 409
    assert bersih(bentrok.content.decode())


def test_slot_dan_kata_jawaban_tidak_membawa_markah_orang(kantor: Kantor, citra: Client) -> None:
    jawaban = kirim(
        *(citra, kantor),
        waktu_pelayanan__v="0",
        waktu_pelayanan__p="6,5",
        waktu_pelayanan__q="40",
        waktu_pelayanan__k=JAHAT,
    )
    for satu in jawaban.json()["baris"].values():
        assert all(bersih(html) for html in satu["slot"].values())
    with tanpa_lingkup():
        assert Realisasi.objects.get().keterangan == JAHAT


def test_kode_pasangan_arsip_ada_di_katalog_bawaan() -> None:
    fixture = baca("fixtures/katalog-kecamatan.json")
    daftar = {*ARSIP_DARI, *(kode for asal in ARSIP_DARI.values() for kode in asal)}
    assert [kode for kode in daftar if f'"{kode}"' not in fixture] == []
