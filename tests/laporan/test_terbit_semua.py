"""Every kind of report is issued from its own page, by who answers for it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.hitung import buat_kode
from laporan.models import JenisLaporan, LaporanTersimpan
from laporan.rekap.terbit import ambil_perubahan_sumber, susun_catatan_sekecamatan
from tests.alat.berkas import baca_teks_pdf, buka_buku, rapikan
from tests.laporan.terbit import buka, isi_lengkap, masuk, setujui_lengkap, terbitan
from tests.pabrik import KODE_JABATAN, Kantor, setujui

pytestmark = pytest.mark.django_db

SEMUA = {
    "realisasi": "jenis=realisasi&jangka=tw1&tahun=2026&penugasan={penugasan}",
    "disetujui": "jenis=realisasi&jangka=03&tahun=2026&penugasan={penugasan}&disetujui=1",
    "rekap": "jenis=rekap&jangka=s1&tahun=2026&menurut=indikator&kecamatan={kecamatan}",
    "katalog": "jenis=katalog&tahun=2026&kecamatan={kecamatan}",
    "penjelasan": "jenis=penjelasan&jangka=03&tahun=2026&penugasan={penugasan}",
}


def _halaman(client: Client, kantor: Kantor, nama: str) -> str:
    kueri = SEMUA[nama].format(
        penugasan=kantor.penugasan["Citra"].pk, kecamatan=kantor.kecamatan.pk
    )
    jawaban = client.get(f"/laporan/lihat/?{kueri}")
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def _isian(halaman: str) -> dict[str, str]:
    """What the button of the page would send; empty where there is none."""
    formulir = re.search(r'action="/laporan/terbitkan/">(.*?)</form>', halaman, re.S)
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', formulir[1])) if formulir else {}


def _terbitkan(client: Client, kantor: Kantor, nama: str) -> Any:
    return client.post("/laporan/terbitkan/", _isian(_halaman(client, kantor, nama)))


@pytest.mark.parametrize("nama", SEMUA)
def test_setiap_jenis_terbit_dari_halamannya_dan_berkasnya_berkode(
    september: Kantor, nama: str
) -> None:
    sari = Client(enforce_csrf_checks=True)
    sari.force_login(september.pengguna("Sari"))
    isian = _isian(_halaman(sari, september, nama))
    satu = terbitan(sari.post("/laporan/terbitkan/", isian))
    assert satu.jenis == isian["jenis"]
    isian.pop("csrfmiddlewaretoken")
    assert satu.pilihan == "&".join(f"{nama}={nilai}" for nama, nilai in isian.items())
    assert (satu.penugasan_id is None) is (nama in ("rekap", "katalog"))
    pdf = sari.get(f"/laporan/terbit/{satu.tanda}/pdf/").content
    teks = baca_teks_pdf(pdf)
    assert f"http://testserver/periksa/{satu.tanda}/" in teks
    assert "PRATINJAU" not in teks
    buku = buka_buku(sari.get(f"/laporan/terbit/{satu.tanda}/xlsx/").content)
    assert buku.properties.keywords == satu.tanda
    assert satu.tanda in _halaman(sari, september, nama)
    umum = Client().get(f"/periksa/{satu.tanda}/").content.decode()
    assert JenisLaporan(satu.jenis).label in umum
    assert "Citra" not in umum
    assert f"/laporan/lihat/?{satu.pilihan}".replace("&", "&amp;") not in umum


@pytest.mark.usefixtures("pdf_ringan")
def test_laporan_sekecamatan_diterbitkan_camat_dan_admin_saja(september: Kantor) -> None:
    for nama in ("rekap", "katalog"):
        isian = _isian(_halaman(masuk(september, "Sari"), september, nama))
        for orang in ("Citra", "Budi"):
            client = masuk(september, orang)
            assert _isian(_halaman(client, september, nama)) == {}
            jawaban = client.post("/laporan/terbitkan/", isian)
            assert jawaban.status_code == 403
            assert "diterbitkan oleh Camat atau admin" in jawaban.content.decode()
    with tanpa_lingkup():
        assert LaporanTersimpan.objects.count() == 0


@pytest.mark.usefixtures("pdf_ringan")
def test_katalog_yang_terbit_dibaca_semua_rekapnya_tidak(september: Kantor) -> None:
    sari, citra = masuk(september, "Sari"), masuk(september, "Citra")
    tanda = {nama: terbitan(_terbitkan(sari, september, nama)).tanda for nama in SEMUA}
    daftar = citra.get("/laporan/terbit/").content.decode()
    assert {nama for nama in tanda if tanda[nama] in daftar} == set(SEMUA) - {"rekap"}
    assert citra.get(f"/laporan/terbit/{tanda['rekap']}/").status_code == 404


@pytest.mark.usefixtures("pdf_ringan")
def test_katalog_yang_diubah_sesudah_terbit_dikatakan(september: Kantor) -> None:
    sari = masuk(september, "Sari")
    satu = terbitan(_terbitkan(sari, september, "katalog"))
    assert satu.status == "final"
    alamat = f"/periksa/{satu.tanda}/"
    assert "sumbernya berubah" not in sari.get(alamat).content.decode()
    with tanpa_lingkup():
        september.katalog.versi += 1
        september.katalog.save()
    assert "sumbernya berubah" in sari.get(alamat).content.decode()
    assert "katalognya diubah" in sari.get(f"/laporan/terbit/{satu.tanda}/").content.decode()
    kedua = terbitan(_terbitkan(sari, september, "katalog"))
    assert (kedua.edisi, kedua.sebab_edisi) == (2, "katalognya diubah")


def _salin(terbitan: LaporanTersimpan, pilihan: str) -> LaporanTersimpan:
    """The same, issued of other choices."""
    with tanpa_lingkup():
        salinan = LaporanTersimpan.objects.select_related("kecamatan").get(pk=terbitan.pk)
        salinan.pk, salinan.kode, salinan.pilihan = None, buat_kode(), pilihan
        salinan.save(force_insert=True)
    return salinan


@pytest.mark.usefixtures("pdf_ringan")
def test_rekap_satu_jabatan_berubah_karena_lembar_jabatan_itu_saja(
    kantor: Kantor, jam: time_machine.Traveller
) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    sari = masuk(kantor, "Sari")
    isian = _isian(_halaman(sari, kantor, "rekap"))
    satu = terbitan(sari.post("/laporan/terbitkan/", isian | {"jabatan": KODE_JABATAN}))
    lain = _salin(satu, satu.pilihan.replace(KODE_JABATAN, "jabatan-lain"))
    jam.shift(3600)
    assert not ambil_perubahan_sumber(satu).ada
    buka(kantor, maret)
    assert ambil_perubahan_sumber(satu).dibuka == (3,)
    assert not ambil_perubahan_sumber(lain).ada
    for nama in ("rekap", "realisasi"):
        catatan = _halaman(sari, kantor, nama).partition("Sudah terbit sebelum itu")[2]
        assert satu.tanda in catatan
        assert lain.tanda not in catatan


def test_rekap_dan_penjelasan_sesudah_bulan_dibuka_menyebut_terbitan_yang_terkena(
    kantor: Kantor, jam: time_machine.Traveller
) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    setujui(kantor, "Citra", isi_lengkap(kantor, 4, "80"))
    sari = masuk(kantor, "Sari")
    tanda = {nama: terbitan(_terbitkan(sari, kantor, nama)).tanda for nama in SEMUA}
    jam.shift(3600)
    assert "dibuka kembali" not in _halaman(sari, kantor, "rekap")
    buka(kantor, maret)
    rekap = rapikan(_halaman(sari, kantor, "rekap"))
    assert "Angka s.d. Juni 2026 berubah karena Maret dibuka kembali." in rekap
    assert f"{tanda['rekap']} (Semester I (Januari s.d. Juni) 2026, edisi 1)" in rekap
    assert tanda["penjelasan"] not in rekap  # a post's own, which the rekap of all does not name
    with lingkup([kantor.kecamatan.pk]):
        milik = {
            nama: susun_catatan_sekecamatan(
                kantor.kecamatan, Periode(2026, 6), [kantor.penugasan[nama].pk]
            )
            for nama in ("Citra", "Budi")
        }
    assert len(milik["Citra"]) == 1
    assert milik["Budi"] == (), "a month that a colleague had opened changes nothing of his"
    assert tanda["katalog"] not in rekap.partition("Sudah terbit sebelum itu")[2]
    penjelasan = rapikan(_halaman(sari, kantor, "penjelasan"))
    for nama in ("realisasi", "rekap", "penjelasan"):
        assert tanda[nama] in penjelasan


def test_laporan_kosong_tidak_diterbitkan(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    kueri = f"jenis=rekap&kecamatan={kantor.kecamatan.pk}&jangka=01&tahun=2025&menurut=jabatan"
    halaman = sari.get(f"/laporan/lihat/?{kueri}").content.decode()
    assert "Tidak ada penugasan ber-IKI" in halaman
    assert _isian(halaman) == {}
    isian = dict(satu.split("=") for satu in kueri.split("&"))
    jawaban = sari.post("/laporan/terbitkan/", isian)
    assert jawaban.status_code == 404
    assert "Tidak ada yang dapat diterbitkan" in jawaban.content.decode()


@pytest.mark.usefixtures("pdf_ringan")
def test_saringan_lain_ialah_laporan_lain(september: Kantor) -> None:
    """Narrowed to one jabatan, the rekap starts its own line of editions."""
    sari = masuk(september, "Sari")
    isian = _isian(_halaman(sari, september, "rekap"))
    semua = terbitan(sari.post("/laporan/terbitkan/", isian))
    satu = terbitan(sari.post("/laporan/terbitkan/", isian | {"jabatan": KODE_JABATAN}))
    assert (semua.edisi, satu.edisi) == (1, 1)
    assert semua.tentang != satu.tentang
