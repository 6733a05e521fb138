"""Which opening page is whose."""

from __future__ import annotations

from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPosisi, Kecamatan

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


def ada_verifikasi(pelaku: Pelaku) -> bool:
    """He verifies. Sheets directly below the Camat's seat go straight to approval instead."""
    return any(
        penugasan.ada_pada(pelaku.pada) and penugasan.posisi.jenis not in TANPA_VERIFIKASI
        for penugasan in pelaku.daftar_penugasan
    )


def ambil_daftar_kecamatan(pelaku: Pelaku) -> list[Kecamatan]:
    """Return the kecamatan whose dashboard he may open, the one he works in first."""
    if not bisa_lihat_dasbor(pelaku):
        raise TidakBerhak("Dasbor dibuka oleh Camat, admin, dan Inspektorat (APIP).")
    daftar = [satu for pk, satu in pelaku.daftar_kecamatan.items() if pk in pelaku.kecamatan_penuh]
    utama = pelaku.kecamatan_utama
    return sorted(daftar, key=lambda satu: (satu != utama, satu.nama))


def ambil_kecamatan(daftar: list[Kecamatan], teks: str | None) -> Kecamatan:
    """Return the chosen kecamatan; none chosen is the first, a foreign one is a 404."""
    if teks is None:
        return daftar[0]
    for kecamatan in daftar:
        if str(kecamatan.pk) == teks:
            return kecamatan
    raise Http404
