"""Setting targets: all targets of one POST are saved, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from indikator import hitung
from indikator.izin import ambil_posisi_target, tolak_ubah_target
from indikator.kesalahan import TahunTerarsip, TargetBentrok, TargetBerubah, TargetDitolak
from indikator.models import Indikator, Target
from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import KeadaanKatalog, Posisi
from jejak.services import Entri, catat_jejak
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN

Tahunan = hitung.TargetTahunan | None


@dataclass(frozen=True, slots=True)
class IsianTarget:
    """What one row of the form asks to be stored; setahun None clears the target.

    ``dilihat`` is the ``susun_sidik_target`` of what the form was drawn from.
    """

    indikator_id: int
    setahun: Decimal | None
    rencana: Mapping[int, Decimal] = field(default_factory=dict)
    dilihat: str = ""

    @property
    def target(self) -> Tahunan:
        return None if self.setahun is None else hitung.TargetTahunan(self.setahun, self.rencana)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One target before and after."""

    indikator: Indikator
    lama: Tahunan
    baru: Tahunan


def ubah_target(posisi_id: int, *, tahun: int, isian: Sequence[IsianTarget], oleh: Pelaku) -> int:
    """Store the targets of a seat that differ from what is there; return how many changed.

    Approved months keep theirs (Cuplikan). Raises TidakBerhak, Http404, TahunTerarsip, and
    TargetDitolak (bad values, or targets changed by somebody else since ``dilihat``).
    """
    with transaction.atomic():
        posisi = _ambil_bebas(oleh, posisi_id, tahun)
        _kunci_posisi([posisi.pk])
        daftar_indikator = _ambil_indikator(posisi, tahun)
        tersimpan = _kunci_target([posisi.pk], daftar_indikator)[posisi.pk]
        daftar = _saring_perubahan(daftar_indikator, tersimpan, isian)
        _simpan(posisi, tersimpan, daftar)
        catat_jejak([_susun_entri(posisi, tahun, satu) for satu in daftar], oleh=oleh.pencatat)
    return len(daftar)


def salin_target(posisi_id: int, *, tahun: int, tujuan: Mapping[int, str], oleh: Pelaku) -> int:
    """Copy the targets of a seat to others of the same jabatan; return how many changed.

    ``tujuan``: seat id → ``susun_sidik_salinan`` of its preview. Targets the seat itself has not
    are left alone there. Raises as ``ubah_target``, and TargetBerubah for a stale preview.
    """
    with transaction.atomic():
        asal = _ambil_bebas(oleh, posisi_id, tahun, sendiri=True)
        daftar_posisi = [_ambil_bebas(oleh, pk, tahun) for pk in sorted(tujuan)]
        if any(not _sejabatan(asal, satu) for satu in daftar_posisi):
            raise TargetBerubah
        _kunci_posisi([asal.pk, *tujuan])
        daftar_indikator = _ambil_indikator(asal, tahun)
        tersimpan = _kunci_target([asal.pk, *tujuan], daftar_indikator)
        sumber = ambil_tahunan(tersimpan[asal.pk])
        entri: list[Entri] = []
        for posisi in daftar_posisi:
            daftar = susun_salinan(daftar_indikator, sumber, ambil_tahunan(tersimpan[posisi.pk]))
            if susun_sidik_salinan(daftar) != tujuan[posisi.pk]:
                raise TargetBerubah
            _simpan(posisi, tersimpan[posisi.pk], daftar)
            entri += [_susun_entri(posisi, tahun, satu) for satu in daftar]
        catat_jejak(entri, oleh=oleh.pencatat)
    return len(entri)


def susun_salinan(
    daftar_indikator: Sequence[Indikator],
    sumber: Mapping[int, hitung.TargetTahunan],
    tujuan: Mapping[int, hitung.TargetTahunan],
) -> list[Perubahan]:
    """Return what a copy would change on one seat, in the order of the rows."""
    return [
        Perubahan(satu, tujuan.get(satu.pk), sumber[satu.pk])
        for satu in daftar_indikator
        if satu.pk in sumber and tujuan.get(satu.pk) != sumber[satu.pk]
    ]


