"""Charts of reports: the figures of the tables, on page and paper alike, said in words too."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from laporan.rekap.permintaan import Menurut
from laporan.rekap.tipe import Angka
from tests.alat.berkas import baca_teks_pdf, rapikan
from tests.alat.sekali import sekali_semodul
from tests.alat.tag_pdf import Tag, baca_tag
from tests.laporan.conftest import SAAT
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.pembaca import alamat, ambil_rekap
from tests.laporan.test_rekap_kecamatan import _ambil, _isi_kantor, _pilih
from tests.pabrik import Kantor

pytestmark = pytest.mark.django_db
SVG = re.compile(r'<svg class="bagan".*?</svg>', re.S)
JUDUL = re.compile(r'aria-labelledby="([^"]+)".*?<title id="([^"]+)">([^<]+)</title>', re.S)


@pytest.fixture(scope="module")
def ramai(django_db_setup: None, django_db_blocker: Any) -> Iterator[Kantor]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        yield _isi_kantor()


@pytest.fixture
def sari(client: Client, ramai: Kantor) -> Client:
    client.force_login(ramai.pengguna("Sari"))
    return client


def _gambar(halaman: str) -> list[tuple[str, str]]:
    """The drawings of a page with their text alternative, which names each."""
    daftar = []
    for svg in SVG.findall(halaman):
        cocok = JUDUL.search(svg)
        assert cocok is not None
        assert cocok[1] == cocok[2], "judul gambar tidak dirujuk"
        assert 'role="img"' in svg
        daftar.append((svg, cocok[3]))
    assert len({cocok for cocok, _ in daftar}) == len(daftar)
    return daftar


def _buka(client: Client, tujuan: str) -> str:
    return client.get(tujuan).content.decode()


def _baca_pdf(client: Client, tujuan: str) -> tuple[str, list[Tag]]:
    isi = client.get(tujuan).content
    return baca_teks_pdf(isi), list(baca_tag(isi).cari("Figure"))


# --- trend --------------------------------------------------------------------------------------


def test_tren_triwulan_sama_di_halaman_dan_kertas(sari: Client, ramai: Kantor) -> None:
    """One drawing, its words as the alternate text of the figure, its figures in a table."""
    rekap = ambil_rekap(ramai, "tw3")
    (bagan,) = rekap.daftar_bagan
    assert [titik.bulan for titik in bagan.daftar_titik] == list(range(1, 10))
    ((svg, kata),) = _gambar(_buka(sari, alamat(ramai, "2026-tw3")))
    assert svg == bagan.svg
    teks, gambar = _baca_pdf(sari, alamat(ramai, "2026-tw3", "pdf/"))
    assert [satu.alt for satu in gambar] == [kata]
    assert rapikan(" ".join(satu for _, satu in bagan.daftar_data)) in teks
    assert bagan.daftar_titik[-1].teks == rekap.rata_sd.rata.angka.teks  # type: ignore[union-attr]


def test_tiap_angka_tren_dijelaskan_dengan_angka_yang_sama(sari: Client, ramai: Kantor) -> None:
    daftar = ambil_rekap(ramai, "tw3").daftar_bagan[0].daftar_titik
    for titik in (daftar[0], daftar[6], daftar[8]):
        assert titik.nilai is not None
        assert rapikan(titik.teks) in rapikan(_buka(sari, titik.alamat)), titik.bulan


def test_tren_hanya_yang_disetujui_tidak_menjanjikan_penjelasan(ramai: Kantor) -> None:
    semua = ambil_rekap(ramai, "tw3").daftar_bagan[0]
    disetujui = ambil_rekap(ramai, "tw3", hanya_disetujui=True).daftar_bagan[0]
    assert {titik.alamat for titik in disetujui.daftar_titik} == {""}
    assert disetujui.daftar_data != semua.daftar_data


def test_laporan_bulan_tidak_bergrafik(ramai: Kantor) -> None:
    assert ambil_rekap(ramai, 9).daftar_bagan == ()


def test_tanpa_angka_grafiknya_diganti_kata(sari: Client, ramai: Kantor) -> None:
    tambah_staf(ramai, "Eka Sari")
    halaman = _buka(sari, alamat(ramai, "2026-tw1", nama="Eka"))
    assert _gambar(halaman) == []
    assert "Belum ada angka untuk digambar." in halaman
    teks, gambar = _baca_pdf(sari, alamat(ramai, "2026-tw1", "pdf/", nama="Eka"))
    assert gambar == []
    assert "Rata-rata capaian s.d. bulan Belum ada angka untuk digambar." in teks


# --- bars ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("menurut", [Menurut.PEGAWAI, Menurut.JABATAN])
def test_batang_capaian_ialah_angka_tabelnya(sari: Client, ramai: Kantor, menurut: Menurut) -> None:
    rekap = _ambil(ramai, "2026-09", menurut)
    bagan = rekap.daftar_bagan[0]
    assert bagan.judul == "Rata-rata capaian s.d. September"
    baris = rekap.daftar_tabel[0].baris
    rata = [next(isi for isi in satu.isi if isinstance(isi, Angka)) for satu in baris]
    assert [(b.nama, b.nilai, b.teks) for b in bagan.daftar_batang] == [
        (f"{b.nomor}. {b.isi[0]}", a.nilai, a.teks) for b, a in zip(baris, rata, strict=True)
    ]
    kueri = _pilih(ramai, "2026-09", menurut).kueri()
    di_halaman = _gambar(_buka(sari, f"/laporan/lihat/?{kueri}"))
    _, di_kertas = _baca_pdf(sari, f"/laporan/lihat/pdf/?{kueri}")
    assert [kata for _, kata in di_halaman] == [satu.alt for satu in di_kertas]
    assert len(di_halaman) == 2


def test_kesiapan_menghitung_setiap_lembar_sekali(sari: Client, ramai: Kantor) -> None:
    """September: Citra's sheet is approved, Danu has none; July: Citra's is a draft."""
    (september,) = _ambil(ramai, "2026-09", Menurut.INDIKATOR).daftar_bagan
    assert september.daftar_data == (("Disetujui", "1 lembar"), ("Belum Diisi", "1 lembar"))
    (juli,) = _ambil(ramai, "2026-07", Menurut.INDIKATOR).daftar_bagan
    assert juli.daftar_data == (("Draf", "1 lembar"), ("Belum Diisi", "1 lembar"))
    kueri = _pilih(ramai, "2026-07", Menurut.INDIKATOR).kueri()
    teks, _ = _baca_pdf(sari, f"/laporan/lihat/pdf/?{kueri}")
    assert "Kesiapan lembar Juli 2026" in teks
    assert "Draf 1 lembar Belum Diisi 1 lembar" in teks


def test_kesiapan_hanya_pada_rekap_satu_bulan(ramai: Kantor) -> None:
    (bagan,) = _ambil(ramai, "2026-tw3", Menurut.JABATAN).daftar_bagan
    assert bagan.judul == "Rata-rata capaian Triwulan III"
    assert _ambil(ramai, "2026-tw3", Menurut.INDIKATOR).daftar_bagan == ()
