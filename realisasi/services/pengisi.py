"""The sheet behind a filling: made where there is none, with who filled it for its owner."""

from __future__ import annotations

from realisasi.alur import Keadaan
from realisasi.izin import Situasi
from realisasi.kesalahan import AlasanWajib
from realisasi.models import LembarBulanan


def periksa_alasan_atas_nama(situasi: Situasi, lembar: LembarBulanan | None, alasan: str) -> None:
    sudah = lembar is not None and lembar.diisi_oleh_id == situasi.pelaku.pengguna_id
    if situasi.perlu_alasan_atas_nama and not alasan.strip() and not sudah:
        raise AlasanWajib(
            f"Anda mengisi atas nama {situasi.penugasan.pegawai}. Tuliskan alasannya."
        )


def tulis_lembar(
    lembar: LembarBulanan | None, situasi: Situasi, alasan: str, *, naikkan: bool = False
) -> LembarBulanan:
    """Make the sheet, or ``naikkan`` its version (``kunci_isi`` did already); remember who filled
    it for somebody else."""
    if lembar is None:
        lembar = LembarBulanan(
            kecamatan_id=situasi.penugasan.kecamatan_id,
            penugasan=situasi.penugasan,
            tahun=situasi.periode.tahun,
            bulan=situasi.periode.bulan,
            keadaan=Keadaan.DRAF,
        )
    elif naikkan:
        lembar.versi += 1
    # A named filler does not take the place of an atasan, who then would verify his own entries.
    asal = (lembar.diisi_oleh_id, lembar.alasan_atas_nama)
    if situasi.atas_nama and (lembar.diisi_oleh_id is None or situasi.perlu_alasan_atas_nama):
        lembar.diisi_oleh_id = situasi.pelaku.pengguna_id
        lembar.alasan_atas_nama = alasan.strip() or lembar.alasan_atas_nama
    if naikkan or lembar.pk is None or asal != (lembar.diisi_oleh_id, lembar.alasan_atas_nama):
        lembar.diubah_pada = situasi.pelaku.waktu
        lembar.save()
    return lembar
