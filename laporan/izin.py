"""Which opening page is whose, whose year, and which rows of the trail."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q
from django.http import Http404

from jabatan.izin import Pelaku, bisa_lihat_penugasan, penugasan_terlihat_oleh
from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPosisi, Kecamatan, Penugasan
from jabatan.models.kepegawaian import PenugasanQuerySet
from jejak.models import Jejak, JejakQuerySet
from kinerja.inti.waktu import Periode
from laporan.hitung import baca_kode, sudah_sah
from laporan.models import (
    JenisLaporan,
    LaporanTersimpan,
    LaporanTersimpanQuerySet,
    Pekerjaan,
    PekerjaanQuerySet,
)

TANPA_VERIFIKASI = (JenisPosisi.CAMAT, JenisPosisi.PELAKSANA)


def bisa_lihat_dasbor(pelaku: Pelaku) -> bool:
    """Camat, admin and inspectorate: whoever sees a whole kecamatan."""
    return bool(pelaku.kecamatan_penuh)


def ada_beranda(pelaku: Pelaku) -> bool:
    """Who fills or verifies has work of his own; who has neither role nor seat gets it too."""
    return ada_pengisian(pelaku) or not bisa_lihat_dasbor(pelaku)


def ada_pengisian(pelaku: Pelaku) -> bool:
    """He fills his own sheet, or those of his staff."""
    return pelaku.ada_lembar or ada_verifikasi(pelaku)


def ada_dasbor_bagian(pelaku: Pelaku) -> bool:
    """He watches his section, not a whole kecamatan."""
    return ada_verifikasi(pelaku) and not bisa_lihat_dasbor(pelaku)


def ada_verifikasi(pelaku: Pelaku) -> bool:
    """He verifies. Sheets directly below the Camat's seat go straight to approval instead."""
    return any(
        penugasan.ada_pada(pelaku.pada) and penugasan.posisi.jenis not in TANPA_VERIFIKASI
        for penugasan in pelaku.daftar_penugasan
    )


def ambil_daftar_kecamatan(pelaku: Pelaku) -> list[Kecamatan]:
    """Return the kecamatan whose dashboard he may open, the one he works in first.

    What he sees there is ``penugasan_dasbor``: all of it, his section, or his own posts.
    """
    utama = pelaku.kecamatan_utama
    return sorted(
        pelaku.daftar_kecamatan.values(), key=lambda satu: (satu != utama, satu.nama, satu.pk)
    )


def penugasan_dasbor(pelaku: Pelaku, kecamatan: Kecamatan) -> PenugasanQuerySet:
    """Return the posts of a kecamatan that his dashboard shows."""
    if kecamatan.pk in pelaku.kecamatan_penuh:
        return Penugasan.objects.filter(kecamatan=kecamatan)
    return penugasan_terlihat_oleh(pelaku).filter(kecamatan=kecamatan)


def ambil_kecamatan(daftar: list[Kecamatan], teks: str | None) -> Kecamatan:
    """Return the chosen kecamatan; none chosen is the first, a foreign one is a 404."""
    if teks is None:
        return daftar[0]
    for kecamatan in daftar:
        if str(kecamatan.pk) == teks:
            return kecamatan
    raise Http404


# --- Tahun Saya ---------------------------------------------------------------------------------


def ambil_penugasan_sendiri(pelaku: Pelaku, tahun: int) -> list[Penugasan]:
    """Return his own posts with an IKI in a year, newest first; his newest where none touches it.

    403 for who never had a sheet of his own.
    """
    daftar = [satu for satu in pelaku.daftar_penugasan if satu.posisi.kode_jabatan != ""]
    if not daftar:
        raise TidakBerhak(
            "Tahun Saya memuat indikator pemegang posisi ber-IKI. "
            "Indikator pegawai lain dapat dibaca pada Laporan."
        )
    awal, akhir = Periode(tahun, 1).awal, Periode(tahun, 12).akhir
    daftar_setahun = [
        satu
        for satu in daftar
        if satu.mulai <= akhir and (satu.selesai is None or satu.selesai >= awal)
    ]
    return daftar_setahun or daftar[:1]


# --- issued reports: seen as the report itself, issued by who answers for its figures -------------


