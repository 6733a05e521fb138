"""The targets of one seat as the page shows them: one frozen row per indikator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from indikator import hitung
from indikator.models import Indikator, Target
from indikator.rekap import susun_masa_berlaku, susun_uraian_hitung
from indikator.services import tulis_target
from jabatan.models import Katalog, Posisi
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK
from realisasi.alur import Keadaan
from realisasi.forms import Galat
from realisasi.forms.target import (
    KetikanTarget,
    ambil_bulan_rencana,
    baca_baris_target,
    susun_ketikan_target,
)
from realisasi.models import Cuplikan, Realisasi

SETAHUN = hitung.Jendela(1, 12)
Tahunan = hitung.TargetTahunan | None


@dataclass(frozen=True, slots=True)
class BulanRencana:
    """One input of a plan."""

    bulan: int
    nama: str
    pendek: str
    isi: str
    salah: bool


@dataclass(frozen=True, slots=True)
class TahunLalu:
    """What a row of the same kode had the year before; texts, "" for none."""

    target: str = ""
    realisasi: str = ""
    terisi: int = 0


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """One row of the page; ``disetujui`` says which approved months keep another target."""

    pk: int
    nomor: int
    tanya: str
    cara: str
    masa_berlaku: str
    satuan: str
    netral: bool
    ketik: KetikanTarget
    nilai: str
    uraian: str
    daftar_bulan: tuple[BulanRencana, ...]
    lalu: TahunLalu
    disetujui: str
    galat: Mapping[str, tuple[str, ...]]

    @property
    def bisa_rencana(self) -> bool:
        """A single due month has nothing to plan."""
        return len(self.daftar_bulan) > 1 or self.ketik.pakai or len(self.ketik.rencana) > 0

    @property
    def daftar_pesan_rencana(self) -> tuple[str, ...]:
        return tuple(
            pesan for isian, daftar in self.galat.items() if isian != "setahun" for pesan in daftar
        )


@dataclass(frozen=True, slots=True)
class KelompokTarget:
    """The rows of one kinerja utama."""

    kinerja_utama: str
    daftar_baris: tuple[BarisTarget, ...]


@dataclass(frozen=True, slots=True)
class BahanTarget:
    """Everything read from the database for the targets of one seat and year.

    ``disetujui``: month → indikator → the target it was approved with.
    """

    posisi: Posisi
    tahun: int
    daftar_indikator: Sequence[Indikator]
    tersimpan: Mapping[int, hitung.TargetTahunan]
    tahun_lalu: Mapping[str, TahunLalu]
    calon: Mapping[int, hitung.TargetTahunan]
    disetujui: Mapping[int, Mapping[int, Tahunan]]
    ketikan: Mapping[int, KetikanTarget] = field(default_factory=dict)
    galat: Mapping[int, Sequence[Galat]] = field(default_factory=dict)

    @property
    def katalog(self) -> Katalog | None:
        """The catalogue of the year; None where it has no row for this jabatan."""
        daftar = self.daftar_indikator
        return daftar[0].kinerja_utama.jabatan.katalog if daftar else None

    @property
    def teks_disetujui(self) -> str:
        return tulis_rentang(self.disetujui)

    @property
    def bertarget(self) -> int:
        return sum(1 for satu in self.daftar_wajib if satu.pk in self.tersimpan)

    @property
    def daftar_wajib(self) -> list[Indikator]:
        """The rows that take a target."""
        return [satu for satu in self.daftar_indikator if satu.polaritas != "netral"]


def ambil_bahan_target(posisi: Posisi, tahun: int) -> BahanTarget:
    """Read the targets of a seat, last year's figures, and what is approved (4 queries)."""
    daftar = list(
        Indikator.objects.milik_posisi(posisi, tahun).dengan_target(posisi.kecamatan, [posisi.pk])
    )
    tersimpan = {
        satu.pk: satu.target_posisi.tahunan for satu in daftar if satu.target_posisi is not None
    }
    lama = {
        satu.indikator.kode: satu for satu in Target.objects.setahun_posisi([posisi.pk], tahun - 1)
    }
    return BahanTarget(
        posisi=posisi,
        tahun=tahun,
        daftar_indikator=daftar,
        tersimpan=tersimpan,
        tahun_lalu=_susun_tahun_lalu(lama, _ambil_realisasi(posisi, tahun - 1)),
        calon=_susun_calon(daftar, tersimpan, lama),
        disetujui=_ambil_disetujui(posisi, tahun),
    )


