"""The targets of a seat: drawn from what is stored or from what was typed, and read from a POST.

Read and drawn by hand like the monthly matrix. Names are a letter and the indikator id: t setahun,
r the switch of the plan, b-id-month a month of it, y what the form was drawn from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from indikator import hitung
from indikator.kesalahan import TargetDitolak
from indikator.models import Indikator
from indikator.services import IsianTarget, susun_sidik_target
from kinerja.inti.angka import AngkaTidakTerbaca, baca_angka, tulis_angka
from kinerja.inti.waktu import NAMA_BULAN
from realisasi.forms.lembar import PANJANG_ANGKA, Galat

Tahunan = hitung.TargetTahunan | None


@dataclass(frozen=True, slots=True)
class KetikanTarget:
    """What stands in the inputs of one row, as typed; ``rencana`` holds months with text only."""

    setahun: str = ""
    rencana: Mapping[int, str] = field(default_factory=dict)
    pakai: bool = False
    dilihat: str = ""

    def ganti_dilihat(self, sidik: str) -> KetikanTarget:
        """Return the same text upon another stored target."""
        return replace(self, dilihat=sidik)


@dataclass(frozen=True, slots=True)
class BacaTarget:
    """A POST read: targets that could be read, what could not, and everything as typed."""

    isian: tuple[IsianTarget, ...]
    ketikan: Mapping[int, KetikanTarget]
    galat: Mapping[int, tuple[Galat, ...]]


def ambil_bulan_rencana(indikator: Indikator, target: Tahunan = None) -> list[int]:
    """Return the months a plan may name: due and in force, and those it names already."""
    berlaku = {bulan for bulan in indikator.daftar_bulan if indikator.berlaku_pada(bulan)}
    return sorted(berlaku | set({} if target is None else target.rencana))


def susun_ketikan_target(target: Tahunan) -> KetikanTarget:
    """Return the inputs of a stored target."""
    if target is None:
        return KetikanTarget()
    return KetikanTarget(
        setahun=tulis_angka(target.setahun),
        rencana={bulan: tulis_angka(nilai) for bulan, nilai in sorted(target.rencana.items())},
        pakai=len(target.rencana) > 0,
        dilihat=susun_sidik_target(target),
    )


def baca_target(
    kiriman: Mapping[str, str],
    daftar_indikator: Sequence[Indikator],
    tersimpan: Mapping[int, hitung.TargetTahunan],
) -> BacaTarget:
    """Read every row from a POST; rows absent from it, untouched or netral are left alone."""
    isian: list[IsianTarget] = []
    ketikan: dict[int, KetikanTarget] = {}
    galat: dict[int, tuple[Galat, ...]] = {}
    for indikator in daftar_indikator:
        if f"y-{indikator.pk}" not in kiriman or indikator.polaritas == "netral":
            continue
        lama = tersimpan.get(indikator.pk)
        ketik = _ambil_ketikan(kiriman, indikator, lama)
        ketikan[indikator.pk] = ketik
        if ketik == susun_ketikan_target(lama):
            continue
        hasil, temuan = baca_baris_target(indikator, ketik, lama)
        if temuan:
            galat[indikator.pk] = tuple(temuan)
        else:
            isian.append(hasil)
    return BacaTarget(tuple(isian), ketikan, galat)


def _ambil_ketikan(
    kiriman: Mapping[str, str], indikator: Indikator, lama: Tahunan
) -> KetikanTarget:
    pk = indikator.pk
    bulan = {
        satu: kiriman.get(f"b-{pk}-{satu}", "").strip()
        for satu in ambil_bulan_rencana(indikator, lama)
    }
    return KetikanTarget(
        setahun=kiriman.get(f"t-{pk}", "").strip(),
        rencana={satu: teks for satu, teks in bulan.items() if teks != ""},
        pakai=kiriman.get(f"r-{pk}") == "ya",
        dilihat=kiriman[f"y-{pk}"],
    )


def baca_baris_target(
    indikator: Indikator, ketik: KetikanTarget, lama: Tahunan
) -> tuple[IsianTarget, list[Galat]]:
    """Read what was typed in one row, checked; the first part holds only without messages."""
    temuan: list[Galat] = []
    desimal = hitung.ambil_desimal(indikator.aturan)
    setahun = _baca_satu(ketik.setahun, desimal, "setahun", "", temuan)
    rencana: dict[int, Decimal] = {}
    if ketik.pakai:
        for bulan, teks in ketik.rencana.items():
            nama = f"{NAMA_BULAN[bulan - 1]}: "
            nilai = _baca_satu(teks, desimal, f"bulan-{bulan}", nama, temuan)
            if nilai is not None:
                rencana[bulan] = nilai
    _periksa_saklar(ketik, lama, temuan)
    if not temuan:
        daftar = hitung.periksa_target(indikator.aturan, setahun, rencana)
        temuan += [Galat(satu.isian, satu.pesan) for satu in daftar]
    return IsianTarget(indikator.pk, setahun, rencana, ketik.dilihat), temuan


def _periksa_saklar(ketik: KetikanTarget, lama: Tahunan, temuan: list[Galat]) -> None:
    """Nothing typed is dropped in silence: months without the switch, a switch without months."""
    if ketik.pakai and not ketik.rencana:
        pesan = "Isi rencana paling sedikit satu bulan, atau lepas tanda Rencana bulanan."
        temuan.append(Galat("rencana", pesan))
    if not ketik.pakai and ketik.rencana not in ({}, susun_ketikan_target(lama).rencana):
        pesan = "Tandai Rencana bulanan agar rencana ini dipakai, atau kosongkan angkanya."
        temuan.append(Galat("rencana", pesan))


def _baca_satu(
    teks: str, desimal: int, isian: str, awalan: str, temuan: list[Galat]
) -> Decimal | None:
    if len(teks) > PANJANG_ANGKA:
        temuan.append(Galat(isian, f"{awalan}Angka terlalu panjang. Periksa kembali isian ini."))
        return None
    try:
        return baca_angka(teks, desimal=desimal)
    except AngkaTidakTerbaca as sebab:
        temuan.append(Galat(isian, f"{awalan}{sebab.pesan}"))
        return None


def susun_galat_target(penolakan: TargetDitolak) -> dict[int, tuple[Galat, ...]]:
    """Return the messages of a refusal by row: refused values and targets changed meanwhile."""
    galat = {
        pk: tuple(Galat(isian, pesan) for isian, pesan in daftar)
        for pk, daftar in penolakan.masalah.items()
    }
    for pk, kini in penolakan.bentrok.items():
        pesan = (
            f"Target ini sudah diubah di tempat lain menjadi {kini.sebutan}. "
            "Isian Anda masih di sini: simpan lagi untuk memakainya, "
            "atau muat ulang halaman untuk memakai yang tersimpan."
        )
        galat[pk] = (*galat.get(pk, ()), Galat("setahun", pesan))
    return galat
