"""Who acts, and with which rights today. Staf, Atasan and Camat follow from Penugasan by date.

Two faces that agree: predicates on one object, and QuerySets of what is seen. Fail closed: a
Pelaku without posts and roles sees nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q
from django.http import Http404, HttpRequest

from akun.models import Pengguna
from jabatan.izin.bacaan import (
    ambil_kecamatan_berperan,
    ambil_pemegang,
    ambil_penugasan_pengguna,
    hitung_belum_dibaca,
    susun_ujung_jejak,
)
from jabatan.models import (
    JenisPeran,
    JenisPosisi,
    Kecamatan,
    Penugasan,
    Peran,
    Posisi,
)
from jabatan.models.kepegawaian import PenugasanQuerySet
from jejak.services import Pencatat
from kinerja.inti.waktu import hari_ini, sekarang


@dataclass(frozen=True, slots=True)
class Pelaku:
    """A signed-in person with the rights of one day.

    ``kepala_di`` holds the structural seats he holds today; posts on the two levels below them
    are his section (a Camat sees the whole kecamatan anyway). ``kecamatan_terlihat`` is the tenant
    scope of his requests; empty means he may not enter. ``pemda_di`` are the pemda that a role
    opens to him as a whole, ``pemda_dikelola`` those he is admin of (also before they have a
    kecamatan); ``admin_kecamatan_di`` the kecamatan of which he is admin by name, not through
    their pemda. ``ujung_jejak`` stands for all that the trail held of these places and of the
    installation when the rights were read; any row written since gives another. ``saat`` is the
    moment of the act where a history is rebuilt (the demo office); no page sets it, None means now.
    """

    pengguna_id: int
    nama: str
    pada: date
    pegawai_id: int | None = None
    permintaan_id: str = ""
    daftar_penugasan: tuple[Penugasan, ...] = ()
    kepala_di: frozenset[int] = frozenset()
    camat_di: frozenset[int] = frozenset()
    admin_di: frozenset[int] = frozenset()
    admin_pemda_di: frozenset[int] = frozenset()
    admin_kecamatan_di: frozenset[int] = frozenset()
    inspektorat_di: frozenset[int] = frozenset()
    pemda_di: frozenset[int] = frozenset()
    pemda_dikelola: frozenset[int] = frozenset()
    daftar_kecamatan: Mapping[int, Kecamatan] = field(default_factory=dict)
    belum_dibaca: int = 0
    ujung_jejak: str = ""
    saat: datetime | None = None

    @property
    def kecamatan_terlihat(self) -> tuple[int, ...]:
        return tuple(self.daftar_kecamatan)

    @property
    def kecamatan_penuh(self) -> frozenset[int]:
        """Kecamatan in which he sees everything."""
        return self.camat_di | self.admin_di | self.inspektorat_di

    @property
    def pencatat(self) -> Pencatat:
        return Pencatat(self.pengguna_id, self.nama, self.permintaan_id, self.saat)

    @property
    def waktu(self) -> datetime:
        """The moment written beside what he does."""
        return self.saat or sekarang()

    @property
    def kecamatan_utama(self) -> Kecamatan | None:
        """The kecamatan his pages open on: where he works today, else the first he sees."""
        for penugasan in self.daftar_penugasan:
            if penugasan.ada_pada(self.pada):
                return self.daftar_kecamatan[penugasan.kecamatan_id]
        return next(iter(self.daftar_kecamatan.values()), None)

    @property
    def adalah_camat(self) -> bool:
        return bool(self.camat_di)

    @property
    def adalah_admin(self) -> bool:
        return bool(self.admin_di)

    @property
    def adalah_inspektorat(self) -> bool:
        return bool(self.inspektorat_di)

    @property
    def ada_bawahan(self) -> bool:
        return bool(self.kepala_di)

    @property
    def ada_lembar(self) -> bool:
        return any(penugasan.posisi.kode_jabatan != "" for penugasan in self.daftar_penugasan)


def susun_pelaku(pengguna: Pengguna, pada: date | None = None, permintaan_id: str = "") -> Pelaku:
    """Return the rights of ``pengguna`` on ``pada`` (default: today in his kecamatan).

    2 queries: posts; roles with the kecamatan they open, where there are any (one more for who
    has no kecamatan: he may be the admin of a new pemda).
    """
    daftar_penugasan = ambil_penugasan_pengguna(pengguna.pk)
    peran_semua = _ambil_peran(pengguna, daftar_penugasan)
    tumpangan = [*daftar_penugasan, *(baris.kecamatan for baris in peran_semua)]
    hari = pada or hari_ini(_zona(daftar_penugasan, peran_semua))
    peran = [baris for baris in peran_semua if baris.berlaku(hari)]
    duduk = [baris for baris in daftar_penugasan if baris.ada_pada(hari)]
    kecamatan = {baris.kecamatan_id: baris.kecamatan for baris in [*duduk, *daftar_penugasan]}
    menurut_jenis = _tambah_peran(peran, kecamatan)
    admin_pemda = frozenset(menurut_jenis[JenisPeran.ADMIN_PEMDA])
    return Pelaku(
        pengguna_id=pengguna.pk,
        nama=pengguna.nama,
        pada=hari,
        pegawai_id=next((baris.pegawai_id for baris in daftar_penugasan), None),
        permintaan_id=permintaan_id,
        daftar_penugasan=tuple(daftar_penugasan),
        kepala_di=frozenset(
            baris.posisi_id for baris in duduk if baris.posisi.jenis != JenisPosisi.PELAKSANA
        ),
        camat_di=frozenset(
            baris.kecamatan_id for baris in duduk if baris.posisi.jenis == JenisPosisi.CAMAT
        ),
        admin_di=admin_pemda | menurut_jenis[JenisPeran.ADMIN_KECAMATAN],
        admin_pemda_di=admin_pemda,
        admin_kecamatan_di=frozenset(menurut_jenis[JenisPeran.ADMIN_KECAMATAN]),
        inspektorat_di=frozenset(menurut_jenis[JenisPeran.INSPEKTORAT]),
        pemda_di=frozenset(baris.kecamatan.pemda_id for baris in peran if baris.sepemda),
        pemda_dikelola=(
            frozenset(kecamatan[pk].pemda_id for pk in admin_pemda)
            if kecamatan
            else _ambil_pemda_baru(pengguna, hari)
        ),
        daftar_kecamatan=kecamatan,
        belum_dibaca=hitung_belum_dibaca(tumpangan),
        ujung_jejak=susun_ujung_jejak(tumpangan),
    )


def _ambil_pemda_baru(pengguna: Pengguna, hari: date) -> frozenset[int]:
    """Return the pemda he is admin of although it has no kecamatan yet (1 query)."""
    peran = Peran.objects.aktif(hari).filter(pengguna=pengguna, jenis=JenisPeran.ADMIN_PEMDA)
    return frozenset(peran.values_list("pemda_id", flat=True))


@dataclass(frozen=True, slots=True)
class _Peran:
    """A role in one of the kecamatan it opens; ``sepemda`` where it opens all of them."""

    kecamatan: Kecamatan
    jenis: JenisPeran
    mulai: date
    selesai: date | None
    sepemda: bool

    def berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or self.selesai >= hari)


def _ambil_peran(pengguna: Pengguna, daftar_penugasan: list[Penugasan]) -> list[_Peran]:
    """Return the roles of a user; no query when his posts already told there are none."""
    if daftar_penugasan and not getattr(daftar_penugasan[0], "ada_peran", True):
        return []
    return [
        _Peran(
            kecamatan=satu,
            jenis=JenisPeran(satu.peran_jenis),
            mulai=satu.peran_mulai,
            selesai=satu.peran_selesai,
            sepemda=satu.peran_kecamatan is None,
        )
        for satu in ambil_kecamatan_berperan(pengguna.pk)
    ]


def _zona(daftar_penugasan: list[Penugasan], peran: list[_Peran]) -> str:
    for penugasan in daftar_penugasan:
        return penugasan.kecamatan.zona_waktu
    for baris in peran:
        if not baris.sepemda:
            return baris.kecamatan.zona_waktu
    return "Asia/Jakarta"


def _tambah_peran(
    peran: list[_Peran], kecamatan: dict[int, Kecamatan]
) -> dict[JenisPeran, set[int]]:
    """Add the kecamatan that roles open to ``kecamatan``; return role → where it holds."""
    hasil: dict[JenisPeran, set[int]] = {jenis: set() for jenis in JenisPeran}
    for baris in peran:
        kecamatan[baris.kecamatan.pk] = baris.kecamatan
        hasil[baris.jenis].add(baris.kecamatan.pk)
    return hasil


def ambil_pelaku(request: HttpRequest) -> Pelaku:
    """Return who acts; every signed-in view runs behind the middleware that sets it."""
    pelaku: Pelaku = request.pelaku  # type: ignore[attr-defined]
    return pelaku


# --- seeing a post (and so its sheets and reports) -------------------------------------------


def bisa_lihat_penugasan(pelaku: Pelaku, penugasan: Penugasan) -> bool:
    """Own posts, the ones he fills, the ones below his seats, all where he sees everything."""
    if penugasan.kecamatan_id in pelaku.kecamatan_penuh:
        return True
    if pelaku.pegawai_id is not None and pelaku.pegawai_id in (
        penugasan.pegawai_id,
        penugasan.pengisi_id,
    ):
        return True
    return adalah_atasan_dari(pelaku, penugasan)


def adalah_atasan_dari(pelaku: Pelaku, penugasan: Penugasan) -> bool:
    """Tell whether the post lies on one of the two levels below a seat he holds today."""
    atasan = penugasan.posisi.atasan
    return atasan is not None and bool(pelaku.kepala_di & {atasan.pk, atasan.atasan_id})


def penugasan_terlihat_oleh(pelaku: Pelaku) -> PenugasanQuerySet:
    """Return the posts for which ``bisa_lihat_penugasan`` holds."""
    syarat = (
        Q(kecamatan_id__in=pelaku.kecamatan_penuh)
        | Q(posisi__atasan_id__in=pelaku.kepala_di)
        | Q(posisi__atasan__atasan_id__in=pelaku.kepala_di)
    )
    if pelaku.pegawai_id is not None:
        syarat |= Q(pegawai_id=pelaku.pegawai_id) | Q(pengisi_id=pelaku.pegawai_id)
    return Penugasan.objects.filter(syarat)


def ambil_penugasan(pelaku: Pelaku, pk: int, *, pangkat_pada: date | None = None) -> Penugasan:
    """Return a post he may see, with person, seat and kecamatan; Http404 otherwise (0–2 queries).

    His own came with his rights and only needs its Jeda. ``pangkat_pada`` adds the pangkat of that
    day to the query.
    """
    sendiri = next((satu for satu in pelaku.daftar_penugasan if satu.pk == pk), None)
    if sendiri is not None and pangkat_pada is None:
        sendiri.ambil_jeda()
        return sendiri
    daftar = penugasan_terlihat_oleh(pelaku).dengan_orang().dengan_jeda()
    if pangkat_pada is not None:
        daftar = daftar.dengan_pangkat(pangkat_pada)
    penugasan = daftar.filter(pk=pk).first() if pk < 2**63 else None
    if penugasan is None:
        raise Http404
    return penugasan


class Pejabat:
    """Who holds the structural seats of a kecamatan on one day; read at first use (1 query)."""

    def __init__(self, kecamatan_id: int, pada: date) -> None:
        self._kecamatan_id = kecamatan_id
        self._pada = pada

    @cached_property
    def pemegang(self) -> Mapping[int, tuple[Penugasan, ...]]:
        """Seat → posts held on the day."""
        pemegang: dict[int, tuple[Penugasan, ...]] = {}
        for baris in ambil_pemegang(self._kecamatan_id, self._pada):
            pemegang[baris.posisi_id] = (*pemegang.get(baris.posisi_id, ()), baris)
        return pemegang

    def ada_langkah_atasan(self, penugasan: Penugasan, pengisi_id: int | None = None) -> bool:
        """Tell whether the sheet of a post passes its atasan before the Camat.

        Not when the kecamatan switched the step off, the atasan is the Camat, nobody holds the
        atasan seat, or the only holder is the owner or the user ``pengisi_id`` who filled it.
        """
        atasan = penugasan.posisi.atasan
        if not penugasan.kecamatan.langkah_atasan or atasan is None:
            return False
        if atasan.jenis == JenisPosisi.CAMAT:
            return False
        return any(
            baris.pegawai_id != penugasan.pegawai_id
            and (pengisi_id is None or baris.pegawai.pengguna_id != pengisi_id)
            for baris in self.pemegang.get(atasan.pk, ())
        )

    def atasan_dari(self, posisi: Posisi) -> Penugasan | None:
        """Return who acts on the atasan seat: a Plh. before the others."""
        return self.pemegang_utama(posisi.atasan_id)

    def pemegang_utama(self, posisi_id: int | None) -> Penugasan | None:
        daftar = self.pemegang.get(posisi_id, ()) if posisi_id is not None else ()
        return min(daftar, key=lambda baris: baris.sifat != "plh", default=None)

    def camat(self) -> Penugasan | None:
        for daftar in self.pemegang.values():
            if daftar[0].posisi.jenis == JenisPosisi.CAMAT:
                return self.pemegang_utama(daftar[0].posisi_id)
        return None


def susun_pejabat(kecamatan_id: int, pada: date) -> Pejabat:
    """Return who holds the structural seats of a kecamatan on ``pada`` (1 query at first use)."""
    return Pejabat(kecamatan_id, pada)
