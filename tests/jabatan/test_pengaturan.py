"""Letterhead, rules and signatories of an office; its pemda; a new kecamatan."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from jabatan.models import Kecamatan, PemerintahDaerah, Penugasan, Posisi
from jabatan.services import buat_admin_pertama
from jejak.services import Pencatat, verifikasi_jejak
from tests.jabatan.conftest import SAAT, Dua
from tests.pabrik import isi_bulan, setujui

JAHAT = "<script>alert(1)</script>"


def _alamat(dua: Dua) -> str:
    return f"/kantor/{dua.sukamaju.kecamatan.pk}/pengaturan/"


def _isian(**lain: str) -> dict[str, str]:
    return {
        "nama": "Sukamaju",
        "alamat": "Jalan Baru Nomor 7",
        "telepon": "(021) 555 0199",
        "surel": "kantor@contoh.go.id",
        "kode_pos": "16112",
        "tempat_tanda_tangan": "Sukamaju Baru",
        "zona_waktu": "Asia/Makassar",
        "langkah_atasan": "tidak",
    } | lain


def test_kop_dan_aturan_diubah_dan_langsung_terlihat_pada_pratinjau(
    dua: Dua, jejak_baru: Any
) -> None:
    assert dua.rahma.kirim(_alamat(dua), **_isian()).status_code == 302
    teks = dua.rahma.baca("/kantor/pengaturan/").content.decode()
    assert "Jalan Baru Nomor 7 16112 · Telepon (021) 555 0199 · Surel kantor@contoh.go.id" in teks
    assert "Sukamaju Baru, 5 Oktober 2026" in teks
    assert "lembar yang diajukan langsung disetujui Camat" in teks
    assert "WITA" in teks
    assert jejak_baru() == [("ubah", "kecamatan")]
    assert dua.rahma.kirim(_alamat(dua), **_isian()).status_code == 302
    assert len(jejak_baru()) == 1
    assert verifikasi_jejak().daftar_temuan == []


def test_bulan_yang_disetujui_mempertahankan_kopnya(dua: Dua) -> None:
    isian = {"surat-masuk": "100", "arsip-pegawai": "38", "waktu-pelayanan": "280/40"}
    setujui(dua.sukamaju, "Citra", isi_bulan(dua.sukamaju, "Citra", 7, isian))
    isi_bulan(dua.sukamaju, "Citra", 8, isian)
    dua.rahma.kirim(_alamat(dua), **_isian())
    pk = dua.sukamaju.penugasan["Citra"].pk
    beku = dua.agung.baca(f"/laporan/realisasi/{pk}/2026-07/").content.decode()
    hidup = dua.agung.baca(f"/laporan/realisasi/{pk}/2026-08/").content.decode()
    assert "Sukamaju Baru," not in beku
    assert "Sukamaju Baru," in hidup


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"nama": ""}, "Isi nama kecamatan."),
        ({"nama": "Kecamatan Sukamaju"}, "Tulis tanpa kata Kecamatan"),
        ({"nama": "Mekarsari"}, "Nama kecamatan ini sudah dipakai."),
        ({"alamat": "x\x08"}, "karakter yang tidak dapat disimpan"),
        ({"kode_pos": "1611"}, "Kode pos terdiri atas 5 angka."),
        ({"kode_pos": "١٦١١١"}, "Kode pos terdiri atas 5 angka."),
        ({"surel": "bukan surel"}, "Alamat surel tidak terbaca."),
        ({"zona_waktu": "Asia/Tokyo"}, "Pilihan ini tidak tersedia"),
        ({"langkah_atasan": ""}, "Pilih salah satu"),
        ({"langkah_atasan": "mungkin"}, "Pilihan ini tidak tersedia"),
    ],
)
def test_isian_pengaturan_yang_salah_ditolak(dua: Dua, isian: dict[str, str], pesan: str) -> None:
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(**isian))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in teks
    assert "tempat_tanda_tangan" in isian or 'value="Sukamaju Baru"' in teks
    dua.sukamaju.kecamatan.refresh_from_db()
    assert dua.sukamaju.kecamatan.alamat != "Jalan Baru Nomor 7"


def test_markup_di_kop_tampil_sebagai_teks(dua: Dua) -> None:
    dua.rahma.kirim(_alamat(dua), **_isian(alamat=JAHAT))
    teks = dua.rahma.baca("/kantor/pengaturan/").content.decode()
    assert "&lt;script&gt;" in teks
    assert JAHAT not in teks


def test_pengaturan_yang_berubah_sejak_dibuka_ditolak(dua: Dua) -> None:
    dilihat = dua.rahma.ambil_dilihat(_alamat(dua))
    dua.agung.kirim(_alamat(dua), **_isian(alamat="Jalan Lain"))
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(), dilihat=dilihat)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Sekarang tersimpan: Jalan Lain" in teks
    assert 'value="Jalan Baru Nomor 7"' in teks
    dua.sukamaju.kecamatan.refresh_from_db()
    assert dua.sukamaju.kecamatan.alamat == "Jalan Lain"


def test_penanda_tangan_mengikuti_penugasan_dan_camat_kosong_disebut(dua: Dua) -> None:
    teks = dua.rahma.baca("/kantor/pengaturan/").content.decode()
    sari = dua.sukamaju.penugasan["Sari"]
    assert f'href="/kantor/penugasan/{sari.pk}/"' in teks
    assert "Budi Santoso" in teks
    assert "Tunjuk Plt./Plh. Camat" not in teks
    Penugasan.objects.filter(pk=sari.pk).update(selesai=date(2026, 10, 4))
    teks = dua.rahma.baca("/kantor/pengaturan/").content.decode()
    assert "Tunjuk Plt./Plh. Camat" in teks


def test_nama_pemda_diubah_admin_pemda_saja(dua: Dua) -> None:
    pemda = dua.sukamaju.kecamatan.pemda
    alamat = f"/kantor/pemda/{pemda.pk}/"
    isian = {"nama": "Pemerintah Kota Harapan Baru", "sebutan_kepala": "Wali Kota"}
    for siapa in (dua.rahma, dua.sri):
        assert siapa.kirim(alamat, **isian).status_code == 403
    dilihat = dua.agung.ambil_dilihat(alamat)
    assert dua.agung.kirim(alamat, **isian).status_code == 302
    assert dua.agung.kirim(alamat, **isian, dilihat=dilihat).status_code == 409
    pemda.refresh_from_db()
    assert (pemda.nama, pemda.sebutan_kepala) == (isian["nama"], "Wali Kota")
    lain = PemerintahDaerah.objects.create(nama="Kota Lain")
    assert dua.agung.baca(f"/kantor/pemda/{lain.pk}/").status_code == 404
    teks = dua.agung.kirim(alamat, **isian | {"nama": "Kota Lain"}).content.decode()
    assert "Nama pemerintah daerah ini sudah dipakai." in teks


def test_kecamatan_baru_lalu_posisinya(dua: Dua, jejak_baru: Any) -> None:
    alamat = f"/kantor/pemda/{dua.sukamaju.kecamatan.pemda_id}/kecamatan/"
    jawaban = dua.agung.kirim(alamat, **_isian(nama="Tanjung"))
    baru = Kecamatan.objects.get(nama="Tanjung")
    assert jawaban.headers["Location"] == f"/kantor/posisi/?kecamatan={baru.pk}"
    assert "Belum ada posisi" in dua.agung.baca(jawaban.headers["Location"]).content.decode()
    isian = {"nama": "Camat", "jenis": "camat", "urut": "1"}
    assert dua.agung.kirim(f"/kantor/{baru.pk}/posisi/baru/", **isian).status_code == 302
    assert Posisi.objects.filter(kecamatan=baru).count() == 1
    assert dua.agung.kirim(alamat, **_isian(nama="Tanjung")).status_code == 422
    assert jejak_baru() == [("buat", "kecamatan"), ("buat", "posisi")]
    for siapa in (dua.rahma, dua.sri):
        assert siapa.kirim(alamat, **_isian(nama="Pelita")).status_code == 403


@pytest.mark.django_db
def test_admin_pemda_tanpa_kecamatan_dituntun_membuat_yang_pertama() -> None:
    with time_machine.travel(SAAT, tick=False):
        pengguna = buat_admin_pertama(
            "agung",
            nama="Agung Nugraha",
            sandi="sawah-hijau-2026",
            nama_pemda="Kota Baru",
            oleh=Pencatat(None, "Baris perintah"),
        )
        client = Client()
        client.force_login(pengguna)
        tujuan = client.get("/").headers["Location"]
        assert client.get(tujuan).status_code == 200
        assert client.get("/kantor/posisi/").headers["Location"] == tujuan
        jawaban = client.post(tujuan, _isian(nama="Pertama"))
        assert jawaban.status_code == 302
        assert client.get(jawaban.headers["Location"]).status_code == 200


def test_inspektorat_membaca_kantor_tanpa_tombol(dua: Dua) -> None:
    for alamat in ("/kantor/posisi/", "/kantor/pegawai/", "/kantor/pengaturan/", "/kantor/peran/"):
        teks = dua.sri.baca(alamat).content.decode().partition("<main")[2].partition("</main>")[0]
        assert "btn-primary" not in teks, alamat
        assert "/kantor/penugasan/" not in teks, alamat
        assert "/kantor/pegawai/1" not in teks, alamat
        assert 'method="post"' not in teks, alamat
    assert "Dewi" in dua.sri.baca("/kantor/pegawai/").content.decode()


@pytest.mark.parametrize("bagian", ["posisi", "pegawai", "penugasan"])
def test_formulir_kantor_yang_basi_ditolak(dua: Dua, bagian: str) -> None:
    citra = dua.sukamaju.penugasan["Citra"]
    alamat, isian, kolom = {
        "posisi": (
            f"/kantor/posisi/{citra.posisi_id}/",
            {
                "nama": "Nama Saya",
                "jenis": "pelaksana",
                "atasan": citra.posisi.atasan_id,
                "kode_jabatan": citra.posisi.kode_jabatan,
                "urut": 1,
            },
            "nama",
        ),
        "pegawai": (
            f"/kantor/pegawai/{citra.pegawai_id}/",
            {"nama": "Nama Saya", "status": "non_asn", "nomor_induk": ""},
            "nama",
        ),
        "penugasan": (f"/kantor/penugasan/{citra.pk}/", {"nomor_sk": "Nama Saya"}, "nomor_sk"),
    }[bagian]
    dilihat = dua.rahma.ambil_dilihat(alamat)
    assert dua.agung.kirim(alamat, **isian | {kolom: "Nama Orang Lain"}).status_code == 302
    jawaban = dua.rahma.kirim(alamat, **isian, dilihat=dilihat)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Sekarang tersimpan: Nama Orang Lain" in teks
    assert 'value="Nama Saya"' in teks
    assert dua.rahma.kirim(alamat, **isian).status_code == 302
