"""What a yearly target may be and what it means by month (source: domain 2, "Target of a window").

A target that passes means over the whole year exactly its ``setahun``, with a plan or without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from indikator.hitung.agregasi import ambil_desimal
from indikator.hitung.pembulatan import bulatkan
from indikator.hitung.target import hitung_target_deret
from indikator.hitung.tipe import (
    Agregasi,
    Aturan,
    Deret,
    Jendela,
    Jenis,
    Polaritas,
    TargetTahunan,
)
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN

ISIAN_SETAHUN: Final = "setahun"
ISIAN_RENCANA: Final = "rencana"
SERATUS: Final = Decimal(100)
_BULAN_CONTOH: Final = 9


@dataclass(frozen=True, slots=True)
class MasalahTarget:
    """One reason to refuse a target: the sentence, the input it belongs to."""

    isian: str
    pesan: str


def periksa_target(
    aturan: Aturan, setahun: Decimal | None, rencana: Mapping[int, Decimal]
) -> tuple[MasalahTarget, ...]:
    """Reasons to refuse a target, empty when it may be saved; nothing at all may (no target)."""
    if aturan.polaritas is Polaritas.NETRAL:
        return _periksa_netral(setahun, rencana)
    if setahun is None:
        return _periksa_tanpa_setahun(rencana)
    masalah = _periksa_besar(aturan, setahun, rencana)
    if len(masalah) == 0 and len(rencana) > 0:
        masalah = _periksa_bulan(aturan, rencana)
        if len(masalah) == 0:
            masalah = _periksa_setahun(aturan, setahun, rencana)
    return masalah


def _periksa_netral(
    setahun: Decimal | None, rencana: Mapping[int, Decimal]
) -> tuple[MasalahTarget, ...]:
    if setahun is None and len(rencana) == 0:
        return ()
    return (MasalahTarget(ISIAN_SETAHUN, "Baris netral tidak mempunyai target. Kosongkan."),)


def _periksa_tanpa_setahun(rencana: Mapping[int, Decimal]) -> tuple[MasalahTarget, ...]:
    """A plan alone is no target: say what it adds up to."""
    if len(rencana) == 0:
        return ()
    jumlah = tulis_angka(sum(rencana.values(), Decimal(0)))
    pesan = f"Isi target setahun. Jumlah rencana bulanan {jumlah}."
    return (MasalahTarget(ISIAN_SETAHUN, pesan),)


def _periksa_besar(
    aturan: Aturan, setahun: Decimal, rencana: Mapping[int, Decimal]
) -> tuple[MasalahTarget, ...]:
    """Nothing below zero, and no percentage above 100 where the row cannot exceed it."""
    batas = None
    if aturan.jenis is Jenis.PERSENTASE and aturan.bisa_melebihi is False:
        batas = SERATUS
    masalah = []
    for isian, daftar in ((ISIAN_SETAHUN, [setahun]), (ISIAN_RENCANA, list(rencana.values()))):
        if any(nilai < 0 for nilai in daftar):
            masalah.append(MasalahTarget(isian, "Target tidak boleh negatif."))
        if batas is not None and any(nilai > batas for nilai in daftar):
            pesan = "Target baris ini paling banyak 100 persen. Periksa angkanya."
            masalah.append(MasalahTarget(isian, pesan))
    return tuple(masalah)


def _periksa_bulan(aturan: Aturan, rencana: Mapping[int, Decimal]) -> tuple[MasalahTarget, ...]:
    """A plan speaks of due months only."""
    lain = sorted(set(rencana) - aturan.bulan_jatuh_tempo)
    if len(lain) == 0:
        return ()
    pesan = f"{_rangkai(lain)} bukan bulan jatuh tempo baris ini. Kosongkan."
    return (MasalahTarget(ISIAN_RENCANA, pesan),)


def _periksa_setahun(
    aturan: Aturan, setahun: Decimal, rencana: Mapping[int, Decimal]
) -> tuple[MasalahTarget, ...]:
    """Months that add must add up to the year; elsewhere the last plan is the year's target."""
    if aturan.agregasi is not Agregasi.JUMLAH:
        akhir = max(rencana)
        if rencana[akhir] == setahun:
            return ()
        pesan = (
            f"Rencana bulan terakhir ({NAMA_BULAN[akhir - 1]} {tulis_angka(rencana[akhir])}) "
            f"harus sama dengan target setahun {tulis_angka(setahun)}."
        )
        return (MasalahTarget(ISIAN_RENCANA, pesan),)
    jumlah = sum(rencana.values(), Decimal(0))
    if jumlah == setahun:
        return ()
    kata = "kurang" if jumlah < setahun else "lebih"
    pesan = (
        f"Jumlah rencana {tulis_angka(jumlah)}, target setahun {tulis_angka(setahun)}: "
        f"{kata} {tulis_angka(abs(setahun - jumlah))}"
    )
    return (MasalahTarget(ISIAN_RENCANA, pesan),)


