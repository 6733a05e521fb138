"""Who may see a report, what is answered to wrong addresses, and what a page costs."""

import re
import sys
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jabatan.models import JenisPeran, Peran
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.inti.waktu import Periode
from tests.laporan.pembaca import alamat
from tests.laporan.pembaca_jelas import baca_tautan
from tests.pabrik import (
    BARIS_MINI,
    KODE_JABATAN,
    Kantor,
    buat_baris_tambahan,
    buat_kantor,
    buat_kantor_lain,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
    isi_bulan,
    setujui,
)

AKHIRAN = ("", "pdf/", "xlsx/")


def _hitung_kueri(client: Client, tujuan: str) -> int:
    client.get(tujuan)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(tujuan).status_code == 200
    return len(kueri)


def _tanpa_token(jawaban: Any) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", jawaban.content.decode())


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_laporan_kecamatan_lain_sama_dengan_tidak_ada(
    client: Client, kantor: Kantor, akhiran: str
) -> None:
    lain = buat_kantor_lain(kantor)
    client.force_login(lain.pengguna("Dewi"))
    asing = client.get(alamat(kantor, "2026-09", akhiran))
    hilang = client.get(f"/laporan/realisasi/999999/2026-09/{akhiran}")
    raksasa = client.get(f"/laporan/realisasi/{10**30}/2026-09/{akhiran}")
    assert asing.status_code == hilang.status_code == raksasa.status_code == 404
    assert _tanpa_token(asing) == _tanpa_token(hilang) == _tanpa_token(raksasa)


def test_staf_tidak_melihat_laporan_atasannya_dalam_daftar(citra: Client, kantor: Kantor) -> None:
    buat_kantor_lain(kantor)
    isi = citra.get("/laporan/").content.decode()
    assert "Citra Lestari" in isi
    assert "Dewi" not in isi


@pytest.mark.parametrize("nama", ["Sari", "Budi", "Citra"])
def test_camat_kasi_dan_pemilik_melihat_laporan(
    client: Client, september: Kantor, nama: str
) -> None:
    client.force_login(september.pengguna(nama))
    assert client.get(alamat(september, "2026-09")).status_code == 200


@pytest.mark.parametrize("kode", ["2026-13", "2026-00", "2026-9", "september", "20260-9"])
def test_kode_bulan_yang_salah_tidak_ditemukan(citra: Client, kantor: Kantor, kode: str) -> None:
    for akhiran in AKHIRAN:
        assert citra.get(alamat(kantor, kode, akhiran)).status_code == 404
    assert citra.get(f"/laporan/?bulan={kode}").status_code == 404


@pytest.mark.parametrize(
    ("kode", "sebab"),
    [
        ("2026-11", "November 2026 belum berjalan"),
        ("2023-12", "berada di luar masa penugasan"),
        ("2025-06", "Belum ada katalog IKI yang berlaku untuk tahun 2025"),
    ],
)
def test_bulan_tanpa_laporan_dijelaskan(
    citra: Client, kantor: Kantor, kode: str, sebab: str
) -> None:
    for akhiran in AKHIRAN:
        jawaban = citra.get(alamat(kantor, kode, akhiran))
        assert jawaban.status_code == 404
        assert sebab in jawaban.content.decode()
        assert "Pilih laporan lain" in jawaban.content.decode()


def test_lembar_yang_belum_diisi_tetap_punya_laporan(citra: Client, kantor: Kantor) -> None:
    for akhiran in AKHIRAN:
        assert citra.get(alamat(kantor, "2026-08", akhiran)).status_code == 200
    assert "Belum Diisi" in citra.get(alamat(kantor, "2026-08")).content.decode()


