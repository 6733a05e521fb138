"""Log Aktivitas: rights, filters, words, keys and the CSV."""

import csv
import io
import random
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from jabatan.izin import susun_pelaku
from jejak.models import Jejak
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan import izin as izin_laporan
from laporan.cetak import berkas_csv
from laporan.cetak.berkas_csv import BOM, amankan_sel
from laporan.cetak.log_csv import KEPALA
from laporan.izin import bisa_lihat_jejak, jejak_terlihat_oleh
from laporan.rekap import log as rekap_log
from laporan.rekap.kata_log import TINDAKAN, sebut_tindakan
from laporan.rekap.log import susun_beda
from realisasi.alur import Tindakan
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_dasbor import buat_peran, hitung_kueri
from tests.pabrik import Kantor, buat_kantor_lain, isi_bulan

SKRIP = "<script>alert(1)</script>"
KENARI = "KENARIMEKAR"


def catat(kantor: Kantor, ringkas: str, *, oleh: str = "Mesin", **isi: Any) -> None:
    """One row of the trail; by default of the kecamatan of ``kantor``."""
    bawaan: dict[str, Any] = {
        "tindakan": "buat",
        "objek": "uji",
        "objek_id": "1",
        "kecamatan_id": kantor.kecamatan.pk,
    }
    with transaction.atomic():
        catat_jejak([Entri(ringkas=ringkas, **(bawaan | isi))], oleh=Pencatat(None, oleh, "req-9"))


def buka(client: Client, kantor: Kantor, nama: str, kueri: str = "", status: int = 200) -> str:
    client.force_login(kantor.pengguna(nama))
    jawaban = client.get(f"/log/{kueri}")
    assert jawaban.status_code == status
    return jawaban.content.decode()


def daftar_ringkas(isi: str) -> list[str]:
    return re.findall(r'Rincian<span class="visually-hidden">: (.*?)</span>', isi)


BANYAK = 2_000


def unduh_utuh(client: Client, kueri: str = "") -> tuple[list[dict[str, str]], dict[str, str]]:
    """The rows of the file, and what it says below them of itself."""
    jawaban = client.get(f"/log/csv/{kueri}")
    assert jawaban.status_code == 200, jawaban.content
    teks = jawaban.content.decode()
    assert teks.startswith(BOM)
    tabel, _, keterangan = teks.removeprefix(BOM).rpartition("\r\n\r\n")
    kaki = {satu[0]: satu[1] for satu in csv.reader(io.StringIO(keterangan), delimiter=";")}
    return list(csv.DictReader(io.StringIO(tabel), delimiter=";")), kaki


def unduh(client: Client, kueri: str = "") -> list[dict[str, str]]:
    return unduh_utuh(client, kueri)[0]


@pytest.fixture
def ramai(september: Kantor) -> Kantor:
    """Citra's year, Danu's month, a foreign kecamatan, the pemda chain and the installation."""
    tambah_staf(september, "Danu Wijaya")
    isi_bulan(september, "Danu", 9, {"surat-masuk": "7"})
    lain = buat_kantor_lain(september)
    catat(lain, f"Posisi {KENARI} dibuat")
    catat(
        september, "Katalog kota dimuat", kecamatan_id=None, pemda_id=september.kecamatan.pemda_id
    )
    catat(september, "Kunci instalasi", kecamatan_id=None)
    catat(september, "Posisi Sukamaju dibuat", alasan="SK baru")
    return september


# --- rights -----------------------------------------------------------------------------------


def test_staf_hanya_membaca_jejak_lembarnya_sendiri(client: Client, ramai: Kantor) -> None:
    daftar = daftar_ringkas(buka(client, ramai, "Citra"))
    assert len(daftar) > 5
    assert not any("Posisi" in satu or "Katalog" in satu for satu in daftar)
    with tanpa_lingkup():
        pk = ramai.penugasan["Citra"].pk
        assert len(daftar) == Jejak.objects.filter(penugasan_id=pk).count()


def test_kasi_membaca_jejak_seksinya(client: Client, ramai: Kantor) -> None:
    with lingkup([ramai.kecamatan.pk]):
        terlihat = set(jejak_terlihat_oleh(ramai.pelaku("Budi")).values_list("penugasan_id"))
    assert terlihat == {(ramai.penugasan["Citra"].pk,), (ramai.penugasan["Danu"].pk,)}


def test_camat_membaca_seluruh_kecamatannya_dan_bukan_yang_lain(
    client: Client, ramai: Kantor
) -> None:
    isi = buka(client, ramai, "Sari")
    assert "Posisi Sukamaju dibuat" in isi
    assert KENARI not in isi
    assert "Katalog kota dimuat" not in isi
    assert "Kunci instalasi" not in isi


