"""Charts: three states stay three, nothing styled inline, the table says what the line says."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from laporan.bagan import (
    BaganBatang,
    BaganGaris,
    Batang,
    TitikBagan,
    tulis_batang,
    ujung_batang,
)
from laporan.bagan.skala import susun_skala

NILAI = st.decimals(min_value=0, max_value=10**9, places=2)


def angka(bulan: int, nilai: int, target: int | None = None) -> TitikBagan:
    sasaran = None if target is None else Decimal(target)
    return TitikBagan(
        bulan, Decimal(nilai), str(nilai), sasaran, "" if target is None else str(target)
    )


def bagan(*titik: TitikBagan) -> BaganGaris:
    return BaganGaris("Realisasi", "surat", tuple(titik))


def bentuk(gambar: BaganGaris, kelas: str) -> list[ElementTree.Element]:
    """The shapes of a class; the drawing must be well-formed."""
    return [
        satu
        for satu in ElementTree.fromstring(gambar.svg).iter()
        if kelas in (satu.get("class") or "").split()
    ]


def tulisan_pengganti(svg: str) -> str:
    """What is said in place of a drawing: its title, which names it."""
    akar = ElementTree.fromstring(svg)
    judul = akar.find("title")
    assert akar.get("role") == "img"
    assert judul is not None
    assert akar.get("aria-labelledby") == judul.get("id") != ""
    return judul.text or ""


# --- line ---------------------------------------------------------------------------------------


def test_garis_menyambung_bulan_yang_berangka() -> None:
    gambar = bagan(angka(1, 40), angka(2, 80), angka(3, 0))
    jalan = bentuk(gambar, "bagan-jalan")
    assert len(jalan) == 2
    assert len(bentuk(gambar, "bagan-titik")) == 3
    assert jalan[0].get("x1") == "9.00%"
    assert jalan[1].get("y2") == "184.0"  # zero is a figure, and lies on the ground line


def test_garis_terputus_pada_bulan_yang_belum_diisi_dan_yang_nihil() -> None:
    kosong = TitikBagan(2, None, "–", belum=True)
    nihil = TitikBagan(2, None, "nihil", nihil=True)
    terputus = bagan(angka(1, 40), kosong, angka(3, 50))
    dinyatakan = bagan(angka(1, 40), nihil, angka(3, 50))
    assert bentuk(terputus, "bagan-jalan") == bentuk(dinyatakan, "bagan-jalan") == []
    assert len(bentuk(terputus, "bagan-nihil")) == 0
    assert len(bentuk(dinyatakan, "bagan-nihil")) == 1


def test_bulan_yang_tidak_jatuh_tempo_tidak_memutus_garis() -> None:
    gambar = bagan(angka(3, 40), TitikBagan(4, None, "○"), angka(6, 50))
    assert len(bentuk(gambar, "bagan-jalan")) == 1


def test_target_digambar_hanya_pada_bulan_yang_bertarget() -> None:
    gambar = bagan(angka(1, 40, 100), angka(2, 80))
    target = bentuk(gambar, "bagan-target")
    assert [satu.get("y1") for satu in target] == ["24.0"]  # the scale ends at the target
    assert gambar.ada_target


def test_tulisan_pengganti_menyebut_tiga_keadaan() -> None:
    gambar = bagan(
        angka(1, 0, 100),
        TitikBagan(2, None, "nihil", nihil=True),
        TitikBagan(3, None, "–", belum=True),
        TitikBagan(4, None, "○"),
    )
    assert tulisan_pengganti(gambar.svg) == (
        "Realisasi: Januari 0 surat, target 100; Februari nihil; Maret belum diisi."
    )


def test_tanpa_angka_tidak_digambar_tetapi_tabelnya_ada() -> None:
    gambar = bagan(TitikBagan(1, None, "–", belum=True))
    html = render_to_string("komponen/_bagan_garis.html", {"bagan": gambar})
    assert gambar.svg == ""
    assert "Belum ada angka untuk digambar." in html
    assert "Januari" in html


def test_tabel_memuat_setiap_titik_seperti_tertulis() -> None:
    gambar = bagan(angka(1, 7, 9), angka(2, 8, 9))
    html = render_to_string("komponen/_bagan_garis.html", {"bagan": gambar})
    assert re.findall(r'<td class="angka">\s*(.*?)\s*</td>', html) == ["7", "9", "8", "9"]
    assert "style=" not in html
    assert "&lt;svg" not in html


def test_judul_yang_memuat_tanda_html_diamankan() -> None:
    gambar = BaganGaris('<script>"&', "", (angka(1, 1),))
    assert tulisan_pengganti(gambar.svg).startswith('<script>"&:')
    assert "<script>" not in gambar.svg


@given(st.lists(st.one_of(st.none(), NILAI), min_size=12, max_size=12))
def test_setiap_titik_berada_di_dalam_gambar(daftar: list[Decimal | None]) -> None:
    titik = [TitikBagan(b, n, str(n), target=n) for b, n in enumerate(daftar, 1)]
    gambar = bagan(*titik)
    if not gambar.svg:
        assert all(nilai is None for nilai in daftar)
        return
    for satu in bentuk(gambar, "bagan-titik"):
        assert 0 <= Decimal((satu.get("cx") or "").removesuffix("%")) <= 100
        assert 24 <= Decimal(satu.get("cy") or "") <= 184


# --- scale --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tertinggi", "tanda"),
    [
        ("0", ["0", "1"]),
        ("1", ["0", "1"]),
        ("3", ["0", "1", "2", "3"]),
        ("100", ["0", "25", "50", "75", "100"]),
        ("107", ["0", "50", "100", "150"]),
        ("0.75", ["0", "0.2", "0.4", "0.6", "0.8"]),
        ("1234", ["0", "500", "1000", "1500"]),
    ],
)
def test_sumbu_memakai_angka_bulat(tertinggi: str, tanda: list[str]) -> None:
    assert list(susun_skala([Decimal(tertinggi)]).daftar_tanda) == [Decimal(satu) for satu in tanda]


@given(NILAI)
def test_sumbu_selalu_memuat_nilainya(nilai: Decimal) -> None:
    skala = susun_skala([nilai])
    assert skala.ujung >= nilai
    assert skala.daftar_tanda[0] == 0
    assert 2 <= len(skala.daftar_tanda) <= 5


# --- bar ----------------------------------------------------------------------------------------


def test_batang_ditulis_dengan_titik_dan_garis_seratus() -> None:
    batang = ElementTree.fromstring(tulis_batang(Decimal("86.8"), ujung_batang([])))
    assert batang.findall("rect")[1].get("width") == "72.33%"
    assert batang.findall("line")[0].get("x1") == "83.33%"


def test_batang_tanpa_angka_bukan_batang_nol() -> None:
    assert tulis_batang(None, Decimal(120)) == ""
    assert 'width="0.00%"' in tulis_batang(Decimal(0), Decimal(120))


def test_ujung_batang_mengikuti_nilai_terbesar() -> None:
    assert ujung_batang([Decimal(80), None]) == 120
    assert ujung_batang([Decimal(250)]) == 250


# --- bars below one another ---------------------------------------------------------------------


def batang_banyak(*nilai: int | None) -> BaganBatang:
    daftar = [
        Batang(f"Nama {ke}", None if satu is None else Decimal(satu), "–" if satu is None else "x")
        for ke, satu in enumerate(nilai)
    ]
    return BaganBatang("Capaian", tuple(daftar), Decimal(120), seratus=True, bertabel=False)


def test_batang_banyak_dibagi_sama_rata_dengan_skala_yang_sama() -> None:
    gambar = batang_banyak(*range(60, 71))
    akar = [ElementTree.fromstring(svg) for svg in gambar.daftar_svg]
    isi = [[r for r in satu.iter("rect") if r.get("class") == "bagan-batang"] for satu in akar]
    assert [len(satu) for satu in isi] == [4, 4, 3]
    assert isi[0][0].get("width") == "40.00%"  # 60 of 120, on four fifths of the width
    assert [satu.get("height") for satu in akar] == ["136", "136", "102"]


def test_batang_tanpa_angka_bernama_tetapi_tidak_digambar() -> None:
    (svg,) = batang_banyak(0, None).daftar_svg
    akar = ElementTree.fromstring(svg)
    assert len([r for r in akar.iter("rect") if r.get("class") == "bagan-batang"]) == 1
    assert [t.text for t in akar.iter("text")] == ["Nama 0", "x", "Nama 1", "–"]
    assert tulisan_pengganti(svg) == "Capaian: Nama 0 x; Nama 1 –."
    assert batang_banyak(None, None).daftar_svg == ()


def test_nama_panjang_dipendekkan_di_gambar_saja() -> None:
    nama = "Pengolah Data Pemberdayaan Masyarakat dan Kelembagaan"
    gambar = BaganBatang(
        "C", (Batang(nama, Decimal(1), "1"),), Decimal(1), seratus=False, bertabel=True
    )
    (svg,) = gambar.daftar_svg
    teks = [t.text for t in ElementTree.fromstring(svg).iter("text")]
    assert teks[0] == "Pengolah Data Pemberdayaan Masyarakat dan K…"
    assert nama in tulisan_pengganti(svg)
    assert nama in render_to_string("komponen/_bagan_batang.html", {"bagan": gambar})
