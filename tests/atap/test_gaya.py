"""The style sheets: readable in both themes, no class without a rule, a light first visit."""

import gzip
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
GAYA = AKAR / "static" / "css"
VENDOR = AKAR / "static" / "vendor"
HURUF = AKAR / "static" / "fonts" / "plus-jakarta-sans-5.3.0.woff2"
BATAS_KUNJUNGAN_PERTAMA = 100 * 1024

DASAR = ("kertas", "kartu", "landasan", "sorot")
TEKS_DI_DASAR = [
    (teks, dasar) for teks in ("tinta", "redup", "merek", "galat", "benar") for dasar in DASAR
]
TEKS_BERPASANGAN = [
    (f"{nada}-teks", nada)
    for nada in (
        "sangat-tinggi",
        "tinggi",
        "sedang",
        "rendah",
        "sangat-rendah",
        "kosong",
        "berjalan",
        "awas",
    )
] + [
    ("di-merek", "merek"),
    ("di-merek", "merek-tekan"),
    ("merek", "merek-lembut"),
    ("galat", "galat-lembut"),
    ("sangat-rendah-teks", "galat-lembut"),
]
BENTUK_DI_KARTU = [(nama, "kartu") for nama in ("batas", "merek-sedang", "awas-garis", "benar")]


def _tema() -> dict[str, dict[str, str]]:
    """Tokens of the light and the dark block of dasar.css."""
    isi = (GAYA / "dasar.css").read_text(encoding="utf-8")
    blok = re.findall(r":root \{(.*?)\}", isi, re.S)
    terang, gelap = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", satu))
        for satu in blok
        if "--kertas:" in satu
    )
    return {"terang": terang, "gelap": terang | gelap}


def _terang(warna: str) -> float:
    """Relative luminance (WCAG 2)."""
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in kanal)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontras(satu: str, dua: str) -> float:
    tinggi, rendah = sorted((_terang(satu), _terang(dua)), reverse=True)
    return (tinggi + 0.05) / (rendah + 0.05)


@pytest.mark.parametrize("tema", ["terang", "gelap"])
def test_tulisan_terbaca_di_atas_dasarnya(tema: str) -> None:
    token = _tema()[tema]
    pasangan = TEKS_DI_DASAR + TEKS_BERPASANGAN
    kurang = [p for p in pasangan if kontras(token[p[0]], token[p[1]]) < 4.5]
    assert kurang == []


@pytest.mark.parametrize("tema", ["terang", "gelap"])
def test_batas_dan_bentuk_terlihat_di_atas_kartu(tema: str) -> None:
    token = _tema()[tema]
    assert [p for p in BENTUK_DI_KARTU if kontras(token[p[0]], token[p[1]]) < 3] == []


def test_kendali_kontras() -> None:
    assert round(kontras("#000000", "#ffffff"), 2) == 21
    assert kontras("#777777", "#ffffff") < 4.5


def _kelas_di_templat() -> set[str]:
    """Class names written out in templates; names completed by a variable are left aside."""
    daftar: set[str] = set()
    for berkas in (AKAR / "templates").rglob("*.html"):
        isi = re.sub(r"\{#.*?#\}", "", berkas.read_text(encoding="utf-8"))
        for nilai in re.findall(r'class="([^"]*)"', isi):
            bersih = re.sub(r"\S*\{\{.*?\}\}\S*", " ", re.sub(r"\{%.*?%\}", " ", nilai))
            daftar |= {kelas for kelas in bersih.split() if not kelas.endswith("-")}
    return daftar


def test_setiap_kelas_di_templat_punya_aturan() -> None:
    gaya = "".join(
        p.read_text(encoding="utf-8") for p in (*GAYA.glob("*.css"), *VENDOR.glob("*.css"))
    )
    dikenal = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"/\*.*?\*/", "", gaya, flags=re.S)))
    dipakai = _kelas_di_templat()
    assert len(dipakai) > 40
    assert sorted(dipakai - dikenal) == []


def test_setiap_warna_hanya_disebut_di_token() -> None:
    layar = [
        p for p in GAYA.glob("*.css") if p.name not in {"dasar.css", "cetak.css", "kertas.css"}
    ]
    liar = {
        p.name: warna
        for p in layar
        if (warna := re.findall(r":[^;{]*(#[0-9a-f]{3,8})\b", p.read_text(encoding="utf-8")))
    }
    assert liar == {}


def test_kunjungan_pertama_ringan() -> None:
    templat = AKAR / "templates"
    kerangka = "".join(
        (templat / nama).read_text(encoding="utf-8")
        for nama in ("komponen/_kepala_dokumen.html", "dasar.html")
    )
    berkas = re.findall(r"\{% static '([^']+\.(?:css|svg|js))' %\}", kerangka)
    assert len(berkas) >= 9
    teks = [*berkas, "vendor/ikon.svg"]
    jumlah = sum(len(gzip.compress((AKAR / "static" / b).read_bytes(), 9)) for b in teks)
    assert jumlah + HURUF.stat().st_size < BATAS_KUNJUNGAN_PERTAMA
