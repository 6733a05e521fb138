"""What a row of the catalogue may not be: rules as tables, said beside the field to correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from indikator.hitung import PASANGAN_SAH, Agregasi, AntarPemegang, Jenis, Polaritas
from indikator.models import Indikator
from jabatan.kesalahan import IsianDitolak
from kinerja.inti.waktu import tulis_tanggal

POLA_KODE: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
PANJANG_KODE: Final = 120
PANJANG_SUMBER: Final = 200
BANYAK_SUMBER: Final = 20
TETAP: Final = {
    "jenis": "jenis",
    "agregasi": "cara menggabungkan bulan",
    "polaritas": "arah",
    "satuan": "satuan",
    "desimal": "banyaknya desimal",
    "kode": "kode",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianIndikator:
    """A row as typed, months as numbers 1..12; ``kode`` "" asks for the next one of the jabatan.

    ``berlaku_dari`` is kept only while the row was never used.
    """

    kode: str
    nama: str
    formulasi: str
    satuan: str
    desimal: int
    jenis: Jenis
    agregasi: Agregasi
    antar_pemegang: AntarPemegang
    polaritas: Polaritas
    bulan_jatuh_tempo: frozenset[int]
    insidentil: bool
    label_pembilang: str
    label_penyebut: str
    bisa_melebihi: bool
    syarat_minimal: Decimal | None
    syarat_pertanyaan: str
    sumber_gabung_atas: bool
    sumber_data: tuple[str, ...]
    berlaku_dari: int


_Aturan = tuple[Callable[[IsianIndikator], bool], str, str]
_LARANGAN: Final[tuple[_Aturan, ...]] = (
    (
        lambda b: b.jenis is not Jenis.JUMLAH and not b.label_pembilang,
        "label_pembilang",
        "Isi sebutan pembilang, misalnya Peserta yang hadir.",
    ),
    (
        lambda b: b.jenis is not Jenis.JUMLAH and not b.label_penyebut,
        "label_penyebut",
        "Isi sebutan penyebut, misalnya Seluruh peserta.",
    ),
    (
        lambda b: b.jenis is Jenis.JUMLAH and bool(b.label_pembilang),
        "label_pembilang",
        "Jumlah tidak mempunyai pembilang. Kosongkan, atau ubah jenisnya.",
    ),
    (
        lambda b: b.jenis is Jenis.JUMLAH and bool(b.label_penyebut),
        "label_penyebut",
        "Jumlah tidak mempunyai penyebut. Kosongkan, atau ubah jenisnya.",
    ),
    (
        lambda b: b.bisa_melebihi and b.jenis is not Jenis.PERSENTASE,
        "bisa_melebihi",
        "Hanya persentase yang dapat melebihi 100 %. Hapus tandanya, atau ubah jenisnya.",
    ),
    (
        lambda b: b.syarat_minimal is not None and b.syarat_minimal < 0,
        "syarat_minimal",
        "Syarat paling sedikit 0.",
    ),
    (
        lambda b: not b.bulan_jatuh_tempo,
        "bulan",
        "Pilih paling sedikit satu bulan jatuh tempo.",
    ),
    (
        lambda b: b.insidentil and b.bulan_jatuh_tempo != {12},
        "jadwal",
        "Baris insidentil jatuh tempo pada Desember saja.",
    ),
    (
        lambda b: not b.sumber_data,
        "sumber_data",
        "Isi paling sedikit satu sumber data.",
    ),
    (
        lambda b: len(b.sumber_data) > BANYAK_SUMBER,
        "sumber_data",
        f"Paling banyak {BANYAK_SUMBER} sumber data.",
    ),
    (
        lambda b: len(set(b.sumber_data)) < len(b.sumber_data),
        "sumber_data",
        "Ada sumber data yang tertulis dua kali. Hapus salah satunya.",
    ),
    (
        lambda b: any(len(satu) > PANJANG_SUMBER for satu in b.sumber_data),
        "sumber_data",
        f"Nama satu sumber data paling panjang {PANJANG_SUMBER} huruf. "
        "Tulis satu sumber pada satu baris.",
    ),
    (
        lambda b: bool(b.kode) and not (POLA_KODE.fullmatch(b.kode) and len(b.kode) < PANJANG_KODE),
        "kode",
        "Kode hanya huruf kecil, angka, titik, dan tanda hubung, misalnya petugas-arsip.3.",
    ),
)


def periksa_pasangan(jenis: Jenis, agregasi: Agregasi) -> str:
    """Say why a jenis does not go with an agregasi, "" when it does."""
    if agregasi in PASANGAN_SAH[jenis]:
        return ""
    if jenis is Jenis.JUMLAH:
        return (
            "Jumlah hanya satu angka, tanpa penyebut. Pilih dijumlahkan, posisi terakhir, atau "
            "rata-rata bulan; atau ubah jenisnya."
        )
    return (
        "Persentase dan rata-rata tidak dijumlahkan atau dirata-rata lagi: 80 % dan 100 % tidak "
        "selalu 90 %. Pilih jumlah pembilang : jumlah penyebut, atau posisi terakhir."
    )


def periksa_isian(isian: IsianIndikator) -> dict[str, list[str]]:
    """Return what is wrong with a row by itself, by field; empty when nothing is."""
    pasangan = periksa_pasangan(isian.jenis, isian.agregasi)
    galat: dict[str, list[str]] = {"agregasi": [pasangan]} if pasangan else {}
    for salah, kolom, pesan in _LARANGAN:
        if salah(isian):
            galat.setdefault(kolom, []).append(pesan)
    return galat


def periksa_sekitar(
    isian: IsianIndikator, daftar_lain: Iterable[Indikator], atas: Indikator | None
) -> dict[str, list[str]]:
    """Return what is wrong among its neighbours: a kode used in the jabatan, a joined cell whose
    sources differ from the row above (``atas``, with its sources)."""
    galat: dict[str, list[str]] = {}
    if isian.kode and isian.kode in {satu.kode for satu in daftar_lain}:
        galat["kode"] = [f"Kode {isian.kode} sudah dipakai baris lain jabatan ini."]
    if isian.sumber_gabung_atas and atas is None:
        galat["sumber_gabung_atas"] = [
            "Baris pertama kinerja utama tidak mempunyai baris di atasnya. Hapus tandanya."
        ]
    elif isian.sumber_gabung_atas and atas is not None and atas.nama_sumber != isian.sumber_data:
        galat["sumber_gabung_atas"] = [
            "Sumber data baris di atasnya berbeda. Samakan, atau hapus tanda gabung ini."
        ]
    return galat


def periksa_tetap(baris: Indikator, isian: IsianIndikator) -> dict[str, list[str]]:
    """Return the refusals for what a used row keeps for ever."""
    if baris.dipakai_pada is None:
        return {}
    sejak = tulis_tanggal(baris.dipakai_pada.date())
    return {
        kolom: [
            f"Baris ini sudah berisi realisasi sejak {sejak}, maka {sebutan} tidak dapat diubah. "
            "Pensiunkan baris ini lalu tambahkan baris baru."
        ]
        for kolom, sebutan in TETAP.items()
        if getattr(isian, kolom) not in (getattr(baris, kolom), "")
    }


def periksa_galat(*daftar_galat: dict[str, list[str]]) -> None:
    """Raise IsianDitolak with everything that was found, or nothing."""
    galat: dict[str, list[str]] = {}
    for satu in daftar_galat:
        for kolom, pesan in satu.items():
            galat.setdefault(kolom, []).extend(pesan)
    if galat:
        raise IsianDitolak(galat)
