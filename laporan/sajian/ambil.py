"""From what is asked to the frozen answer, whichever report it is."""

from __future__ import annotations

from jabatan.izin import Pelaku, ambil_penugasan
from jabatan.models import Penugasan
from laporan.kesalahan import PilihanTidakSah
from laporan.models import JenisLaporan
from laporan.rekap.pegawai import ambil_rekap_pegawai
from laporan.rekap.permintaan import PilihanLaporan
from laporan.rekap.tabel import RekapKatalog, RekapTabel
from laporan.rekap.tipe import RekapPegawai
from laporan.sajian.katalog import ambil_rekap_katalog
from laporan.sajian.kecamatan import ambil_rekap_kecamatan
from laporan.sajian.penjelasan import RekapPenjelasan, ambil_rekap_penjelasan

Rekap = RekapPegawai | RekapTabel | RekapKatalog | RekapPenjelasan


def ambil_rekap(pelaku: Pelaku, pilihan: PilihanLaporan) -> Rekap:
    """Return the report (at most 7 queries).

    Http404 for what he does not see, PilihanTidakSah where the choice is not complete or does not
    go together, LaporanTidakAda where there is no such report.
    """
    if pilihan.jenis is JenisLaporan.REKAP:
        return ambil_rekap_kecamatan(pelaku, pilihan)
    if pilihan.jenis is JenisLaporan.KATALOG:
        return ambil_rekap_katalog(pelaku, pilihan)
    penugasan = _ambil_penugasan(pelaku, pilihan)
    if pilihan.jenis is JenisLaporan.PENJELASAN:
        return ambil_rekap_penjelasan(pelaku, penugasan, pilihan.jangka)
    return ambil_rekap_pegawai(
        pelaku, penugasan, pilihan.jangka, hanya_disetujui=pilihan.hanya_disetujui
    )


def _ambil_penugasan(pelaku: Pelaku, pilihan: PilihanLaporan) -> Penugasan:
    if pilihan.penugasan_id is None:
        raise PilihanTidakSah({"penugasan": "Pilih pegawainya."})
    pada = pilihan.jangka.akhir.akhir
    penugasan = ambil_penugasan(pelaku, pilihan.penugasan_id, pangkat_pada=pada)
    if penugasan.kecamatan_id != pilihan.kecamatan_id:
        raise PilihanTidakSah(
            {"penugasan": "Pegawai ini bukan di kecamatan yang dipilih. Pilih dari daftar."}
        )
    return penugasan
