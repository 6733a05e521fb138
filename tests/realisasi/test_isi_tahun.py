"""Months as columns: all twelve are read, the open ones filled, each month by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import Realisasi
from tests.pabrik import BARIS_MINI, Kantor, buat_baris_tambahan, buat_kantor
from tests.realisasi.adegan import (
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    tidak_berubah,
)
from tests.realisasi.peramban import baca_formulir, hitung_kueri, masuk, pesan, pk

AGUSTUS = Periode(2026, 8)


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    """Here the middleware opens the scope, nobody else."""
    return kantor_tanpa_lingkup


@pytest.fixture
def agustus_dibuka(kantor: Kantor) -> None:
    """August was approved, then opened again: two months are open."""
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DRAF, periode=AGUSTUS)
        lembar.dibuka_sampai = date(2026, 10, 7)
        lembar.save()


def alamat_tahun(kantor: Kantor, tahun: int = 2026) -> str:
    return reverse("realisasi:isi_tahun", args=[kantor.penugasan["Citra"].pk, tahun])


def formulir(jawaban: Any) -> dict[str, str]:
    return baca_formulir(jawaban, "setahun")


def test_bulan_terkunci_terbaca_dan_yang_terbuka_dapat_diisi(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "97"), periode=AGUSTUS,
            pada=date(2026, 9, 4))  # fmt: skip
    surat = pk(kantor, "surat-masuk")
    jawaban = citra.get(alamat_tahun(kantor))
    assert jawaban.status_code == 200
    data, teks = formulir(jawaban), jawaban.content.decode()
    assert {nama.rpartition(".")[2] for nama in data if "." in nama} == {"09"}
    assert data[f"v-{surat}.09"] == "0"
    assert f'data-baris="{surat}" data-bulan="08">97</td>' in teks
    penugasan = kantor.penugasan["Citra"].pk
    assert f'data-simpan="/isi/{penugasan}/2026-{{bulan}}/sel/"' in teks


@pytest.mark.usefixtures("agustus_dibuka")
def test_satu_kiriman_menyimpan_beberapa_bulan_dan_menyebutnya(
    kantor: Kantor, citra: Client
) -> None:
    surat, waktu = pk(kantor, "surat-masuk"), pk(kantor, "waktu-pelayanan")
    data = formulir(citra.get(alamat_tahun(kantor)))
    assert data[f"p-{surat}.08"] == "100"
    data |= {f"p-{surat}.08": "104", f"p-{surat}.09": "1.111"}
    data |= {f"p-{waktu}.09": "6,5", f"q-{waktu}.09": "40"}
    with tanpa_lingkup(), jejak_bertambah(*["realisasi.isi"] * 3):
        jawaban = citra.post(alamat_tahun(kantor), data)
    assert (jawaban.status_code, jawaban.url) == (302, alamat_tahun(kantor))
    assert pesan(citra.get(alamat_tahun(kantor))) == [
        "Agustus: 1 isian tersimpan.",
        "September: 2 isian tersimpan.",
    ]
    with tanpa_lingkup(), tidak_berubah():
        assert citra.post(alamat_tahun(kantor), formulir(citra.get(alamat_tahun(kantor)))).url


@pytest.mark.usefixtures("agustus_dibuka")
def test_bulan_yang_salah_tidak_tersimpan_sama_sekali_dan_bulan_lain_tetap_tersimpan(
    kantor: Kantor, citra: Client
) -> None:
    surat, arsip = pk(kantor, "surat-masuk"), pk(kantor, "arsip-pegawai")
    data = formulir(citra.get(alamat_tahun(kantor)))
    data |= {f"p-{surat}.08": "104", f"p-{surat}.09": "7", f"p-{arsip}.09": "12.5"}
    with tanpa_lingkup(), jejak_bertambah("realisasi.isi"):
        jawaban = citra.post(alamat_tahun(kantor), data)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "September belum tersimpan" in teks
    assert "pakai koma" in teks
    ulang = formulir(jawaban)
    assert (ulang[f"p-{surat}.09"], ulang[f"p-{arsip}.09"]) == ("7", "12.5")
    assert ulang[f"v-{surat}.08"] == "2"
    with tanpa_lingkup():
        assert not Realisasi.objects.filter(bulan=9).exists()


def test_yang_berubah_di_tempat_lain_menawarkan_pilihan(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    data = formulir(citra.get(alamat_tahun(kantor))) | {f"p-{surat}.09": "7"}
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_tahun(kantor), data)
    assert jawaban.status_code == 409
    assert f'name="b-{surat}.09" value="saya.1"' in jawaban.content.decode()
    ulang = formulir(jawaban) | {f"b-{surat}.09": "saya.1"}
    assert citra.post(alamat_tahun(kantor), ulang).status_code == 302
    with tanpa_lingkup():
        assert Realisasi.objects.get(indikator_id=surat).pembilang == 7


def test_bulan_yang_tertutup_menolak_dan_ketikan_tetap(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    for bulan in ("05", "12"):
        data = {f"v-{surat}.{bulan}": "0", f"p-{surat}.{bulan}": "7"}
        with tanpa_lingkup(), tidak_berubah():
            jawaban = citra.post(alamat_tahun(kantor), data)
        assert jawaban.status_code == 409
        assert formulir(jawaban)[f"p-{surat}.{bulan}"] == "7"


def test_keterangan_dan_syarat_yang_tidak_tampil_tidak_hilang(
    kantor: Kantor, citra: Client
) -> None:
    surat = pk(kantor, "surat-masuk")
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "9", keterangan="Baris satu\nBaris dua"))
        isi(kantor, "Citra", isian(kantor, "kehadiran-musrenbang", "80/100 ya"))
    data = formulir(citra.get(alamat_tahun(kantor))) | {f"p-{surat}.09": "10"}
    assert citra.post(alamat_tahun(kantor), data).status_code == 302
    with tanpa_lingkup():
        satu = Realisasi.objects.get(indikator_id=surat)
        hadir = Realisasi.objects.get(indikator__kode="kehadiran-musrenbang")
    assert (satu.pembilang, satu.keterangan) == (10, "Baris satu\nBaris dua")
    assert (hadir.syarat_terpenuhi, hadir.versi) == (True, 1)


def test_yang_hanya_melihat_membaca_semua_dan_tidak_dapat_menyimpan(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    assert formulir(sari.get(alamat_tahun(kantor))).keys() <= {"csrfmiddlewaretoken"}
    surat = pk(kantor, "surat-masuk")
    with tanpa_lingkup(), tidak_berubah():
        data = {f"v-{surat}.09": "0", f"p-{surat}.09": "7"}
        assert sari.post(alamat_tahun(kantor), data).status_code == 403


def test_atasan_memberi_alasan_di_tampilan_setahun(kantor: Kantor) -> None:
    budi, surat = masuk(kantor, "Budi"), pk(kantor, "surat-masuk")
    data = formulir(budi.get(alamat_tahun(kantor))) | {f"p-{surat}.09": "7"}
    assert budi.post(alamat_tahun(kantor), data).status_code == 422
    data["alasan_atas_nama"] = "Citra sakit"
    assert budi.post(alamat_tahun(kantor), data).status_code == 302


@pytest.mark.parametrize("tahun", [0, 1999, 2100, 10**20])
def test_tahun_di_luar_jangkauan_404(kantor: Kantor, citra: Client, tahun: int) -> None:
    assert citra.get(alamat_tahun(kantor, tahun)).status_code == 404
    assert citra.post(alamat_tahun(kantor, tahun), {}).status_code == 404


def test_tahun_tanpa_katalog_dijawab_dengan_kata(kantor: Kantor, citra: Client) -> None:
    jawaban = citra.get(alamat_tahun(kantor, 2024))
    assert jawaban.status_code == 409
    assert "Belum ada katalog IKI" in jawaban.content.decode()


def ukur(banyaknya: int) -> int:
    with transaction.atomic():
        kantor = buat_kantor((*BARIS_MINI, *buat_baris_tambahan(banyaknya)))
        with lingkup([kantor.kecamatan.pk]):
            isi(
                kantor,
                "Citra",
                *[
                    isian(kantor, baris["kode"], "5/5 ya" if "jenis" in baris else "5")
                    for baris in kantor.daftar_baris
                ],
            )
        hasil = hitung_kueri(masuk(kantor, "Citra"), alamat_tahun(kantor))
        transaction.set_rollback(True)
    return hasil


@pytest.mark.django_db
def test_kueri_tetap_untuk_dua_kali_baris() -> None:
    assert ukur(6) == ukur(16) <= 12
