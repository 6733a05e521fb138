"""Target of a window (source: domain 2, "Target of a window").

R and T cover the same window; where nothing is due there is no target, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from indikator.hitung.agregasi import hitung_jumlahan
from indikator.hitung.kelengkapan import ambil_bulan_aktif
from indikator.hitung.pecahan import jumlahkan_pecahan, ubah_pecahan
from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    Deret,
    Jendela,
    Jenis,
    Polaritas,
    TargetTahunan,
)


def hitung_bagian(aturan: Aturan, deret: Deret, jendela: Jendela) -> Fraction:
    """How many due months the seat is answerable for; a month of change counts in days."""
    aktif = ambil_bulan_aktif(aturan, deret, jendela)
    return jumlahkan_pecahan([deret.bagian[bulan] for bulan in aktif])


def hitung_target_deret(aturan: Aturan, deret: Deret, jendela: Jendela) -> Fraction | None:
    """T of one seat; None when nothing is due in the window or no target was set."""
    if deret.target is None or len(ambil_bulan_aktif(aturan, deret, jendela)) == 0:
        return None
    return _TARGET[aturan.agregasi](aturan, deret, deret.target, jendela)


def hitung_target(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> Fraction | None:
    """T of a window over all seats that are due in it, exact.

    Sums add; ratios are weighted by penyebut; bersama is one thing, so its largest target.
    None when nothing is due, when one of those seats has no target, and for netral rows.
    """
    if aturan.polaritas is Polaritas.NETRAL:
        return None
    wajib = ambil_pemegang_wajib(aturan, daftar_deret, jendela)
    calon = [hitung_target_deret(aturan, deret, jendela) for deret in wajib]
    daftar = [target for target in calon if target is not None]
    if len(daftar) == 0 or len(daftar) < len(calon):
        return None
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return max(daftar)
    if aturan.jenis is Jenis.JUMLAH:
        return jumlahkan_pecahan(daftar)
    return _hitung_tertimbang(daftar, ambil_bobot(aturan, wajib, jendela))


def ambil_pemegang_wajib(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[Deret, ...]:
    """Seats with a due month in the window."""
    return tuple(
        deret for deret in daftar_deret if len(ambil_bulan_aktif(aturan, deret, jendela)) > 0
    )


def ambil_bobot(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[Fraction, ...]:
    """Penyebut of each seat in the window; equal weights while no seat has any."""
    daftar_suku = [hitung_jumlahan(aturan, (deret,), jendela) for deret in daftar_deret]
    bobot = tuple(Fraction(0) if suku is None else suku.penyebut for suku in daftar_suku)
    return bobot if jumlahkan_pecahan(bobot) > 0 else tuple(Fraction(1) for _ in bobot)


def _hitung_tertimbang(daftar: Sequence[Fraction], bobot: Sequence[Fraction]) -> Fraction:
    """Σ(T × penyebut) / Σ penyebut."""
    jumlah = jumlahkan_pecahan([t * q for t, q in zip(daftar, bobot, strict=True)])
    return jumlah / jumlahkan_pecahan(bobot)


def _hitung_dijumlahkan(
    aturan: Aturan, deret: Deret, target: TargetTahunan, jendela: Jendela
) -> Fraction:
    """Plan of the due months, else setahun × |D ∩ window| / |due months of the row|.

    A plan speaks for the whole year: a due month it does not list has nothing planned.
    """
    if len(target.rencana) == 0:
        bagian = hitung_bagian(aturan, deret, jendela)
        return ubah_pecahan(target.setahun) * bagian / len(aturan.bulan_jatuh_tempo)
    aktif = ambil_bulan_aktif(aturan, deret, jendela)
    terencana = [bulan for bulan in aktif if bulan in target.rencana]
    return jumlahkan_pecahan(
        [ubah_pecahan(target.rencana[bulan]) * deret.bagian[bulan] for bulan in terencana]
    )


def _hitung_penuh(
    aturan: Aturan, deret: Deret, target: TargetTahunan, jendela: Jendela
) -> Fraction:
    """The full target; with a plan, that of the window's last month (or the last one planned)."""
    terencana = [bulan for bulan in target.rencana if bulan <= jendela.akhir]
    if len(terencana) == 0:
        return ubah_pecahan(target.setahun)
    return ubah_pecahan(target.rencana[max(terencana)])


_Penghitung = Callable[[Aturan, Deret, TargetTahunan, Jendela], Fraction]
_TARGET: Final[Mapping[Agregasi, _Penghitung]] = {
    Agregasi.JUMLAH: _hitung_dijumlahkan,
    Agregasi.TERAKHIR: _hitung_penuh,
    Agregasi.RATA_RATA: _hitung_penuh,
    Agregasi.RASIO_JUMLAH: _hitung_penuh,
}