def _ambil_realisasi(posisi: Posisi, tahun: int) -> dict[str, list[Realisasi]]:
    """Return kode → cells of a seat's year in order of time (1 query)."""
    daftar = (
        Realisasi.objects.setahun([posisi.kecamatan_id], tahun)
        .filter(lembar__penugasan__posisi=posisi)
        .select_related("indikator")
        .order_by("bulan", "lembar__penugasan__mulai")
    )
    hasil: dict[str, list[Realisasi]] = {}
    for satu in daftar:
        hasil.setdefault(satu.indikator.kode, []).append(satu)
    return hasil


def _susun_tahun_lalu(
    target: Mapping[str, Target], realisasi: Mapping[str, list[Realisasi]]
) -> dict[str, TahunLalu]:
    hasil = {}
    for kode in {*target, *realisasi}:
        teks, terisi = _hitung_tahun_lalu(realisasi.get(kode, []))
        milik = target.get(kode)
        hasil[kode] = TahunLalu("" if milik is None else tulis_angka(milik.setahun), teks, terisi)
    return hasil


def _hitung_tahun_lalu(daftar: Sequence[Realisasi]) -> tuple[str, int]:
    """Return the figure of the year and how many months answered; ("", 0) without any."""
    if not daftar:
        return "", 0
    aturan = daftar[0].indikator.aturan
    sel: dict[int, tuple[hitung.Sel, ...]] = {}
    for satu in daftar:
        sel[satu.bulan] = (*sel.get(satu.bulan, ()), satu.sel)
    nilai = hitung.hitung_realisasi(aturan, [hitung.Deret(sel=sel, bagian={})], SETAHUN)
    terisi = sum(
        1 for isi in sel.values() if any(hitung.sudah_terjawab(aturan.jenis, satu) for satu in isi)
    )
    if nilai is None:
        return "", terisi
    return tulis_angka(hitung.bulatkan(nilai, hitung.ambil_desimal(aturan))), terisi


def _susun_calon(
    daftar_indikator: Sequence[Indikator],
    tersimpan: Mapping[int, hitung.TargetTahunan],
    lama: Mapping[str, Target],
) -> dict[int, hitung.TargetTahunan]:
    """Return last year's targets for rows that have none and still mean the same."""
    return {
        satu.pk: lama[satu.kode].tahunan
        for satu in daftar_indikator
        if satu.pk not in tersimpan
        and satu.polaritas != "netral"
        and satu.kode in lama
        and _searti(satu, lama[satu.kode].indikator)
    }


def _searti(kini: Indikator, lama: Indikator) -> bool:
    kolom = ("jenis", "agregasi", "satuan", "bulan_jatuh_tempo")
    return all(getattr(kini, nama) == getattr(lama, nama) for nama in kolom)


def _ambil_disetujui(posisi: Posisi, tahun: int) -> dict[int, dict[int, Tahunan]]:
    """Return month → indikator → target of the approved months, newest approval (1 query)."""
    daftar = Cuplikan.objects.filter(
        lembar__kecamatan=posisi.kecamatan_id,
        lembar__tahun=tahun,
        lembar__penugasan__posisi=posisi,
        lembar__keadaan=Keadaan.DISETUJUI,
    ).order_by("lembar__bulan", "lembar_id", "versi_lembar")
    hasil: dict[int, dict[int, Tahunan]] = {}
    for bulan, isi in daftar.values_list("lembar__bulan", "isi"):
        hasil[bulan] = {baris["indikator_id"]: _baca_target(baris) for baris in isi["baris"]}
    return hasil


def _baca_target(baris: Mapping[str, object]) -> Tahunan:
    isi = baris["target"]
    if not isinstance(isi, dict):
        return None
    rencana = {int(bulan): Decimal(nilai) for bulan, nilai in isi["rencana"].items()}
    return hitung.TargetTahunan(Decimal(isi["setahun"]), rencana)


# --- rows ---------------------------------------------------------------------------------------


def susun_kelompok_target(bahan: BahanTarget) -> list[KelompokTarget]:
    """Return the rows of the page grouped by kinerja utama, in document order."""
    daftar = [
        (satu, _susun_baris(bahan, nomor, satu))
        for nomor, satu in enumerate(bahan.daftar_indikator, 1)
    ]
    return [
        KelompokTarget(isi[0][0].kinerja_utama.uraian, tuple(baris for _, baris in isi))
        for _, grup in groupby(daftar, key=lambda pasangan: pasangan[0].kinerja_utama_id)
        if (isi := list(grup))
    ]


