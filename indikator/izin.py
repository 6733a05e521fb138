"""Who sees which catalogue and who edits it; who sees and sets targets.

Everybody of the pemda sees what is in force or archived; a draft only who may edit it. Targets are
seen by who sees a whole kecamatan, and set by its Camat and its admins, never for a seat one holds
oneself in that year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from indikator.models import Indikator, KinerjaUtama
from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Fungsi, Jabatan, Katalog, KeadaanKatalog, Kecamatan, Posisi
from jejak.models import Jejak, JejakQuerySet
from kinerja.inti.kueri import KueriTetap

B = TypeVar("B", bound=Model)
BATAS_PK: Final = 2**63
PENGHAPUSAN: Final = ("hapus_katalog", "katalog.hapus")  # of a part, of a whole draft
# A part of a catalogue → the way to its catalogue.
JALUR: Final[Mapping[type[Model], str]] = {
    Jabatan: "katalog",
    Fungsi: "jabatan__katalog",
    KinerjaUtama: "jabatan__katalog",
    Indikator: "kinerja_utama__jabatan__katalog",
}


def _daftar_pemda(pelaku: Pelaku) -> set[int]:
    return {kecamatan.pemda_id for kecamatan in pelaku.daftar_kecamatan.values()}


def _daftar_pemda_kelolaan(pelaku: Pelaku) -> set[int]:
    return {pelaku.daftar_kecamatan[pk].pemda_id for pk in pelaku.admin_pemda_di}


def bisa_ubah_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """The pemda's is the admin pemda's, a kecamatan's own its admin's; in whatever keadaan.

    That an archived catalogue stays as it is, is a refusal of the services, not a missing right.
    """
    if katalog.kecamatan_id is None:
        return katalog.pemda_id in _daftar_pemda_kelolaan(pelaku)
    return katalog.kecamatan_id in pelaku.admin_kecamatan_di


def bisa_sunting_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """He may edit it, and it is no archive: his pages carry the links."""
    return bisa_ubah_katalog(pelaku, katalog) and katalog.keadaan != KeadaanKatalog.ARSIP


def katalog_terubah_oleh(pelaku: Pelaku) -> QuerySet[Katalog]:
    """Return the catalogues for which ``bisa_ubah_katalog`` holds, newest year first."""
    return Katalog.objects.filter(_syarat_ubah(pelaku)).select_related("pemda", "kecamatan")


def _syarat_ubah(pelaku: Pelaku) -> Q:
    return Q(kecamatan__isnull=True, pemda_id__in=_daftar_pemda_kelolaan(pelaku)) | Q(
        kecamatan_id__in=pelaku.admin_kecamatan_di
    )


def ambil_katalog_ubah(pelaku: Pelaku, pk: int) -> Katalog:
    """Return a catalogue he may edit; TidakBerhak where he only sees it, else Http404 (1 query)."""
    katalog = katalog_terlihat_oleh(pelaku).filter(pk=pk).first() if pk < BATAS_PK else None
    if katalog is None:
        raise Http404
    periksa_ubah(pelaku, katalog)
    return katalog


def ambil_bagian_ubah(pelaku: Pelaku, kelas: type[B], pk: int) -> B:
    """Return a part of a catalogue he may edit, its parents read along (1 query; 2 for an
    Indikator, which comes with its sources).

    Http404 and TidakBerhak as for the catalogue itself.
    """
    daftar = kelas._default_manager.select_related(f"{JALUR[kelas]}__pemda", JALUR[kelas])
    if issubclass(kelas, Indikator):
        daftar = daftar.prefetch_related("daftar_sumber_indikator__sumber")
    bagian = daftar.filter(pk=pk).first() if pk < BATAS_PK else None
    if bagian is None:
        raise Http404
    periksa_ubah(pelaku, ambil_katalog_dari(bagian))
    return bagian


def penghapusan_terlihat_oleh(pelaku: Pelaku) -> JejakQuerySet:
    """Return the trail's rows of what was removed from catalogues he may edit, newest first."""
    milik = Q(kecamatan_id__in=pelaku.admin_kecamatan_di) | Q(
        kecamatan_id__isnull=True, pemda_id__in=_daftar_pemda_kelolaan(pelaku)
    )
    return Jejak.objects.filter(milik, tindakan__in=PENGHAPUSAN).terbaru()


def ambil_jabatan_ubah(pelaku: Pelaku, katalog_id: int, kode: str) -> Jabatan:
    """Return a jabatan of a catalogue he may edit (2 queries); else as for the catalogue."""
    katalog = ambil_katalog_ubah(pelaku, katalog_id)
    jabatan = Jabatan.objects.filter(katalog=katalog, kode=kode).first()
    if jabatan is None:
        raise Http404
    jabatan.katalog = katalog
    return jabatan


def ambil_katalog_dari(bagian: Model) -> Katalog:
    """Return the catalogue a part belongs to (no query where its parents were read along)."""
    induk: object = bagian
    for nama in JALUR[type(bagian)].split("__"):
        induk = getattr(induk, nama)
    assert isinstance(induk, Katalog)
    return induk


def periksa_ubah(pelaku: Pelaku, katalog: Katalog) -> None:
    """Raise Http404 for a catalogue he does not see, TidakBerhak for one he only sees."""
    if not bisa_lihat_katalog(pelaku, katalog):
        raise Http404
    if not bisa_ubah_katalog(pelaku, katalog):
        raise TidakBerhak(
            "Katalog pemerintah daerah diubah oleh admin pemda, "
            "katalog milik kecamatan oleh admin kecamatan itu."
        )


