"""The inbox: lines are written by the act they tell of, in its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from akun.models import Pemberitahuan, PemberitahuanQuerySet, Pengguna
from akun.services.surel import kirim_surel, susun_surel
from jejak.services import Pencatat
from kinerja.inti.waktu import sekarang


@dataclass(frozen=True, slots=True, kw_only=True)
class Kabar:
    """One event to be told to several accounts (see Pemberitahuan)."""

    penerima: Collection[int | None]
    jenis: str
    perihal: str
    teks: str
    alamat: str
    rincian: str = ""
    meminta: bool = False


def catat_pemberitahuan(
    daftar_kabar: Sequence[Kabar], *, oleh: Pencatat, selesai: Collection[str] = ()
) -> None:
    """Tell the events, in the caller's transaction; mails leave after it is committed.

    Nobody is told what he did himself, nor is an account that was switched off. ``selesai`` names
    matters of which earlier requests to act count as read now. A history that is rebuilt
    (``Pencatat.saat``) is not mailed.
    """
    saat = oleh.saat or sekarang()
    if selesai:
        _tandai(Pemberitahuan.objects.filter(perihal__in=selesai, meminta=True), saat)
    penerima = _ambil_penerima(daftar_kabar, oleh.pengguna_id)
    pasangan = [
        (kabar, penerima[pk])
        for kabar in daftar_kabar
        for pk in sorted({satu for satu in kabar.penerima if satu in penerima})
    ]
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(
            pengguna=pengguna,
            pada=saat,
            jenis=kabar.jenis,
            perihal=kabar.perihal,
            teks=kabar.teks,
            rincian=kabar.rincian,
            alamat=kabar.alamat,
            meminta=kabar.meminta,
        )
        for kabar, pengguna in pasangan
    )
    surat = [susun_surel(pengguna, kabar.teks, kabar.alamat) for kabar, pengguna in pasangan]
    terkirim = [satu for satu in surat if satu is not None]
    if terkirim and oleh.saat is None:
        transaction.on_commit(lambda: kirim_surel(terkirim), robust=True)


def baca_pemberitahuan(pengguna_id: int, *, pk: int) -> Pemberitahuan | None:
    """Mark one of one's own lines as read; None where there is no such line."""
    with transaction.atomic():
        milik = Pemberitahuan.objects.milik(pengguna_id)
        satu = milik.filter(pk=pk).first() if pk < 2**63 else None
        if satu is not None:
            _tandai(milik.filter(pk=pk), sekarang())
        return satu


def baca_semua_pemberitahuan(pengguna_id: int, *, sampai: int) -> int:
    """Mark one's own lines up to the number ``sampai`` (what was seen) as read; how many were."""
    with transaction.atomic():
        milik = Pemberitahuan.objects.milik(pengguna_id).filter(pk__lte=min(sampai, 2**63 - 1))
        return _tandai(milik, sekarang())


def akhiri_pemberitahuan_lama(*, sebelum: datetime) -> int:
    """Remove the lines written before a moment, read or not; how many there were."""
    with transaction.atomic():
        daftar = Pemberitahuan.objects.filter(pada__lt=sebelum)
        return daftar.filter(pk__in=_kunci(daftar)).delete()[0]


def _tandai(daftar: PemberitahuanQuerySet, saat: datetime) -> int:
    belum = _kunci(daftar.belum_dibaca())
    if not belum:
        return 0
    return Pemberitahuan.objects.filter(pk__in=belum).update(dibaca_pada=saat)


def _kunci(daftar: PemberitahuanQuerySet) -> list[int]:
    """Lock rows in ascending order: an act and a reader may want the same ones."""
    return list(daftar.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def _ambil_penerima(daftar_kabar: Iterable[Kabar], pelaku_id: int | None) -> dict[int, Pengguna]:
    nomor = {pk for kabar in daftar_kabar for pk in kabar.penerima if pk is not None}
    nomor.discard(pelaku_id or 0)
    if not nomor:
        return {}
    return {satu.pk: satu for satu in Pengguna.objects.aktif().filter(pk__in=nomor)}
