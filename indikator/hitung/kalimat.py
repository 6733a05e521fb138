"""The rules behind target, capaian and nilai terhitung in one sentence each (source: domain 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    AturanKategori,
    Deret,
    Jenis,
    Polaritas,
)
from kinerja.inti.angka import tulis_persen

_CAPAIAN: Final[Mapping[Polaritas, str]] = {
    Polaritas.NAIK: "Realisasi : target × 100 (makin tinggi makin baik)",
    Polaritas.TURUN: (
        "(2 × target − realisasi) : target × 100, paling rendah 0 (makin rendah makin baik)"
    ),
    Polaritas.NETRAL: "Indikator ini dicatat tanpa dinilai: tidak ada target dan capaian",
}
_NETRAL: Final = _CAPAIAN[Polaritas.NETRAL]


def susun_aturan_capaian(aturan: Aturan) -> str:
    """How capaian follows from realisasi and target."""
    return _CAPAIAN[aturan.polaritas]


def susun_aturan_terhitung(kategori: AturanKategori) -> str:
    """What an average takes of a capaian."""
    if kategori.batas_capaian is None:
        return "Sama dengan capaian; inilah yang masuk ke dalam rata-rata"
    batas = tulis_persen(kategori.batas_capaian)
    return f"Capaian, paling tinggi {batas}; inilah yang masuk ke dalam rata-rata"


def susun_aturan_target(aturan: Aturan, daftar_deret: Sequence[Deret]) -> str:
    """How the target of a window follows from that of the year, and those of several seats."""
    if aturan.polaritas is Polaritas.NETRAL:
        return _NETRAL
    kalimat = [_susun_setahun(aturan, daftar_deret)]
    if any(bagian not in (0, 1) for deret in daftar_deret for bagian in deret.bagian.values()):
        kalimat.append("Bulan yang tidak dijabat penuh dihitung menurut harinya")
    if len(daftar_deret) > 1:
        kalimat.append(_susun_antar(aturan))
    return ". ".join(kalimat)


def _susun_setahun(aturan: Aturan, daftar_deret: Sequence[Deret]) -> str:
    terencana = any(d.target is not None and len(d.target.rencana) > 0 for d in daftar_deret)
    if aturan.agregasi is not Agregasi.JUMLAH:
        if terencana is True:
            return "Rencana bulan terakhir dalam jangka waktu"
        return "Target setahun berlaku utuh pada setiap jangka waktu"
    if terencana is True:
        return "Jumlah rencana bulan yang jatuh tempo dalam jangka waktu"
    return (
        "Target setahun × banyaknya bulan jatuh tempo dalam jangka waktu : "
        f"banyaknya bulan jatuh tempo setahun ({len(aturan.bulan_jatuh_tempo)})"
    )


def _susun_antar(aturan: Aturan) -> str:
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return "Satu kegiatan beberapa pemegang: dipakai target yang terbesar"
    if aturan.jenis is Jenis.JUMLAH:
        return "Target para pemegang dijumlahkan"
    return "Target para pemegang dirata-ratakan menurut penyebutnya"