def test_pdf_yang_tidak_tersedia_dijelaskan(
    citra: Client, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    jawaban = citra.get(alamat(kantor, "2026-08", "pdf/"))
    assert jawaban.status_code == 503
    assert "libpango-1.0-0" in jawaban.content.decode()


def test_setiap_baris_dapat_dijelaskan(citra: Client, september: Kantor) -> None:
    isi = citra.get(alamat(september, "2026-09")).content.decode()
    dasar = f"/jelaskan/{september.penugasan['Citra'].pk}/2026-09/"
    tautan = baca_tautan(isi)
    pk = september.indikator("waktu-pelayanan").pk
    for angka in ("realisasi", "target", "capaian", "terhitung", "realisasi-bulan", "target-bulan"):
        assert f"{dasar}{pk}/{angka}/" in tautan
    assert dasar in tautan


@pytest.mark.parametrize("disetujui", [False, True])
def test_jumlah_kueri_tidak_bergantung_pada_banyaknya_baris(db: None, disetujui: bool) -> None:
    hitungan = set()
    for daftar in (BARIS_MINI[:2], BARIS_MINI[:2] + buat_baris_tambahan(6)):
        kantor = _kantor_terisi(daftar, disetujui)
        client = Client()
        client.force_login(kantor.pengguna("Sari"))
        hitungan.add(_hitung_kueri(client, alamat(kantor, "2026-09")))
        _kosongkan(kantor)
    assert len(hitungan) == 1
    assert hitungan.pop() <= 12


def _kantor_terisi(daftar: Any, disetujui: bool) -> Kantor:
    kantor = buat_kantor(daftar)
    for bulan in (7, 8, 9):
        lembar = isi_bulan(kantor, "Citra", bulan, {baris["kode"]: "3" for baris in daftar})
        if disetujui:
            setujui(kantor, "Citra", lembar)
    return kantor


def _kosongkan(kantor: Kantor) -> None:
    """Make room for a second office of the same names."""
    with tanpa_lingkup():
        pemda = kantor.kecamatan.pemda
        pemda.nama = f"{pemda.nama} {pemda.pk}"
        pemda.save()
        for penugasan in kantor.penugasan.values():
            pengguna = penugasan.pegawai.pengguna
            assert pengguna is not None
            pengguna.nama_pengguna = f"{pengguna.nama_pengguna}.{pengguna.pk}"
            pengguna.save()


def test_admin_pemda_paling_banyak_dua_belas_kueri(client: Client, kantor: Kantor) -> None:
    """The dearest reader: no post of his own, roles by hand, the live meaning."""
    isi_bulan(kantor, "Citra", 9, {"surat-masuk": "3"})
    lain = buat_kantor_lain(kantor)
    with tanpa_lingkup():
        pengguna = lain.pengguna("Rina")
        lain.penugasan["Rina"].delete()
        Peran.objects.create(
            pengguna=pengguna,
            jenis=JenisPeran.ADMIN_PEMDA,
            pemda=kantor.kecamatan.pemda,
            mulai=Periode(2026, 1).awal,
        )
    client.force_login(pengguna)
    assert _hitung_kueri(client, alamat(kantor, "2026-09")) <= 12


def test_daftar_berkueri_tetap(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.pengguna("Sari"))
    satu = _hitung_kueri(client, "/laporan/?bulan=2026-09")
    with tanpa_lingkup():
        for nomor in range(3):
            posisi = buat_posisi(
                kantor.kecamatan,
                f"Pengadministrasi {nomor}",
                "pelaksana",
                kantor.posisi["Kasi Pelayanan Umum"],
                KODE_JABATAN,
            )
            pegawai = buat_pegawai(kantor.kecamatan.pemda, f"Orang {nomor}", status="non_asn")
            buat_penugasan(pegawai, posisi, mulai=date(2026, 1, 1))
    assert _hitung_kueri(client, "/laporan/?bulan=2026-09") == satu <= 12


def test_nama_berkas_dan_kepala_jawaban(citra: Client, kantor: Kantor) -> None:
    nama = "laporan-realisasi-citra-lestari-2026-09"
    pdf = citra.get(alamat(kantor, "2026-09", "pdf/"))
    assert pdf["Content-Disposition"] == f'attachment; filename="{nama}.pdf"'
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["X-Content-Type-Options"] == "nosniff"
    cetak = citra.get(f"{alamat(kantor, '2026-09', 'pdf/')}?tampil")
    assert cetak["Content-Disposition"].startswith("inline")
    xlsx = citra.get(alamat(kantor, "2026-09", "xlsx/"))
    assert xlsx["Content-Disposition"] == f'attachment; filename="{nama}.xlsx"'