# --- in words -------------------------------------------------------------------------------------


def susun_uraian_target(
    aturan: Aturan, target: TargetTahunan | None, daftar_bulan: Iterable[int]
) -> str:
    """What a target asks month by month; ``daftar_bulan`` are the months the row is in force.

    "Dibagi rata 12 bulan: Januari 1, s.d. September 9", "Target penuh setiap bulan".
    """
    if aturan.polaritas is Polaritas.NETRAL:
        return "Baris netral: dicatat saja, tanpa target dan capaian"
    if target is None:
        return "Belum ditetapkan: capaian belum dapat dihitung"
    berlaku = sorted(aturan.bulan_jatuh_tempo & set(daftar_bulan))
    if len(berlaku) == 0:
        return "Tidak ada bulan jatuh tempo selama baris ini berlaku"
    deret = Deret(sel={}, bagian={bulan: Fraction(1) for bulan in berlaku}, target=target)
    if aturan.agregasi is Agregasi.JUMLAH:
        uraian = _susun_dijumlahkan(aturan, deret, target, berlaku)
    else:
        uraian = _susun_penuh(aturan, deret, target, berlaku)
    if target.setahun == 0 and aturan.polaritas is Polaritas.NAIK:
        return f"{uraian}. Target 0: capaian tidak dihitung"
    return uraian


def _susun_dijumlahkan(
    aturan: Aturan, deret: Deret, target: TargetTahunan, berlaku: list[int]
) -> str:
    """How the year is spread, with its first month and a later window as examples."""
    if len(berlaku) == 1 and len(target.rencana) == 0:
        return f"Seluruhnya pada {NAMA_BULAN[berlaku[0] - 1]}: {_tulis(aturan, deret, berlaku[0])}"
    rata = f"Dibagi rata {len(aturan.bulan_jatuh_tempo)} bulan"
    awal = berlaku[0]
    lain = [bulan for bulan in berlaku if awal < bulan <= _BULAN_CONTOH]
    akhir = berlaku[-1] if len(lain) == 0 else lain[-1]
    contoh = f"{NAMA_BULAN[awal - 1]} {_tulis(aturan, deret, awal)}"
    if akhir != awal:
        contoh += f", s.d. {NAMA_BULAN[akhir - 1]} {_tulis(aturan, deret, akhir)}"
    return f"{rata if len(target.rencana) == 0 else 'Sesuai rencana'}: {contoh}"


def _susun_penuh(aturan: Aturan, deret: Deret, target: TargetTahunan, berlaku: list[int]) -> str:
    """The full target in each due month, or what the plan says at both ends."""
    if len(target.rencana) == 0:
        if len(berlaku) == len(NAMA_BULAN):
            return "Target penuh setiap bulan"
        return f"Target penuh pada {_rangkai(berlaku)}"
    tepi = sorted({berlaku[0], berlaku[-1]})
    daftar = [f"{NAMA_BULAN[bulan - 1]} {_tulis(aturan, deret, bulan)}" for bulan in tepi]
    return f"Sesuai rencana: {', '.join(daftar)}"


def _tulis(aturan: Aturan, deret: Deret, bulan: int) -> str:
    """The target of January up to a month, at most two decimals."""
    target = hitung_target_deret(aturan, deret, Jendela(1, bulan))
    return tulis_angka(None if target is None else bulatkan(target, max(2, ambil_desimal(aturan))))


def _rangkai(daftar_bulan: list[int]) -> str:
    """ "Januari", "Januari dan Maret", "Januari, Maret, dan Juni"."""
    nama = [NAMA_BULAN[bulan - 1] for bulan in daftar_bulan]
    if len(nama) < 3:
        return " dan ".join(nama)
    return f"{', '.join(nama[:-1])}, dan {nama[-1]}"
