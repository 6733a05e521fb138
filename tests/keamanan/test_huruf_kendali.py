"""Invisible characters are refused at one place, named, and lose nothing; markup is plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django import forms
from django.test import Client
from django.urls import get_resolver, reverse

from akun.forms import GantiSandiForm, MasukForm
from jabatan.models import Pegawai
from kinerja.inti.formulir import AngkaField, FormulirDasar, SurelField, TeksField, TerlihatField
from kinerja.inti.lingkup import lingkup
from kinerja.inti.teks import periksa_kendali
from realisasi.alur import Keadaan
from realisasi.models import Realisasi
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor, buat_kantor
from tests.realisasi.adegan import buat_lembar
from tests.realisasi.peramban import alamat_isi, baca_formulir, masuk, pk

DITOLAK = (
    *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0),
    0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065),
    *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF, 0xE000, 0xE0041,
)  # fmt: skip
BOLEH = "Siti Nur’aini, S.Sos. — <b>½ ²</b>\tdan\r\nbaris é è ñ 👍🏽 日本 \u00a0\u202f10 %"


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    kantor = buat_kantor()
    with (
        time_machine.travel("2026-10-05T03:00:00+00:00", tick=False),
        lingkup([kantor.kecamatan.pk]),
    ):
        yield kantor


def test_setiap_huruf_tak_terlihat_ditolak_dengan_namanya() -> None:
    lolos = [hex(nomor) for nomor in DITOLAK if not periksa_kendali(f"a{chr(nomor)}b", "Nama")]
    assert lolos == []
    pesan = periksa_kendali("Budi\u202eidug", "Nama")
    assert pesan.startswith("Nama memuat karakter yang tidak dapat disimpan: U+202E")
    assert periksa_kendali(BOLEH, "Nama") == ""


@pytest.mark.parametrize("teks", ["\x1cBudi", "Budi\x85", "\u2028Budi", "Budi\ufeff"])
def test_di_tepi_pun_tidak_dibuang_diam_diam(teks: str) -> None:
    bidang = TeksField(label="Nama pegawai")
    with pytest.raises(forms.ValidationError, match="Nama pegawai memuat karakter"):
        bidang.clean(teks)


def _daftar_formulir(kelas: type[Any] = FormulirDasar) -> Iterator[type[Any]]:
    for anak in kelas.__subclasses__():
        yield anak
        yield from _daftar_formulir(anak)


def test_setiap_bidang_teks_aplikasi_memakai_penolak_yang_sama() -> None:
    """Passwords stay as typed, numbers have an alphabet of their own, a preview is signed by us."""
    assert get_resolver().url_patterns  # every form is loaded by its view
    lain = (AngkaField, SurelField, forms.RegexField, TerlihatField)
    telanjang = [
        f"{kelas.__name__}.{nama}"
        for kelas in _daftar_formulir()
        if kelas not in (MasukForm, GantiSandiForm)
        for nama, bidang in kelas.base_fields.items()
        if isinstance(bidang, forms.CharField) and not isinstance(bidang, lain)
    ]
    assert telanjang == ["TerapkanForm.pratinjau"]


# --- past the forms: what a sheet reads by hand ---------------------------------------------------


def test_keterangan_ditolak_di_sampingnya_dan_ketikan_tetap(kantor: Kantor) -> None:
    citra, nomor = masuk(kantor, "Citra"), pk(kantor, "surat-masuk")
    isi = baca_formulir(citra.get(alamat_isi(kantor)))
    isi |= {f"p-{nomor}": "12", f"k-{nomor}": "Rapat \u202ebalik"}
    jawaban = citra.post(alamat_isi(kantor), isi)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Keterangan memuat karakter yang tidak dapat disimpan: U+202E" in halaman
    assert "Rapat \u202ebalik" in halaman
    assert 'value="12"' in halaman
    assert not Realisasi.objects.exists()


@pytest.mark.parametrize(
    ("orang", "rute", "keadaan"),
    [
        ("Budi", "lembar_kembalikan", Keadaan.DIAJUKAN),
        ("Sari", "lembar_buka", Keadaan.DISETUJUI),
    ],
)
def test_alasan_ditolak_dan_ketikan_tetap(
    kantor: Kantor, orang: str, rute: str, keadaan: Keadaan
) -> None:
    lembar = buat_lembar(kantor, keadaan)
    kiriman = {"versi": lembar.versi, "alasan": "Angka \u2066salah"}
    jawaban = masuk(kantor, orang).post(reverse(f"realisasi:{rute}", args=[lembar.pk]), kiriman)
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert "Alasan memuat karakter yang tidak dapat disimpan: U+2066" in halaman
    assert "Angka \u2066salah" in halaman


def test_nama_pegawai_ditolak_dengan_ketikan_dan_tanda_b_tetap_teks(kantor: Kantor) -> None:
    agung = Client()
    agung.force_login(buat_admin("Admin Agung", kantor.kecamatan.pemda))
    alamat = reverse("jabatan:pegawai_baru", args=[kantor.kecamatan.pk])
    isi = {"nama": "Tono\u200f", "status": "non_asn", "nomor_induk": ""}
    jawaban = agung.post(alamat, isi)
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert "Nama lengkap dengan gelar memuat karakter yang tidak dapat disimpan: U+200F" in halaman
    assert "Tono\u200f" in halaman
    assert agung.post(alamat, isi | {"nama": "<b>Tono</b>"}).status_code == 302
    satu = Pegawai.objects.get(nama="<b>Tono</b>")
    halaman = agung.get(reverse("jabatan:pegawai_ubah", args=[satu.pk])).content.decode()
    assert "&lt;b&gt;Tono&lt;/b&gt;" in halaman
    assert "<b>Tono</b>" not in halaman
