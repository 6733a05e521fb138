"""The guide and the words: headings, links, pictures and words of the screen hold."""

import html
import json
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from PIL import Image

from laporan.panduan import DAFTAR_ISTILAH, DAFTAR_PANDUAN, Panduan
from tests.aturan.pohon import baca, daftar_produksi, daftar_templat

AKAR = Path(__file__).resolve().parents[2]
GAMBAR = AKAR / "static" / "panduan"
TEKS = "templates/laporan/panduan/"
PALING_BESAR = 60 * 1024
PALING_BANYAK = 16

per_panduan = pytest.mark.parametrize("panduan", DAFTAR_PANDUAN, ids=lambda satu: satu.kode)


def _gambar(panduan: Panduan) -> str:
    return render_to_string(panduan.templat)


# --- headings -----------------------------------------------------------------------------------


@per_panduan
def test_daftar_isi_sama_dengan_judul_bagiannya(panduan: Panduan) -> None:
    isi = _gambar(panduan)
    daftar = re.search(r'<nav class="panduan-isi".*?</nav>', isi, re.S)
    assert daftar is not None
    tertulis = re.findall(r'<a href="#([\w-]+)">(.*?)</a>', daftar[0])
    bagian = re.findall(
        r'<section id="([\w-]+)" aria-labelledby="([\w-]+)">\s*<h2 id="([\w-]+)">(.*?)</h2>', isi
    )
    assert tertulis == [(jangkar, judul) for jangkar, _, _, judul in bagian]
    assert all(sebut == judul_id == f"judul-{j}" for j, sebut, judul_id, _ in bagian)
    assert len(bagian) >= 5
    assert "masalah" in dict(tertulis)


@per_panduan
def test_jangkar_tidak_berulang(panduan: Panduan) -> None:
    jangkar = re.findall(r'\bid="([\w-]+)"', _gambar(panduan))
    assert len(jangkar) == len(set(jangkar))


# --- pictures -----------------------------------------------------------------------------------


def _gambar_dipakai() -> dict[str, str]:
    """File name → the tag that shows it, over all guides."""
    return {
        re.search(r"panduan/([\w-]+\.webp)", tag)[1]: tag  # type: ignore[index]
        for panduan in DAFTAR_PANDUAN
        for tag in re.findall(r"<img [^>]*>", _gambar(panduan))
    }


def test_setiap_gambar_ada_dan_dipakai() -> None:
    ada = {berkas.name for berkas in GAMBAR.iterdir()}
    assert ada == set(_gambar_dipakai())
    assert 1 <= len(ada) <= PALING_BANYAK


def test_gambar_kecil_bercerita_dan_berukuran_benar() -> None:
    for nama, tag in _gambar_dipakai().items():
        assert (GAMBAR / nama).stat().st_size <= PALING_BESAR, nama
        with Image.open(GAMBAR / nama) as gambar:
            lebar, tinggi = gambar.size
        assert f'width="{lebar}" height="{tinggi}"' in tag, nama
        assert 'loading="lazy"' in tag, nama
        assert len(re.search(r'alt="([^"]*)"', tag)[1]) > 40, nama  # type: ignore[index]


# --- words of the screen ------------------------------------------------------------------------


def _teks_layar() -> str:
    """Everything the other pages can say: templates without the guides, and Python's texts."""
    templat = [nama for nama in daftar_templat() if not nama.startswith(TEKS)]
    kode = [nama for nama in daftar_produksi() if not nama.startswith("laporan/panduan/")]
    isi = "\n".join(baca(nama) for nama in (*templat, *kode))
    return " ".join(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", isi).split())


def kata_asing(isi: str, layar: str) -> list[str]:
    """Words set in <b> that no page says; "…" stands for what the page fills in."""
    return [
        kata
        for kata in re.findall(r"<b>(.*?)</b>", isi)
        for bagian in html.unescape(kata).split("…")
        if bagian.strip() not in layar
    ]


@per_panduan
def test_kata_tombol_pada_panduan_memang_tertulis_di_layar(panduan: Panduan) -> None:
    isi = _gambar(panduan)
    assert isi.count("<b>") > 10
    assert kata_asing(isi, _teks_layar()) == []


def test_kendali_kata_tombol_yang_tidak_ada() -> None:
    isi = "<b>Simpan Draf</b> <b>Kirim sekarang</b> <b>Ajukan ke …</b>"
    assert kata_asing(isi, _teks_layar()) == ["Kirim sekarang"]


# --- words --------------------------------------------------------------------------------------


def _singkatan(teks: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]{2,}\b", teks))


def _teks_katalog(isi: object) -> str:
    if isinstance(isi, dict):
        return " ".join(_teks_katalog(satu) for satu in isi.values())
    if isinstance(isi, list):
        return " ".join(_teks_katalog(satu) for satu in isi)
    return isi if isinstance(isi, str) else ""


def test_setiap_singkatan_katalog_ada_di_daftar_istilah() -> None:
    katalog = json.loads((AKAR / "fixtures" / "katalog-kecamatan.json").read_text(encoding="utf-8"))
    dipakai = _singkatan(_teks_katalog(katalog))
    assert len(dipakai) > 20
    assert dipakai - _singkatan(" ".join(satu.kata for satu in DAFTAR_ISTILAH)) == set()


def test_setiap_singkatan_mempunyai_nama_lengkap_dan_satu_kalimat() -> None:
    for satu in DAFTAR_ISTILAH:
        if re.fullmatch(r"[A-Z/]{2,}|.*\.", satu.kata):
            assert satu.panjang, satu.kata
        assert satu.arti.endswith("."), satu.kata


def test_spp_mempunyai_kedua_artinya() -> None:
    panjang = {satu.panjang for satu in DAFTAR_ISTILAH if "SPP" in _singkatan(satu.kata)}
    assert panjang == {"Surat Permintaan Pembayaran", "Standar Pelayanan Publik"}


def test_istilah_urut_dan_jangkarnya_tidak_berulang() -> None:
    kata = [satu.kata.casefold() for satu in DAFTAR_ISTILAH]
    assert kata == sorted(kata)
    assert len({satu.jangkar for satu in DAFTAR_ISTILAH}) == len(kata)
