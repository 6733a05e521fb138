"""Terbitkan: what leaves the house carries a code and stays as it was; the trail knows."""

import hashlib
import sys
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.hitung import sudah_sah
from laporan.models import LaporanTersimpan
from laporan.services.terbit import susun_letak
from realisasi.models import Realisasi
from tests.alat.berkas import baca_teks_pdf, buka_buku, buka_pdf, rapikan
from tests.laporan.pembaca import alamat
from tests.laporan.terbit import (
    buka,
    isi_lengkap,
    masuk,
    setujui_lengkap,
    terbitan,
    terbitkan,
)
from tests.pabrik import Kantor, buat_kantor_lain, isi_bulan, setujui

pytestmark = pytest.mark.django_db


def _unduh(client: Client, satu: LaporanTersimpan, jenis: str = "pdf") -> bytes:
    jawaban = client.get(f"/laporan/terbit/{satu.tanda}/{jenis}/")
    assert jawaban.status_code == 200
    return jawaban.content


def test_terbitan_tersimpan_dengan_sidik_dan_jejaknya(september: Kantor) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    assert sudah_sah(satu.kode)
    assert (satu.edisi, satu.status, satu.jenis) == (1, "draf", "realisasi")
    assert satu.pilihan == (
        f"jenis=realisasi&kecamatan={satu.kecamatan_id}&penugasan={satu.penugasan_id}"
        "&jangka=09&tahun=2026"
    )
    assert satu.katalog == "Katalog IKI 2026, SK Nomor 800/15/2026, versi 1"
    for jenis, sidik, ukuran in (
        ("pdf", satu.pdf_sha256, satu.pdf_ukuran),
        ("xlsx", satu.xlsx_sha256, satu.xlsx_ukuran),
    ):
        isi = _unduh(citra, satu, jenis)
        assert (hashlib.sha256(isi).hexdigest(), len(isi)) == (sidik, ukuran)
    jejak = Jejak.objects.get(tindakan="laporan.terbitkan")
    assert jejak.objek_id == satu.tanda
    assert satu.pdf_sha256 in str(jejak.sesudah)
    assert jejak.penugasan_id == satu.penugasan_id
    assert verifikasi_jejak().utuh


def test_pdf_terbit_memuat_kode_qr_dan_alamat_pratinjau_tidak(september: Kantor) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    isi = _unduh(citra, satu)
    teks = baca_teks_pdf(isi)
    assert satu.tanda in teks
    assert f"http://testserver/periksa/{satu.tanda}/" in teks
    assert "Diterbitkan 5 Oktober 2026 10.00 WIB oleh Citra Lestari" in teks
    assert "PRATINJAU" not in teks
    for halaman in buka_pdf(isi).pages:
        assert satu.tanda in halaman.extract_text()
    pratinjau = citra.get(alamat(september, "2026-09", "pdf/")).content
    assert "PRATINJAU" in baca_teks_pdf(pratinjau)
    assert "periksa" not in baca_teks_pdf(pratinjau)
    with tanpa_lingkup():
        assert LaporanTersimpan.objects.count() == 1


def test_alamat_dasar_mengalahkan_nama_host(september: Kantor, settings: LazySettings) -> None:
    settings.ALAMAT_DASAR = "https://kinerja.contoh.go.id"
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    assert f"https://kinerja.contoh.go.id/periksa/{satu.tanda}/" in baca_teks_pdf(
        _unduh(citra, satu)
    )


@pytest.mark.usefixtures("pdf_ringan")
def test_buku_terbit_memuat_kode_di_lembar_pertama_dan_sifatnya(september: Kantor) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    buku = buka_buku(_unduh(citra, satu, "xlsx"))
    lembar = buku[buku.sheetnames[0]]
    semua = " ".join(str(sel.value) for baris in lembar.iter_rows() for sel in baris if sel.value)
    assert f"Kode {satu.tanda}, edisi 1" in semua
    assert buku.properties.keywords == satu.tanda
    assert f"/periksa/{satu.tanda}/" in buku.properties.description
    assert satu.tanda in lembar.oddFooter.left.text


def test_draf_di_setiap_halaman_sampai_semua_isinya_disetujui(kantor: Kantor) -> None:
    """April is approved, but March in it is not."""
    maret = isi_lengkap(kantor, 3, "90")
    setujui_lengkap(kantor, 4, "80")
    citra = masuk(kantor, "Citra")
    draf = terbitan(terbitkan(citra, kantor, 4))
    assert draf.draf
    for halaman in buka_pdf(_unduh(citra, draf)).pages:
        assert rapikan(halaman.extract_text()).count("DRAF") >= 2  # across the page, and its foot
    setujui(kantor, "Citra", maret)
    final = terbitan(terbitkan(citra, kantor, 4))
    assert (final.status, final.edisi) == ("final", 2)
    assert final.sebab_edisi == "seluruh isinya sudah disetujui; angka tetap"
    assert final.sidik_angka == draf.sidik_angka
    assert "DRAF" not in baca_teks_pdf(_unduh(citra, final))


