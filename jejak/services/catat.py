"""Writing the trail (checking it is ``jejak.services.verifikasi``).

Lock order of the whole application: sheets ascending, their rows, chain heads ascending and
last. So ``catat_jejak`` is called once, at the end of a service's transaction.

Foreign keys are checked when a transaction commits, after its heads: every row lock is taken with
``no_key=True``, which does not stand in their way (else: deadlock).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.transaction import TransactionManagementError

from jejak.hitung import hitung_mac, tulis_kanonik
from jejak.models import INSTALASI, RANTAI_KECAMATAN, RANTAI_PEMDA, Jejak, KepalaRantai
from kinerja.inti.kueri import KueriTetap
from kinerja.inti.sisip import Kolom, Sisipan, SisipTetap
from kinerja.inti.waktu import sekarang

_SISIP = SisipTetap(Jejak)
_KEPALA = KueriTetap(
    lambda rantai: KepalaRantai.objects.filter(rantai=rantai).select_for_update(no_key=True),
    contoh=("rantai tak bernama",),
)
_KUNCI = (
    "SELECT id, rantai, urut, mac, (SELECT count(*) FROM isi) FROM jejak_kepalarantai "
    "WHERE rantai = %s FOR NO KEY UPDATE"
)
_MAJUKAN = "UPDATE jejak_kepalarantai SET urut = %s, mac = %s WHERE id = %s"
_BAGIAN_MAC = (
    "rantai",
    "urut",
    "waktu",
    "pengguna_id",
    "pengguna_nama",
    "kecamatan_id",
    "pemda_id",
    "penugasan_id",
    "tindakan",
    "objek",
    "objek_id",
    "ringkas",
    "sebelum",
    "sesudah",
    "alasan",
    "permintaan_id",
    "mac_sebelum",
)


@dataclass(frozen=True, slots=True)
class Pencatat:
    """Who acts, as the trail writes it down; ``saat`` None means now (see ``Pelaku.saat``)."""

    pengguna_id: int | None
    nama: str
    permintaan_id: str = ""
    saat: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entri:
    """One act to be written down."""

    tindakan: str
    objek: str
    objek_id: str
    ringkas: str
    kecamatan_id: int | None = None
    pemda_id: int | None = None
    penugasan_id: int | None = None
    sebelum: Mapping[str, object] | None = None
    sesudah: Mapping[str, object] | None = None
    alasan: str = ""

    @property
    def rantai(self) -> str:
        """The chain this act belongs to: the narrowest place it names."""
        if self.kecamatan_id is not None:
            return f"{RANTAI_KECAMATAN}{self.kecamatan_id}"
        if self.pemda_id is not None:
            return f"{RANTAI_PEMDA}{self.pemda_id}"
        return INSTALASI


def catat_jejak(
    daftar_entri: Sequence[Entri], *, oleh: Pencatat, bersama: Sisipan | None = None
) -> None:
    """Append the acts to their chains, in the caller's transaction.

    The number of queries does not grow with the rows: heads, one insert, heads again (on
    PostgreSQL the last two are one, for a single chain). ``bersama``: rows of the act itself,
    inserted before the heads are locked, or by the same statement.
    """
    if not daftar_entri:
        if bersama is not None:
            raise ValueError("rows of an act without an entry about it")
        return
    if not connection.in_atomic_block:
        raise TransactionManagementError("catat_jejak must run inside the act's transaction")
    daftar_rantai = {entri.rantai for entri in daftar_entri}
    sekaligus = len(daftar_rantai) == 1 and connection.vendor != "sqlite"
    if bersama is not None and not sekaligus:
        bersama.tulis()
        bersama = None
    kepala = _kunci_kepala(daftar_rantai, bersama)
    waktu = oleh.saat or sekarang()
    daftar_baris = [
        _sambung(kepala[entri.rantai], entri, oleh=oleh, waktu=waktu) for entri in daftar_entri
    ]
    if sekaligus:
        _simpan_sekaligus(daftar_baris, *kepala.values())
    else:
        _SISIP(daftar_baris)
        _simpan_kepala(list(kepala.values()))


def _kunci_kepala(rantai: set[str], bersama: Sisipan | None = None) -> dict[str, KepalaRantai]:
    """Lock the heads in ascending order; new chains get their heads before any is locked.

    (Locking what exists and then adding what does not deadlocks with a writer doing the same;
    one chain alone cannot, and is looked for only once.) ``bersama`` goes in with one chain only.
    """
    if len(rantai) == 1:
        satu = next(iter(rantai))
        for kepala in _KEPALA(satu) if bersama is None else _kunci_bersama(satu, bersama):
            return {satu: kepala}
    daftar = KepalaRantai.objects.filter(rantai__in=rantai).order_by("rantai")
    baru = sorted(rantai - set(daftar.values_list("rantai", flat=True)))
    if baru:
        KepalaRantai.objects.bulk_create(
            [KepalaRantai(rantai=nama, urut=0, mac="") for nama in baru], ignore_conflicts=True
        )
    return {baris.rantai: baris for baris in daftar.select_for_update(no_key=True)}


def _kunci_bersama(rantai: str, bersama: Sisipan) -> list[KepalaRantai]:
    """Insert the rows of the act and lock the one head, where there is one (PostgreSQL, 1 query).

    Which of the two comes first does not matter: what the rows hang on is locked by then, and
    their foreign keys are looked at when the transaction commits.
    """
    perintah = bersama.sisip.susun(bersama.daftar, connection)
    with connection.cursor() as kursor:
        kursor.execute(
            f"WITH isi AS ({perintah.sql} RETURNING 1) {_KUNCI}", [*perintah.isian, rantai]
        )
        daftar = []
        for pk, nama, urut, mac, tertulis in kursor.fetchall():
            if tertulis != len(bersama.daftar):
                raise DatabaseError(f"{tertulis} of {len(bersama.daftar)} rows were written")
            daftar.append(KepalaRantai(id=pk, rantai=nama, urut=urut, mac=mac))
        return daftar


def _simpan_kepala(daftar: list[KepalaRantai]) -> None:
    """Move the locked heads on (1 query)."""
    if len(daftar) > 1:
        KepalaRantai.objects.bulk_update(daftar, ["urut", "mac"])
        return
    with connection.cursor() as kursor:
        kursor.execute(_MAJUKAN, [daftar[0].urut, daftar[0].mac, daftar[0].pk])


def _simpan_sekaligus(daftar: Sequence[Kolom], kepala: KepalaRantai) -> None:
    """Write the rows of one chain and move its head on (PostgreSQL, 1 query)."""
    perintah = _SISIP.susun(daftar, connection)
    with connection.cursor() as kursor:
        kursor.execute(
            f"WITH baris AS ({perintah.sql}) {_MAJUKAN}",
            [*perintah.isian, kepala.urut, kepala.mac, kepala.pk],
        )


def _sambung(
    kepala: KepalaRantai, entri: Entri, *, oleh: Pencatat, waktu: datetime
) -> dict[str, Any]:
    """Make the next row of a chain and move its head on."""
    baris: dict[str, Any] = {
        "rantai": kepala.rantai,
        "urut": kepala.urut + 1,
        "waktu": waktu,
        "pengguna_id": oleh.pengguna_id,
        "pengguna_nama": oleh.nama,
        "kecamatan_id": entri.kecamatan_id,
        "pemda_id": entri.pemda_id,
        "penugasan_id": entri.penugasan_id,
        "tindakan": str(entri.tindakan),
        "objek": str(entri.objek),
        "objek_id": str(entri.objek_id),
        "ringkas": entri.ringkas,
        "sebelum": _tulis_isi(entri.sebelum),
        "sesudah": _tulis_isi(entri.sesudah),
        "alasan": entri.alasan,
        "permintaan_id": oleh.permintaan_id,
        "mac_sebelum": kepala.mac,
    }
    baris["mac"] = hitung_mac(settings.JEJAK_KUNCI, baris)
    kepala.urut, kepala.mac = baris["urut"], baris["mac"]
    return baris


def _tulis_isi(isi: Mapping[str, object] | None) -> str | None:
    return None if isi is None else tulis_kanonik(isi)


def hitung_mac_baris(baris: Jejak) -> str:
    """The keyed hash over every column but id and the hash itself."""
    return hitung_mac(settings.JEJAK_KUNCI, {nama: getattr(baris, nama) for nama in _BAGIAN_MAC})
