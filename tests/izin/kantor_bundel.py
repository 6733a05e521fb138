"""The books of the matrix: one that waits, one that is finished."""

from __future__ import annotations

from datetime import datetime

from kinerja.inti.lingkup import lingkup
from laporan.models import JenisPekerjaan
from laporan.services.pekerjaan import (
    BerkasJadi,
    buat_pekerjaan,
    kunci_pekerjaan,
    terbitkan_bundel,
)
from tests.pabrik import Kantor


def minta_bundel(kantor: Kantor, camat: str, saat: datetime) -> tuple[tuple[str, int], ...]:
    """The Camat asks for two books of the year; (state of the world's object, number) of each."""
    with lingkup([kantor.kecamatan.pk]):
        oleh = kantor.pelaku(camat, saat.date())
        menunggu, jadi = (
            buat_pekerjaan(oleh, jenis=jenis, kecamatan=kantor.kecamatan, tahun=2026).pekerjaan
            for jenis in (JenisPekerjaan.SETAHUN, JenisPekerjaan.LAMPIRAN)
        )
        kunci_pekerjaan(jadi.pk, pekerja="uji")
        berkas = BerkasJadi(isi=b"%PDF-1.7", banyak_halaman=1)
        terbitkan_bundel(jadi.pk, pekerja="uji", berkas=berkas)
    return ("draf", menunggu.pk), ("disetujui", jadi.pk)
