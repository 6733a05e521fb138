"""Help for the open page: every page has a part of a guide, and every such part is there."""

import re
from dataclasses import replace
from functools import cache

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from kinerja.inti.tampilan import UMUM
from laporan.panduan import BANTUAN, DAFTAR_PANDUAN, ambil_bantuan
from tests.atap.test_navigasi import (
    ADMIN_RAHMA,
    APIP_TONO,
    CAMAT_SARI,
    KASI_BUDI,
    STAF_CITRA,
    _navigasi,
)
from tests.izin.pejalan import daftar_pola

# They answer with a file, never with a page of their own.
BERKAS = ("_pdf", "_xlsx", "_csv", "_berkas")


@cache
def ambil_jangkar(kode: str) -> frozenset[str]:
    """Ids of a guide as it is drawn."""
    (panduan,) = (satu for satu in DAFTAR_PANDUAN if satu.kode == kode)
    return frozenset(re.findall(r'id="([\w-]+)"', render_to_string(panduan.templat)))


def daftar_halaman() -> set[str]:
    """Routes of pages for who is signed in; the guide itself aside."""
    return {
        nama
        for nama, view in daftar_pola()
        if "GET" in view.metode
        and view.kebijakan != UMUM
        and not nama.endswith(BERKAS)
        and not nama.startswith("laporan:panduan")
    }


def test_setiap_halaman_bersesi_mempunyai_bantuan() -> None:
    halaman = daftar_halaman()
    assert len(halaman) > 20
    assert sorted(halaman - BANTUAN.keys()) == [], "add them to laporan/panduan/bantuan.py"


def test_setiap_entri_bantuan_menunjuk_alamat_yang_ada() -> None:
    assert sorted(BANTUAN.keys() - {nama for nama, _ in daftar_pola()}) == []


def test_setiap_tujuan_bantuan_ada_pada_panduannya() -> None:
    hilang = [
        tujuan
        for daftar in BANTUAN.values()
        for tujuan in daftar
        if tujuan.partition("#")[2] not in ambil_jangkar(tujuan.partition("#")[0])
    ]
    assert hilang == []


@pytest.mark.parametrize(
    ("pelaku", "rute", "tujuan"),
    [
        (STAF_CITRA, "realisasi:isi_bulan", ("staf", "mengisi")),
        (KASI_BUDI, "realisasi:isi_bulan", ("atasan", "atas-nama")),
        (CAMAT_SARI, "laporan:dasbor", ("camat", "dasbor")),
        (
            replace(ADMIN_RAHMA, admin_kecamatan_di=frozenset({1})),
            "jabatan:posisi",
            ("admin-kecamatan", "posisi"),
        ),
        (APIP_TONO, "laporan:dasbor", ("inspektorat", "dasbor")),
        (CAMAT_SARI, "jabatan:posisi", ("admin-kecamatan", "posisi")),
        (CAMAT_SARI, "tidak:ada", ("camat", "")),
    ],
)
def test_bantuan_mengikuti_halaman_dan_pembacanya(
    pelaku: object, rute: str, tujuan: tuple[str, str]
) -> None:
    assert ambil_bantuan(pelaku, rute) == tujuan  # type: ignore[arg-type]


def test_setiap_halaman_menautkan_bantuannya_di_rel_dan_di_bilah_atas() -> None:
    susunan = _navigasi(STAF_CITRA, "realisasi:isi")
    assert susunan.alamat_bantuan == "/panduan/staf/#mengisi"
    html = render_to_string(
        "dasar.html", {"navigasi": susunan, "messages": [], "csrf_token": "rahasia"}
    )
    assert html.count('href="/panduan/staf/#mengisi"') == 2


def test_panduan_ada_di_menu_setiap_orang() -> None:
    for pelaku in (STAF_CITRA, KASI_BUDI, CAMAT_SARI, ADMIN_RAHMA, APIP_TONO):
        alamat = [butir.alamat for butir in _navigasi(pelaku).daftar_rujukan]
        assert reverse("laporan:panduan") in alamat