def bisa_lihat_katalog(pelaku: Pelaku, katalog: Katalog) -> bool:
    """The pemda's catalogues, the own ones of kecamatan he sees, and drafts he may edit."""
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return bisa_ubah_katalog(pelaku, katalog)
    if katalog.kecamatan_id is None:
        return katalog.pemda_id in _daftar_pemda(pelaku)
    return katalog.kecamatan_id in pelaku.daftar_kecamatan


def katalog_terlihat_oleh(pelaku: Pelaku) -> QuerySet[Katalog]:
    """Return the catalogues for which ``bisa_lihat_katalog`` holds, newest year first."""
    terbit = ~Q(keadaan=KeadaanKatalog.DRAF) & (
        Q(kecamatan__isnull=True, pemda_id__in=_daftar_pemda(pelaku))
        | Q(kecamatan_id__in=pelaku.kecamatan_terlihat)
    )
    return Katalog.objects.filter(terbit | _syarat_ubah(pelaku)).select_related(
        "pemda", "kecamatan"
    )


def ambil_katalog(daftar: Sequence[Katalog], pk: int) -> Katalog:
    """Return one of the catalogues he sees; foreign and missing are the same Http404."""
    for katalog in daftar:
        if katalog.pk == pk:
            return katalog
    raise Http404


def _daftar_jabatan(katalog_id: int) -> QuerySet[Jabatan]:
    daftar = Jabatan.objects.filter(katalog_id=katalog_id)
    return daftar.select_related("katalog__pemda", "katalog__kecamatan")


_DAFTAR_JABATAN = KueriTetap(_daftar_jabatan)


def ambil_jabatan_terlihat(pelaku: Pelaku, katalog_id: int, kode: str) -> Jabatan:
    """Return a jabatan of a catalogue he sees, the catalogue along; else Http404 (1 query)."""
    for jabatan in _DAFTAR_JABATAN(katalog_id) if katalog_id < BATAS_PK else ():
        if jabatan.kode == kode and bisa_lihat_katalog(pelaku, jabatan.katalog):
            ditemukan: Jabatan = jabatan
            return ditemukan
    raise Http404


def ambil_katalog_kini(pelaku: Pelaku, daftar: Sequence[Katalog]) -> Katalog | None:
    """Return what is in force today in his kecamatan, else the newest he sees, else None.

    A kecamatan's own catalogue goes before the pemda's, one in force before an archived one,
    anything before a draft.
    """
    kecamatan = pelaku.kecamatan_utama
    if kecamatan is None:
        return None
    terbit = [katalog for katalog in daftar if katalog.keadaan != KeadaanKatalog.DRAF]
    cocok = [
        katalog
        for katalog in terbit
        if katalog.tahun == pelaku.pada.year
        and (
            katalog.kecamatan_id == kecamatan.pk
            or (katalog.kecamatan_id is None and katalog.pemda_id == kecamatan.pemda_id)
        )
    ]
    cocok.sort(
        key=lambda katalog: (katalog.kecamatan_id is None, katalog.keadaan == KeadaanKatalog.ARSIP)
    )
    return next(iter([*cocok, *terbit, *daftar]), None)


# --- targets ------------------------------------------------------------------------------------


def ambil_kecamatan_target(pelaku: Pelaku, pk: int | None = None) -> Kecamatan:
    """Return a kecamatan whose targets he sees (None: the one his pages open on, else the first).

    Raises TidakBerhak for who sees no targets at all, before anybody looks; Http404 otherwise.
    """
    _periksa_lihat(pelaku)
    utama = pelaku.kecamatan_utama
    if pk is None:
        kini = utama is not None and utama.pk in pelaku.kecamatan_penuh
        pk = utama.pk if utama is not None and kini else min(pelaku.kecamatan_penuh)
    if pk not in pelaku.kecamatan_penuh:
        raise Http404
    return pelaku.daftar_kecamatan[pk]


def posisi_bertarget_terlihat_oleh(pelaku: Pelaku) -> QuerySet[Posisi]:
    """Return the seats with an IKI whose targets he sees."""
    daftar: QuerySet[Posisi] = Posisi.objects.filter(kecamatan_id__in=pelaku.kecamatan_penuh)
    return daftar.exclude(kode_jabatan="")


def ambil_posisi_target(pelaku: Pelaku, pk: int) -> Posisi:
    """Return a seat with an IKI whose targets he sees; TidakBerhak or Http404 (1 query)."""
    _periksa_lihat(pelaku)
    daftar = posisi_bertarget_terlihat_oleh(pelaku).select_related("kecamatan__pemda")
    posisi = daftar.filter(pk=pk).first() if pk < 2**63 else None
    if posisi is None:
        raise Http404
    return posisi


def tolak_ubah_target(pelaku: Pelaku, posisi: Posisi, tahun: int) -> str:
    """Say why he may not set the targets of a seat, "" when he may (no query)."""
    if posisi.kecamatan_id not in pelaku.camat_di | pelaku.admin_di:
        return "Target ditetapkan oleh Camat dan admin. Anda dapat melihatnya."
    for penugasan in pelaku.daftar_penugasan:
        usai = penugasan.selesai is not None and penugasan.selesai.year < tahun
        if penugasan.posisi_id == posisi.pk and penugasan.mulai.year <= tahun and not usai:
            return (
                f"Anda menjabat posisi ini pada {tahun}. "
                "Targetnya ditetapkan oleh Camat atau admin lain."
            )
    return ""


def _periksa_lihat(pelaku: Pelaku) -> None:
    if not pelaku.kecamatan_penuh:
        raise TidakBerhak("Target dibuka oleh Camat, admin, dan Inspektorat (APIP).")
