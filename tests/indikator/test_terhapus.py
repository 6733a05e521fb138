"""What another admin removed meanwhile answers with who, when, and the text that was typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from indikator.models import Indikator, KinerjaUtama
from indikator.susunan import hitung_sidik
from jabatan.models import Fungsi, Jabatan, Katalog
from tests.indikator.admin import buat_admin
from tests.indikator.conftest import Kantor, Muat
from tests.indikator.penyunting import BARIS, Penyunting

SURAT = "pengadministrasi-surat"
TERSEMBUNYI = re.compile(r'name="(dilihat|asal)" value="([^"]*)"')


@pytest.fixture
def rahma(kantor: Kantor, muat: Muat) -> Penyunting:
    """Admin Rahma of the pemda, who removes what Agung is editing."""
    penyunting = Penyunting(Client(), muat(kantor.pemda))
    penyunting.client.force_login(buat_admin("Admin Rahma", kantor.pemda))
    return penyunting


@pytest.fixture
def agung(kantor: Kantor, rahma: Penyunting) -> Penyunting:
    penyunting = Penyunting(Client(), rahma.katalog)
    penyunting.client.force_login(buat_admin("Admin Agung", kantor.pemda))
    return penyunting


def _buka(agung: Penyunting, alamat: str) -> dict[str, str]:
    """What the form of an opened page carries unseen."""
    return dict(TERSEMBUNYI.findall(agung.buka(alamat))[:2])


def _hapus(rahma: Penyunting, alamat: str, bagian: Any, **lain: str) -> None:
    kiriman = {"tindakan": "hapus", "dilihat": hitung_sidik(bagian), **lain}
    assert rahma.client.post(alamat, kiriman).status_code == 302


def _periksa(jawaban: Any, *daftar: str) -> str:
    isi: str = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Dihapus oleh Admin Rahma, " in isi
    assert "Belum ada yang disimpan; yang Anda ketik ada di bawah" in isi
    for teks in daftar:
        assert f'<dd class="teks-baris">{teks}</dd>' in isi
    return isi


def test_fungsi_yang_dihapus(agung: Penyunting, rahma: Penyunting) -> None:
    fungsi = Fungsi.objects.filter(jabatan__kode=SURAT)[1]
    alamat = f"/katalog/fungsi/{fungsi.pk}/"
    lihat = _buka(agung, alamat)
    _hapus(rahma, f"{alamat}atur/", fungsi)
    kiriman = {"uraian": "melaksanakan <b>penataan</b> arsip", "alasan": "SK 12", **lihat}
    isi = _periksa(
        agung.client.post(alamat, kiriman),
        "melaksanakan &lt;b&gt;penataan&lt;/b&gt; arsip",
        "SK 12",
    )
    assert "fungsi dihapus:" in isi
    assert f'href="{agung.alamat(SURAT)}"' in isi
    assert agung.client.get(alamat).status_code == 410
    assert agung.client.post(f"{alamat}atur/", {"tindakan": "naik"}).status_code == 409


def test_indikator_yang_dihapus_menampilkan_pilihan_dalam_kata(
    agung: Penyunting, rahma: Penyunting
) -> None:
    baris = Indikator.objects.dengan_sumber().get(kode=f"{SURAT}.5")
    alamat = f"/katalog/indikator/{baris.pk}/"
    lihat = _buka(agung, alamat)
    _hapus(rahma, f"{alamat}atur/", baris)
    jawaban = agung.client.post(alamat, {**BARIS, **lihat, "nama": "Jumlah surat tugas terbit"})
    isi = _periksa(jawaban, "Jumlah surat tugas terbit")
    assert ">Dijumlahkan" in isi
    assert ">jumlah</dd>" not in isi


def test_indikator_baru_di_bawah_kinerja_utama_yang_dihapus(
    agung: Penyunting, rahma: Penyunting
) -> None:
    jabatan = Jabatan.objects.get(katalog=agung.katalog, kode=SURAT)
    kosong = KinerjaUtama.objects.create(jabatan=jabatan, urut=90, uraian="Tertatanya arsip")
    alamat = f"/katalog/kinerja-utama/{kosong.pk}/indikator-baru/"
    lihat = _buka(agung, alamat)
    _hapus(rahma, f"/katalog/kinerja-utama/{kosong.pk}/atur/", kosong)
    _periksa(agung.client.post(alamat, {**BARIS, **lihat}), BARIS["nama"])


def test_bagian_jabatan_yang_dihapus_seluruhnya_dan_draf_yang_dibuang(
    agung: Penyunting, rahma: Penyunting
) -> None:
    Katalog.objects.filter(pk=agung.katalog.pk).update(keadaan="draf")
    fungsi = Fungsi.objects.filter(jabatan__kode=SURAT)[0]
    alamat, kepala = f"/katalog/fungsi/{fungsi.pk}/", agung.alamat(SURAT, "ubah/")
    lihat, lihat_kepala = _buka(agung, alamat), _buka(agung, kepala)
    jabatan = Jabatan.objects.get(katalog=agung.katalog, kode=SURAT)
    _hapus(rahma, agung.alamat(SURAT, "atur/"), jabatan, yakin="ya")
    isi = _periksa(agung.client.post(alamat, {"uraian": "Satu fungsi", **lihat}), "Satu fungsi")
    assert f'href="/katalog/?katalog={agung.katalog.pk}"' in isi
    kiriman = {"nama": "Pengelola Surat", "tugas": "Mengelola", **lihat_kepala}
    _periksa(agung.client.post(kepala, kiriman), "Pengelola Surat", "Mengelola")
    lain = Fungsi.objects.filter(jabatan__katalog=agung.katalog)[0]
    alamat = f"/katalog/fungsi/{lain.pk}/"
    lihat = _buka(agung, alamat)
    agung.katalog.refresh_from_db()
    buang = {"setuju": "1", "versi": str(agung.katalog.versi)}
    assert rahma.client.post(f"/katalog/{agung.katalog.pk}/hapus/", buang).status_code == 302
    _periksa(agung.client.post(alamat, {"uraian": "Fungsi lain", **lihat}), "Fungsi lain")


def test_yang_tak_pernah_ada_dan_yang_bukan_haknya_tetap_404(
    agung: Penyunting, rahma: Penyunting, kantor: Kantor
) -> None:
    fungsi = Fungsi.objects.filter(jabatan__kode=SURAT)[1]
    alamat = f"/katalog/fungsi/{fungsi.pk}/"
    lihat = _buka(agung, alamat)
    _hapus(rahma, f"{alamat}atur/", fungsi)
    asing = Client()
    asing.force_login(buat_admin("Admin Seberang", kantor.seberang.pemda))
    hilang = asing.post("/katalog/fungsi/999999/", {"uraian": "x", **lihat})
    dihapus = asing.post(alamat, {"uraian": "x", **lihat})
    assert (hilang.status_code, dihapus.status_code) == (404, 404)
    palsu = {"uraian": "x", "asal": "katalog:1,,:9,fungsi:x" + "9" * 40}
    assert agung.client.post("/katalog/fungsi/999999/", palsu).status_code == 404