def _susun_baris(bahan: BahanTarget, nomor: int, indikator: Indikator) -> BarisTarget:
    pk, aturan = indikator.pk, indikator.aturan
    target = bahan.tersimpan.get(pk)
    ketik = bahan.ketikan.get(pk) or susun_ketikan_target(target)
    galat: dict[str, tuple[str, ...]] = {}
    for satu in bahan.galat.get(pk, ()):
        galat[satu.isian] = (*galat.get(satu.isian, ()), satu.pesan)
    return BarisTarget(
        pk=pk,
        nomor=nomor,
        tanya=indikator.formulasi,
        cara=susun_uraian_hitung(aturan, insidentil=indikator.insidentil),
        masa_berlaku=susun_masa_berlaku(indikator),
        satuan=_sebut_satuan(indikator),
        netral=aturan.polaritas is hitung.Polaritas.NETRAL,
        ketik=ketik,
        nilai="–" if target is None else tulis_angka(target.setahun),
        uraian=_susun_uraian(indikator, target, ketik),
        daftar_bulan=_susun_bulan(indikator, target, ketik, galat),
        lalu=bahan.tahun_lalu.get(indikator.kode, TahunLalu()),
        disetujui=_susun_disetujui(bahan, pk, target),
        galat=galat,
    )


def _susun_uraian(indikator: Indikator, target: Tahunan, ketik: KetikanTarget) -> str:
    """Say what stands in the inputs means; where that cannot be read, what is stored."""
    if ketik != susun_ketikan_target(target):
        isian, temuan = baca_baris_target(indikator, ketik, target)
        if temuan:
            return f"Yang tersimpan: {tulis_target(target)}"
        target = isian.target
    berlaku = [bulan for bulan in range(1, 13) if indikator.berlaku_pada(bulan)]
    return hitung.susun_uraian_target(indikator.aturan, target, berlaku)


def _sebut_satuan(indikator: Indikator) -> str:
    """Only what adds up over the months is "a year": a stock or a ratio has a level."""
    dijumlahkan = indikator.agregasi == Indikator.Agregasi.JUMLAH
    return f"{indikator.satuan} setahun" if dijumlahkan else indikator.satuan


def _susun_bulan(
    indikator: Indikator, target: Tahunan, ketik: KetikanTarget, galat: Mapping[str, object]
) -> tuple[BulanRencana, ...]:
    return tuple(
        BulanRencana(
            bulan=bulan,
            nama=NAMA_BULAN[bulan - 1],
            pendek=NAMA_BULAN_PENDEK[bulan - 1],
            isi=ketik.rencana.get(bulan, ""),
            salah="rencana" in galat or f"bulan-{bulan}" in galat,
        )
        for bulan in sorted({*ambil_bulan_rencana(indikator, target), *ketik.rencana})
    )


def _susun_disetujui(bahan: BahanTarget, pk: int, target: Tahunan) -> str:
    """ "Januari s.d. Juni disetujui dengan target 1.200"; "" where that is the target still."""
    menurut_isi: dict[str, list[int]] = {}
    for bulan, daftar in sorted(bahan.disetujui.items()):
        if pk in daftar and daftar[pk] != target:
            menurut_isi.setdefault(_sebut(daftar[pk], target), []).append(bulan)
    return "; ".join(
        f"{tulis_rentang(daftar_bulan)} sudah disetujui {sebutan}"
        for sebutan, daftar_bulan in menurut_isi.items()
    )


def _sebut(beku: Tahunan, kini: Tahunan) -> str:
    if beku is None:
        return "tanpa target"
    sama = kini is not None and beku.setahun == kini.setahun
    return "dengan rencana lain" if sama else f"dengan target {tulis_angka(beku.setahun)}"


def tulis_rentang(daftar_bulan: Mapping[int, object] | Sequence[int]) -> str:
    """Return months in words: "Januari s.d. Maret, Mei"."""
    urut = sorted(daftar_bulan)
    bagian = []
    for _, grup in groupby(enumerate(urut), key=lambda pasangan: pasangan[1] - pasangan[0]):
        isi = [bulan for _, bulan in grup]
        nama = [NAMA_BULAN[bulan - 1] for bulan in (isi[0], isi[-1])]
        bagian.append(nama[0] if isi[0] == isi[-1] else " s.d. ".join(nama))
    return ", ".join(bagian)
