"""Rights are asked first: who has none to an act hears 403 in every state, however bad the form."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jabatan.models import JenisPeran, Peran
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor
from tests.realisasi.adegan import SEPTEMBER, buat_lembar, tidak_berubah
from tests.realisasi.peramban import masuk

# "ya": his in one state at least · "-": never.
TABEL = """
tindakan    Citra Budi Sari admin inspektorat
isi         ya    ya   -    -     -
ajukan      ya    ya   -    -     -
tarik       ya    ya   -    -     -
verifikasi  -     ya   -    -     -
kembalikan  -     ya   ya   -     -
setujui     -     -    ya   -     -
buka        -     -    ya   ya    -
minta       ya    ya   -    -     -
"""
BURUK = {"versi": "sekian", "alasan": "x" * 900, "tindakan": "ajukan"}


def baca_tabel() -> dict[tuple[str, str], bool]:
    kepala, *daftar = [baris.split() for baris in TABEL.strip().splitlines()]
    return {
        (isi[0], orang): jawab == "ya"
        for isi in daftar
        for orang, jawab in zip(kepala[1:], isi[1:], strict=True)
    }


def _alamat(tindakan: str, lembar: LembarBulanan) -> str:
    bulan = [lembar.penugasan_id, SEPTEMBER.kode]
    if tindakan in ("isi", "ajukan"):
        return reverse("realisasi:isi_bulan", args=bulan)
    if tindakan == "minta":
        return reverse("realisasi:minta_buka", args=bulan)
    rute = tindakan if tindakan == "tarik" else f"lembar_{tindakan}"
    return reverse(f"realisasi:{rute}", args=[lembar.pk])


@pytest.fixture
def daftar_orang(kantor: Kantor) -> dict[str, Client]:
    pemda = kantor.kecamatan.pemda
    admin, inspektorat = buat_admin("Admin Agung", pemda), buat_admin("Inspektur Ina", pemda)
    Peran.objects.filter(pengguna=inspektorat).delete()
    Peran.objects.create(
        pengguna=inspektorat, jenis=JenisPeran.INSPEKTORAT, pemda=pemda, mulai=date(2026, 1, 1)
    )
    hasil = {nama: masuk(kantor, nama) for nama in ("Citra", "Budi", "Sari")}
    for nama, pengguna in (("admin", admin), ("inspektorat", inspektorat)):
        hasil[nama] = Client()
        hasil[nama].force_login(pengguna)
    return hasil


@pytest.mark.parametrize("keadaan", [satu for satu in Keadaan if satu is not Keadaan.BELUM])
def test_tanpa_hak_selalu_403_dan_tidak_ada_yang_berubah(
    kantor: Kantor, daftar_orang: dict[str, Client], keadaan: Keadaan
) -> None:
    lembar = buat_lembar(kantor, keadaan)
    salah = []
    with tidak_berubah():
        # A stale version is no excuse either; one state is enough to see that.
        daftar_versi = ["sekian"] * (keadaan is Keadaan.DIAJUKAN) + [str(lembar.versi)]
        tanpa_hak = [sel for sel, boleh in baca_tabel().items() if not boleh]
        for (tindakan, orang), versi in product(tanpa_hak, daftar_versi):
            kiriman: dict[str, Any] = BURUK | {"versi": versi, "v-1": "0", "p-1": "dua"}
            jawaban = daftar_orang[orang].post(_alamat(tindakan, lembar), kiriman)
            if jawaban.status_code != 403:
                salah.append((tindakan, orang, versi, jawaban.status_code))
    assert salah == []


@pytest.mark.parametrize("keadaan", [Keadaan.DRAF, Keadaan.DISETUJUI])
def test_yang_berhak_tidak_pernah_mendapat_403_karena_kirimannya_buruk(
    kantor: Kantor, daftar_orang: dict[str, Client], keadaan: Keadaan
) -> None:
    lembar = buat_lembar(kantor, keadaan)
    for (tindakan, orang), boleh in baca_tabel().items():
        if boleh and tindakan not in ("isi", "ajukan"):
            jawaban = daftar_orang[orang].post(_alamat(tindakan, lembar), BURUK)
            assert jawaban.status_code in (409, 422), (tindakan, orang)
