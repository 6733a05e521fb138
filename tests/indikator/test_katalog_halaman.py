"""The read pages of the catalogue: shape of the decree, who sees it, how many queries."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indikator.impor import IsiIndikator, IsiJabatan, IsiKatalog
from indikator.izin import bisa_lihat_katalog, katalog_terlihat_oleh
from indikator.models import Indikator
from jabatan.izin import susun_pelaku
from jabatan.models import Katalog
from tests.indikator.conftest import TAHUN, Kantor, Muat

BATAS_KUERI = 12


class PembacaTabel(HTMLParser):
    """Reads the cells of the first table: rows of (text, rowspan)."""

    def __init__(self) -> None:
        super().__init__()
        self.daftar_baris: list[list[tuple[str, int]]] = []
        self._teks: list[str] | None = None
        self._rentang = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.daftar_baris.append([])
        elif tag in ("td", "th"):
            self._teks, self._rentang = [], int(dict(attrs).get("rowspan") or 1)

    def handle_data(self, data: str) -> None:
        if self._teks is not None:
            self._teks.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._teks is not None:
            teks = " ".join("".join(self._teks).split())
            self.daftar_baris[-1].append((teks, self._rentang))
            self._teks = None


def _alamat(katalog: Katalog, kode: str) -> str:
    return f"/katalog/{katalog.pk}/jabatan/{kode}/"


def _baca(client: Client, alamat: str) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def _tabel(isi: str) -> list[list[tuple[str, int]]]:
    pembaca = PembacaTabel()
    pembaca.feed(isi)
    return pembaca.daftar_baris


def _lipat(isi: IsiKatalog) -> IsiKatalog:
    """The same catalogue with twice the jabatan, fungsi, kinerja utama and indikator."""

    def indikator(baris: IsiIndikator, awalan: str) -> IsiIndikator:
        return replace(baris, kode=f"{awalan}{baris.kode}", urut=baris.urut + 100)

    def jabatan(satu: IsiJabatan, kode: str, urut: int) -> IsiJabatan:
        kembar = tuple(
            replace(
                k,
                urut=k.urut + 100,
                daftar_indikator=tuple(indikator(i, "kembar-") for i in k.daftar_indikator),
            )
            for k in satu.daftar_kinerja_utama
        )
        return replace(
            satu,
            kode=kode,
            urut=urut,
            daftar_fungsi=satu.daftar_fungsi
            + tuple(replace(f, urut=f.urut + 100) for f in satu.daftar_fungsi),
            daftar_kinerja_utama=satu.daftar_kinerja_utama + kembar,
        )

    return IsiKatalog(
        tuple(jabatan(j, j.kode, j.urut) for j in isi.daftar_jabatan)
        + tuple(jabatan(j, f"{j.kode}-dua", j.urut + 100) for j in isi.daftar_jabatan)
    )


def test_daftar_memuat_semua_jabatan_dengan_jumlahnya(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    isi = _baca(kantor.masuk(kantor.staf_citra), "/katalog/")
    assert len(re.findall(rf'href="/katalog/{katalog.pk}/jabatan/[a-z-]+/"', isi)) == 11
    assert f"Katalog IKI {TAHUN}" in isi
    assert "60 fungsi · 30 kinerja utama · 49 indikator" in isi
    assert f"SK Nomor 188.45/1/{TAHUN}, 2 Januari {TAHUN}" in " ".join(isi.split())


def test_jabatan_sendiri_ditandai(kantor: Kantor, muat: Muat) -> None:
    muat(kantor.pemda)
    assert _baca(kantor.masuk(kantor.staf_citra), "/katalog/").count("Jabatan Anda") == 1
    assert "Jabatan Anda" not in _baca(kantor.masuk(kantor.camat_sari), "/katalog/")


def test_jabatan_tampil_seperti_formulir_resmi(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    isi = _baca(
        kantor.masuk(kantor.staf_citra),
        _alamat(katalog, "pengelola-personil-dan-pengembangan-kecamatan"),
    )
    urutan = ["1. Jabatan", "2. Tugas", "3. Fungsi", "Membuat usulan kenaikan gaji", "<table"]
    letak = [isi.index(teks) for teks in [*urutan, 'class="catatan-kaki"']]
    assert letak == sorted(letak)
    kepala, nomor, *badan = _tabel(isi)
    assert [teks for teks, _ in kepala] == [
        "Kinerja Utama",
        "Indikator Kinerja Utama",
        "Formulasi Perhitungan/Penjelasan",
        "Sumber Data",
    ]
    assert [teks for teks, _ in nomor] == ["1", "2", "3", "4"]
    assert [[rentang for _, rentang in baris] for baris in badan] == [
        [3, 1, 1, 3],
        [1, 1],
        [1, 1],
        [3, 1, 1, 3],
        [1, 1],
        [1, 1],
    ]
    assert badan[0][0][0] == "Tercatat dan terarsipnya surat menyurat"
    assert badan[0][3][0] == "Buku register kepegawaian Arsip surat kepegawaian"
    assert "Satuan: surat · Dijumlahkan setiap bulan · makin tinggi makin baik" in badan[0][1][0]


def test_sumber_yang_berulang_di_dokumen_tetap_terpisah(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    isi = _baca(kantor.masuk(kantor.staf_citra), _alamat(katalog, "petugas-keamanan"))
    _, _, *badan = _tabel(isi)
    assert [baris[-1] for baris in badan[2:]] == [("Data Laporan Kejadian", 1)] * 2


def test_daftar_bernomor_formulasi_tetap_berbaris(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    isi = _baca(kantor.masuk(kantor.staf_citra), _alamat(katalog, "pengolah-data-perencanaan"))
    assert "yang dibuat\n1. Laporan Kinerja Tahunan\n2. Perjanjian Kinerja\n3." in isi


def test_teks_katalog_tidak_menjadi_html(
    kantor: Kantor, muat: Muat, isi_katalog: IsiKatalog
) -> None:
    jabatan = replace(isi_katalog.daftar_jabatan[0], tugas="<b>tebal</b> & besar")
    katalog = muat(kantor.pemda, isi=IsiKatalog((jabatan,)))
    isi = _baca(kantor.masuk(kantor.staf_citra), _alamat(katalog, jabatan.kode))
    assert "&lt;b&gt;tebal&lt;/b&gt; &amp; besar" in isi


def test_tanpa_katalog_halaman_menjelaskan(kantor: Kantor) -> None:
    assert "Belum ada katalog IKI" in _baca(kantor.masuk(kantor.staf_citra), "/katalog/")


def test_pilihan_tahun_membuka_katalog_lain(kantor: Kantor, muat: Muat) -> None:
    kini, lama = muat(kantor.pemda), muat(kantor.pemda, tahun=TAHUN - 1)
    Katalog.objects.filter(pk=lama.pk).update(keadaan="arsip")
    client = kantor.masuk(kantor.staf_citra)
    isi = _baca(client, "/katalog/")
    assert f"Katalog IKI {TAHUN}</h1>" in isi
    assert f"?katalog={lama.pk}" in isi
    assert f"Katalog IKI {TAHUN - 1}</h1>" in _baca(client, f"/katalog/?katalog={lama.pk}")
    assert f"Katalog IKI {TAHUN}</h1>" in _baca(client, f"/katalog/?katalog={kini.pk}")


def test_tanpa_katalog_tahun_ini_yang_terbaru_dibuka(kantor: Kantor, muat: Muat) -> None:
    muat(kantor.pemda, tahun=TAHUN - 2)
    muat(kantor.pemda, tahun=TAHUN - 1)
    isi = _baca(kantor.masuk(kantor.staf_citra), "/katalog/")
    assert f"Katalog IKI {TAHUN - 1}</h1>" in isi


def test_katalog_khusus_kecamatan_didahulukan_dan_tidak_terlihat_kecamatan_lain(
    kantor: Kantor, muat: Muat
) -> None:
    umum = muat(kantor.pemda)
    khusus = muat(kantor.pemda, tahun=2020)
    Katalog.objects.filter(pk=khusus.pk).update(kecamatan=kantor.melati, tahun=TAHUN)
    isi_eko = _baca(kantor.masuk(kantor.staf_eko), "/katalog/")
    assert f'href="{_alamat(khusus, "petugas-keamanan")}"' in isi_eko
    assert "khusus Kecamatan Melati" in isi_eko
    client = kantor.masuk(kantor.staf_citra)
    assert f'href="{_alamat(umum, "petugas-keamanan")}"' in _baca(client, "/katalog/")
    assert client.get(f"/katalog/?katalog={khusus.pk}").status_code == 404
    assert client.get(_alamat(khusus, "petugas-keamanan")).status_code == 404


@pytest.mark.parametrize(
    "jejak_alamat", ["/katalog/?katalog={}", "/katalog/{}/jabatan/petugas-keamanan/"]
)
def test_katalog_asing_dan_yang_tidak_ada_sama_sama_404(
    kantor: Kantor, muat: Muat, jejak_alamat: str
) -> None:
    muat(kantor.pemda)
    asing = muat(kantor.seberang.pemda)
    client = kantor.masuk(kantor.staf_citra)
    jawaban = [client.get(jejak_alamat.format(pk)) for pk in (asing.pk, 987654, 10**30)]
    assert [satu.status_code for satu in jawaban] == [404, 404, 404]
    isi = [re.sub(rb'(csrfmiddlewaretoken" value=")\w+', rb"\1", satu.content) for satu in jawaban]
    assert isi[0] == isi[1] == isi[2]
    assert kantor.masuk(kantor.dewi).get(jejak_alamat.format(asing.pk)).status_code == 200


@pytest.mark.parametrize("nomor", ["", "x", "-1", "1.5", "²", "1 OR 1=1"])
def test_nomor_katalog_yang_bukan_angka_404(kantor: Kantor, muat: Muat, nomor: str) -> None:
    muat(kantor.pemda)
    client = kantor.masuk(kantor.staf_citra)
    assert client.get("/katalog/", {"katalog": nomor}).status_code == 404


def test_jabatan_yang_tidak_ada_404(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    client = kantor.masuk(kantor.staf_citra)
    assert client.get(_alamat(katalog, "bukan-jabatan")).status_code == 404


def test_katalog_draf_tidak_terlihat(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    Katalog.objects.update(keadaan="draf")
    client = kantor.masuk(kantor.staf_citra)
    assert "Belum ada katalog IKI" in _baca(client, "/katalog/")
    assert client.get(_alamat(katalog, "petugas-keamanan")).status_code == 404


def test_dua_wajah_izin_katalog_sepakat(kantor: Kantor, muat: Muat) -> None:
    muat(kantor.pemda)
    muat(kantor.seberang.pemda)
    Katalog.objects.filter(pk=muat(kantor.pemda, tahun=2019).pk).update(kecamatan=kantor.melati)
    Katalog.objects.filter(pk=muat(kantor.pemda, tahun=2018).pk).update(keadaan="draf")
    Katalog.objects.filter(pk=muat(kantor.pemda, tahun=2017).pk).update(keadaan="arsip")
    jumlah = {}
    for pengguna in (kantor.camat_sari, kantor.staf_citra, kantor.staf_eko, kantor.dewi):
        pelaku = susun_pelaku(pengguna)
        terlihat = set(katalog_terlihat_oleh(pelaku))
        assert terlihat == {k for k in Katalog.objects.all() if bisa_lihat_katalog(pelaku, k)}
        jumlah[pengguna.nama] = len(terlihat)
    assert jumlah == {"Camat Sari": 2, "Staf Citra": 2, "Staf Eko": 3, "Dewi": 1}


def test_tamu_diminta_masuk(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    for alamat in ("/katalog/", _alamat(katalog, "petugas-keamanan")):
        jawaban = Client().get(alamat)
        assert jawaban.status_code == 302
        assert jawaban["Location"].startswith("/masuk/")


def test_halaman_katalog_hanya_untuk_dibaca(kantor: Kantor, muat: Muat) -> None:
    katalog = muat(kantor.pemda)
    client = kantor.masuk(kantor.camat_sari)
    for alamat in ("/katalog/", _alamat(katalog, "petugas-keamanan")):
        assert client.post(alamat).status_code == 405


def _jumlah_kueri(client: Client, alamat: str) -> int:
    client.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


def test_jumlah_kueri_tetap_untuk_dua_kali_isi(
    kantor: Kantor, muat: Muat, isi_katalog: IsiKatalog
) -> None:
    satu = muat(kantor.pemda)
    dua = muat(kantor.seberang.pemda, isi=_lipat(isi_katalog))
    assert Indikator.objects.milik_katalog(dua).count() == 4 * 49
    kode = "pengelola-personil-dan-pengembangan-kecamatan"
    citra, dewi = kantor.masuk(kantor.staf_citra), kantor.masuk(kantor.dewi)
    daftar = _jumlah_kueri(citra, "/katalog/"), _jumlah_kueri(dewi, "/katalog/")
    formulir = _jumlah_kueri(citra, _alamat(satu, kode)), _jumlah_kueri(dewi, _alamat(dua, kode))
    assert daftar[0] == daftar[1] <= BATAS_KUERI
    assert formulir[0] == formulir[1] <= BATAS_KUERI
