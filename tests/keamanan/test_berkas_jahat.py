"""Files sent as bukti: honest ones are kept, hostile ones do no harm, whatever they are called."""

import tracemalloc
from collections.abc import Iterable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import tanpa_lingkup
from realisasi.berkas import JenisBerkas, periksa_berkas
from realisasi.kesalahan import BerkasDitolak
from realisasi.models import Bukti
from tests.alat.berkas_masuk import BAIK, HTML, JAHAT, JAHAT_SINGKAT, buat_jpeg, buat_zip
from tests.izin.kantor import Dunia

pytestmark = pytest.mark.django_db
NAMA_PALSU = ("foto.jpg", "laporan.pdf", "rekap.xlsx", "../../etc/passwd.png", "a.php\x00.jpg")
PALING_BANYAK_MEMORI = 150 * 1024 * 1024


@pytest.fixture
def daftar_jahat(gerbang: bool) -> Iterable[str]:
    return JAHAT if gerbang else JAHAT_SINGKAT


def test_daftar_jahat_cukup_banyak() -> None:
    assert len(JAHAT) >= 40
    assert set(JAHAT_SINGKAT) <= set(JAHAT)


@pytest.mark.parametrize("sebutan", BAIK)
def test_berkas_jujur_diterima_menurut_isinya(sebutan: str) -> None:
    jenis, buat = BAIK[sebutan]
    sah = periksa_berkas("nama.bin", buat())
    assert sah.jenis == JenisBerkas(jenis)
    assert sah.nama == f"nama.bin.{jenis}"
    assert buat().startswith(sah.isi)


def test_yang_di_belakang_gambar_tidak_ikut_disimpan() -> None:
    assert periksa_berkas("a.jpg", buat_jpeg(ekor=buat_jpeg() + b"SEFT")).isi == buat_jpeg()


def alasan_tolak(isi: bytes) -> str:
    """Why a file is refused, empty where it is not."""
    try:
        periksa_berkas("foto.jpg", isi)
    except BerkasDitolak as sebab:
        return sebab.pesan
    return ""


def test_berkas_jahat_ditolak_dengan_alasan_dan_jalan_keluar(daftar_jahat: Iterable[str]) -> None:
    for sebutan in daftar_jahat:
        isi = JAHAT[sebutan]()
        tracemalloc.start()
        alasan = alasan_tolak(isi)
        puncak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "unggah lagi" in alasan, sebutan
        assert puncak < PALING_BANYAK_MEMORI, sebutan


def test_berkas_jahat_tidak_tersimpan_lewat_halaman(
    dunia: Dunia, daftar_jahat: Iterable[str]
) -> None:
    """Through the real page, under every name that promises something else: nothing is kept."""
    client = Client()
    client.force_login(dunia.pengguna["staf"])
    benda = dunia.benda["citra", "draf"]
    alamat = reverse("realisasi:bukti", args=[benda.penugasan, benda.bulan])
    with tanpa_lingkup():
        sebelum = Bukti.objects.count()
    for urut, sebutan in enumerate(daftar_jahat):
        nama = NAMA_PALSU[urut % len(NAMA_PALSU)]
        berkas = SimpleUploadedFile(nama, JAHAT[sebutan](), content_type="image/jpeg")
        jawaban = client.post(alamat, {"tempat": "lembar", "berkas": berkas})
        assert jawaban.status_code == 422, sebutan
        assert HTML not in jawaban.content
    with tanpa_lingkup():
        assert Bukti.objects.count() == sebelum


def test_kendali_tanpa_pemeriksaan_berkas_jahat_lolos(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the look for traces away: what rides behind a picture comes in with it."""
    jahat = buat_jpeg(ekor=buat_zip({"A.class": b"x"}))
    monkeypatch.setattr("realisasi.berkas.citra.ada_jejak_asing", lambda isi: False)
    assert periksa_berkas("foto.jpg", jahat).isi == buat_jpeg()
    monkeypatch.setattr("realisasi.berkas.citra._potong", lambda isi, akhir: isi)
    assert b"PK\x05\x06" in periksa_berkas("foto.jpg", jahat).isi


@pytest.mark.parametrize("keadaan", ["draf", "disetujui"])
def test_berkas_dijawab_dalam_kotak_pasir(dunia: Dunia, keadaan: str) -> None:
    client = Client()
    client.force_login(dunia.pengguna["camat"])
    pk = dunia.benda["citra", keadaan].bukti
    jawaban = client.get(reverse("realisasi:bukti_berkas", args=[pk]))
    assert jawaban.status_code == 200
    kepala = jawaban.headers
    assert kepala["Content-Type"] == "image/png"
    assert kepala["X-Content-Type-Options"] == "nosniff"
    assert kepala["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")
    assert kepala["X-Frame-Options"] == "SAMEORIGIN"
    assert kepala["Cross-Origin-Resource-Policy"] == "same-origin"
    assert kepala["Cache-Control"] == "no-store"
    assert kepala["Content-Disposition"].startswith("inline")


def test_berkas_kantoran_hanya_untuk_diunduh() -> None:
    di_tempat = {satu for satu in JenisBerkas if satu.di_tempat}
    assert di_tempat == {JenisBerkas.PDF, JenisBerkas.JPG, JenisBerkas.PNG}


def test_kenari_kecamatan_lain_tidak_terlihat(dunia: Dunia) -> None:
    """Foreign, removed and missing answer alike, page and file."""
    client = Client()
    client.force_login(dunia.pengguna["camat"])
    for nama in ("dewi", "putu", "hilang", "raksasa"):
        pk = dunia.benda[nama, "disetujui"].bukti
        for rute in ("bukti_lihat", "bukti_berkas", "bukti_hapus"):
            jawaban = client.get(reverse(f"realisasi:{rute}", args=[pk]))
            assert jawaban.status_code == 404, (nama, rute)
            assert b"KENARI" not in jawaban.content