def susun_sidik_salinan(daftar: Sequence[Perubahan]) -> str:
    """Return a short mark of a preview: what would change from what to what."""
    isi = "|".join(
        f"{satu.indikator.pk}:{susun_sidik_target(satu.lama)}>{susun_sidik_target(satu.baru)}"
        for satu in daftar
    )
    return hashlib.sha256(isi.encode()).hexdigest()[:16]


def susun_sidik_target(target: Tahunan) -> str:
    """Return what a form carries as "seen": "120;1=10;2=110", "" where there is no target."""
    if target is None:
        return ""
    bulan = [f"{bulan}={_tulis(nilai)}" for bulan, nilai in sorted(target.rencana.items())]
    return ";".join([_tulis(target.setahun), *bulan])


def tulis_target(target: Tahunan) -> str:
    """Return a target in words: "120", "120 (rencana Januari 10, …)", "belum ditetapkan"."""
    if target is None:
        return "belum ditetapkan"
    rencana = _tulis_rencana(target)
    return tulis_angka(target.setahun) + (f" (rencana {rencana})" if rencana else "")


def ambil_tahunan(tersimpan: Mapping[int, Target]) -> dict[int, hitung.TargetTahunan]:
    """Return stored rows as values, by indikator."""
    return {pk: satu.tahunan for pk, satu in tersimpan.items()}


def _ambil_bebas(oleh: Pelaku, posisi_id: int, tahun: int, *, sendiri: bool = False) -> Posisi:
    """Return a seat whose targets he may set (``sendiri``: or may only copy from)."""
    posisi = ambil_posisi_target(oleh, posisi_id)
    alasan = tolak_ubah_target(oleh, posisi, tahun)
    if alasan and not (sendiri and posisi.kecamatan_id in oleh.camat_di | oleh.admin_di):
        raise TidakBerhak(alasan, siapa="Camat atau admin lain")
    return posisi


def _sejabatan(asal: Posisi, lain: Posisi) -> bool:
    return (
        lain.pk != asal.pk
        and lain.kecamatan_id == asal.kecamatan_id
        and lain.kode_jabatan == asal.kode_jabatan
    )


def _kunci_posisi(daftar_posisi: Sequence[int]) -> None:
    """Lock the seats in ascending order: a target without a row has nothing else to meet at."""
    daftar = Posisi.objects.filter(pk__in=daftar_posisi).order_by("pk")
    list(daftar.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))


def _ambil_indikator(posisi: Posisi, tahun: int) -> list[Indikator]:
    """Return the rows of the seat's jabatan; TahunTerarsip once the year is closed."""
    daftar = list(Indikator.objects.milik_posisi(posisi, tahun))
    if daftar and daftar[0].kinerja_utama.jabatan.katalog.keadaan == KeadaanKatalog.ARSIP:
        raise TahunTerarsip(
            f"Tahun {tahun} sudah diarsipkan, jadi targetnya tidak dapat diubah lagi."
        )
    return daftar


def _kunci_target(
    daftar_posisi: Sequence[int], daftar_indikator: Sequence[Indikator]
) -> dict[int, dict[int, Target]]:
    hasil: dict[int, dict[int, Target]] = {pk: {} for pk in daftar_posisi}
    daftar = Target.objects.filter(posisi_id__in=daftar_posisi, indikator__in=daftar_indikator)
    for satu in daftar.order_by("pk").select_for_update(of=("self",), no_key=True):
        hasil[satu.posisi_id][satu.indikator_id] = satu
    return hasil


