"""Rekap kecamatan: the dashboard's figures for any window, alike on page, PDF, workbook and CSV."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from jabatan.models import JenisPosisi
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.dasbor import PilihanDasbor, ambil_dasbor
from laporan.models import JenisLaporan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import Menurut, PilihanLaporan
from laporan.rekap.tabel import RekapTabel
from laporan.rekap.tipe import Angka
from laporan.sajian import ambil_laporan
from tests.alat.berkas import baca_baris_tabel, baca_teks_pdf, buka_buku, rapikan
from tests.alat.sekali import sekali_semodul
from tests.laporan.conftest import SAAT, isi_september
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_halaman import _hitung_kueri
from tests.pabrik import Kantor, buat_kantor, buat_posisi, isi_bulan

pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 5)
DAFTAR_JANGKA = ("2026-09", "2026-08", "2026-tw3", "2026-s1")


def _isi_kantor() -> Kantor:
    """Two holders of one jabatan: Citra (September approved) and Danu."""
    kantor = isi_september(buat_kantor())
    tambah_staf(kantor, "Danu Wijaya")
    isi_bulan(kantor, "Citra", 7, {"surat-masuk": "80", "waktu-pelayanan": "300/50"})
    isi_bulan(kantor, "Danu", 8, {"surat-masuk": "120", "arsip-pegawai": "41"})
    isi_bulan(kantor, "Danu", 2, {"kehadiran-musrenbang": "90/100 ya"})
    return kantor


@pytest.fixture(scope="module")
def ramai(django_db_setup: None, django_db_blocker: Any) -> Iterator[Kantor]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        yield _isi_kantor()


@pytest.fixture
def sari(client: Client, ramai: Kantor) -> Client:
    client.force_login(ramai.pengguna("Sari"))
    return client


def _pilih(kantor: Kantor, kode: str, menurut: Menurut, **lain: Any) -> PilihanLaporan:
    return PilihanLaporan(
        jenis=JenisLaporan.REKAP,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode(kode),
        menurut=menurut,
        **lain,
    )


def _ambil(
    kantor: Kantor, kode: str, menurut: Menurut, nama: str = "Sari", **lain: Any
) -> RekapTabel:
    with lingkup([kantor.kecamatan.pk]):
        rekap = ambil_laporan(
            kantor.pelaku(nama, HARI), _pilih(kantor, kode, menurut, **lain)
        ).rekap
    assert isinstance(rekap, RekapTabel)
    return rekap


def _teks(rekap: RekapTabel, tabel: int = 0) -> list[list[str]]:
    """Texts of the rows, the average at the end."""
    satu = rekap.daftar_tabel[tabel]
    penutup = [] if satu.penutup is None else [satu.penutup]
    return [
        [isi.teks if isinstance(isi, Angka) else isi for isi in baris.isi]
        for baris in (*satu.baris, *penutup)
    ]


# --- equal to the dashboard ---------------------------------------------------------------------


@pytest.mark.parametrize("bulan", [1, 2, 8, 9])
@pytest.mark.parametrize("menurut", ["jabatan", "pegawai"])
def test_rekap_sama_dengan_dasbor(ramai: Kantor, bulan: int, menurut: str) -> None:
    """S.d. bulan, and the quarter where the month ends one."""
    with lingkup([ramai.kecamatan.pk]):
        minta = PilihanDasbor(ramai.kecamatan, Periode(2026, bulan), menurut)
        capaian = ambil_dasbor(ramai.pelaku("Sari", HARI), minta).capaian
    baris = _teks(_ambil(ramai, f"2026-{bulan:02d}", Menurut(menurut)))
    dasbor = {satu.nama: satu for satu in (*capaian.daftar_baris, capaian.seluruh)}
    assert {satu[0] for satu in baris} == set(dasbor)
    for satu in baris:
        harapan = dasbor[satu[0]]
        assert satu[2:5] == [harapan.persen, harapan.kategori or "–", harapan.keterangan]
    if bulan == 9:
        for satu in _teks(_ambil(ramai, "2026-tw3", Menurut(menurut))):
            assert satu[2] == dasbor[satu[0]].triwulan
            assert satu[5] == dasbor[satu[0]].persen


def test_rekap_indikator_tidak_menjumlahkan_antarindikator(ramai: Kantor) -> None:
    rekap = _ambil(ramai, "2026-tw3", Menurut.INDIKATOR)
    assert [satu.judul for satu in rekap.daftar_tabel] == ["Pengadministrasi Surat"]
    surat, arsip, musrenbang, waktu, rata = _teks(rekap)
    # Target, realisasi, capaian, nilai terhitung of the quarter, then of s.d. September.
    assert surat[2:4] == ["600", "200"]
    assert surat[6:8] == ["1.800", "300"]
    assert waktu[3] == "6,22"
    assert musrenbang[2:4] == ["tidak jatuh tempo", "–"]
    assert "Syarat: 1 dari 2 pegawai tidak memenuhi" in musrenbang[-1]
    assert "Sementara s.d. September" in surat[-1]
    assert [rata[ke] for ke in (2, 3, 4, 6, 7, 8)] == [""] * 6
    assert rata[5].endswith("%")
    assert arsip[0].startswith("Jumlah arsip")


# --- page = PDF = workbook = CSV ----------------------------------------------------------------


def _kueri(kantor: Kantor, kode: str, menurut: Menurut) -> str:
    return _pilih(kantor, kode, menurut).kueri()


@pytest.mark.parametrize("menurut", list(Menurut))
@pytest.mark.parametrize("kode", ["2026-09", "2026-tw3"])
def test_keempat_cetakan_memuat_angka_yang_sama(
    sari: Client, ramai: Kantor, kode: str, menurut: Menurut
) -> None:
    rekap = _ambil(ramai, kode, menurut)
    kueri = _kueri(ramai, kode, menurut)
    isi = {akhiran: sari.get(f"/laporan/lihat/{akhiran}?{kueri}").content
           for akhiran in ("", "pdf/", "xlsx/", "csv/")}  # fmt: skip
    baris = [satu for tabel in range(len(rekap.daftar_tabel)) for satu in _teks(rekap, tabel)]
    _periksa_halaman(isi[""].decode(), baris)
    teks = baca_teks_pdf(isi["pdf/"])
    for satu in baris:
        angka = " ".join(rapikan(sel) for sel in satu[2:] if sel)
        assert angka in teks, (angka, teks)
    _periksa_buku(isi["xlsx/"], rekap)
    _periksa_csv(isi["csv/"].decode("utf-8-sig"), rekap)


def _periksa_halaman(isi: str, baris: list[list[str]]) -> None:
    daftar = [*baca_baris_tabel(isi, "rekap-baris"), *baca_baris_tabel(isi, "rekap-penutup")]
    assert [satu[1:] for satu in daftar] == [[rapikan(sel) for sel in satu[1:]] for satu in baris]


def _periksa_buku(xlsx: bytes, rekap: RekapTabel) -> None:
    lembar = buka_buku(xlsx, nilai=True)["Rekap"]
    isi = [[sel.value for sel in satu] for satu in lembar.iter_rows()]
    for tabel in rekap.daftar_tabel:
        for baris in tabel.baris:
            di_buku = next(
                satu for satu in isi if satu[0] == baris.nomor and satu[1] == baris.isi[0]
            )
            for sel, tercetak in zip(baris.isi, di_buku[1:], strict=False):
                if isinstance(sel, Angka) and sel.nilai is not None:
                    assert Decimal(str(tercetak)) == sel.nilai
                else:
                    teks = sel.teks if isinstance(sel, Angka) else sel
                    assert (tercetak or "") == teks


def _periksa_csv(isi: str, rekap: RekapTabel) -> None:
    daftar = list(csv.reader(io.StringIO(isi), delimiter=";"))
    awal = 2 if any(satu.judul for satu in rekap.daftar_tabel) else 1
    ke = 1
    for tabel in rekap.daftar_tabel:
        for baris in tabel.baris:
            for sel, teks in zip(baris.isi, daftar[ke][awal:], strict=True):
                if isinstance(sel, Angka) and sel.nilai is not None:
                    assert Decimal(teks.replace(",", ".")) == sel.nilai
                else:
                    assert teks == (sel.teks if isinstance(sel, Angka) else sel)
            ke += 1
        ke += tabel.penutup is not None


@pytest.mark.parametrize("menurut", list(Menurut))
def test_rumus_buku_hidup_dan_teks_tetap_teks(
    sari: Client, ramai: Kantor, menurut: Menurut
) -> None:
    """Every figure is a formula; formulas hold addresses and words of the program alone."""
    rekap = _ambil(ramai, "2026-tw3", menurut)
    xlsx = sari.get(f"/laporan/lihat/xlsx/?{_kueri(ramai, '2026-tw3', menurut)}").content
    buku = buka_buku(xlsx)
    rumus = [sel.value for satu in buku["Rekap"].iter_rows() for sel in satu
             if sel.data_type == "f"]  # fmt: skip
    angka = [isi for tabel in rekap.daftar_tabel for baris in (*tabel.baris, tabel.penutup)
             if baris is not None for isi in baris.isi if isinstance(isi, Angka)]  # fmt: skip
    assert len(rumus) >= len([satu for satu in angka if satu.nilai is not None])
    semua = [sel.value for lembar in buku for satu in lembar.iter_rows() for sel in satu
             if sel.data_type == "f"]  # fmt: skip
    kata = re.compile(r'"(–|nihil|>=?0| dari \d+ (indikator|jabatan)(, sementara)?)"')
    for satu in semua:
        assert re.fullmatch(r"=[A-Za-z0-9(),.*/:+\-'!$<>=&]+", kata.sub("", satu)), satu


# --- filters ------------------------------------------------------------------------------------


def test_menurut_dan_jabatan_mengubah_isi(sari: Client, ramai: Kantor) -> None:
    isi = {
        menurut: sari.get(f"/laporan/?jenis=rekap&menurut={menurut}&tahun=2026&jangka=09")
        for menurut in ("pegawai", "jabatan", "indikator")
    }
    halaman = {menurut: satu.content.decode() for menurut, satu in isi.items()}
    assert len({satu.partition("Tampilkan")[2] for satu in halaman.values()}) == 3
    kode = "pengadministrasi-surat"
    benar = sari.get(f"/laporan/?jenis=rekap&jabatan={kode}&jangka=09&tahun=2026")
    assert "<dt>Jabatan</dt>" in benar.content.decode()
    salah = sari.get("/laporan/?jenis=rekap&jabatan=tidak-ada&jangka=09&tahun=2026")
    assert salah.status_code == 422
    assert "Jabatan ini tidak ada dalam katalog tahun itu" in salah.content.decode()


def test_hanya_disetujui_menganggap_yang_lain_kosong(ramai: Kantor) -> None:
    semua = _ambil(ramai, "2026-tw3", Menurut.INDIKATOR)
    disetujui = _ambil(ramai, "2026-tw3", Menurut.INDIKATOR, hanya_disetujui=True)
    assert _teks(semua)[0][3] == "200"
    assert _teks(disetujui)[0][3] == "0"
    assert "Termasuk 5 lembar yang belum disetujui." in semua.catatan
    assert any("5 lembar yang belum disetujui tidak dihitung" in satu
               for satu in disetujui.catatan)  # fmt: skip
    assert not any(isi.alamat for baris in disetujui.daftar_tabel[0].baris for isi in baris.isi
                   if isinstance(isi, Angka))  # fmt: skip


@pytest.mark.parametrize(
    "kueri", ["penugasan=999999", "menurut=warna", "jabatan=%3Cscript%3E", "jangka=tw7"]
)
def test_saringan_rekap_yang_bertentangan_ditolak(sari: Client, kueri: str) -> None:
    for alamat in ("/laporan/", "/laporan/lihat/csv/"):
        jawaban = sari.get(f"{alamat}?jenis=rekap&{kueri}")
        assert jawaban.status_code == 422
        assert 'class="panel laporan-pilih"' in jawaban.content.decode()
    assert sari.get("/laporan/?jenis=realisasi&menurut=jabatan").status_code == 422


def test_rekap_tanpa_isi_mengatakannya(sari: Client, ramai: Kantor) -> None:
    for akhiran in ("", "pdf/", "xlsx/", "csv/"):
        jawaban = sari.get(f"/laporan/lihat/{akhiran}?jenis=rekap&jangka=tahun&tahun=2023")
        assert jawaban.status_code == 200
    isi = sari.get("/laporan/?jenis=rekap&jangka=tahun&tahun=2023").content.decode()
    assert "Tidak ada penugasan ber-IKI yang dapat Anda lihat pada Tahun 2023" in rapikan(isi)


def test_atasan_hanya_melihat_bagiannya(ramai: Kantor) -> None:
    with tanpa_lingkup():
        asing = buat_posisi(ramai.kecamatan, "Kasi Lain", JenisPosisi.KASI, ramai.posisi["Camat"])
        posisi = ramai.penugasan["Danu"].posisi
        posisi.atasan = asing
        posisi.save()
    rekap = _ambil(ramai, "2026-09", Menurut.PEGAWAI, "Budi")
    assert [satu[0] for satu in _teks(rekap)] == ["Citra Lestari", "Rata-rata jabatan"]
    assert ("Cakupan", "Penugasan yang dapat dilihat pencetak") in rekap.identitas
    assert rekap.penandatangan[0].nama == "Budi Santoso"
    assert _ambil(ramai, "2026-09", Menurut.PEGAWAI).penandatangan[0].nama == "Sari Wulandari"


@pytest.mark.parametrize("menurut", list(Menurut))
def test_rekap_paling_banyak_dua_belas_kueri(sari: Client, ramai: Kantor, menurut: Menurut) -> None:
    kueri = _kueri(ramai, "2026-tw3", menurut)
    for alamat in ("/laporan/", "/laporan/lihat/", "/laporan/lihat/xlsx/", "/laporan/lihat/csv/"):
        assert _hitung_kueri(sari, f"{alamat}?{kueri}") <= 12


@pytest.mark.parametrize("menurut", list(Menurut))
def test_setiap_angka_rekap_terbuka_ke_penjelasannya(
    sari: Client, ramai: Kantor, menurut: Menurut
) -> None:
    rekap = _ambil(ramai, "2026-tw3", menurut)
    for satu in (*rekap.daftar_tabel[0].baris, rekap.daftar_tabel[0].penutup):
        assert satu is not None
        for isi in satu.isi:
            if isinstance(isi, Angka) and isi.teks != "–":
                jawaban = sari.get(isi.alamat)
                assert jawaban.status_code == 200
                assert rapikan(isi.teks) in rapikan(jawaban.content.decode())
