"""Reads an explanation page as its reader does: figure, rules, months, steps, ways on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAUTAN = re.compile(r'<a class="angka-jelas" href="([^"]+)"[^>]*>(.*?)(?:<span|</a>)', re.S)
LAIN = re.compile(
    r'<li><a href="(/jelaskan/[^"]+)"[^>]*><span>[^<]*</span> <strong>(.*?)</strong>', re.S
)


@dataclass(frozen=True)
class BulanTerbaca:
    """One month as printed."""

    nama: str
    isian: str
    jatuh_tempo: str
    diisi: str
    diverifikasi: str
    disetujui: str


@dataclass(frozen=True)
class HalamanJelas:
    """One page; ``daftar_bulan`` has one tuple a post."""

    judul: str
    angka: str
    aturan: tuple[str, ...]
    langkah: tuple[str, ...]
    daftar_bulan: tuple[tuple[BulanTerbaca, ...], ...]
    tautan: dict[str, str]
    isi: str


def baca_halaman(isi: str) -> HalamanJelas:
    """Read the page; its figure without the unit."""
    return HalamanJelas(
        judul=_satu(r"<h1>(.*?)</h1>", isi),
        angka=_satu(r'<p class="jelas-angka">(.*?)(?:<small>|</p>)', isi),
        aturan=_aturan(isi),
        langkah=_butir("jelas-langkah", isi),
        daftar_bulan=tuple(
            tuple(_bulan(baris) for baris in re.findall(r"<tr>(.*?)</tr>", tabel, re.S)[1:])
            for tabel in re.findall(r'id="masukan-\d+".*?<table[^>]*>(.*?)</table>', isi, re.S)
        ),
        tautan=baca_tautan(isi),
        isi=isi,
    )


def baca_tautan(isi: str) -> dict[str, str]:
    """Address → figure of every figure on a page that opens."""
    daftar = TAUTAN.findall(isi) + LAIN.findall(isi)
    return {alamat: _polos(teks) for alamat, teks in daftar}


def _bulan(baris: str) -> BulanTerbaca:
    kolom = dict(re.findall(r'data-label="([^"]+)">(.*?)</td>', baris, re.S))
    nama = re.search(r"<th[^>]*>\s*(?:<a[^>]*>)?([^<]+)", baris)
    assert nama is not None
    isian = re.search(r'jelas-isian">(.*?)</span>', kolom["Isian"], re.S)
    assert isian is not None
    return BulanTerbaca(
        *(_polos(nama[1]), _polos(isian[1]), _polos(kolom.get("Masuk target", ""))),
        *(_polos(kolom[satu]) for satu in ("Diisi", "Diverifikasi", "Disetujui")),
    )


def _aturan(isi: str) -> tuple[str, ...]:
    """ "Realisasi: Dijumlahkan …"."""
    daftar = _satu(r'<dl class="identitas jelas-aturan">(.*?)</dl>', isi, polos=False)
    pasangan = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", daftar, re.S)
    return tuple(f"{_polos(label)}: {_polos(teks)}" for label, teks in pasangan)


def _butir(kelas: str, isi: str) -> tuple[str, ...]:
    daftar = _satu(rf'<[ou]l class="daftar-polos {kelas}">(.*?)</[ou]l>', isi, polos=False)
    return tuple(_polos(satu) for satu in re.findall(r"<li>(.*?)</li>", daftar, re.S))


def _satu(pola: str, isi: str, *, polos: bool = True) -> str:
    cocok = re.search(pola, isi, re.S)
    assert cocok is not None, pola
    return _polos(cocok[1]) if polos else cocok[1]


def _polos(teks: str) -> str:
    """The words of some markup, spaces as one."""
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", teks))).strip()