def _saring_perubahan(
    daftar_indikator: Sequence[Indikator],
    tersimpan: Mapping[int, Target],
    isian: Sequence[IsianTarget],
) -> list[Perubahan]:
    """Return what changes; TargetDitolak for bad values and for targets changed meanwhile.

    A row that asks for what its form was drawn from asks for nothing. Rows of another jabatan are
    no rows of this seat.
    """
    menurut_id = {satu.pk: satu for satu in daftar_indikator}
    masalah: dict[int, Sequence[tuple[str, str]]] = {}
    bentrok: dict[int, TargetBentrok] = {}
    daftar: list[Perubahan] = []
    for satu in isian:
        indikator = menurut_id.get(satu.indikator_id)
        if indikator is None:
            continue
        lama = tersimpan[indikator.pk].tahunan if indikator.pk in tersimpan else None
        temuan = hitung.periksa_target(indikator.aturan, satu.setahun, satu.rencana)
        if temuan:
            masalah[indikator.pk] = [(salah.isian, salah.pesan) for salah in temuan]
            continue
        baru = susun_sidik_target(satu.target)
        if baru in (satu.dilihat, susun_sidik_target(lama)):
            continue
        if susun_sidik_target(lama) != satu.dilihat:
            bentrok[indikator.pk] = TargetBentrok(tulis_target(lama), susun_sidik_target(lama))
        daftar.append(Perubahan(indikator, lama, satu.target))
    if masalah or bentrok:
        raise TargetDitolak(masalah, bentrok)
    return daftar


def _simpan(posisi: Posisi, tersimpan: Mapping[int, Target], daftar: Sequence[Perubahan]) -> None:
    """Write the changes of one seat; no target is no row, so that missing is never 0."""
    buat: list[Target] = []
    ubah: list[Target] = []
    hapus: list[int] = []
    for satu in daftar:
        ada = tersimpan.get(satu.indikator.pk)
        if satu.baru is None:
            hapus.append(satu.indikator.pk)
            continue
        baris = ada or Target(
            kecamatan_id=posisi.kecamatan_id, posisi=posisi, indikator=satu.indikator
        )
        baris.setahun = satu.baru.setahun
        baris.rencana = {
            str(bulan): _tulis(nilai) for bulan, nilai in sorted(satu.baru.rencana.items())
        }
        (buat if ada is None else ubah).append(baris)
    Target.objects.bulk_create(buat)
    Target.objects.bulk_update(ubah, ["setahun", "rencana"])
    Target.objects.filter(posisi=posisi, indikator_id__in=hapus).delete()


def _susun_entri(posisi: Posisi, tahun: int, satu: Perubahan) -> Entri:
    tindakan = "ubah"
    if satu.lama is None or satu.baru is None:
        tindakan = "buat" if satu.lama is None else "hapus"
    return Entri(
        tindakan=f"target.{tindakan}",
        objek="indikator.Target",
        objek_id=f"{posisi.pk}/{satu.indikator.pk}",
        ringkas=(
            f"Target {tahun} {posisi.nama}, {satu.indikator.nama[:100]}: "
            f"{_sebut(satu.lama)} menjadi {_sebut(satu.baru)}"
        ),
        kecamatan_id=posisi.kecamatan_id,
        sebelum=_susun_isi(satu.lama),
        sesudah=_susun_isi(satu.baru),
    )


def _sebut(target: Tahunan) -> str:
    return "belum ditetapkan" if target is None else tulis_angka(target.setahun)


def _susun_isi(target: Tahunan) -> dict[str, object]:
    if target is None:
        return {"setahun": None, "rencana": ""}
    return {"setahun": target.setahun, "rencana": _tulis_rencana(target)}


def _tulis_rencana(target: hitung.TargetTahunan) -> str:
    return ", ".join(
        f"{NAMA_BULAN[bulan - 1]} {tulis_angka(nilai)}"
        for bulan, nilai in sorted(target.rencana.items())
    )


def _tulis(nilai: Decimal) -> str:
    """Return a plain number without needless zeros: 120, 7.5."""
    return format(nilai.normalize(), "f")
