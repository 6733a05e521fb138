"""Which entries a person finds in the menu, and which one is open."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from jabatan.izin import Pelaku
from jabatan.models import JenisPosisi, Kecamatan, PemerintahDaerah, Penugasan, Posisi
from kinerja.konteks import Navigasi, navigasi

HARI = date(2026, 10, 2)
KECAMATAN = Kecamatan(pk=1, nama="Sukamaju", pemda=PemerintahDaerah(pk=1, nama="Kota Harapan"))


def _duduk(jenis: str, nama: str, kode: str = "") -> Penugasan:
    posisi = Posisi(pk=5, kecamatan=KECAMATAN, nama=nama, jenis=jenis, kode_jabatan=kode)
    return Penugasan(pk=9, kecamatan=KECAMATAN, posisi=posisi, mulai=date(2026, 1, 1))


def _pelaku(nama: str, *penugasan: Penugasan, **hak: Any) -> Pelaku:
    return Pelaku(
        pengguna_id=1,
        nama=nama,
        pada=HARI,
        daftar_penugasan=penugasan,
        daftar_kecamatan={1: KECAMATAN},
        kepala_di=frozenset(
            p.posisi_id for p in penugasan if p.posisi.jenis != JenisPosisi.PELAKSANA
        ),
        **hak,
    )


STAF_CITRA = _pelaku("Citra", _duduk("pelaksana", "Pengadministrasi Surat", "surat"))
KASI_BUDI = _pelaku("Budi", _duduk("kasi", "Kasi Pemerintahan"))
CAMAT_SARI = _pelaku("Sari", _duduk("camat", "Camat"), camat_di=frozenset({1}))
ADMIN_RAHMA = _pelaku("Rahma", admin_di=frozenset({1}))
APIP_TONO = _pelaku("Tono", inspektorat_di=frozenset({1}))


def _navigasi(pelaku: Pelaku, rute: str = "", **lain: Any) -> Navigasi:
    request = RequestFactory().get("/")
    request.pelaku = pelaku  # type: ignore[attr-defined]
    request.resolver_match = SimpleNamespace(view_name=rute)  # type: ignore[assignment]
    for nama, nilai in lain.items():
        setattr(request, nama, nilai)
    hasil = navigasi(request)["navigasi"]
    assert hasil is not None
    return hasil


def _label(susunan: Navigasi) -> list[str]:
    return [butir.label for butir in susunan.daftar_utama]


@pytest.mark.parametrize(
    ("pelaku", "label"),
    [
        (STAF_CITRA, ["Beranda", "Isi Realisasi", "Tahun Saya", "Laporan", "Pemberitahuan"]),
        (
            KASI_BUDI,
            ["Beranda", "Isi Realisasi", "Verifikasi", "Dasbor Seksi", "Laporan", "Pemberitahuan"],
        ),
        (CAMAT_SARI, ["Dasbor", "Persetujuan", "Buka Kunci", "Laporan", "Target", "Pemberitahuan"]),
        (
            ADMIN_RAHMA,
            [
                *("Dasbor", "Buka Kunci", "Laporan", "Target"),
                *("Pegawai", "Posisi", "Periode", "Pengaturan", "Pemberitahuan"),
            ],
        ),
        (
            APIP_TONO,
            [
                "Dasbor",
                "Laporan",
                "Target",
                "Pegawai",
                "Posisi",
                "Periode",
                "Pengaturan",
                "Pemberitahuan",
            ],
        ),
    ],
    ids=lambda nilai: getattr(nilai, "nama", None),
)
def test_menu_menurut_hak(pelaku: Pelaku, label: list[str]) -> None:
    assert _label(_navigasi(pelaku)) == label


def test_kasubbag_yang_plt_camat_melihat_verifikasi_dan_persetujuan() -> None:
    merangkap = _pelaku(
        "Budi",
        _duduk("kasubbag", "Kasubbag Umum"),
        _duduk("camat", "Camat"),
        camat_di=frozenset({1}),
    )
    assert {"Verifikasi", "Persetujuan"} <= set(_label(_navigasi(merangkap)))


def test_tanpa_pelaku_tidak_ada_navigasi() -> None:
    assert navigasi(RequestFactory().get("/")) == {"navigasi": None}
    tanpa_kecamatan = RequestFactory().get("/")
    tanpa_kecamatan.pelaku = replace(STAF_CITRA, daftar_penugasan=(), daftar_kecamatan={})  # type: ignore[attr-defined]
    assert navigasi(tanpa_kecamatan) == {"navigasi": None}


@pytest.mark.parametrize(
    ("rute", "arus"),
    [
        ("indikator:katalog", "page"),
        ("indikator:katalog_jabatan", "true"),
        ("indikator:lain", ""),
        ("", ""),
    ],
)
def test_butir_yang_terbuka_ditandai(rute: str, arus: str) -> None:
    katalog, panduan = _navigasi(STAF_CITRA, rute).daftar_rujukan
    assert katalog.arus == arus
    assert panduan.arus == ""


@pytest.mark.parametrize("halaman", ["lihat", "realisasi", "bundel", "terbit_satu"])
def test_setiap_halaman_laporan_ada_di_bawah_laporan(halaman: str) -> None:
    utama = _navigasi(CAMAT_SARI, f"laporan:{halaman}").daftar_utama
    assert [butir.label for butir in utama if butir.arus] == ["Laporan"]


def test_hitungan_menunggu_tampil_di_butirnya() -> None:
    susunan = _navigasi(CAMAT_SARI, hitungan_menu={"realisasi:persetujuan": 4})
    assert {b.label: b.hitungan for b in susunan.daftar_utama} == {
        "Dasbor": 0,
        "Persetujuan": 4,
        "Buka Kunci": 0,
        "Laporan": 0,
        "Target": 0,
        "Pemberitahuan": 0,
    }


def test_kerangka_menyebut_kantor_orang_dan_jalan_keluar() -> None:
    susunan = _navigasi(STAF_CITRA, "realisasi:isi")
    html = render_to_string(
        "dasar.html", {"navigasi": susunan, "messages": [], "csrf_token": "rahasia"}
    )
    for teks in ("Kecamatan Sukamaju", "Kota Harapan", "Citra", "Pengadministrasi Surat"):
        assert teks in html
    assert html.count('aria-current="page"') == 2  # rail and bottom bar
    assert '<form method="post" action="/keluar/">' in html
    assert 'href="#isi"' in html
    assert 'id="isi"' in html


def test_butir_yang_tidak_muat_pindah_ke_lainnya() -> None:
    merangkap = _pelaku(
        "Budi",
        _duduk("kasubbag", "Kasubbag Umum", "umum"),
        _duduk("camat", "Camat"),
        camat_di=frozenset({1}),
    )
    susunan = _navigasi(merangkap)
    assert len(susunan.daftar_bawah) == 4
    assert susunan.daftar_bawah + susunan.daftar_lainnya == susunan.daftar_utama
    assert susunan.daftar_lainnya[-1] == susunan.kotak_masuk


def test_kotak_masuk_tidak_memakan_tempat_di_bilah_bawah() -> None:
    susunan = _navigasi(replace(APIP_TONO, belum_dibaca=3))
    assert (susunan.kotak_masuk.label, susunan.kotak_masuk.hitungan) == ("Pemberitahuan", 3)
    assert susunan.kotak_masuk not in susunan.daftar_bawah
    assert susunan.daftar_lainnya[-1] == susunan.kotak_masuk