@pytest.mark.parametrize("jenis", ["admin_pemda", "inspektorat"])
def test_peran_pemda_membaca_semua_kecamatan_dan_rantai_pemda(
    client: Client, ramai: Kantor, jenis: str
) -> None:
    client.force_login(buat_peran(ramai, jenis))
    isi = client.get("/log/").content.decode()
    for teks in (KENARI, "Katalog kota dimuat", "Posisi Sukamaju dibuat"):
        assert teks in isi
    assert "Kunci instalasi" not in isi


def test_kedua_wajah_izin_sependapat(ramai: Kantor) -> None:
    orang = [ramai.pengguna(nama) for nama in ("Citra", "Danu", "Budi", "Sari")]
    for jenis in ("admin_pemda", "inspektorat"):
        pengguna = buat_peran(ramai, jenis)
        pengguna.nama_pengguna = jenis
        pengguna.save()
        orang.append(pengguna)
    semua = list(Jejak.objects.all())
    random.Random(5).shuffle(semua)
    for pengguna in orang:
        pelaku = susun_pelaku(pengguna, date(2026, 10, 5))
        with lingkup(pelaku.kecamatan_terlihat):
            terlihat = set(jejak_terlihat_oleh(pelaku).values_list("pk", flat=True))
            satu_satu = {satu.pk for satu in semua if bisa_lihat_jejak(pelaku, satu)}
        assert terlihat == satu_satu
        assert 0 < len(terlihat) < len(semua)


def test_kendali_penyaring_jejak_dicabut(
    client: Client, ramai: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekap_log, "jejak_terlihat_oleh", lambda pelaku: Jejak.objects.all())
    assert KENARI in buka(client, ramai, "Citra")


def test_menu_log_hanya_untuk_yang_melihat_sekecamatan(client: Client, kantor: Kantor) -> None:
    for nama, ada in (("Citra", False), ("Budi", False), ("Sari", True)):
        client.force_login(kantor.pengguna(nama))
        isi = client.get("/laporan/").content.decode()
        assert ('href="/log/"' in isi) is ada, nama
    assert izin_laporan.bisa_lihat_dasbor(kantor.pelaku("Sari"))


# --- filters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kueri", "cocok"),
    [
        ("?orang=budi", lambda satu: "Budi" in satu.pengguna_nama),
        ("?tindakan=lembar.setujui", lambda satu: satu.tindakan == "lembar.setujui"),
        ("?objek=surat+masuk", lambda satu: "surat masuk" in satu.ringkas),
        ("?objek=SK+baru", lambda satu: "SK baru" in satu.alasan),
        ("?dari=2026-10-05", lambda satu: satu.waktu.date() >= date(2026, 10, 5)),
        ("?sampai=2026-10-04", lambda satu: satu.waktu.date() <= date(2026, 10, 4)),
    ],
)
def test_setiap_saringan_mengubah_isi(
    client: Client, ramai: Kantor, kueri: str, cocok: Any
) -> None:
    with time_machine.travel("2026-10-03T03:00:00+00:00", tick=False):
        catat(ramai, "Catatan lama", oleh="Budi Santoso")
    client.force_login(ramai.pengguna("Sari"))
    semua, tersaring = unduh(client), unduh(client, kueri)
    harapan = [
        satu.ringkas
        for satu in Jejak.objects.filter(kecamatan_id=ramai.kecamatan.pk).terbaru()
        if cocok(satu)
    ]
    assert [satu["Uraian"] for satu in tersaring] == harapan
    assert 0 < len(tersaring) < len(semua)


def test_saringan_penugasan_dan_kecamatan(client: Client, ramai: Kantor) -> None:
    danu = ramai.penugasan["Danu"].pk
    isi = buka(client, ramai, "Sari", f"?penugasan={danu}")
    assert daftar_ringkas(isi)
    assert all("surat masuk" in satu or "Lembar" in satu for satu in daftar_ringkas(isi))
    client.force_login(buat_peran(ramai, "inspektorat"))
    sukamaju = client.get(f"/log/?kecamatan={ramai.kecamatan.pk}").content.decode()
    assert "Posisi Sukamaju dibuat" in sukamaju
    assert KENARI not in sukamaju
    assert "Danu Wijaya" in sukamaju


