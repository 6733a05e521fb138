"""The annex of a report: rule, inputs by month, people, arithmetic and source of every figure."""

import csv
import io

import pytest
from django.test import Client

from kinerja.inti.lingkup import lingkup
from laporan.models import JenisLaporan
from laporan.penjelasan import JenisAngka, ambil_penjelasan_baris
from laporan.rekap import Jangka
from laporan.rekap.jangka import JangkaAngka
from laporan.rekap.permintaan import PilihanLaporan
from laporan.sajian import ambil_laporan
from laporan.sajian.penjelasan import RekapPenjelasan
from tests.alat.berkas import baca_teks_pdf, buka_buku, buka_pdf, rapikan
from tests.hitung.ulang import bulatkan, desimal_dari, hitung_ulang
from tests.laporan.pembaca import ambil_rekap
from tests.laporan.test_halaman import _hitung_kueri
from tests.pabrik import Kantor, isi_bulan

AKHIRAN = ("", "pdf/", "xlsx/", "csv/")


@pytest.fixture
def sari(client: Client, september: Kantor) -> Client:
    isi_bulan(september, "Citra", 7, {"surat-masuk": "80", "waktu-pelayanan": "300/50"})
    client.force_login(september.pengguna("Sari"))
    return client


def _kueri(kantor: Kantor, jangka: str = "tw3") -> str:
    pk = kantor.penugasan["Citra"].pk
    return f"jenis=penjelasan&penugasan={pk}&jangka={jangka}&tahun=2026"


def _ambil(kantor: Kantor, kode: str) -> RekapPenjelasan:
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.PENJELASAN,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode(f"2026-{kode}"),
        penugasan_id=kantor.penugasan["Citra"].pk,
    )
    with lingkup([kantor.kecamatan.pk]):
        rekap = ambil_laporan(kantor.pelaku("Sari"), pilihan).rekap
    assert isinstance(rekap, RekapPenjelasan)
    return rekap


@pytest.mark.parametrize("kode", ["09", "tw3", "s1"])
def test_angka_lampiran_ialah_angka_laporannya(sari: Client, september: Kantor, kode: str) -> None:
    lampiran, laporan = _ambil(september, kode), ambil_rekap(september, kode if kode != "09" else 9)
    jangka = [satu for satu in laporan.daftar_jangka if satu.bercapaian]
    assert [sebutan for sebutan, _ in lampiran.daftar_rata] == [satu.sebutan for satu in jangka]
    for satu, (_, uraian) in zip(jangka, lampiran.daftar_rata, strict=True):
        assert (satu.rata.langkah or "–") in uraian
    for butir, baris in zip(lampiran.daftar_butir, laporan.baris, strict=True):
        daftar = [satu for satu in baris.daftar_angka if satu.jangka.bercapaian]
        for hitungan, angka in zip(butir.daftar_hitungan, daftar, strict=True):
            assert dict(hitungan.daftar_angka) == {
                "Target": angka.target,
                "Realisasi": angka.realisasi,
                "Capaian": angka.capaian,
                "Nilai terhitung": angka.nilai_terhitung,
            }


def test_setiap_langkah_lampiran_dapat_dihitung_ulang(sari: Client, september: Kantor) -> None:
    terhitung = 0
    for butir in _ambil(september, "tw3").daftar_butir:
        for hitungan in butir.daftar_hitungan:
            for langkah in hitungan.langkah:
                terbaca = hitung_ulang(langkah)
                if terbaca is not None:
                    _, nilai, tercetak = terbaca
                    angka = tercetak.replace(".", "").replace(",", ".")
                    assert str(bulatkan(nilai, desimal_dari(tercetak))) == angka, langkah
                    terhitung += 1
    assert terhitung > 8


def test_lampiran_menyebut_orang_seperti_halaman_jelaskan(sari: Client, september: Kantor) -> None:
    butir = _ambil(september, "09").daftar_butir[0]
    with lingkup([september.kecamatan.pk]):
        satu = ambil_penjelasan_baris(
            september.pelaku("Sari"),
            september.penugasan["Citra"],
            JangkaAngka.dari_kode("2026-09"),
            september.indikator("surat-masuk").pk,
            JenisAngka.TERHITUNG,
        )
    (pemegang,) = satu.daftar_pemegang
    assert butir.daftar_bulan == pemegang.daftar_bulan
    assert butir.aturan == satu.aturan
    terakhir = butir.daftar_bulan[-1]
    assert terakhir.diisi is not None
    assert terakhir.diisi.nama == "Citra Lestari"
    assert terakhir.diverifikasi is not None
    assert terakhir.diverifikasi.nama == "Budi Santoso"
    assert terakhir.disetujui is not None
    assert terakhir.disetujui.nama == "Sari Wulandari"
    assert [bulan.isian for bulan in butir.daftar_bulan[:3]] == [
        "100 surat",
        "nihil",
        "belum diisi",
    ]


def test_semua_cetakan_memuat_aturan_masukan_orang_dan_sumber(
    sari: Client, september: Kantor
) -> None:
    isi = {satu: sari.get(f"/laporan/lihat/{satu}?{_kueri(september)}").content for satu in AKHIRAN}
    teks = {
        "": rapikan(isi[""].decode()),
        "pdf/": baca_teks_pdf(isi["pdf/"]),
        "csv/": isi["csv/"].decode("utf-8-sig"),
        "xlsx/": " ".join(
            str(sel.value)
            for satu in buka_buku(isi["xlsx/"])["Rekap"].iter_rows()
            for sel in satu
            if sel.value is not None
        ),
    }
    for butir in _ambil(september, "tw3").daftar_butir:
        for sebutan, satu in teks.items():
            for pokok, uraian in (*butir.aturan, *butir.daftar_asal):
                assert rapikan(uraian) in rapikan(satu), (sebutan, pokok)
            for langkah in butir.daftar_hitungan[0].langkah:
                assert rapikan(langkah) in rapikan(satu), sebutan
    for satu in teks.values():
        assert "Budi Santoso" in satu
        assert "Data Pelayanan Umum" in satu
    assert all("DRAF" in halaman.extract_text() for halaman in buka_pdf(isi["pdf/"]).pages)
    baris = list(csv.reader(io.StringIO(teks["csv/"]), delimiter=";"))
    assert baris[0][:4] == ["No.", "Indikator", "Bagian", "Pokok"]


def test_lampiran_tanpa_pegawai_menampilkan_daftar(sari: Client, september: Kantor) -> None:
    isi = sari.get("/laporan/?jenis=penjelasan&jangka=tw3&tahun=2026").content.decode()
    pk = september.penugasan["Citra"].pk
    assert f"jenis=penjelasan&amp;kecamatan={september.kecamatan.pk}&amp;penugasan={pk}" in isi
    assert sari.get("/laporan/lihat/?jenis=penjelasan").status_code == 422
    assert sari.get(f"/laporan/lihat/?{_kueri(september)}&disetujui=1").status_code == 422


def test_lampiran_paling_banyak_dua_belas_kueri(sari: Client, september: Kantor) -> None:
    for jangka in ("08", "tw3"):
        for alamat in ("/laporan/", "/laporan/lihat/", "/laporan/lihat/csv/"):
            kueri = f"{_kueri(september, jangka)}&kecamatan={september.kecamatan.pk}"
            assert _hitung_kueri(sari, f"{alamat}?{kueri}") <= 12
