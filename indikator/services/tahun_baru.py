"""Opening a year: an empty draft, or everything that still holds copied into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.http import Http404

from indikator.arti.pohon import Pohon, ambil_isi, ambil_pohon, ambil_sisa
from indikator.izin import bisa_ubah_katalog, katalog_terlihat_oleh
from indikator.kesalahan import KatalogSudahAda
from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator, Target
from indikator.services.penjaga import susun_entri_katalog
from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Fungsi, Jabatan, Katalog, Kecamatan, PemerintahDaerah
from jejak.services import Entri, catat_jejak


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianKatalog:
    """A catalogue as asked for; ``kecamatan`` None: for all of the pemda."""

    pemda: PemerintahDaerah
    kecamatan: Kecamatan | None
    tahun: int
    nomor_sk: str
    tanggal_sk: date


@dataclass(frozen=True, slots=True)
class HasilSalin:
    """What a copy holds; ``target_dilewati``: of seats that he who copied holds himself."""

    katalog: Katalog
    jumlah_jabatan: int = 0
    jumlah_indikator: int = 0
    jumlah_target: int = 0
    target_dilewati: int = 0
    target_menurut_kecamatan: Mapping[int, int] = field(default_factory=dict)


@transaction.atomic
def buat_katalog(*, isian: IsianKatalog, oleh: Pelaku) -> Katalog:
    """Open a year with an empty draft; KatalogSudahAda where the scope has one."""
    katalog = _buat_draf(isian, oleh)
    ringkas = f"Draf {katalog} untuk {katalog.sebutan_cakupan} dibuka tanpa isi"
    entri = susun_entri_katalog("katalog.buat", katalog, ringkas, sesudah=_isi_sk(katalog))
    catat_jejak([entri], oleh=oleh.pencatat)
    return katalog


@transaction.atomic
def salin_katalog(
    asal_id: int, *, isian: IsianKatalog, dengan_target: bool, oleh: Pelaku
) -> HasilSalin:
    """Open a year with a draft that says all that ``asal`` still says at the end of its year.

    Rows retired before December stay behind. Kode stay the same: they carry trends. With
    ``dengan_target`` the targets of the scope's seats come along, but for seats he holds himself.
    Any catalogue he sees may be copied; Http404 for others.
    """
    asal = katalog_terlihat_oleh(oleh).filter(pk=asal_id).first() if asal_id < 2**63 else None
    if asal is None:
        raise Http404
    katalog = _buat_draf(isian, oleh)
    pohon = ambil_sisa(ambil_pohon([asal])[asal.pk])
    salinan = _salin_pohon(pohon, katalog)
    disalin, dilewati = _salin_target(salinan, katalog, oleh) if dengan_target else ({}, 0)
    hasil = HasilSalin(katalog, len(pohon), len(salinan), sum(disalin.values()), dilewati, disalin)
    catat_jejak(_entri_salin(asal, hasil), oleh=oleh.pencatat)
    return hasil


def periksa_belum_ada(
    pemda_id: int, kecamatan_id: int | None, tahun: int, *, kecuali: int | None = None
) -> None:
    """Refuse a second catalogue of a scope and year, in whatever state (1 query).

    A draft beside one in force could never take its place; call this with the pemda locked.
    """
    daftar = Katalog.objects.filter(pemda_id=pemda_id, tahun=tahun)
    if kecamatan_id is None:
        daftar = daftar.filter(kecamatan__isnull=True)
    else:
        daftar = daftar.filter(kecamatan_id=kecamatan_id)
    if kecuali is not None:
        daftar = daftar.exclude(pk=kecuali)
    ada = daftar.select_related("pemda", "kecamatan").first()
    if ada is not None:
        raise KatalogSudahAda(
            f"{ada} untuk {ada.sebutan_cakupan} sudah ada "
            f"({ada.get_keadaan_display().lower()}, SK Nomor {ada.nomor_sk}). "
            "Buka katalog itu, atau pilih tahun lain.",
            katalog_id=ada.pk,
        )


def _buat_draf(isian: IsianKatalog, oleh: Pelaku) -> Katalog:
    """Make the head of a draft; the pemda is locked, so that two openings meet here."""
    PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=isian.pemda.pk)
    katalog = Katalog(
        pemda=isian.pemda,
        kecamatan=isian.kecamatan,
        tahun=isian.tahun,
        nomor_sk=isian.nomor_sk,
        tanggal_sk=isian.tanggal_sk,
    )
    if not bisa_ubah_katalog(oleh, katalog):
        raise TidakBerhak(
            "Katalog pemerintah daerah dibuka oleh admin pemda, "
            "katalog milik kecamatan oleh admin kecamatan itu."
        )
    periksa_belum_ada(katalog.pemda_id, katalog.kecamatan_id, katalog.tahun)
    katalog.save(force_insert=True)
    return katalog


def _salin_pohon(pohon: Pohon, katalog: Katalog) -> dict[int, Indikator]:
    """Copy every row below a new head; return old indikator id → its copy."""
    jabatan = {
        cabang.jabatan.pk: Jabatan(katalog=katalog, **ambil_isi(cabang.jabatan)) for cabang in pohon
    }
    Jabatan.objects.bulk_create(jabatan.values())
    Fungsi.objects.bulk_create(
        Fungsi(jabatan=jabatan[cabang.jabatan.pk], **(ambil_isi(fungsi) | {"urut": urut}))
        for cabang in pohon
        for urut, fungsi in enumerate(cabang.daftar_fungsi, 1)
    )
    kinerja = {
        satu.kinerja.pk: KinerjaUtama(jabatan=jabatan[cabang.jabatan.pk], **ambil_isi(satu.kinerja))
        for cabang in pohon
        for satu in cabang.daftar_kinerja
    }
    KinerjaUtama.objects.bulk_create(kinerja.values())
    asal = [baris for cabang in pohon for baris in cabang.daftar_indikator]
    salinan = {
        baris.pk: Indikator(kinerja_utama=kinerja[baris.kinerja_utama_id], **ambil_isi(baris))
        for baris in asal
    }
    Indikator.objects.bulk_create(salinan.values())
    _salin_sumber(asal, salinan, katalog)
    return salinan


def _salin_sumber(asal: list[Indikator], salinan: dict[int, Indikator], katalog: Katalog) -> None:
    """Copy the sources the rows use, and their links in order."""
    nama = dict.fromkeys(nama for baris in asal for nama in baris.nama_sumber)
    sumber = {satu: SumberData(katalog=katalog, nama=satu) for satu in nama}
    SumberData.objects.bulk_create(sumber.values())
    SumberIndikator.objects.bulk_create(
        SumberIndikator(indikator=salinan[baris.pk], sumber=sumber[satu], urut=urut)
        for baris in asal
        for urut, satu in enumerate(baris.nama_sumber, 1)
    )


def _salin_target(
    salinan: Mapping[int, Indikator], katalog: Katalog, oleh: Pelaku
) -> tuple[dict[int, int], int]:
    """Copy the targets of the scope's seats; return kecamatan id → how many, and how many not.

    Nobody gives himself a target: those of his own seats wait for another admin.
    """
    sendiri = {p.posisi_id for p in oleh.daftar_penugasan if p.ada_pada(oleh.pada)}
    daftar = Target.objects.filter(
        indikator_id__in=list(salinan),
        kecamatan__pemda_id=katalog.pemda_id,
    )
    if katalog.kecamatan_id is not None:
        daftar = daftar.filter(kecamatan_id=katalog.kecamatan_id)
    semua = list(daftar.order_by("pk"))
    boleh = [target for target in semua if target.posisi_id not in sendiri]
    Target.objects.bulk_create(
        Target(
            kecamatan_id=target.kecamatan_id,
            posisi_id=target.posisi_id,
            indikator=salinan[target.indikator_id],
            setahun=target.setahun,
            rencana=target.rencana,
        )
        for target in boleh
    )
    return dict(Counter(target.kecamatan_id for target in boleh)), len(semua) - len(boleh)


def _isi_sk(katalog: Katalog) -> dict[str, object]:
    return {
        "tahun": katalog.tahun,
        "nomor_sk": katalog.nomor_sk,
        "tanggal_sk": katalog.tanggal_sk,
    }


def _entri_salin(asal: Katalog, hasil: HasilSalin) -> list[Entri]:
    katalog = hasil.katalog
    ringkas = (
        f"Draf {katalog} untuk {katalog.sebutan_cakupan} disalin dari {asal} "
        f"({asal.sebutan_cakupan}): {hasil.jumlah_jabatan} jabatan, "
        f"{hasil.jumlah_indikator} indikator"
    )
    isi = _isi_sk(katalog) | {
        "disalin_dari": asal.pk,
        "jabatan": hasil.jumlah_jabatan,
        "indikator": hasil.jumlah_indikator,
        "target": hasil.jumlah_target,
    }
    daftar = [susun_entri_katalog("katalog.salin", katalog, ringkas, sesudah=isi)]
    daftar += [
        Entri(
            tindakan="target.salin",
            objek="indikator.Target",
            objek_id=str(katalog.pk),
            ringkas=f"{jumlah} target {asal.tahun} disalin ke draf {katalog}",
            kecamatan_id=kecamatan_id,
            sesudah={"disalin_dari": asal.pk, "katalog": katalog.pk, "target": jumlah},
        )
        for kecamatan_id, jumlah in hasil.target_menurut_kecamatan.items()
    ]
    return daftar
