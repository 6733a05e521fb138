"""The pages of bukti: several files in one POST, refusals by name, files served safely."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup
from realisasi.alur import Keadaan
from realisasi.berkas import JenisBerkas, rapikan_nama
from realisasi.berkas.nama import sebut_nama
from realisasi.models import Bukti
from tests.alat.berkas_masuk import buat_docx, buat_pdf, buat_xlsx
from tests.alat.bukti import buat_png, tambah_bukti
from tests.pabrik import Kantor
from tests.realisasi.adegan import buat_lembar
from tests.realisasi.peramban import hitung_kueri, masuk, pesan, pk

BALIK = "\u202e"  # right-to-left override


@pytest.fixture
def citra(kantor_tanpa_lingkup: Kantor) -> Client:
    return masuk(kantor_tanpa_lingkup, "Citra")


def alamat_bukti(kantor: Kantor, kode: str = "2026-09") -> str:
    return reverse("realisasi:bukti", args=[kantor.penugasan["Citra"].pk, kode])


def berkas(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def buat(kantor: Kantor, keadaan: Keadaan, **lain: Any) -> Bukti:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DRAF)
        bukti = tambah_bukti(kantor, "Citra", lembar, **lain)
        buat_lembar(kantor, keadaan)
        return bukti


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asal", "jadi"),
    [
        ("Agenda surat.PDF", "Agenda surat.pdf"),
        ("C:\\Users\\citra\\rekap.jpeg", "rekap.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("laporan.exe", "laporan.exe.pdf"),
        (f"foto{BALIK}gpj.exe", "fotogpj.exe.pdf"),
        ("a\x00b\x07c.pdf", "abc.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ('rekap "akhir" <1>?.pdf', "rekap _akhir_ _1__.pdf"),
        ("\u200b\ufeff", "Berkas tanpa nama.pdf"),
        ("  ...  .pdf", "bukti.pdf"),
        ("Laporan Ka\u0301mis.pdf", "Laporan K\xe1mis.pdf"),
        ("日本 😀.pdf", "日本 😀.pdf"),
    ],
)
def test_nama_dirapikan_tetapi_tetap_terbaca(asal: str, jadi: str) -> None:
    assert rapikan_nama(asal, JenisBerkas.PDF) == jadi


def test_nama_panjang_dipotong_dan_akhirannya_tetap() -> None:
    nama = rapikan_nama("n" * 5000 + ".pdf", JenisBerkas.DOCX)
    assert len(nama) == 100
    assert nama.endswith(".docx")
    assert len(sebut_nama("x" * 5000)) == 100


# --- uploading ----------------------------------------------------------------------------------


def test_beberapa_berkas_sekaligus_dan_yang_ditolak_disebut(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    kantor = kantor_tanpa_lingkup
    daftar = [
        berkas("agenda.pdf", buat_pdf()),
        berkas("halaman.pdf", b"<html><script>alert(1)</script>"),
        berkas("rekap.xlsx", buat_xlsx()),
        berkas("besar.pdf", buat_pdf(b" " * 6_000_000)),
    ]
    jawaban = citra.post(
        alamat_bukti(kantor),
        {"tempat": str(pk(kantor, "surat-masuk")), "berkas": daftar},
        follow=True,
    )
    assert jawaban.redirect_chain[-1] == (alamat_bukti(kantor), 302)
    tersimpan, tolak_besar, tolak_jenis = pesan(jawaban)
    assert tersimpan == "2 bukti tersimpan."
    assert {tolak_besar.split()[0], tolak_jenis.split()[0]} == {"besar.pdf", "halaman.pdf"}
    assert "lebih dari 5 MB" in tolak_besar + tolak_jenis
    isi = jawaban.content.decode()
    assert "agenda.pdf" in isi
    assert "rekap.xlsx" in isi
    assert f'id="bukti-{pk(kantor, "surat-masuk")}"' in isi


def test_semua_ditolak_menjawab_422_di_halaman_yang_sama(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    jawaban = citra.post(
        alamat_bukti(kantor_tanpa_lingkup),
        {"tempat": "lembar", "berkas": [berkas("<img src=x>.png", b"GIF89a")]},
    )
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "_img src=x_.png" in isi
    assert "GIF tidak diterima" in isi


def test_lebih_dari_sepuluh_berkas_disebut_namanya(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    daftar = [berkas(f"foto-{n}.png", buat_png(n)) for n in range(12)]
    jawaban = citra.post(
        alamat_bukti(kantor_tanpa_lingkup), {"tempat": "lembar", "berkas": daftar}, follow=True
    )
    teks = pesan(jawaban)
    assert teks[0] == "10 bukti tersimpan."
    assert [satu.split()[0] for satu in teks[1:]] == ["foto-10.png", "foto-11.png"]


@pytest.mark.parametrize("tempat", ["", "0", "-1", "abc", "9" * 30, "²"])
def test_tempat_palsu_ditolak_tanpa_menyimpan(
    kantor_tanpa_lingkup: Kantor, citra: Client, tempat: str
) -> None:
    isian = {"tempat": tempat, "berkas": berkas("a.png", buat_png())}
    jawaban = citra.post(alamat_bukti(kantor_tanpa_lingkup), isian)
    assert jawaban.status_code == 422
    assert "Baris itu tidak ada" in jawaban.content.decode()


def test_tanpa_berkas_diberi_tahu_apa_yang_harus_dilakukan(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    jawaban = citra.post(alamat_bukti(kantor_tanpa_lingkup), {"tempat": "lembar"})
    assert jawaban.status_code == 422
    assert "Belum ada berkas yang dipilih" in jawaban.content.decode()


def test_kiriman_terputus_tidak_menyimpan_apa_pun(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    """The line drops in the middle of a file: what arrived of it is no whole file."""
    batas = "batas"
    kepala = (
        f'--{batas}\r\nContent-Disposition: form-data; name="tempat"\r\n\r\nlembar\r\n'
        f'--{batas}\r\nContent-Disposition: form-data; name="berkas"; filename="a.png"\r\n\r\n'
    )
    tubuh = kepala.encode() + buat_png()[:40]
    jawaban = citra.generic(
        "POST",
        alamat_bukti(kantor_tanpa_lingkup),
        tubuh,
        f"multipart/form-data; boundary={batas}",
    )
    assert jawaban.status_code == 422
    with lingkup([kantor_tanpa_lingkup.kecamatan.pk]):
        assert not Bukti.objects.exists()


def test_tubuh_yang_kelewat_besar_tidak_dibaca(
    kantor_tanpa_lingkup: Kantor, citra: Client, settings: Any
) -> None:
    settings.BATAS_KIRIMAN = 1000
    isian = {"tempat": "lembar", "berkas": berkas("a.pdf", buat_pdf(b" " * 2000))}
    assert citra.post(alamat_bukti(kantor_tanpa_lingkup), isian).status_code == 400


def test_formulir_dapat_dipakai_tanpa_skrip_dan_menyebut_batasnya(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    isi = citra.get(alamat_bukti(kantor_tanpa_lingkup)).content.decode()
    assert isi.count('enctype="multipart/form-data"') == isi.count("data-unggah ")
    assert 'data-batas="5242880"' in isi
    assert 'name="berkas" multiple accept=".pdf' in isi
    assert re.search(r"terpakai 1 KB dari 4 GB|terpakai 0 KB dari 4 GB", isi)


# --- reading ------------------------------------------------------------------------------------


def test_atasan_dan_camat_melihat_bukti_di_lembar_dan_di_tempat(
    kantor_tanpa_lingkup: Kantor,
) -> None:
    kantor = kantor_tanpa_lingkup
    bukti = buat(kantor, Keadaan.DIAJUKAN)
    for nama in ("Budi", "Sari"):
        client = masuk(kantor, nama)
        lembar = client.get(reverse("realisasi:lembar", args=[bukti.lembar_id])).content.decode()
        alamat = reverse("realisasi:bukti_lihat", args=[bukti.pk])
        assert alamat in lembar
        halaman = client.get(alamat)
        assert "frame-src 'self'" in halaman.headers["Content-Security-Policy"]
        assert reverse("realisasi:bukti_berkas", args=[bukti.pk]) in halaman.content.decode()
    antrean = masuk(kantor, "Budi").get(reverse("realisasi:verifikasi")).content.decode()
    assert "1 bukti dukung" in antrean


@pytest.mark.parametrize(
    ("nama", "isi", "tipe", "cara"),
    [
        ("a.pdf", buat_pdf, "application/pdf", "inline"),
        ("a.png", buat_png, "image/png", "inline"),
        ("a.docx", buat_docx, JenisBerkas.DOCX.tipe_mime, "attachment"),
    ],
)
def test_berkas_dikirim_sebagai_isinya(
    kantor_tanpa_lingkup: Kantor, nama: str, isi: Any, tipe: str, cara: str
) -> None:
    kantor = kantor_tanpa_lingkup
    bukti = buat(kantor, Keadaan.DRAF, nama_berkas=nama, isi=isi())
    jawaban = masuk(kantor, "Sari").get(reverse("realisasi:bukti_berkas", args=[bukti.pk]))
    assert b"".join(jawaban.streaming_content) == isi()  # type: ignore[attr-defined]
    assert jawaban.headers["Content-Type"] == tipe
    assert jawaban.headers["Content-Disposition"].startswith(cara)
    assert "sandbox" in jawaban.headers["Content-Security-Policy"]


def test_berkas_yang_hilang_dari_penyimpanan_dikatakan(kantor_tanpa_lingkup: Kantor) -> None:
    bukti = buat(kantor_tanpa_lingkup, Keadaan.DRAF, isi=buat_png(77))
    letak = f"bukti/{bukti.kecamatan_id}/{bukti.sha256[:2]}/{bukti.sha256}"
    default_storage.delete(letak)
    client = masuk(kantor_tanpa_lingkup, "Sari")
    jawaban = client.get(reverse("realisasi:bukti_berkas", args=[bukti.pk]))
    assert jawaban.status_code == 409
    assert "memulihkannya dari cadangan" in jawaban.content.decode()


def test_menghapus_bertanya_sekali_lalu_bukti_tidak_terlihat_lagi(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    bukti = buat(kantor_tanpa_lingkup, Keadaan.DRAF)
    alamat = reverse("realisasi:bukti_hapus", args=[bukti.pk])
    assert "Hapus bukti ini?" in citra.get(alamat).content.decode()
    for _ in range(2):  # a double click is one act
        jawaban = citra.post(alamat)
        assert jawaban.headers["Location"] == alamat_bukti(kantor_tanpa_lingkup)
    for rute in ("bukti_lihat", "bukti_berkas", "bukti_hapus"):
        assert citra.get(reverse(f"realisasi:{rute}", args=[bukti.pk])).status_code == 404


def test_lembar_yang_diajukan_menampilkan_bukti_tanpa_formulir(
    kantor_tanpa_lingkup: Kantor, citra: Client
) -> None:
    bukti = buat(kantor_tanpa_lingkup, Keadaan.DIAJUKAN)
    isi = citra.get(alamat_bukti(kantor_tanpa_lingkup)).content.decode()
    assert bukti.nama in isi
    assert "data-unggah" not in isi
    assert citra.post(reverse("realisasi:bukti_hapus", args=[bukti.pk])).status_code == 409


def test_jelaskan_angka_menunjuk_buktinya(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    bukti = buat(kantor, Keadaan.DISETUJUI)
    argumen = [kantor.penugasan["Citra"].pk, "2026-09", pk(kantor, "surat-masuk"), "realisasi"]
    alamat = reverse("laporan:jelaskan_angka", args=argumen)
    isi = masuk(kantor, "Sari").get(alamat).content.decode()
    assert reverse("realisasi:bukti_lihat", args=[bukti.pk]) in isi
    assert "foto.png (seluruh lembar)" in isi


def test_kueri_halaman_tidak_bertambah_dengan_banyaknya_bukti(
    kantor_tanpa_lingkup: Kantor,
) -> None:
    kantor = kantor_tanpa_lingkup
    bukti = buat(kantor, Keadaan.DRAF, indikator=kantor.indikator("surat-masuk"))
    client = masuk(kantor, "Sari")
    daftar = (
        alamat_bukti(kantor),
        reverse("realisasi:lembar", args=[bukti.lembar_id]),
        reverse("realisasi:bukti_lihat", args=[bukti.pk]),
    )
    sebelum = [hitung_kueri(client, alamat) for alamat in daftar]
    for warna in range(2, 8):
        tambah_bukti(kantor, "Citra", bukti.lembar, isi=buat_png(warna))
    assert [hitung_kueri(client, alamat) for alamat in daftar] == sebelum
    assert max(sebelum) <= 12


# --- from the sheet -----------------------------------------------------------------------------


def test_setiap_baris_lembar_menuju_buktinya(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    bukti = buat(kantor, Keadaan.DRAF, indikator=kantor.indikator("surat-masuk"))
    baris = bukti.indikator_id
    alamat = alamat_bukti(kantor)
    halaman = masuk(kantor, "Citra").get(alamat.removesuffix("bukti/")).content.decode()
    assert f'href="{alamat}#bukti-{baris}">Bukti (1)<' in halaman
    assert halaman.count(f'href="{alamat}#bukti-') == len(kantor.daftar_baris)


def test_lembar_yang_terkunci_hanya_menautkan_bukti_yang_ada(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    buat(kantor, Keadaan.DIAJUKAN, indikator=kantor.indikator("surat-masuk"))
    alamat = alamat_bukti(kantor)
    halaman = masuk(kantor, "Citra").get(alamat.removesuffix("bukti/")).content.decode()
    assert halaman.count(f'href="{alamat}#bukti-') == 1
