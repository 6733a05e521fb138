"""Choosing a report: every filter changes what is shown, wrong ones are refused with the form."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import Http404, QueryDict
from django.test import Client

from jabatan.models import JenisPeran, Peran
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.kesalahan import PilihanTidakSah
from laporan.rekap import Jangka
from laporan.rekap.permintaan import PilihanLaporan, baca_pilihan
from tests.alat.berkas import baca_teks_pdf, rapikan
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_halaman import _hitung_kueri
from tests.pabrik import Kantor, buat_kantor_lain, isi_bulan, setujui


@pytest.fixture
def sari(client: Client, kantor: Kantor) -> Client:
    """The Camat; July is approved, August is not."""
    isi = {"surat-masuk": "70", "arsip-pegawai": "40", "waktu-pelayanan": "70/10"}
    setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 7, isi))
    isi_bulan(kantor, "Citra", 8, {"surat-masuk": "900"})
    tambah_staf(kantor, "Danu Wijaya")
    client.force_login(kantor.pengguna("Sari"))
    return client


def _baca(kantor: Kantor, kueri: str, nama: str = "Sari") -> PilihanLaporan:
    with lingkup([kantor.kecamatan.pk]):
        return baca_pilihan(QueryDict(kueri), kantor.pelaku(nama))


def _isi(jawaban: Any, status: int = 200) -> str:
    assert jawaban.status_code == status, jawaban.content.decode()[:2000]
    return rapikan(jawaban.content.decode())


def _utama(isi: str) -> str:
    """The page below the form."""
    return isi.partition("Tampilkan</button>")[2]


# --- one value ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kueri",
    [
        "jenis=realisasi&kecamatan={k}&jangka=tw3&tahun=2026",
        "jenis=realisasi&kecamatan={k}&penugasan={p}&jangka=s1&tahun=2026&disetujui=1",
        "jenis=realisasi&kecamatan={k}&penugasan={p}&jangka=tahun&tahun=2025",
    ],
)
def test_kueri_bolak_balik_tetap_sama(kantor: Kantor, kueri: str) -> None:
    kueri = kueri.format(k=kantor.kecamatan.pk, p=kantor.penugasan["Citra"].pk)
    assert _baca(kantor, kueri).kueri() == kueri


def test_yang_tidak_disebut_ialah_bulan_lalu_di_tempat_bekerja(kantor: Kantor) -> None:
    pilihan = _baca(kantor, "")
    assert pilihan.jangka == Jangka.dari_kode("2026-09")
    assert pilihan.kecamatan_id == kantor.kecamatan.pk
    assert not pilihan.hanya_disetujui
    assert _baca(kantor, f"penugasan={kantor.penugasan['Citra'].pk}").kecamatan_id == (
        kantor.kecamatan.pk
    )


@pytest.mark.parametrize(
    ("kueri", "isian"),
    [
        ("jenis=ngawur", "jenis"),
        ("jangka=tw9", "jangka"),
        ("jangka=13", "jangka"),
        ("tahun=26", "tahun"),
        ("tahun=0000", "tahun"),
        ("penugasan=abc", "penugasan"),
        ("kecamatan=abc", "kecamatan"),
        ("disetujui=ya", "disetujui"),
        ("warna=merah", ""),
        ("jangka=tw1&jangka=tw2", "jangka"),
    ],
)
def test_pilihan_yang_tidak_dikenal_ditolak_pada_isiannya(
    sari: Client, kantor: Kantor, kueri: str, isian: str
) -> None:
    with pytest.raises((PilihanTidakSah, Http404)) as sebab:
        _baca(kantor, kueri)
    if isinstance(sebab.value, PilihanTidakSah):
        assert set(sebab.value.masalah) == {isian}
        for alamat in ("/laporan/", "/laporan/lihat/", "/laporan/lihat/pdf/"):
            isi = _isi(sari.get(f"{alamat}?{kueri}"), 422)
            assert sebab.value.masalah[isian].replace("'", "&#x27;") in isi
            assert 'class="panel laporan-pilih"' in isi


@pytest.mark.parametrize("kueri", ["kecamatan=999999", "penugasan=999999", f"penugasan={10**30}"])
def test_yang_tidak_terlihat_sama_dengan_tidak_ada(sari: Client, kueri: str) -> None:
    for alamat in ("/laporan/", "/laporan/lihat/", "/laporan/lihat/pdf/", "/laporan/lihat/xlsx/"):
        assert sari.get(f"{alamat}?{kueri}").status_code == 404


# --- every filter changes the output ------------------------------------------------------------


def test_pegawai_mengubah_laporan(sari: Client, kantor: Kantor) -> None:
    citra, danu = (kantor.penugasan[nama].pk for nama in ("Citra", "Danu"))
    isi = {pk: _utama(_isi(sari.get(f"/laporan/?penugasan={pk}"))) for pk in (citra, danu)}
    assert "Citra Lestari" in isi[citra]
    assert "Danu Wijaya" in isi[danu]
    assert "Danu Wijaya" not in isi[citra]
    daftar = _utama(_isi(sari.get("/laporan/")))
    assert "Citra Lestari" in daftar
    assert "Danu Wijaya" in daftar


def test_jangka_dan_tahun_mengubah_laporan(sari: Client, kantor: Kantor) -> None:
    dasar = f"/laporan/lihat/?penugasan={kantor.penugasan['Citra'].pk}"
    triwulan = _isi(sari.get(f"{dasar}&jangka=tw3&tahun=2026"))
    semester = _isi(sari.get(f"{dasar}&jangka=s1&tahun=2026"))
    assert "Triwulan III 2026" in triwulan
    assert ">970<" in triwulan
    assert "Semester I 2026" in semester
    assert ">970<" not in semester
    assert "Belum ada katalog" in _isi(sari.get(f"{dasar}&jangka=s1&tahun=2025"), 404)


def test_hanya_disetujui_mengubah_laporan_dan_berkasnya(sari: Client, kantor: Kantor) -> None:
    dasar = f"penugasan={kantor.penugasan['Citra'].pk}&jangka=tw3&tahun=2026"
    semua = baca_teks_pdf(sari.get(f"/laporan/lihat/pdf/?{dasar}").content)
    disetujui = baca_teks_pdf(sari.get(f"/laporan/lihat/pdf/?{dasar}&disetujui=1").content)
    assert " 970 " in semua
    assert " 970 " not in disetujui
    assert "Hanya angka dari lembar yang disetujui." in disetujui
    isi = _isi(sari.get(f"/laporan/?{dasar}&disetujui=1"))
    assert "1 bulan yang belum disetujui tidak dihitung: Agustus" in isi
    for alamat in re.findall(r'href="(/laporan/lihat/[^"]+)"', isi):
        assert "disetujui=1" in alamat


def test_kecamatan_mengubah_daftar(client: Client, kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    with tanpa_lingkup():
        Peran.objects.create(
            pengguna=kantor.pengguna("Budi"),
            jenis=JenisPeran.INSPEKTORAT,
            pemda=kantor.kecamatan.pemda,
            mulai=date(2026, 1, 1),
        )
    client.force_login(kantor.pengguna("Budi"))
    isi = {pk: _isi(client.get(f"/laporan/?kecamatan={pk}"))
           for pk in (kantor.kecamatan.pk, lain.kecamatan.pk)}  # fmt: skip
    assert "Citra Lestari" in isi[kantor.kecamatan.pk]
    assert "Dewi Anggraini" not in isi[kantor.kecamatan.pk]
    assert "Dewi Anggraini" in isi[lain.kecamatan.pk]
    salah = f"kecamatan={lain.kecamatan.pk}&penugasan={kantor.penugasan['Citra'].pk}"
    isi_salah = _isi(client.get(f"/laporan/?{salah}"), 422)
    assert "Pegawai ini bukan di kecamatan yang dipilih" in isi_salah
    assert "Dewi Anggraini" in isi_salah, "the list is that of the chosen kecamatan"


# --- the page -----------------------------------------------------------------------------------


def test_formulir_terisi_dengan_pilihannya(sari: Client, kantor: Kantor) -> None:
    pk = kantor.penugasan["Citra"].pk
    isi = _isi(sari.get(f"/laporan/?penugasan={pk}&jangka=tw3&tahun=2026&disetujui=1"))
    for nilai in (str(pk), "tw3", "2026"):
        assert re.search(f'<option value="{nilai}" selected', isi), nilai
    assert re.search(r'<input[^>]*name="disetujui"[^>]*checked', isi)
    assert "csrfmiddlewaretoken" not in isi.partition("laporan-pilih")[2].partition("</form>")[0]


def test_daftar_menyebut_berapa_lembar_triwulan_disetujui(sari: Client, kantor: Kantor) -> None:
    isi = _isi(sari.get("/laporan/?jangka=tw3&tahun=2026"))
    assert "1 dari 3 lembar disetujui" in isi
    assert f"/laporan/realisasi/{kantor.penugasan['Citra'].pk}/2026-tw3/" in isi
    assert "Draf" in _isi(sari.get("/laporan/?bulan=2026-08"))


def test_pilihan_tanpa_laporan_mengatakannya(sari: Client, kantor: Kantor) -> None:
    isi = _isi(sari.get(f"/laporan/?penugasan={kantor.penugasan['Citra'].pk}&jangka=tw4"), 404)
    assert "Tidak ada laporan untuk pilihan ini" in isi
    assert "Triwulan IV 2026 dapat dilaporkan mulai Desember 2026" in isi
    assert 'class="panel laporan-pilih"' in isi


def test_lihat_tanpa_pegawai_minta_dipilih(sari: Client) -> None:
    assert "Pilih pegawainya." in _isi(sari.get("/laporan/lihat/?jangka=tw3"), 422)


def test_pratinjau_sama_dengan_halamannya(sari: Client, kantor: Kantor) -> None:
    kueri = f"penugasan={kantor.penugasan['Citra'].pk}&jangka=tw3&tahun=2026"
    tabel = [
        _isi(sari.get(f"{alamat}?{kueri}"))
        .partition('id="tabel-laporan"')[2]
        .partition("</div>")[0]
        for alamat in ("/laporan/", "/laporan/lihat/")
    ]
    assert tabel[0]
    assert tabel[0] == tabel[1]


def test_halaman_pilih_paling_banyak_dua_belas_kueri(sari: Client, kantor: Kantor) -> None:
    pk = kantor.penugasan["Citra"].pk
    for kueri in ("", f"?penugasan={pk}&jangka=tw3&tahun=2026&kecamatan={kantor.kecamatan.pk}"):
        assert _hitung_kueri(sari, f"/laporan/{kueri}") <= 12
