"""Short ways to write rules, cells and years; used by every test of the arithmetic.

``buat_deret("Jan 8/10; Feb nihil; Mar 4 lalu 5")`` reads like the tables of docs/formulas.md.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from indikator.hitung import (
    KATEGORI_BAWAAN,
    Agregasi,
    AntarPemegang,
    Aturan,
    Deret,
    Hasil,
    Jendela,
    Jenis,
    KeadaanSel,
    Polaritas,
    Sel,
    TargetTahunan,
    hitung_hasil,
)
from kinerja.inti.angka import baca_angka
from kinerja.inti.waktu import NAMA_BULAN_PENDEK

SEMUA_BULAN = frozenset(range(1, 13))
UTUH = {bulan: Fraction(1) for bulan in SEMUA_BULAN}
BELUM = Sel(KeadaanSel.BELUM)
NIHIL = Sel(KeadaanSel.NIHIL)


def buat_aturan(
    jenis: str = "jumlah", agregasi: str = "jumlah", polaritas: str = "naik", **lain: Any
) -> Aturan:
    """A monthly row counting surat, unless told otherwise."""
    bawaan: dict[str, Any] = {"bulan_jatuh_tempo": SEMUA_BULAN, "satuan": "surat"}
    antar = AntarPemegang(lain.pop("antar_pemegang", "dijumlahkan"))
    return Aturan(
        jenis=Jenis(jenis),
        agregasi=Agregasi(agregasi),
        polaritas=Polaritas(polaritas),
        antar_pemegang=antar,
        **(bawaan | lain),
    )


PERSENTASE = buat_aturan("persentase", "rasio_jumlah", satuan="persen")
STOK = buat_aturan("jumlah", "terakhir", satuan="unit")
WAKTU = buat_aturan("rata_rata", "rasio_jumlah", "turun", satuan="menit", desimal=2)


def angka(teks: str) -> Decimal:
    nilai = baca_angka(teks)
    assert nilai is not None
    return nilai


def buat_sel(teks: str, syarat: bool | None = None) -> Sel:
    """``8``, ``8/10``, ``nihil``, ``belum``; ``74/80 tidak`` answers the yes/no question."""
    if teks in ("nihil", "belum"):
        return Sel(KeadaanSel(teks))
    isi, _, jawaban = teks.partition(" ")
    pembilang, _, penyebut = isi.partition("/")
    jawab = {"": syarat, "ya": True, "tidak": False}[jawaban]
    return Sel(KeadaanSel.TERISI, baca_angka(pembilang), baca_angka(penyebut), jawab)


def baca_bulan(nama: str) -> int:
    return NAMA_BULAN_PENDEK.index(nama) + 1


def baca_jendela(teks: str) -> Jendela:
    """``Jan–Sep`` or ``Feb``."""
    awal, _, akhir = teks.partition("–")
    return Jendela(baca_bulan(awal), baca_bulan(akhir if len(akhir) > 0 else awal))


def baca_isian(teks: str) -> dict[int, tuple[Sel, ...]]:
    isian: dict[int, tuple[Sel, ...]] = {}
    for bagian in teks.split("; ") if len(teks) > 0 else ():
        nama, _, isi = bagian.partition(" ")
        isian[baca_bulan(nama)] = tuple(buat_sel(sel) for sel in isi.split(" lalu "))
    return isian


def buat_deret(
    isian: str = "",
    target: str | None = None,
    bagian: dict[int, Fraction] | None = None,
    rencana: dict[int, Decimal] | None = None,
) -> Deret:
    """A seat held all year, unless told otherwise."""
    tahunan = None if target is None else TargetTahunan(angka(target), rencana or {})
    return Deret(baca_isian(isian), UTUH if bagian is None else bagian, tahunan)


def hitung(aturan: Aturan, *daftar_deret: Deret, jendela: str = "Jan–Des") -> Hasil:
    return hitung_hasil(aturan, daftar_deret, baca_jendela(jendela), KATEGORI_BAWAAN)