def bisa_terbitkan(pelaku: Pelaku, kecamatan: Kecamatan, penugasan: Penugasan | None) -> bool:
    """Whoever sees the report other than through the inspectorate, which only reads.

    ``penugasan`` None: a report of the whole kecamatan.
    """
    sendiri = replace(pelaku, inspektorat_di=frozenset())
    if penugasan is None:
        return kecamatan.pk in sendiri.kecamatan_penuh
    return bisa_lihat_penugasan(sendiri, penugasan)


def terbitan_terlihat_oleh(pelaku: Pelaku) -> LaporanTersimpanQuerySet:
    """Return the issued reports of posts he may see, all of the kecamatan he sees whole, and the
    catalogues of the others."""
    syarat = Q(kecamatan_id__in=pelaku.kecamatan_penuh)
    if set(pelaku.kecamatan_terlihat) - pelaku.kecamatan_penuh:
        syarat |= Q(penugasan_id__in=penugasan_terlihat_oleh(pelaku).order_by().values("pk"))
        syarat |= Q(jenis=JenisLaporan.KATALOG, kecamatan_id__in=pelaku.kecamatan_terlihat)
    daftar: LaporanTersimpanQuerySet = LaporanTersimpan.objects.filter(syarat)
    return daftar.select_related("kecamatan__pemda", "menggantikan")


def ambil_terbitan(pelaku: Pelaku, teks: str) -> LaporanTersimpan:
    """Return an issued report he may see by its code as typed; Http404 otherwise (1 query)."""
    kode = baca_kode(teks)
    terbitan = terbitan_terlihat_oleh(pelaku).filter(kode=kode).first() if sudah_sah(kode) else None
    if terbitan is None:
        raise Http404
    return terbitan


# --- Log Aktivitas: two faces that agree --------------------------------------------------------


def bisa_lihat_jejak(pelaku: Pelaku, jejak: Jejak) -> bool:
    """All of his kecamatan (and of his pemda), else what concerns a post he may see."""
    if jejak.kecamatan_id in pelaku.kecamatan_penuh:
        return True
    if jejak.kecamatan_id is None and jejak.pemda_id in pelaku.pemda_di:
        return True
    if jejak.penugasan_id is None:
        return False
    penugasan = Penugasan.objects.dengan_orang().filter(pk=jejak.penugasan_id).first()
    return penugasan is not None and bisa_lihat_penugasan(pelaku, penugasan)


def jejak_terlihat_oleh(pelaku: Pelaku) -> JejakQuerySet:
    """Return the rows for which ``bisa_lihat_jejak`` holds.

    The posts are not asked where he sees every kecamatan of his scope whole: they add nothing.
    """
    syarat = Q(kecamatan_id__in=pelaku.kecamatan_penuh)
    if pelaku.pemda_di:
        syarat |= Q(kecamatan_id__isnull=True, pemda_id__in=pelaku.pemda_di)
    if set(pelaku.kecamatan_terlihat) - pelaku.kecamatan_penuh:
        syarat |= Q(penugasan_id__in=penugasan_terlihat_oleh(pelaku).order_by().values("pk"))
    return Jejak.objects.filter(syarat)


# --- books made in the background: of a whole kecamatan, for who sees all of it -----------------


def bisa_minta_bundel(pelaku: Pelaku, kecamatan: Kecamatan) -> bool:
    """Camat, admin and inspectorate: a book holds nothing that they could not open one by one."""
    return kecamatan.pk in pelaku.kecamatan_penuh


def bisa_tarik_pekerjaan(pelaku: Pelaku, pekerjaan: Pekerjaan) -> bool:
    """Whoever asked for it while he sees the kecamatan, or its admin."""
    if pekerjaan.kecamatan_id in pelaku.admin_di:
        return True
    sendiri = pekerjaan.diminta_oleh_id == pelaku.pengguna_id
    return sendiri and pekerjaan.kecamatan_id in pelaku.kecamatan_penuh


def pekerjaan_terlihat_oleh(pelaku: Pelaku) -> PekerjaanQuerySet:
    """Return the books of the kecamatan he sees whole, whoever asked for them."""
    daftar: PekerjaanQuerySet = Pekerjaan.objects.filter(kecamatan_id__in=pelaku.kecamatan_penuh)
    return daftar.select_related("kecamatan")


def ambil_pekerjaan(pelaku: Pelaku, pk: int) -> Pekerjaan:
    """Return one he sees; Http404 otherwise (1 query)."""
    pekerjaan = pekerjaan_terlihat_oleh(pelaku).filter(pk=pk).first() if pk < 2**63 else None
    if pekerjaan is None:
        raise Http404
    return pekerjaan
