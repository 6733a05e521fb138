"""The examples: one of each report that leaves the application, from the demo office."""

from __future__ import annotations

from dataclasses import dataclass

PAGI = "2027-01-12T02:00:00+00:00"  # Tuesday, 9.00 WIB: a whole year of the demo
TAHUN = 2026
FORMAT = ("pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class Contoh:
    """One example: ``kueri`` is what asks for it, ``{…}`` the post of that account; ``terbit``: not
    a preview but issued, with code and QR."""

    nama: str
    uraian: str
    kueri: str
    terbit: bool = False


DAFTAR_CONTOH = (
    Contoh(
        "realisasi-bulan",
        "Laporan realisasi sebulan, diterbitkan: kode, QR, tiga penanda tangan",
        "jenis=realisasi&penugasan={citra}&jangka=09",
        terbit=True,
    ),
    Contoh(
        "realisasi-draf",
        "Laporan realisasi sebulan yang belum seluruhnya disetujui: DRAF dan pratinjau",
        "jenis=realisasi&penugasan={bagus}&jangka=12",
    ),
    Contoh(
        "realisasi-triwulan",
        "Laporan realisasi triwulan, dua jangka dan grafik tren",
        "jenis=realisasi&penugasan={citra}&jangka=tw3",
    ),
    Contoh(
        "realisasi-semester",
        "Laporan realisasi semester",
        "jenis=realisasi&penugasan={dian}&jangka=s1",
    ),
    Contoh(
        "realisasi-tahun",
        "Laporan realisasi setahun",
        "jenis=realisasi&penugasan={lina}&jangka=tahun",
    ),
    Contoh(
        "rekap-pegawai",
        "Rekap kecamatan menurut pegawai: batang capaian dan kesiapan lembar",
        "jenis=rekap&menurut=pegawai&jangka=12",
    ),
    Contoh(
        "rekap-jabatan",
        "Rekap kecamatan menurut jabatan, triwulan",
        "jenis=rekap&menurut=jabatan&jangka=tw3",
    ),
    Contoh(
        "rekap-indikator",
        "Rekap kecamatan menurut indikator, setahun",
        "jenis=rekap&menurut=indikator&jangka=tahun",
    ),
    Contoh(
        "katalog-jabatan",
        "Katalog IKI satu jabatan",
        "jenis=katalog&jabatan=petugas-keamanan",
    ),
    Contoh("katalog-lampiran", "Katalog IKI seluruh jabatan: lampiran SK", "jenis=katalog"),
    Contoh(
        "penjelasan",
        "Penjelasan angka: lampiran laporan realisasi",
        "jenis=penjelasan&penugasan={lina}&jangka=09",
    ),
)
