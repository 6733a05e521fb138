"""Bad input: refused beside the cell, the typed text kept, nothing saved, never a 500."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, Realisasi
from tests.pabrik import Kantor
from tests.realisasi.adegan import buat_lembar, isi_lengkap, tidak_berubah
from tests.realisasi.peramban import alamat_ajukan, alamat_isi, baca_formulir, masuk, pk

TAK_TERBACA = [
    "12.5",
    "abc",
    "1e5",
    "1E999",
    "١٢",
    "１２",
    "\x00",
    "1\x002",
    "-5",
    "\u22125",
    "−0",
    "9" * 400,
    "1" + "0" * 12,
    "1.23.4",
    "1,234.50",
    "1,2,3",
    "12,345",
    "5 surat",
    "nan",
    "inf",
    "0x10",
    "1_000",
    "+5",
    ",5",
    "5,",
    ".",
    "<script>alert(1)</script>",
    '"><img src=x>',
    "\u202e12",
    "=1+1",
    "½",
    "²",
]


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def tampil(jawaban: HttpResponse) -> str:
    return unescape(jawaban.content.decode())


@pytest.mark.parametrize("teks", TAK_TERBACA, ids=lambda teks: ascii(teks)[:20])
def test_angka_yang_tidak_terbaca_ditolak_di_samping_selnya_dan_ketikan_tetap(
    kantor: Kantor, citra: Client, teks: str
) -> None:
    data = baca_formulir(citra.get(alamat_isi(kantor)))
    surat, arsip, waktu = (
        pk(kantor, k) for k in ("surat-masuk", "arsip-pegawai", "waktu-pelayanan")
    )
    data |= {f"p-{surat}": teks, f"p-{arsip}": "38", f"q-{waktu}": teks, f"p-{waktu}": "7"}
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data | {"tindakan": "ajukan"})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert isi.count('aria-invalid="true"') == 2
    for nomor in (surat, waktu):
        cocok = re.search(rf'<div id="g-{nomor}"[^>]*>(.*?)</div>', isi, re.DOTALL)
        assert cocok is not None
        assert cocok[1].count("sel-salah") == 1
    ulang = baca_formulir(jawaban)
    assert ulang[f"p-{surat}"].replace("\ufffd", "\x00") == teks.strip()
    assert (ulang[f"p-{arsip}"], ulang[f"p-{waktu}"]) == ("38", "7")
    assert "<script>alert" not in isi
    assert "<img src=x>" not in isi


def test_titik_desimal_diberi_saran_pakai_koma(kantor: Kantor, citra: Client) -> None:
    data = baca_formulir(citra.get(alamat_isi(kantor))) | {f"p-{pk(kantor, 'surat-masuk')}": "12.5"}
    assert "pakai koma" in tampil(citra.post(alamat_isi(kantor), data)).lower()


@pytest.mark.parametrize(
    ("kode", "ketikan", "pesan"),
    [
        ("waktu-pelayanan", {"p": "9" * 12, "q": "9" * 12}, "terlalu besar"),
        ("waktu-pelayanan", {"p": "5", "q": ""}, "belum diisi"),
        ("waktu-pelayanan", {"p": "", "q": "5"}, "belum diisi"),
        ("waktu-pelayanan", {"p": "5", "q": "1,5"}, "bilangan bulat"),
        ("kehadiran-musrenbang", {"p": "9", "q": "8", "s": "ya"}, "tidak boleh melebihi"),
        ("kehadiran-musrenbang", {"p": "9", "q": "0", "s": "ya"}, "Perbaiki salah satunya"),
        ("kehadiran-musrenbang", {"p": "7", "q": "8"}, "ya atau tidak"),
        ("kehadiran-musrenbang", {"p": "7", "q": "8", "s": "mungkin"}, "ya atau tidak"),
        ("rekomendasi", {"p": "9", "q": "8"}, "Jelaskan sebabnya"),
        ("surat-masuk", {"n": "ya", "p": "5", "k": "x"}, "Nihil tidak boleh disertai angka"),
        ("surat-masuk", {"n": "ya"}, "Jelaskan pada keterangan"),
        ("arsip-pegawai", {"n": "ya", "k": "x"}, "Nihil tidak berlaku"),
        ("surat-masuk", {"p": "5", "k": "x" * 5000}, "paling panjang 500 karakter"),
        ("surat-masuk", {"p": "5", "k": "a\x00b"}, "tidak dapat disimpan"),
        ("surat-masuk", {"p": "5,5"}, "bilangan bulat"),
    ],
)
def test_isian_yang_ditolak_menyebut_sebab_dan_mempertahankan_ketikan(
    kantor: Kantor, citra: Client, kode: str, ketikan: dict[str, str], pesan: str
) -> None:
    baris = pk(kantor, kode)
    data = baca_formulir(citra.get(alamat_isi(kantor)))
    data |= {f"{huruf}-{baris}": teks for huruf, teks in ketikan.items()}
    data[f"p-{pk(kantor, 'arsip-pegawai')}"] = data.get(f"p-{pk(kantor, 'arsip-pegawai')}") or "38"
    if kode == "arsip-pegawai":
        del data[f"p-{baris}"]
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data)
    assert jawaban.status_code == 422
    assert pesan in tampil(jawaban)
    ulang = baca_formulir(jawaban)
    for huruf, teks in ketikan.items():
        if (
            not (huruf == "s" and teks == "mungkin")
            and "\x00" not in teks
            and kode != "arsip-pegawai"
        ):
            assert ulang[f"{huruf}-{baris}"].strip() == teks


def test_hasil_kali_terbesar_yang_diterima_tersimpan(kantor: Kantor, citra: Client) -> None:
    waktu = pk(kantor, "waktu-pelayanan")
    data = baca_formulir(citra.get(alamat_isi(kantor)))
    data |= {f"p-{waktu}": "999.999.999", f"q-{waktu}": "1.000.000"}
    assert citra.post(alamat_isi(kantor), data).status_code == 302
    with tanpa_lingkup():
        assert Realisasi.objects.get().pembilang == 999_999_999 * 10**6
    assert citra.get(alamat_isi(kantor)).status_code == 200


def test_id_dan_versi_palsu_tidak_menyimpan_apa_pun(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    palsu = ("0", "-1", "999999", str(2**63), str(10**30), "abc", "", "1 OR 1=1", "\x00")
    data = {"versi": "0"}
    for nomor in palsu:
        data |= {f"v-{nomor}": "0", f"p-{nomor}": "5", f"k-{nomor}": "x"}
    with tanpa_lingkup(), tidak_berubah():
        assert citra.post(alamat_isi(kantor), data).status_code == 302
    citra.post(alamat_isi(kantor), {"versi": "0", f"v-{surat}": "0", f"p-{surat}": "5"})
    for versi in ("-1", "1.0", "9" * 30, "abc", "\x00", "١", "", "2"):
        with tanpa_lingkup(), tidak_berubah():
            jawaban = citra.post(
                alamat_isi(kantor), {"versi": versi, f"v-{surat}": versi, f"p-{surat}": "6"}
            )
        assert jawaban.status_code == 409, versi


def test_versi_lembar_palsu_saat_mengajukan_ditolak_tanpa_menulis(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
    for versi in ("0", "7", "-1", "abc", "", "1e3", "\u0661"):
        with tanpa_lingkup(), tidak_berubah():
            jawaban = citra.post(alamat_ajukan(kantor), {"versi": versi})
        assert jawaban.status_code == 409


def test_kunci_ganda_dan_badan_yang_rusak_tidak_membuat_500(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    bentuk = "application/x-www-form-urlencoded"
    ganda = f"versi=0&v-{surat}=0&v-{surat}=0&p-{surat}=abc&p-{surat}=5"
    assert citra.post(alamat_isi(kantor), ganda, content_type=bentuk).status_code == 302
    with tanpa_lingkup():
        assert Realisasi.objects.get().pembilang == 5
    surogat = f"versi=1&v-{surat}=1&p-{surat}=6&k-{surat}=%ED%A0%80%FF%C3%28" + quote("\u202e\x07")
    assert citra.post(alamat_isi(kantor), surogat, content_type=bentuk).status_code in (302, 422)
    assert citra.get(alamat_isi(kantor)).status_code == 200
    banyak = "&".join(f"x{n}=1" for n in range(5000))
    assert citra.post(alamat_isi(kantor), banyak, content_type=bentuk).status_code == 400
    rusak = 'multipart/form-data; boundary="x"'
    for badan in (b"--x\r\nrusak", b"", b"\xff" * 100):
        jawaban = citra.post(alamat_isi(kantor), badan, content_type=rusak)
        assert jawaban.status_code in (302, 400)


@pytest.mark.parametrize("alasan", ["a\x00b", "x" * 5000, "\x00"])
def test_alasan_atas_nama_yang_buruk_ditolak_dengan_sebabnya(kantor: Kantor, alasan: str) -> None:
    surat = pk(kantor, "surat-masuk")
    data = {"versi": "0", f"v-{surat}": "0", f"p-{surat}": "5", "alasan_atas_nama": alasan}
    with tanpa_lingkup(), tidak_berubah():
        jawaban = masuk(kantor, "Budi").post(alamat_isi(kantor), data)
    assert jawaban.status_code == 422
    panjang, kendali = "Alasan paling panjang 300 karakter", "Alasan memuat karakter yang tidak"
    assert (panjang if alasan.isalpha() else kendali) in tampil(jawaban)


# --- decisions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 422),
        ({"alasan": "  "}, 422),
        ({"alasan": "x" * 501}, 422),
        ({"alasan": "a\x00b"}, 422),
        ({"a-999999": "Bukan baris lembar ini"}, 422),
        ({f"a-{10**30}": "x", "a-abc": "x", "a--1": "x", "a-": "x"}, 422),
        ({"alasan": "Periksa", "versi": "1"}, 409),
        ({"alasan": "Periksa", "versi": "abc"}, 409),
        ({"alasan": "Periksa", "versi": "9" * 40}, 409),
        ({"alasan": "Periksa", "versi": "-2"}, 409),
    ],
)
def test_pengembalian_yang_buruk_ditolak_dan_ketikan_tetap(
    kantor: Kantor, data: dict[str, str], status: int
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    alamat = reverse("realisasi:lembar_kembalikan", args=[lembar.pk])
    with tanpa_lingkup(), tidak_berubah():
        jawaban = masuk(kantor, "Budi").post(alamat, {"versi": "2"} | data)
    assert jawaban.status_code == status
    alasan = data.get("alasan", "")
    if "\x00" not in alasan:
        assert baca_formulir(jawaban, "kembalikan")["alasan"].strip() == alasan.strip()


@pytest.mark.parametrize("nama", ["lembar_verifikasi", "lembar_setujui", "tarik"])
@pytest.mark.parametrize("versi", ["1", "", "abc", "-2", "٢", "9" * 40, "2.0"])
def test_keputusan_dengan_versi_palsu_dijawab_409(kantor: Kantor, nama: str, versi: str) -> None:
    with lingkup([kantor.kecamatan.pk]):
        keadaan = Keadaan.DIVERIFIKASI if nama == "lembar_setujui" else Keadaan.DIAJUKAN
        lembar = buat_lembar(kantor, keadaan)
    siapa = {"lembar_verifikasi": "Budi", "lembar_setujui": "Sari", "tarik": "Citra"}[nama]
    with tanpa_lingkup(), tidak_berubah():
        jawaban = masuk(kantor, siapa).post(
            reverse(f"realisasi:{nama}", args=[lembar.pk]), {"versi": versi}
        )
    assert jawaban.status_code == 409
    assert "berubah sejak Anda membukanya" in tampil(jawaban)


def test_yang_melihat_tetapi_tidak_berhak_memutuskan_dijawab_403(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    for siapa, nama in (
        ("Citra", "lembar_verifikasi"),
        ("Citra", "lembar_setujui"),
        ("Citra", "lembar_kembalikan"),
        ("Budi", "lembar_setujui"),
        ("Sari", "lembar_verifikasi"),
        ("Sari", "lembar_setujui"),
        ("Sari", "tarik"),
    ):
        with tanpa_lingkup(), tidak_berubah():
            jawaban = masuk(kantor, siapa).post(
                reverse(f"realisasi:{nama}", args=[lembar.pk]), {"versi": "2", "alasan": "x"}
            )
        assert jawaban.status_code == 403, (siapa, nama)
    with tanpa_lingkup():
        assert LembarBulanan.objects.get(pk=lembar.pk).status is Keadaan.DIAJUKAN
