"""Where the targets of an office stand, and what a copy to other seats would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from indikator import hitung
from indikator.izin import tolak_ubah_target
from indikator.models import Indikator, Target
from indikator.services import Perubahan, susun_salinan, susun_sidik_salinan, tulis_target
from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog, Kecamatan, Penugasan, Posisi


@dataclass(frozen=True, slots=True)
class BarisPosisi:
    """One seat: who holds it and which of its rows still want a target."""

    posisi: Posisi
    jabatan: str
    pemegang: str
    jumlah: int
    daftar_kurang: tuple[str, ...]

    @property
    def bertarget(self) -> int:
        return self.jumlah - len(self.daftar_kurang)


@dataclass(frozen=True, slots=True)
class RingkasTarget:
    """The seats of an office by jabatan; ``daftar_lain`` are of a jabatan outside the catalogue."""

    daftar_baris: tuple[BarisPosisi, ...]
    daftar_lain: tuple[Posisi, ...]

    @property
    def lengkap(self) -> int:
        return sum(1 for baris in self.daftar_baris if not baris.daftar_kurang)


@dataclass(frozen=True, slots=True)
class BedaTarget:
    """One target of a copy, from what to what."""

    nama: str
    satuan: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class SalinanPosisi:
    """What a copy would do to one seat; ``tolak`` says why it may not, ``sidik`` marks it."""

    posisi: Posisi
    pemegang: str
    daftar_beda: tuple[BedaTarget, ...]
    sidik: str
    tolak: str


def ambil_daftar_tahun(kecamatan: Kecamatan) -> list[int]:
    """Return the years with a catalogue for this office, newest first (1 query)."""
    daftar = Katalog.objects.filter(
        Q(kecamatan=kecamatan) | Q(kecamatan__isnull=True), pemda_id=kecamatan.pemda_id
    ).exclude(keadaan=KeadaanKatalog.DRAF)
    return sorted(set(daftar.values_list("tahun", flat=True)), reverse=True)


def ambil_ringkas_target(kecamatan: Kecamatan, tahun: int, pada: date) -> RingkasTarget:
    """Return the seats of an office with what wants a target (4 queries whatever its size)."""
    daftar_posisi = list(
        Posisi.objects.filter(kecamatan=kecamatan).exclude(kode_jabatan="").order_by("urut", "pk")
    )
    jabatan: dict[str, str] = {}
    daftar_wajib: dict[str, list[Indikator]] = {}
    for indikator in Indikator.objects.berlaku_untuk(kecamatan, tahun).dengan_jabatan():
        satu = indikator.kinerja_utama.jabatan
        jabatan[satu.kode] = satu.nama
        if indikator.polaritas != Indikator.Polaritas.NETRAL:
            daftar_wajib.setdefault(satu.kode, []).append(indikator)
    ada = set(
        Target.objects.setahun_posisi([satu.pk for satu in daftar_posisi], tahun).values_list(
            "posisi_id", "indikator_id"
        )
    )
    pemegang = ambil_pemegang_pada(kecamatan, tahun, pada)
    menurut_kode: dict[str, list[BarisPosisi]] = {kode: [] for kode in jabatan}
    for posisi in daftar_posisi:
        kode = posisi.kode_jabatan
        if kode in jabatan:
            wajib = daftar_wajib.get(kode, [])
            kurang = tuple(i.nama for i in wajib if (posisi.pk, i.pk) not in ada)
            menurut_kode[kode].append(
                BarisPosisi(posisi, jabatan[kode], pemegang.get(posisi.pk, ""), len(wajib), kurang)
            )
    return RingkasTarget(
        tuple(baris for isi in menurut_kode.values() for baris in isi),
        tuple(satu for satu in daftar_posisi if satu.kode_jabatan not in jabatan),
    )


def ambil_pemegang_pada(
    kecamatan: Kecamatan, tahun: int, pada: date, posisi: Posisi | None = None
) -> dict[int, str]:
    """Return seat → who holds it on ``pada``, or on the day of the year nearest to it (1 query)."""
    hari = min(max(pada, date(tahun, 1, 1)), date(tahun, 12, 31))
    daftar = Penugasan.objects.filter(kecamatan=kecamatan).aktif(hari)
    if posisi is not None:
        daftar = daftar.filter(posisi=posisi)
    hasil: dict[int, list[str]] = {}
    for satu in daftar.select_related("pegawai").order_by("mulai", "pk"):
        hasil.setdefault(satu.posisi_id, []).append(f"{satu.sebutan_sifat}{satu.pegawai.nama}")
    return {pk: ", ".join(nama) for pk, nama in hasil.items()}


def ambil_sejabatan(posisi: Posisi) -> list[Posisi]:
    """Return the other seats of the same jabatan in the office (1 query)."""
    daftar = Posisi.objects.filter(
        kecamatan_id=posisi.kecamatan_id, kode_jabatan=posisi.kode_jabatan
    ).exclude(pk=posisi.pk)
    return list(daftar.order_by("urut", "pk"))


def ambil_salinan(
    pelaku: Pelaku,
    posisi: Posisi,
    tahun: int,
    daftar_indikator: Sequence[Indikator],
    sumber: Mapping[int, hitung.TargetTahunan],
) -> list[SalinanPosisi]:
    """Return what a copy would change on every other seat of the jabatan (3 queries)."""
    daftar_posisi = ambil_sejabatan(posisi)
    target: dict[int, dict[int, hitung.TargetTahunan]] = {}
    for satu in Target.objects.setahun_posisi([lain.pk for lain in daftar_posisi], tahun):
        target.setdefault(satu.posisi_id, {})[satu.indikator_id] = satu.tahunan
    pemegang = ambil_pemegang_pada(posisi.kecamatan, tahun, pelaku.pada)
    hasil = []
    for lain in daftar_posisi:
        daftar = susun_salinan(daftar_indikator, sumber, target.get(lain.pk, {}))
        hasil.append(
            SalinanPosisi(
                posisi=lain,
                pemegang=pemegang.get(lain.pk, ""),
                daftar_beda=tuple(_susun_beda(satu) for satu in daftar),
                sidik=susun_sidik_salinan(daftar),
                tolak=tolak_ubah_target(pelaku, lain, tahun),
            )
        )
    return hasil


def _susun_beda(satu: Perubahan) -> BedaTarget:
    return BedaTarget(
        nama=satu.indikator.nama,
        satuan=satu.indikator.satuan,
        lama=tulis_target(satu.lama),
        baru=tulis_target(satu.baru),
    )