@pytest.mark.parametrize(
    ("kueri", "pesan"),
    [
        ("?dari=2026-10-05&sampai=2026-10-01", "Tanggal akhir mendahului tanggal awal"),
        ("?dari=kemarin", "Tanggal tidak terbaca"),
        ("?dari=2026-02-30", "Tanggal tidak terbaca"),
        ("?sampai=9999-12-31", "Pilih tanggal antara tahun"),
        ("?dari=0001-01-01", "Pilih tanggal antara tahun"),
        ("?tindakan=terbang", "Tindakan ini tidak dikenal"),
        ("?penugasan=999999", "Penugasan ini tidak dapat Anda lihat"),
        ("?penugasan=99999999999999999999999", "Penugasan ini tidak dapat Anda lihat"),
        ("?penugasan=%00", "Penugasan ini tidak dapat Anda lihat"),
        ("?orang=" + "a" * 101, "Paling banyak 100 huruf"),
        ("?orang=a%00b", "null"),
    ],
)
def test_saringan_yang_salah_ditolak_di_sampingnya(
    client: Client, ramai: Kantor, kueri: str, pesan: str
) -> None:
    isi = buka(client, ramai, "Sari", kueri, status=422)
    assert re.search(rf'class="invalid-feedback d-block"[^>]*>[^<]*{pesan}', isi, re.I)
    assert "Saringan belum dapat dipakai" in isi
    assert client.get(f"/log/csv/{kueri}").status_code == 422


def test_penugasan_asing_ditolak_seperti_yang_tidak_ada(client: Client, ramai: Kantor) -> None:
    sari = ramai.penugasan["Sari"].pk
    asing = buka(client, ramai, "Citra", f"?penugasan={sari}", status=422)
    hilang = buka(client, ramai, "Citra", "?penugasan=999999", status=422)
    ganti = re.compile(r"penugasan=\d+|csrfmiddlewaretoken\W+value=\"\w+\"")
    assert ganti.sub("", asing) == ganti.sub("", hilang)


@pytest.mark.parametrize("kunci", ["abc", "-1", "9" * 19, ""])
def test_kunci_halaman_yang_salah_tidak_ditemukan(
    client: Client, ramai: Kantor, kunci: str
) -> None:
    buka(client, ramai, "Sari", f"?sebelum={kunci}", status=404)


# --- pages and words --------------------------------------------------------------------------


