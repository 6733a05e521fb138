"""Autosave: every row of a POST stands for itself, and the answer says what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import Realisasi
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    tidak_berubah,
)
from tests.realisasi.peramban import alamat_isi, baca_formulir, masuk, pk

AGUSTUS = Periode(2026, 8)
JSON = {"Accept": "application/json"}


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    """Here the middleware opens the scope, nobody else."""
    return kantor_tanpa_lingkup


def alamat_sel(kantor: Kantor, kode: str = "2026-09") -> str:
    return reverse("realisasi:isi_sel", args=[kantor.penugasan["Citra"].pk, kode])


def kirim(client: Client, kantor: Kantor, kode: str = "2026-09", **ketikan: str) -> Any:
    """Send cells by "kode__huruf"; other names as they are."""
    data = {}
    for kunci, teks in ketikan.items():
        nama, _, huruf = kunci.rpartition("__")
        data[f"{huruf}-{pk(kantor, nama.replace('_', '-'))}" if nama else huruf] = teks
    return client.post(alamat_sel(kantor, kode), data, headers=JSON)


def baris(jawaban: Any, kantor: Kantor, kode: str) -> dict[str, Any]:
    isi_json: dict[str, Any] = jawaban.json()["baris"][str(pk(kantor, kode))]
    return isi_json


def test_satu_sel_tersimpan_dan_jawabannya_memuat_yang_kini_tampil(
    kantor: Kantor, citra: Client
) -> None:
    with tanpa_lingkup(), jejak_bertambah("realisasi.isi"):
        jawaban = kirim(citra, kantor, surat_masuk__v="0", surat_masuk__p="1234")
    assert jawaban.status_code == 200
    satu = baris(jawaban, kantor, "surat-masuk")
    assert (satu["keadaan"], satu["versi"], satu["terbaca"]) == ("tersimpan", 1, "1.234 surat")
    assert satu["isian"] == {"p": "1.234", "q": "", "n": False, "s": "", "k": ""}
    assert satu["galat"] == []
    assert "bentrok" not in satu
    assert "1.234" in satu["slot"]["realisasi"]
    isi_json = jawaban.json()
    assert "1 dari 5 terisi" in isi_json["slot"]["kemajuan"]
    assert isi_json["slot"]["lembar"] == "Draf · diubah 5 Oktober 2026 10.00 WIB"
    assert isi_json["versi"] == 1


def test_slot_jawaban_sama_dengan_halaman_yang_dimuat_ulang(kantor: Kantor, citra: Client) -> None:
    jawaban = kirim(
        *(citra, kantor),
        surat_masuk__v="0",
        surat_masuk__p="150",
        waktu_pelayanan__v="0",
        waktu_pelayanan__p="6,5",
        waktu_pelayanan__q="40",
        rekomendasi__v="0",
        rekomendasi__p="12",
        rekomendasi__q="10",
        rekomendasi__k="Sisa Agustus",
    )
    assert jawaban.status_code == 200
    halaman = citra.get(alamat_isi(kantor)).content.decode()
    for satu in jawaban.json()["baris"].values():
        for isi_slot in satu["slot"].values():
            assert isi_slot in halaman
    assert jawaban.json()["slot"]["kemajuan"] in halaman
    assert jawaban.json()["slot"]["lembar"] in halaman
    assert "= 120,00\u202f%" in baris(jawaban, kantor, "rekomendasi")["slot"]["nilai"]
    assert "= 260 menit seluruhnya" in baris(jawaban, kantor, "waktu-pelayanan")["slot"]["nilai"]
    assert "di atas 100 persen" in baris(jawaban, kantor, "rekomendasi")["slot"]["peringatan"]


def test_baris_baik_tersimpan_walau_yang_lain_ditolak_atau_bentrok(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    with tanpa_lingkup(), jejak_bertambah("realisasi.isi"):
        jawaban = kirim(
            *(citra, kantor),
            surat_masuk__v="0",
            surat_masuk__p="7",
            arsip_pegawai__v="0",
            arsip_pegawai__p="12.5",
            waktu_pelayanan__v="0",
            waktu_pelayanan__p="6,5",
            waktu_pelayanan__q="40",
        )
    assert jawaban.status_code == 409
    surat = baris(jawaban, kantor, "surat-masuk")
    assert surat["keadaan"] == "bentrok"
    assert surat["isian"]["p"] == "9"
    assert surat["bentrok"] == {
        "isian": {"p": "9", "q": "", "n": False, "s": "", "k": ""},
        "teks": "9 surat",
        "oleh": "Budi Santoso",
        "pada": "5 Oktober 2026 10.00 WIB",
        "versi": 1,
    }
    arsip = baris(jawaban, kantor, "arsip-pegawai")
    assert (arsip["keadaan"], arsip["versi"], arsip["terbaca"]) == ("salah", 0, "")
    assert arsip["galat"] == [{"isian": "p", "pesan": "Untuk desimal pakai koma, misalnya 12,5."}]
    assert "pakai koma" in arsip["slot"]["galat"]
    assert baris(jawaban, kantor, "waktu-pelayanan")["keadaan"] == "tersimpan"
    with tanpa_lingkup():
        tersimpan = dict(Realisasi.objects.values_list("indikator__kode", "pembilang"))
    assert tersimpan == {"surat-masuk": 9, "waktu-pelayanan": 260}


def test_hanya_yang_ditolak_dijawab_422_dan_tidak_menulis(kantor: Kantor, citra: Client) -> None:
    with tanpa_lingkup(), tidak_berubah():
        jawaban = kirim(citra, kantor, waktu_pelayanan__v="0", waktu_pelayanan__p="6,5")
    assert jawaban.status_code == 422
    galat = baris(jawaban, kantor, "waktu-pelayanan")["galat"]
    assert [satu["isian"] for satu in galat] == ["q"]


def test_memakai_isian_sendiri_dengan_versi_baru_menyelesaikan_bentrok(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    jawaban = kirim(citra, kantor, surat_masuk__v="1", surat_masuk__p="7")
    satu = baris(jawaban, kantor, "surat-masuk")
    assert (jawaban.status_code, satu["keadaan"], satu["versi"]) == (200, "tersimpan", 2)


@pytest.mark.parametrize("versi", ["0", "1", "7"])
def test_kiriman_ulang_yang_jawabannya_hilang_bukan_bentrok(
    kantor: Kantor, citra: Client, versi: str
) -> None:
    sekali = {"waktu_pelayanan__p": "6,33", "waktu_pelayanan__q": "3"}
    kirim(citra, kantor, waktu_pelayanan__v="0", **sekali)
    with tanpa_lingkup(), tidak_berubah():
        jawaban = kirim(citra, kantor, waktu_pelayanan__v=versi, **sekali)
    satu = baris(jawaban, kantor, "waktu-pelayanan")
    assert (jawaban.status_code, satu["keadaan"], satu["versi"]) == (200, "tersimpan", 1)


def test_coba_menilai_tanpa_menulis(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "arsip-pegawai", "38"), alasan_atas_nama="Sakit")
    with tanpa_lingkup(), tidak_berubah():
        jawaban = kirim(
            *(citra, kantor),
            coba="1",
            surat_masuk__v="0",
            surat_masuk__p="1.250",
            arsip_pegawai__v="0",
            arsip_pegawai__p="39",
            waktu_pelayanan__v="0",
            waktu_pelayanan__p="enam",
        )
    assert jawaban.status_code == 409
    keadaan = {
        kode: baris(jawaban, kantor, kode)["keadaan"]
        for kode in ("surat-masuk", "arsip-pegawai", "waktu-pelayanan")
    }
    assert list(keadaan.values()) == ["tersimpan", "bentrok", "salah"]
    satu = baris(jawaban, kantor, "surat-masuk")
    assert (satu["terbaca"], satu["isian"]["p"]) == ("1.250 surat", "1.250")


def test_tiga_keadaan_bolak_balik(kantor: Kantor, citra: Client) -> None:
    hasil = []
    for nomor, ketikan in enumerate(
        (
            {"p": "0"},
            {"p": "", "n": "ya", "k": "Tidak ada surat"},
            {"p": "", "k": ""},
        )
    ):
        data = {f"surat_masuk__{huruf}": teks for huruf, teks in ketikan.items()}
        jawaban = kirim(citra, kantor, surat_masuk__v=str(nomor), **data)
        satu = baris(jawaban, kantor, "surat-masuk")
        hasil.append((satu["terbaca"], satu["isian"]["p"], satu["isian"]["n"], satu["versi"]))
    assert hasil == [("0 surat", "0", False, 1), ("nihil", "", True, 2), ("kosong", "", False, 3)]


def test_hanya_baris_yang_membawa_versinya_yang_dilihat(kantor: Kantor, citra: Client) -> None:
    with tanpa_lingkup(), tidak_berubah():
        jawaban = kirim(citra, kantor, surat_masuk__p="7")
    assert (jawaban.status_code, jawaban.json()["baris"]) == (200, {})


# --- the whole request refused --------------------------------------------------------------------


def test_sesi_habis_dijawab_401_json_dan_tanpa_json_ke_halaman_masuk(kantor: Kantor) -> None:
    jawaban = kirim(Client(), kantor, surat_masuk__v="0", surat_masuk__p="7")
    assert jawaban.status_code == 401
    assert jawaban.json()["kode"] == "sesi"
    assert jawaban.json()["masuk"] == reverse("akun:masuk")
    assert Client().post(alamat_sel(kantor)).status_code == 302


def test_csrf_basi_dijawab_403_json_dan_token_baru_memulihkannya(kantor: Kantor) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(kantor.pengguna("Citra"))
    surat = pk(kantor, "surat-masuk")
    data = {f"v-{surat}": "0", f"p-{surat}": "7"}
    jawaban = client.post(alamat_sel(kantor), data, headers=JSON)
    assert (jawaban.status_code, jawaban.json()["kode"]) == (403, "csrf")
    token = client.get(reverse("akun:token")).json()
    assert token["pengguna"] == kantor.pengguna("Citra").pk
    kepala = {**JSON, "X-CSRFToken": token["csrf"]}
    assert client.post(alamat_sel(kantor), data, headers=kepala).status_code == 200


@pytest.mark.parametrize(
    ("siapa", "status", "kode"),
    [("Sari", 403, "tidak_berhak"), ("Budi", 409, "alasan_wajib")],
)
def test_yang_tidak_berhak_atau_tanpa_alasan(
    kantor: Kantor, siapa: str, status: int, kode: str
) -> None:
    with tanpa_lingkup(), tidak_berubah():
        jawaban = kirim(masuk(kantor, siapa), kantor, surat_masuk__v="0", surat_masuk__p="7")
    assert (jawaban.status_code, jawaban.json()["kode"]) == (status, kode)


def test_atasan_memberi_alasan_sekali(kantor: Kantor) -> None:
    budi = masuk(kantor, "Budi")
    sekali = kirim(
        *(budi, kantor), surat_masuk__v="0", surat_masuk__p="7", alasan_atas_nama="Citra sakit"
    )
    lagi = kirim(budi, kantor, arsip_pegawai__v="0", arsip_pegawai__p="38")
    assert (sekali.status_code, lagi.status_code) == (200, 200)


def test_bulan_terkunci_dan_lembar_diajukan_dijawab_409_dengan_sebabnya(
    kantor: Kantor, citra: Client
) -> None:
    with time_machine.travel("2026-10-12T17:00:01+00:00", tick=False):
        terkunci = kirim(masuk(kantor, "Citra"), kantor, surat_masuk__v="0", surat_masuk__p="7")
    assert (terkunci.status_code, terkunci.json()["kode"]) == (409, "bulan_terkunci")
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DIAJUKAN)
    diajukan = kirim(citra, kantor, surat_masuk__v="1", surat_masuk__p="7")
    assert (diajukan.status_code, diajukan.json()["kode"]) == (409, "tindakan_tidak_berlaku")
    assert "sudah diajukan" in diajukan.json()["pesan"]


def test_tanpa_hak_hari_ini_dan_sandi_awal_dijawab_403_json(kantor: Kantor) -> None:
    pengguna = kantor.pengguna("Citra")
    pengguna.harus_ganti_sandi = True
    pengguna.save()
    jawaban = kirim(masuk(kantor, "Citra"), kantor, surat_masuk__v="0")
    assert (jawaban.status_code, jawaban.json()["kode"]) == (403, "ganti_sandi")
    pengguna.harus_ganti_sandi = False
    pengguna.save()
    penugasan = kantor.penugasan["Citra"]
    penugasan.pegawai.pengguna = None
    penugasan.pegawai.save()
    client = Client()
    client.force_login(pengguna)
    jawaban = kirim(client, kantor)
    assert (jawaban.status_code, jawaban.json()["kode"]) == (403, "tidak_berhak")


def test_isian_halaman_mengikuti_kontrak_modul_peramban(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(
            kantor,
            "Citra",
            isian(kantor, "arsip-pegawai", "39"),
            periode=AGUSTUS,
            pada=date(2026, 9, 4),
        )
    teks = citra.get(alamat_isi(kantor)).content.decode()
    surat, arsip = pk(kantor, "surat-masuk"), pk(kantor, "arsip-pegawai")
    penugasan = kantor.penugasan["Citra"].pk
    assert f'data-simpan="{alamat_sel(kantor)}"' in teks
    assert f'data-pengguna="{kantor.pengguna("Citra").pk}"' in teks
    assert f'data-lembar="{penugasan}/2026-09"' in teks
    assert f'data-baris="{surat}"' in teks
    for nama in ("nilai", "realisasi", "target", "capaian", "peringatan", "galat", "keadaan"):
        assert teks.count(f'data-slot="{nama}"') == 5
    for nama in ("kemajuan", "lembar"):
        assert teks.count(f'data-slot="{nama}"') == 1
    assert f'data-isi="39" data-untuk="p-{arsip}"' in teks
    assert teks.count("data-untuk=") == 1
    assert baca_formulir(citra.get(alamat_isi(kantor)))[f"v-{surat}"] == "0"
