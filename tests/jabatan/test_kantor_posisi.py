"""The office as a tree: who sits where, and a tree that stays a tree."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Target
from jabatan.models import Penugasan, Posisi
from jabatan.services.posisi import hitung_jalur
from tests.jabatan.conftest import Dua
from tests.pabrik import KODE_JABATAN, buat_pegawai, buat_penugasan, buat_posisi

JAHAT = "<script>alert('posisi')</script>"


def _baru(dua: Dua) -> str:
    return f"/kantor/{dua.sukamaju.kecamatan.pk}/posisi/baru/"


def _ubah(posisi: Posisi) -> str:
    return f"/kantor/posisi/{posisi.pk}/"


def _isian(nama: str = "Petugas Arsip", **lain: Any) -> dict[str, Any]:
    return {"nama": nama, "jenis": "pelaksana", "kode_jabatan": "", "urut": "1"} | lain


def _pohon(dua: Dua) -> str:
    return dua.rahma.baca("/kantor/posisi/").content.decode()


def test_pohon_menyebut_pejabat_plt_dan_posisi_kosong(dua: Dua) -> None:
    kasi = dua.sukamaju.posisi["Kasi Pelayanan Umum"]
    trantib = buat_posisi(dua.sukamaju.kecamatan, "Kasi Trantib", "kasi", kasi.atasan)
    buat_penugasan(dua.sukamaju.penugasan["Budi"].pegawai, trantib, sifat="plt")
    buat_posisi(dua.sukamaju.kecamatan, "Kasi Kosong", "kasi", kasi.atasan)
    datar = re.sub(r"<[^>]+>|\s+", " ", _pohon(dua))
    datar = re.sub(r" +", " ", datar)
    assert "Kasi Trantib Plt. Budi Santoso" in datar
    assert "Kasi Kosong Belum ada pejabat" in datar
    assert "5 posisi · 1 belum ada pejabatnya" in datar
    assert "Dewi" not in datar
    assert "Tunjuk Plt./Plh. Camat" not in datar


def test_pohon_menyebut_yang_baru_mulai_nanti_dan_camat_yang_kosong(dua: Dua) -> None:
    Penugasan.objects.filter(pk=dua.sukamaju.penugasan["Sari"].pk).update(selesai=date(2026, 9, 30))
    camat = dua.sukamaju.posisi["Camat"]
    buat_penugasan(
        buat_pegawai(camat.kecamatan.pemda, "Tono"), camat, mulai=date(2026, 10, 6), sifat="plt"
    )
    teks = _pohon(dua)
    assert "Tono (Plt.) mulai 6 Oktober 2026" in teks
    assert "Tunjuk Plt./Plh. Camat" in teks


def test_admin_menambah_dan_mengganti_nama_posisi(dua: Dua, jejak_baru: Any) -> None:
    kasi = dua.sukamaju.posisi["Kasi Pelayanan Umum"]
    isian = _isian(atasan=kasi.pk, kode_jabatan=KODE_JABATAN)
    assert dua.rahma.kirim(_baru(dua), **isian).status_code == 302
    baru = Posisi.objects.get(nama="Petugas Arsip")
    assert (baru.atasan, baru.kode_jabatan, baru.kecamatan) == (
        kasi,
        KODE_JABATAN,
        dua.sukamaju.kecamatan,
    )
    ubah = dua.rahma.kirim(_ubah(baru), **(isian | {"nama": "  Petugas   Arsip I "}))
    assert ubah.status_code == 302
    baru.refresh_from_db()
    assert baru.nama == "Petugas Arsip I"
    assert jejak_baru() == [("buat", "posisi"), ("ubah", "posisi")]


def test_posisi_tidak_bisa_berputar(dua: Dua) -> None:
    kasi = dua.sukamaju.posisi["Kasi Pelayanan Umum"]
    bawah = buat_posisi(dua.sukamaju.kecamatan, "Kasubbag Bawah", "kasubbag", kasi)
    isian = _isian(kasi.nama, jenis="kasi", atasan=bawah.pk)
    jawaban = dua.rahma.kirim(_ubah(kasi), **isian)
    assert jawaban.status_code == 422
    assert "berada di bawah posisi ini" in jawaban.content.decode()
    kasi.refresh_from_db()
    assert kasi.atasan == dua.sukamaju.posisi["Camat"]


def test_susunan_paling_dalam_empat_tingkat(dua: Dua) -> None:
    kantor = dua.sukamaju.kecamatan
    kasi = dua.sukamaju.posisi["Kasi Pelayanan Umum"]
    ketiga = buat_posisi(kantor, "Kasubbag Umum", "kasubbag", kasi)
    assert dua.rahma.kirim(_baru(dua), **_isian(atasan=ketiga.pk)).status_code == 302
    keempat = buat_posisi(kantor, "Kasubbag Dalam", "kasubbag", ketiga)
    jawaban = dua.rahma.kirim(_baru(dua), **_isian("Kelima", atasan=keempat.pk))
    assert "paling dalam 4 tingkat" in jawaban.content.decode()
    # A whole branch may not sink below the fourth level either.
    seksi = buat_posisi(kantor, "Kasi Lain", "kasi", dua.sukamaju.posisi["Camat"])
    isian = _isian(ketiga.nama, jenis="kasubbag", atasan=buat_posisi(kantor, "X", "kasi", seksi).pk)
    assert dua.rahma.kirim(_ubah(ketiga), **isian).status_code == 422


def test_jalur_berhenti_pada_lingkaran() -> None:
    assert hitung_jalur({1: None, 2: 1, 3: 2}, 3) == [3, 2, 1]
    assert hitung_jalur({1: 2, 2: 1}, 1) == [1, 2]


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"atasan": ""}, "Pilih atasan langsung"),
        ({"atasan": "pelaksana"}, "Pilihan ini tidak tersedia"),
        ({"atasan": "asing"}, "Pilihan ini tidak tersedia"),
        ({"atasan": str(2**63 + 1)}, "Pilihan ini tidak tersedia"),
        ({"jenis": "camat", "atasan": ""}, "sudah mempunyai posisi Camat"),
        ({"jenis": "raja"}, "Pilihan ini tidak tersedia"),
        ({"kode_jabatan": "jabatan-khayal"}, "Pilihan ini tidak tersedia"),
        ({"nama": ""}, "Isi nama posisi."),
        ({"nama": "Kasi\x00"}, ""),
        ({"nama": "Kasi\x1b[31m"}, "karakter yang tidak dapat disimpan"),
        ({"nama": "x" * 151}, ""),
        ({"urut": "satu"}, "Isi urutan dengan angka"),
        ({"urut": "99999999999999999999"}, ""),
    ],
)
def test_isian_posisi_yang_salah_ditolak_dan_ketikan_tetap(
    dua: Dua, isian: dict[str, str], pesan: str
) -> None:
    ganti = {
        "pelaksana": str(dua.sukamaju.posisi["Pengadministrasi Surat"].pk),
        "asing": str(dua.mekarsari.posisi["Camat"].pk),
    }
    semua = _isian("Ketikan Saya", atasan=dua.sukamaju.posisi["Camat"].pk) | isian
    semua["atasan"] = ganti.get(str(semua["atasan"]), semua["atasan"])
    sebelum = Posisi.objects.count()
    jawaban = dua.rahma.kirim(_baru(dua), **semua)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in teks
    assert "invalid-feedback" in teks
    assert "nama" in isian or 'value="Ketikan Saya"' in teks
    assert Posisi.objects.count() == sebelum


def test_markup_di_nama_posisi_tampil_sebagai_teks(dua: Dua) -> None:
    dua.rahma.kirim(_baru(dua), **_isian(JAHAT, atasan=dua.sukamaju.posisi["Camat"].pk))
    posisi = Posisi.objects.get(nama=JAHAT)
    for alamat in ("/kantor/posisi/", _ubah(posisi), f"{_ubah(posisi)}tugaskan/"):
        teks = dua.rahma.baca(alamat).content.decode()
        assert "&lt;script&gt;" in teks
        assert "<script>alert" not in teks


def test_posisi_yang_pernah_dijabat_mempertahankan_jenis_dan_ikinya(dua: Dua) -> None:
    surat = dua.sukamaju.posisi["Pengadministrasi Surat"]
    isian = _isian(surat.nama, jenis="kasi", atasan=surat.atasan_id)
    teks = dua.rahma.kirim(_ubah(surat), **isian).content.decode()
    assert "jenisnya tidak dapat diubah" in teks
    assert "jabatan IKI-nya tidak dapat diubah" in teks


def test_hanya_posisi_yang_tidak_dipakai_bisa_dihapus(dua: Dua, jejak_baru: Any) -> None:
    surat = dua.sukamaju.posisi["Pengadministrasi Surat"]
    jawaban = dua.rahma.kirim(f"{_ubah(surat)}hapus/")
    assert jawaban.status_code == 409
    assert "tidak dapat dihapus karena dipakai oleh 1 penugasan, 4 target" in (
        jawaban.content.decode()
    )
    assert Target.objects.filter(posisi=surat).count() == 4
    kosong = buat_posisi(dua.sukamaju.kecamatan, "Kosong", "pelaksana", surat.atasan)
    assert dua.rahma.kirim(f"{_ubah(kosong)}hapus/").status_code == 302
    assert dua.rahma.kirim(f"{_ubah(kosong)}hapus/").status_code == 404
    assert jejak_baru() == [("hapus", "posisi")]


def test_admin_tidak_bisa_mengubah_posisi_yang_ia_jabat_sendiri(dua: Dua) -> None:
    sendiri = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Rahma")
    sendiri.pengguna = dua.rahma.pengguna
    sendiri.save()
    camat = dua.sukamaju.posisi["Camat"]
    umum = buat_posisi(dua.sukamaju.kecamatan, "Kasubbag Umum", "kasubbag", camat)
    buat_penugasan(sendiri, umum)
    isian = _isian("Kasubbag Segalanya", jenis="kasubbag", atasan=camat.pk)
    assert dua.rahma.kirim(_ubah(umum), **isian).status_code == 403
    assert dua.agung.kirim(_ubah(umum), **isian).status_code == 302


def test_posisi_kecamatan_lain_tidak_ada_bagi_admin_kecamatan(dua: Dua) -> None:
    asing = dua.mekarsari.posisi["Camat"]
    lain = dua.mekarsari.kecamatan.pk
    for alamat in (
        _ubah(asing),
        f"/kantor/{lain}/posisi/baru/",
        f"/kantor/posisi/?kecamatan={lain}",
    ):
        assert dua.rahma.baca(alamat).status_code == 404, alamat
        assert dua.agung.baca(alamat).status_code == 200, alamat
    for palsu in ("abc", "", "1.5", "²", str(2**70)):
        assert dua.agung.baca(f"/kantor/posisi/?kecamatan={palsu}").status_code == 404


def test_banyaknya_kueri_tetap_untuk_kantor_dua_kali_lipat(dua: Dua) -> None:
    citra = dua.sukamaju.penugasan["Citra"]
    daftar = (
        *("/kantor/posisi/", "/kantor/pegawai/", _baru(dua), _ubah(citra.posisi)),
        *(f"{_ubah(citra.posisi)}tugaskan/", f"/kantor/penugasan/{citra.pk}/"),
        f"/kantor/pegawai/{citra.pegawai_id}/",
    )

    def hitung() -> dict[str, int]:
        hasil = {}
        for alamat in daftar:
            with CaptureQueriesContext(connection) as kueri:
                assert dua.rahma.baca(alamat).status_code == 200
            hasil[alamat] = len(kueri)
        return hasil

    hitung()  # what a process asks once is not counted
    sebelum = hitung()
    for nomor in range(6):
        posisi = buat_posisi(
            dua.sukamaju.kecamatan,
            f"Staf {nomor}",
            "pelaksana",
            dua.sukamaju.posisi["Kasi Pelayanan Umum"],
        )
        pegawai = buat_pegawai(dua.sukamaju.kecamatan.pemda, f"Orang {nomor}", akun=f"orang{nomor}")
        buat_penugasan(pegawai, posisi)
        buat_penugasan(pegawai, citra.posisi, sifat="pengganti")
    assert hitung() == sebelum
    assert max(sebelum.values()) <= 12, sebelum
