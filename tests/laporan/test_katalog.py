"""Katalog IKI as on the decree: page, PDF, workbook and CSV say the same, merged cells and all."""

import csv
import io

import pytest
from django.test import Client

from indikator.rekap import ambil_daftar_jabatan
from jabatan.models import KeadaanKatalog
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.models import JenisLaporan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import PilihanLaporan
from laporan.rekap.tabel import RekapKatalog
from laporan.sajian import ambil_laporan
from tests.alat.berkas import baca_teks_pdf, buka_buku, rapikan
from tests.laporan.test_halaman import _hitung_kueri
from tests.pabrik import BARIS_MINI, Kantor, buat_kantor

pytestmark = pytest.mark.django_db
KUERI = "jenis=katalog&tahun=2026"
GABUNG = (
    *BARIS_MINI,
    {
        "kode": "waktu-lain",
        "kinerja": "Terlaksananya pelayanan umum",
        "nama": "Jumlah layanan",
        "satuan": "layanan",
        "sumber": ("Data Pelayanan Umum",),
        "sumber_gabung_atas": True,
    },
)


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor(GABUNG)


@pytest.fixture
def sari(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.pengguna("Sari"))
    return client


def _ambil(kantor: Kantor, kode: str = "") -> RekapKatalog:
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.KATALOG,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode("2026-tahun"),
        kode_jabatan=kode,
    )
    with lingkup([kantor.kecamatan.pk]):
        rekap = ambil_laporan(kantor.pelaku("Sari"), pilihan).rekap
    assert isinstance(rekap, RekapKatalog)
    return rekap


def test_keempat_cetakan_memuat_setiap_baris(sari: Client, kantor: Kantor) -> None:
    (jabatan,) = _ambil(kantor).daftar_jabatan
    assert len(jabatan.daftar_baris) == 5
    isi = {
        akhiran: sari.get(f"/laporan/lihat/{akhiran}?{KUERI}").content
        for akhiran in ("", "pdf/", "xlsx/", "csv/")
    }
    halaman, pdf = rapikan(isi[""].decode()), baca_teks_pdf(isi["pdf/"])
    lembar = buka_buku(isi["xlsx/"])["1 Pengadministrasi Surat"]
    buku = [str(sel.value) for satu in lembar.iter_rows() for sel in satu if sel.value]
    baris_csv = list(csv.reader(io.StringIO(isi["csv/"].decode("utf-8-sig")), delimiter=";"))
    for ke, baris in enumerate(jabatan.daftar_baris, 1):
        for teks in (baris.nama, baris.formulasi, baris.kinerja_utama, *baris.daftar_sumber):
            assert teks in halaman
            assert teks in pdf
            assert any(teks in satu for satu in buku)
        assert baris_csv[ke][:4] == [jabatan.nama, str(ke), baris.kinerja_utama, baris.nama]
        assert baris_csv[ke][5:7] == ["; ".join(baris.daftar_sumber), baris.satuan]
    assert "1 2 3 4" in pdf
    assert jabatan.tugas in pdf
    assert "SK Nomor 800/15/2026" in pdf.replace(": ", " ").replace("SK Nomor", "SK Nomor")


def test_sel_gabungan_tetap_bergabung(sari: Client, kantor: Kantor) -> None:
    """Two rows of one kinerja utama and one source: one cell each, as on the decree."""
    lembar = buka_buku(sari.get(f"/laporan/lihat/xlsx/?{KUERI}").content)[
        "1 Pengadministrasi Surat"
    ]
    gabungan = {str(satu) for satu in lembar.merged_cells.ranges}
    akhir = next(
        sel.row for satu in lembar.iter_rows() for sel in satu if sel.value == "Jumlah layanan"
    )
    assert f"A{akhir - 1}:A{akhir}" in gabungan
    assert f"D{akhir - 1}:D{akhir}" in gabungan
    assert lembar.print_title_rows is not None


def test_jabatan_dan_tahun_mengubah_isi(sari: Client, kantor: Kantor) -> None:
    satu = sari.get(f"/laporan/?{KUERI}&jabatan=pengadministrasi-surat").content.decode()
    assert "Jumlah layanan" in satu
    asing = sari.get(f"/laporan/?{KUERI}&jabatan=tidak-ada")
    assert asing.status_code == 422
    assert "Jabatan ini tidak ada dalam katalog tahun itu" in asing.content.decode()
    lain = sari.get("/laporan/?jenis=katalog&tahun=2025")
    assert lain.status_code == 404
    assert "Belum ada katalog IKI yang berlaku untuk tahun 2025" in lain.content.decode()


@pytest.mark.parametrize(
    "kueri", ["penugasan=999999", "jangka=tw1", "menurut=jabatan", "disetujui=1"]
)
def test_saringan_yang_tidak_dipakai_katalog_ditolak(sari: Client, kueri: str) -> None:
    jawaban = sari.get(f"/laporan/lihat/?{KUERI}&{kueri}")
    assert jawaban.status_code == 422
    assert "Laporan Katalog IKI tidak memakai pilihan" in jawaban.content.decode()


def test_draf_tidak_tercetak(sari: Client, kantor: Kantor) -> None:
    with tanpa_lingkup():
        kantor.katalog.keadaan = KeadaanKatalog.DRAF
        kantor.katalog.save()
    assert sari.get(f"/laporan/lihat/?{KUERI}").status_code == 404


def test_teks_tidak_menjadi_rumus(sari: Client, kantor: Kantor) -> None:
    with tanpa_lingkup():
        butir = kantor.indikator("surat-masuk")
        butir.nama = "=1+1 <b>tebal</b>"
        butir.save()
    lembar = buka_buku(sari.get(f"/laporan/lihat/xlsx/?{KUERI}").content).worksheets[0]
    assert not any(sel.data_type == "f" for satu in lembar.iter_rows() for sel in satu)
    assert "'=1+1" in sari.get(f"/laporan/lihat/csv/?{KUERI}").content.decode()
    assert "<b>tebal</b>" in baca_teks_pdf(sari.get(f"/laporan/lihat/pdf/?{KUERI}").content)


def test_jumlah_kueri_katalog_tetap(sari: Client, kantor: Kantor) -> None:
    for alamat in ("/laporan/", "/laporan/lihat/", "/laporan/lihat/xlsx/"):
        assert _hitung_kueri(sari, f"{alamat}?{KUERI}") <= 12
    with tanpa_lingkup():
        assert ambil_daftar_jabatan(kantor.katalog, "tidak-ada") == ()
