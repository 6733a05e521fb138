"""Pages of the guide: one's own first, the others one click away, the words for everybody."""

import re
from datetime import date

import pytest
from django.test import Client

from akun.models import Pengguna
from jabatan.models import JenisPeran, Peran
from kinerja.inti.lingkup import tanpa_lingkup
from laporan.panduan import DAFTAR_PANDUAN
from tests.laporan.test_dasbor import hitung_kueri
from tests.pabrik import Kantor


def buka(client: Client, alamat: str) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def daftar_pilihan(isi: str) -> list[str]:
    """Addresses of the row of guides, in order."""
    nav = re.search(r'<nav class="panduan-pilih".*?</nav>', isi, re.S)
    assert nav is not None
    return re.findall(r'href="/panduan/([\w-]+)/"', nav[0])


@pytest.mark.parametrize(
    ("nama", "judul", "pertama"),
    [
        ("Citra", "Panduan Staf", "staf"),
        ("Budi", "Panduan Atasan langsung", "atasan"),
        ("Sari", "Panduan Camat", "camat"),
    ],
)
def test_panduan_sendiri_terbuka_dan_disebut_pertama(
    client: Client, kantor: Kantor, nama: str, judul: str, pertama: str
) -> None:
    client.force_login(kantor.pengguna(nama))
    isi = buka(client, "/panduan/")
    assert f"<h1>{judul}</h1>" in isi
    pilihan = daftar_pilihan(isi)
    assert pilihan[0] == pertama
    assert set(pilihan) == {satu.kode for satu in DAFTAR_PANDUAN} | {"istilah"}
    assert isi.count("panduan Anda") == 1


@pytest.mark.parametrize(
    ("jenis", "judul"),
    [
        (JenisPeran.ADMIN_KECAMATAN, "Admin kecamatan"),
        (JenisPeran.ADMIN_PEMDA, "Admin pemda"),
        (JenisPeran.INSPEKTORAT, "Inspektorat (APIP)"),
    ],
)
def test_panduan_menurut_peran(client: Client, kantor: Kantor, jenis: str, judul: str) -> None:
    sekecamatan = jenis == JenisPeran.ADMIN_KECAMATAN
    with tanpa_lingkup():
        pengguna = Pengguna.objects.create(nama_pengguna="rahma", nama="Rahma", password="!")
        Peran.objects.create(
            pengguna=pengguna,
            jenis=jenis,
            pemda=kantor.kecamatan.pemda,
            kecamatan=kantor.kecamatan if sekecamatan else None,
            mulai=date(2024, 1, 1),
        )
    client.force_login(pengguna)
    assert f"<h1>Panduan {judul}</h1>" in buka(client, "/panduan/")


def test_setiap_panduan_terbaca_siapa_pun(citra: Client) -> None:
    for satu in DAFTAR_PANDUAN:
        isi = buka(citra, f"/panduan/{satu.kode}/")
        assert f"<h1>Panduan {satu.judul}</h1>" in isi
        assert f'href="/panduan/{satu.kode}/" aria-current="page"' in isi


def test_panduan_yang_tidak_ada_tidak_ditemukan(citra: Client) -> None:
    assert citra.get("/panduan/walikota/").status_code == 404


def test_istilah_dapat_ditautkan_satu_per_satu(citra: Client) -> None:
    isi = buka(citra, "/panduan/istilah/")
    for jangkar in ("sppd", "spp-keuangan", "spp-pelayanan", "kib-a-f", "sd", "nihil"):
        assert f'<div id="{jangkar}">' in isi


def test_panduan_tidak_bertanya_kepada_basis_data(citra: Client) -> None:
    buka(citra, "/katalog/")
    assert hitung_kueri(citra, "/panduan/") == hitung_kueri(citra, "/panduan/istilah/") <= 4