@pytest.mark.usefixtures("pdf_ringan")
def test_terbit_dua_kali_satu_akibat(september: Kantor) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    dua = terbitkan(citra, september)
    assert terbitan(dua).pk == satu.pk
    assert "tidak diterbitkan dua kali" in citra.get(dua["Location"]).content.decode()
    budi = terbitkan(masuk(september, "Budi"), september)
    assert terbitan(budi).pk == satu.pk
    assert Jejak.objects.filter(tindakan="laporan.terbitkan").count() == 1


def test_angka_yang_berubah_menjadi_edisi_kedua_yang_menyebut_yang_pertama(
    kantor: Kantor, jam: time_machine.Traveller
) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    citra = masuk(kantor, "Citra")
    satu = terbitan(terbitkan(citra, kantor, 3))
    assert satu.status == "final"
    jam.shift(3600)
    buka(kantor, maret)
    setujui_lengkap(kantor, 3, "95")
    dua = terbitan(terbitkan(citra, kantor, 3))
    assert (dua.edisi, dua.menggantikan_id) == (2, satu.pk)
    assert dua.sebab_edisi == "angka berubah karena Maret dibuka kembali"
    assert dua.sidik_angka != satu.sidik_angka
    sebutan = f"Menggantikan edisi 1 ({satu.tanda}): angka berubah karena Maret dibuka kembali."
    assert sebutan in baca_teks_pdf(_unduh(citra, dua))
    lama = citra.get(f"/laporan/terbit/{satu.tanda}/").content.decode()
    assert "Sudah digantikan" in lama
    assert dua.tanda in lama
    baru = citra.get(f"/laporan/terbit/{dua.tanda}/").content.decode()
    assert "Sudah digantikan" not in baru
    assert satu.tanda in baru
    assert "Digantikan" in citra.get("/laporan/terbit/").content.decode()
    assert terbitan(terbitkan(citra, kantor, 3)).pk == dua.pk


def test_laporan_sesudahnya_menyebut_terbitan_yang_terkena(
    kantor: Kantor, jam: time_machine.Traveller
) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    setujui_lengkap(kantor, 4, "80")
    citra = masuk(kantor, "Citra")
    satu = terbitan(terbitkan(citra, kantor, 4))
    sebelum = citra.get(alamat(kantor, "2026-04")).content.decode()
    assert "berubah karena" not in sebelum
    jam.shift(3600)
    buka(kantor, maret)
    kalimat = (
        "Angka s.d. April 2026 berubah karena Maret dibuka kembali. Sudah terbit sebelum itu: "
        f"{satu.tanda} (Bulan April 2026, edisi 1)."
    )
    for akhiran in ("", "pdf/"):
        jawaban = citra.get(alamat(kantor, "2026-04", akhiran)).content
        teks = baca_teks_pdf(jawaban) if akhiran else rapikan(jawaban.decode())
        assert kalimat in teks
    assert "Maret dibuka kembali" in citra.get(f"/laporan/terbit/{satu.tanda}/").content.decode()


@pytest.mark.usefixtures("pdf_ringan")
def test_draf_tidak_menggantikan_yang_final(kantor: Kantor) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    citra = masuk(kantor, "Citra")
    final = terbitan(terbitkan(citra, kantor, 3))
    buka(kantor, maret)
    draf = terbitan(terbitkan(citra, kantor, 3))
    assert (draf.status, draf.edisi) == ("draf", 2)
    assert "Sudah digantikan" not in citra.get(f"/laporan/terbit/{final.tanda}/").content.decode()
    assert "ada edisi lebih baru" not in citra.get(f"/periksa/{final.tanda}/").content.decode()


def test_yang_terbit_tetap_sama_apa_pun_yang_diubah_sesudahnya(kantor: Kantor) -> None:
    maret = setujui_lengkap(kantor, 3, "90")
    citra = masuk(kantor, "Citra")
    satu = terbitan(terbitkan(citra, kantor, 3))
    asli = [_unduh(citra, satu, jenis) for jenis in ("pdf", "xlsx")]
    buka(kantor, maret)
    isi_bulan(kantor, "Citra", 3, {"surat-masuk": "1"})
    with tanpa_lingkup():
        baris = kantor.indikator("surat-masuk")
        baris.nama, baris.formulasi = "Nama lain", "Rumus lain"
        baris.save()
        pegawai = kantor.penugasan["Citra"].pegawai
        pegawai.nama = "Citra Lain"
        pegawai.save()
        kantor.kecamatan.alamat = "Jalan Lain"
        kantor.kecamatan.save()
        kantor.katalog.nomor_sk = "1/1/1"
        kantor.katalog.save()
    assert [_unduh(citra, satu, jenis) for jenis in ("pdf", "xlsx")] == asli
    # The live report did change: otherwise the line above would prove nothing.
    assert "Citra Lain" in baca_teks_pdf(citra.get(alamat(kantor, "2026-03", "pdf/")).content)


@pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
@pytest.mark.parametrize("cara", ["satu bita lain", "terpotong", "hilang"])
@pytest.mark.usefixtures("pdf_ringan")
def test_berkas_yang_disentuh_tidak_dibagikan(september: Kantor, jenis: str, cara: str) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september))
    isi = _unduh(citra, satu, jenis)
    letak = susun_letak(satu.kecamatan_id, getattr(satu, f"{jenis}_sha256"))
    default_storage.delete(letak)
    if cara != "hilang":
        rusak = isi[:-1] if cara == "terpotong" else isi[:-1] + bytes([isi[-1] ^ 1])
        default_storage.save(letak, ContentFile(rusak))
    jawaban = citra.get(f"/laporan/terbit/{satu.tanda}/{jenis}/")
    assert jawaban.status_code == 409
    assert "tidak lagi sama dengan yang diterbitkan" in jawaban.content.decode()
    default_storage.delete(letak)
    default_storage.save(letak, ContentFile(isi))
    assert _unduh(citra, satu, jenis) == isi


@pytest.mark.usefixtures("pdf_ringan")
def test_nama_yang_dibetulkan_menjadi_edisi_baru_dengan_angka_tetap(september: Kantor) -> None:
    citra = masuk(september, "Citra")
    satu = terbitan(terbitkan(citra, september, 2))
    with tanpa_lingkup():
        pegawai = september.penugasan["Citra"].pegawai
        pegawai.nama = "Citra Lestari Putri"
        pegawai.save()
    dua = terbitan(terbitkan(citra, september, 2))
    assert dua.edisi == 2
    assert dua.sidik_angka == satu.sidik_angka
    assert dua.sebab_edisi == "isian selain angka berubah; angka tetap"


# --- who ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("pdf_ringan")
def test_yang_melihat_laporannya_menerbitkan_dan_melihat_terbitannya(september: Kantor) -> None:
    satu = terbitan(terbitkan(masuk(september, "Sari"), september))
    for nama in ("Sari", "Budi", "Citra"):
        client = masuk(september, nama)
        assert satu.tanda in client.get("/laporan/terbit/").content.decode()
        assert client.get(f"/laporan/terbit/{satu.tanda}/").status_code == 200


@pytest.mark.usefixtures("pdf_ringan")
def test_kecamatan_lain_tidak_melihat_terbitan_dan_tidak_menerbitkan(september: Kantor) -> None:
    satu = terbitan(terbitkan(masuk(september, "Citra"), september))
    lain = buat_kantor_lain(september)
    dewi = masuk(lain, "Rina")
    assert satu.tanda not in dewi.get("/laporan/terbit/").content.decode()
    for akhiran in ("", "pdf/", "xlsx/"):
        assert dewi.get(f"/laporan/terbit/{satu.tanda}/{akhiran}").status_code == 404
    assert terbitkan(dewi, september).status_code == 404


@pytest.mark.parametrize(
    "kiriman",
    [
        {},
        {"penugasan": "x"},
        {"jenis": "lain"},
        {"bulan": "2026-09"},
        {"jenis": "katalog", "jangka": "09"},
        {"jenis": "rekap", "menurut": "surat"},
    ],
)
def test_kiriman_yang_salah_ditolak_di_halaman_pilih(
    citra: Client, kiriman: dict[str, str]
) -> None:
    jawaban = citra.post("/laporan/terbitkan/", kiriman)
    assert jawaban.status_code == 422
    assert "Pilihan belum dapat dipakai" in jawaban.content.decode()
    with tanpa_lingkup():
        assert LaporanTersimpan.objects.count() == 0


def test_nomor_yang_tidak_ada_bukan_laporan(citra: Client) -> None:
    for nomor in ("9" * 18, "9" * 30):
        assert citra.post("/laporan/terbitkan/", {"penugasan": nomor}).status_code == 404


def test_bulan_tanpa_laporan_dijelaskan(citra: Client, kantor: Kantor) -> None:
    jawaban = terbitkan(citra, kantor, 11)
    assert jawaban.status_code == 404
    assert "November 2026 belum berjalan" in jawaban.content.decode()


def test_tanpa_pustaka_pdf_tidak_ada_yang_tersimpan(
    citra: Client, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert terbitkan(citra, kantor).status_code == 503
    with tanpa_lingkup():
        assert LaporanTersimpan.objects.count() == 0


@pytest.mark.usefixtures("pdf_ringan")
def test_edisi_yang_menyela_dihitung_ulang(
    september: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody issues other figures while the first is being printed."""
    from laporan.services import terbit

    asli: Any = terbit._simpan
    disela = []

    def menyela(*argumen: Any) -> bool:
        if not disela:
            disela.append(1)
            with lingkup([september.kecamatan.pk]):
                Realisasi.objects.filter(bulan=1).update(pembilang=77)
            assert terbitkan(masuk(september, "Budi"), september).status_code == 302
            with lingkup([september.kecamatan.pk]):
                Realisasi.objects.filter(bulan=1).update(pembilang=100)
        return bool(asli(*argumen))

    monkeypatch.setattr(terbit, "_simpan", menyela)
    satu = terbitan(terbitkan(masuk(september, "Citra"), september))
    assert (satu.edisi, satu.nama_penerbit) == (2, "Citra Lestari")
