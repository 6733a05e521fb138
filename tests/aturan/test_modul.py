"""Modules of the pages: small, told what they are, asked for at once, hashed whole, no circle."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import override_settings

from kinerja.inti.statis import BerkasStatis
from tests.aturan.pohon import AKAR, baca, daftar_berkas

MODUL = [nama for nama in daftar_berkas() if nama.startswith("static/js/")]
IMPOR = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
KEPALA = "templates/realisasi/_alat_kepala.html"
BATAS_FUNGSI = 40
BATAS_LEMBAR = 150 * 1024
TERLARANG = re.compile(
    r"\beval\(|new Function|document\.write|\.style\.|on\w+\s*=\s*[\"']|https?://"
)


def diimpor(nama: str, isi: str) -> set[str]:
    """Modules that a module imports, as paths from the root of the project."""
    tempat = (AKAR / nama).parent
    return {str((tempat / alamat).resolve().relative_to(AKAR)) for alamat in IMPOR.findall(isi)}


def fungsi_panjang(isi: str) -> list[str]:
    """Functions and methods (at most one level inside a class) of more than 40 lines."""
    temuan = []
    baris = isi.splitlines()
    for ke, satu in enumerate(baris):
        cocok = re.match(r"^( {0,2})(?:export )?(?:async )?(?:function )?[\w#]+ ?\(.*\) \{$", satu)
        cocok = cocok or re.match(
            r"^( {0,2})(?:export )?(?:async )?(?:get |set |static )?(?:function )?[\w#]+\(.*\{$",
            satu,
        )
        if not cocok or satu.strip().startswith(("if", "for", "while", "switch")):
            continue
        akhir = next(
            n for n, lain in enumerate(baris) if n > ke and lain.startswith(cocok[1] + "}")
        )
        if akhir - ke + 1 > BATAS_FUNGSI:
            temuan.append(f"{satu.strip()} {akhir - ke + 1}")
    return temuan


def lingkaran(rujukan: dict[str, set[str]]) -> list[str]:
    """Modules that import themselves by way of others."""
    return [nama for nama in rujukan if nama in _semua(rujukan, nama)]


def _semua(rujukan: dict[str, set[str]], awal: str) -> set[str]:
    hasil: set[str] = set()
    antre = list(rujukan.get(awal, set()))
    while antre:
        satu = antre.pop()
        if satu not in hasil:
            hasil.add(satu)
            antre += rujukan.get(satu, set())
    return hasil


def test_setiap_modul_mengatakan_gunanya() -> None:
    assert len(MODUL) > 10
    assert [nama for nama in MODUL if not baca(nama).startswith("/**\n")] == []


def test_modul_tidak_memuat_yang_dilarang_kebijakan() -> None:
    assert [nama for nama in MODUL if TERLARANG.search(baca(nama))] == []


def test_tidak_ada_fungsi_modul_di_atas_40_baris() -> None:
    assert {nama: temuan for nama in MODUL if (temuan := fungsi_panjang(baca(nama)))} == {}


def test_modul_tidak_mengimpor_melingkar_dan_semua_ada() -> None:
    rujukan = {nama: diimpor(nama, baca(nama)) for nama in MODUL}
    assert lingkaran(rujukan) == []
    assert {lain for daftar in rujukan.values() for lain in daftar} - set(MODUL) == set()


def test_semua_modul_lembar_diminta_sekaligus() -> None:
    diminta = set(re.findall(r"modulepreload\" href=\"\{% static '(js/[^']+)'", baca(KEPALA)))
    perlu = _semua({nama: diimpor(nama, baca(nama)) for nama in MODUL}, "static/js/isi.js")
    assert {f"static/{nama}" for nama in diminta} == perlu


def test_lembar_pertama_kali_ringan() -> None:
    """Layout, font, sheet styles and every module of the sheet, as a phone first fetches them."""
    kerangka = re.findall(r"\{% static '([^']+)' %\}", baca("templates/dasar.html"))
    kepala = re.findall(r"\{% static '([^']+)' %\}", baca(KEPALA))
    berkas = {*kerangka, *kepala, "vendor/ikon.svg", "css/kisi.css"}
    jumlah = sum(
        len(isi) if nama.endswith("woff2") else len(gzip.compress(isi, 9))
        for nama in berkas
        if (isi := (AKAR / "static" / nama).read_bytes())
    )
    assert jumlah < BATAS_LEMBAR


def test_nama_bersidik_sampai_ke_dalam_impor(tmp_path: Path) -> None:
    """A changed module changes the name of what imports it; no plain name is fetched."""
    with override_settings(STATIC_ROOT=str(tmp_path)):
        gudang = BerkasStatis(location=str(tmp_path), base_url="/static/")
        sumber = {}
        for nama in MODUL:
            tujuan = tmp_path / nama.removeprefix("static/")
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            tujuan.write_text(baca(nama), encoding="utf-8")
            sumber[nama.removeprefix("static/")] = (gudang, nama.removeprefix("static/"))
        hasil = list(gudang.post_process(sumber))
        assert [galat for *_, galat in hasil if isinstance(galat, Exception)] == []
        for nama in sumber:
            isi = (tmp_path / gudang.stored_name(nama)).read_text(encoding="utf-8")
            polos = [a for a in IMPOR.findall(isi) if not re.search(r"\.[0-9a-f]{12}\.js$", a)]
            assert polos == [], nama


@pytest.mark.parametrize("baris", [39, 41])
def test_kendali_modul(baris: int) -> None:
    isi = "export function isi(a) {\n" + "  a();\n" * (baris - 2) + "}\n"
    assert bool(fungsi_panjang(isi)) is (baris > BATAS_FUNGSI)
    assert lingkaran({"a": {"b"}, "b": {"a"}, "c": {"a"}}) == ["a", "b"]
    assert diimpor("static/js/isi.js", 'import { x } from "./isi/teks.js";') == {
        "static/js/isi/teks.js"
    }
    assert TERLARANG.search("x.style.color = 1")
