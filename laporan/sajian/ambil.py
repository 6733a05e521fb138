"""From what is asked to the frozen answer, whichever report it is."""

from __future__ import annotations

from dataclasses import dataclass

from jabatan.izin import Pelaku, ambil_penugasan
from jabatan.models import Kecamatan, Penugasan
from laporan.kesalahan import PilihanTidakSah
from laporan.models import JenisLaporan
from laporan.rekap.pegawai import ambil_rekap_pegawai
from laporan.rekap.permintaan import BERLAKU, PilihanLaporan
from laporan.rekap.tabel import RekapKatalog, RekapTabel
from laporan.rekap.tipe import RekapPegawai
from laporan.sajian.katalog import ambil_rekap_katalog
from laporan.sajian.kecamatan import ambil_rekap_kecamatan
from laporan.sajian.penjelasan import RekapPenjelasan, ambil_rekap_penjelasan

Rekap = RekapPegawai | RekapTabel | RekapKatalog | RekapPenjelasan


@dataclass(frozen=True, slots=True)
class Laporan:
    """A report as it was asked for and answered; ``penugasan`` None: of a whole kecamatan."""

    pilihan: PilihanLaporan
    kecamatan: Kecamatan
    penugasan: Penugasan | None
    rekap: Rekap


def ambil_laporan(pelaku: Pelaku, pilihan: PilihanLaporan) -> Laporan:
    """Return the report (at most 8 queries).

    Http404 for what he does not see, PilihanTidakSah where the choice is not complete or does not
    go together, LaporanTidakAda where there is no such report.
    """
    if "penugasan" not in BERLAKU[pilihan.jenis]:
        kecamatan = pelaku.daftar_kecamatan[pilihan.kecamatan_id]
        return Laporan(pilihan, kecamatan, None, _ambil_sekecamatan(pelaku, pilihan))
    return ambil_laporan_penugasan(pelaku, pilihan, _ambil_penugasan(pelaku, pilihan))


def ambil_laporan_penugasan(
    pelaku: Pelaku, pilihan: PilihanLaporan, penugasan: Penugasan
) -> Laporan:
    """The same of a post that was found already (``ambil_penugasan``): 2 queries less."""
    rekap: Rekap
    if pilihan.jenis is JenisLaporan.PENJELASAN:
        rekap = ambil_rekap_penjelasan(pelaku, penugasan, pilihan.jangka)
    else:
        rekap = ambil_rekap_pegawai(
            pelaku, penugasan, pilihan.jangka, hanya_disetujui=pilihan.hanya_disetujui
        )
    return Laporan(pilihan, penugasan.kecamatan, penugasan, rekap)


def _ambil_sekecamatan(pelaku: Pelaku, pilihan: PilihanLaporan) -> RekapTabel | RekapKatalog:
    if pilihan.jenis is JenisLaporan.KATALOG:
        return ambil_rekap_katalog(pelaku, pilihan)
    return ambil_rekap_kecamatan(pelaku, pilihan)


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
