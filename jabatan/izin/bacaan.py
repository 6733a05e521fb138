"""The two queries behind every request: posts of an account, and what its roles open. Beside them,
who holds the seats of a kecamatan.

Two things ride on the first two, so that no page asks for them apart: the unread lines of the
inbox, and where the trail of these places ended when the rights were read. Posts say whether they
have Jeda.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from akun.models import Pemberitahuan
from jabatan.models import Jeda, JenisPosisi, Kecamatan, Penugasan, Peran
from jabatan.models.kepegawaian import PenugasanQuerySet
from jejak.models import INSTALASI, RANTAI_KECAMATAN, RANTAI_PEMDA, KepalaRantai
from kinerja.inti.kueri import KueriLingkup, KueriTetap

UJUNG = ("ujung_instalasi", "ujung_pemda", "ujung_kecamatan")


def _penugasan_pengguna(pengguna_id: int) -> QuerySet[Any]:
    return (
        Penugasan._base_manager.filter(pegawai__pengguna_id=pengguna_id)
        .annotate(
            ada_peran=Exists(Peran.objects.filter(pengguna_id=pengguna_id)),
            ada_jeda=Exists(Jeda._base_manager.filter(penugasan_id=OuterRef("pk"))),
            **_tumpangan(pengguna_id, "kecamatan_id", "kecamatan__pemda_id"),
        )
        .select_related("pegawai", "posisi__atasan", "kecamatan__pemda")
        .order_by("-mulai", "-pk")
    )


def _kecamatan_berperan(pengguna_id: int) -> QuerySet[Any]:
    milik = Q(pemda__daftar_peran__pengguna_id=pengguna_id) & (
        Q(pemda__daftar_peran__kecamatan=None) | Q(pemda__daftar_peran__kecamatan=F("pk"))
    )
    return (
        Kecamatan.objects.filter(milik, pemda__daftar_peran__dicabut_pada__isnull=True)
        .annotate(
            peran_jenis=F("pemda__daftar_peran__jenis"),
            peran_mulai=F("pemda__daftar_peran__mulai"),
            peran_selesai=F("pemda__daftar_peran__selesai"),
            peran_kecamatan=F("pemda__daftar_peran__kecamatan"),
            **_tumpangan(pengguna_id, "pk", "pemda_id"),
        )
        .select_related("pemda")
    )


def _tumpangan(pengguna_id: int, kecamatan: str, pemda: str) -> dict[str, Any]:
    """What rides along; the columns hold the kecamatan and the pemda of a row."""
    kepala = KepalaRantai.objects.all()
    return {
        "belum_dibaca": Pemberitahuan.objects.hitungan(pengguna_id),
        "ujung_instalasi": kepala.ujung(INSTALASI),
        "ujung_pemda": kepala.ujung(RANTAI_PEMDA, pemda),
        "ujung_kecamatan": kepala.ujung(RANTAI_KECAMATAN, kecamatan),
    }


def _pemegang(kecamatan_id: int, pada: date) -> QuerySet[Any]:
    daftar = PenugasanQuerySet(Penugasan).filter(kecamatan_id=kecamatan_id)
    return (
        daftar.exclude(posisi__jenis=JenisPosisi.PELAKSANA)
        .aktif(pada)
        .select_related("pegawai", "posisi")
        .dengan_pangkat(pada)
    )


ambil_pemegang = KueriLingkup(_pemegang, contoh=(32_003, date(1, 2, 3)))
"""Who holds the structural seats of a kecamatan on a day, with ``pangkat_pada`` (1 query)."""
ambil_penugasan_pengguna = KueriTetap(_penugasan_pengguna)
"""All posts of an account, newest first (1 query, across kecamatan: people move)."""
ambil_kecamatan_berperan = KueriTetap(_kecamatan_berperan)
"""The kecamatan that roles of an account open, once a role, with ``peran_*`` (1 query)."""


def hitung_belum_dibaca(daftar: Iterable[Penugasan | Kecamatan]) -> int:
    """Return the unread lines that rode on these rows; for who has no rows none are counted."""
    return next((satu.belum_dibaca for satu in daftar), 0)  # type: ignore[union-attr]


def susun_ujung_jejak(daftar: Iterable[Penugasan | Kecamatan]) -> str:
    """Return one print of the ends of all chains that rode on these rows."""
    ujung = sorted({str([getattr(satu, nama) for nama in UJUNG]) for satu in daftar})
    return sha256("".join(ujung).encode()).hexdigest()