def test_halaman_berikut_menyambung_tanpa_ulang(
    client: Client, ramai: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(ramai.pengguna("Sari"))
    semua = [satu["Uraian"] for satu in unduh(client)]
    monkeypatch.setattr(rekap_log, "SEHALAMAN", 3)
    terbaca: list[str] = []
    alamat = "/log/"
    while alamat:
        isi = client.get(alamat).content.decode()
        terbaca += daftar_ringkas(isi)
        lanjut = re.search(r'rel="next" href="\?sebelum=(\d+)"', isi)
        alamat = f"/log/?sebelum={lanjut[1]}" if lanjut else ""
    assert len(semua) > 6
    assert terbaca == semua


def test_baris_menunjukkan_sebelum_sesudah_alasan_dan_nomor_permintaan(
    client: Client, ramai: Kantor
) -> None:
    catat(
        ramai,
        "Sel diubah",
        sebelum={"keadaan": "belum", "pembilang": None, "syarat_terpenuhi": None},
        sesudah={"keadaan": "terisi", "pembilang": "1234.50", "syarat_terpenuhi": True},
        alasan="Salah ketik",
    )
    isi = buka(client, ramai, "Sari", "?objek=Sel+diubah")
    for teks in ("Belum Diisi", "Terisi", "1.234,5", "Ya", "Alasan: Salah ketik", "req-9"):
        assert teks in isi


def test_nol_kosong_dan_tidak_ada_berbeda_pada_beda() -> None:
    (beda,) = susun_beda('{"pembilang":"0.00"}', '{"pembilang":null}')
    assert (beda.sebelum, beda.sesudah, beda.berubah) == ("0", "–", True)
    assert susun_beda("{rusak", None)[0].sebelum == "{rusak"
    assert susun_beda(None, None) == ()


def test_setiap_tindakan_alur_punya_kata(client: Client, ramai: Kantor) -> None:
    assert {f"lembar.{satu.value}" for satu in Tindakan} <= set(TINDAKAN)
    assert set(Jejak.objects.values_list("tindakan", flat=True)) <= set(TINDAKAN)
    assert sebut_tindakan("lembar.lain_lagi") == "Lembar lain lagi"


def test_teks_jahat_dicetak_sebagai_teks(client: Client, ramai: Kantor) -> None:
    catat(ramai, SKRIP, oleh=SKRIP, alasan=SKRIP, sesudah={SKRIP: SKRIP})
    isi = buka(client, ramai, "Sari")
    assert SKRIP not in isi
    assert isi.count("&lt;script&gt;") >= 5


# --- export -----------------------------------------------------------------------------------


def test_ekspor_sama_dengan_halaman(client: Client, ramai: Kantor) -> None:
    isi = buka(client, ramai, "Sari", "?objek=surat")
    daftar = unduh(client, "?objek=surat")
    assert [satu["Uraian"] for satu in daftar] == daftar_ringkas(isi)
    assert tuple(daftar[0]) == KEPALA
    for satu in daftar:
        assert satu["Waktu"] in isi
        assert satu["Pengguna"] in isi
        assert satu["Tindakan"] in isi


def test_ekspor_menyebut_saringan_dan_siapa_yang_mengunduh(client: Client, ramai: Kantor) -> None:
    client.force_login(ramai.pengguna("Sari"))
    danu = ramai.penugasan["Danu"]
    kueri = f"?dari=2026-09-01&tindakan=realisasi.isi&objek=surat&penugasan={danu.pk}"
    daftar, kaki = unduh_utuh(client, kueri)
    assert kaki["Saringan"] == (
        "Dari tanggal: 1 September 2026; Tindakan: Mengisi realisasi; "
        f"Uraian atau alasan: surat; Penugasan: {danu}"
    )
    assert kaki["Banyak baris"] == str(len(daftar))
    assert kaki["Diunduh oleh"] == ramai.pengguna("Sari").nama
    assert "2026" in kaki["Diunduh pada"]
    assert unduh_utuh(client)[1]["Saringan"] == "Tanpa saringan"


@pytest.mark.parametrize(
    ("nama", "bagian"), [("Citra", 0), ("Budi", BANYAK), ("Sari", BANYAK), ("Inspektorat", BANYAK)]
)
def test_ribuan_baris_terbuka_tersaring_dan_terunduh_bagi_setiap_peran(
    client: Client, ramai: Kantor, nama: str, bagian: int
) -> None:
    """Two thousand rows about Danu: seen by his Kasi, the Camat, the inspectorate, not by Citra."""
    catat(ramai, "Contoh Danu", penugasan_id=ramai.penugasan["Danu"].pk)
    contoh = Jejak.objects.order_by("-pk")[0]
    (isi,) = Jejak.objects.filter(pk=contoh.pk).values()
    Jejak.objects.bulk_create(
        Jejak(**isi | {"id": None, "urut": contoh.urut + nomor}) for nomor in range(1, BANYAK)
    )
    client.force_login(
        buat_peran(ramai, "inspektorat") if nama == "Inspektorat" else ramai.pengguna(nama)
    )
    assert len(unduh(client, "?objek=Contoh Danu")) == bagian
    halaman = client.get("/log/", {"objek": "Contoh Danu"}).content.decode()
    assert len(daftar_ringkas(halaman)) == min(bagian, rekap_log.SEHALAMAN)
    assert ('rel="next"' in halaman) is (bagian > 0)


@pytest.mark.parametrize("awal", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_sel_ekspor_tidak_menjadi_rumus(client: Client, ramai: Kantor, awal: str) -> None:
    assert amankan_sel(awal).startswith("'")
    catat(ramai, f'{awal};"kutip"\nbaris dua', oleh=awal)
    (baris,) = [satu for satu in _unduh_sebagai(client, ramai) if "kutip" in satu["Uraian"]]
    assert baris["Uraian"].startswith("'")
    assert baris["Pengguna"].startswith("'")
    assert baris["Uraian"].endswith('"kutip"\nbaris dua')


def _unduh_sebagai(client: Client, kantor: Kantor) -> list[dict[str, str]]:
    client.force_login(kantor.pengguna("Sari"))
    return unduh(client)


def test_sel_ekspor_biasa_tidak_diubah_dan_huruf_kendali_dibuang() -> None:
    assert amankan_sel("Surat masuk – 12") == "Surat masuk – 12"
    assert amankan_sel("a\x00b\x1b") == "ab"


def test_kendali_sel_ekspor_tanpa_pengaman(
    client: Client, ramai: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(berkas_csv, "amankan_sel", lambda teks: teks)
    catat(ramai, "=1+1")
    assert any(satu["Uraian"] == "=1+1" for satu in _unduh_sebagai(client, ramai))


def test_ekspor_yang_terlalu_panjang_ditolak_dengan_jalannya(
    client: Client, ramai: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekap_log, "EKSPOR_TERBANYAK", 3)
    client.force_login(ramai.pengguna("Sari"))
    jawaban = client.get("/log/csv/")
    assert jawaban.status_code == 422
    assert "lebih dari 3 baris. Persempit rentang tanggalnya" in jawaban.content.decode()


def test_kueri_tetap_untuk_dua_kali_baris(client: Client, ramai: Kantor) -> None:
    for pengguna in (ramai.pengguna("Sari"), ramai.pengguna("Budi")):
        client.force_login(pengguna)
        sebelum = [hitung_kueri(client, alamat) for alamat in ("/log/", "/log/csv/")]
        for nomor in range(20):
            catat(ramai, f"Catatan {nomor}", penugasan_id=ramai.penugasan["Danu"].pk)
        assert [hitung_kueri(client, alamat) for alamat in ("/log/", "/log/csv/")] == sebelum
        assert max(sebelum) <= 12
