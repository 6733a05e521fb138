"""The organisation: government, offices, seats, people, posts, and the catalogue's head."""

from jabatan.models.katalog import (
    Fungsi,
    Jabatan,
    Katalog,
    KeadaanKatalog,
    PerubahanKatalog,
)
from jabatan.models.kepegawaian import (
    Jeda,
    JenisPeran,
    JenisPosisi,
    PangkatPegawai,
    Pegawai,
    Penugasan,
    Peran,
    Posisi,
    SifatPenugasan,
    StatusPegawai,
)
from jabatan.models.organisasi import (
    HariLibur,
    Kecamatan,
    PemerintahDaerah,
    PeriodePengisian,
    ZonaWaktu,
)

__all__ = [
    "Fungsi",
    "HariLibur",
    "Jabatan",
    "Jeda",
    "JenisPeran",
    "JenisPosisi",
    "Katalog",
    "KeadaanKatalog",
    "Kecamatan",
    "PangkatPegawai",
    "Pegawai",
    "PemerintahDaerah",
    "Penugasan",
    "Peran",
    "PeriodePengisian",
    "PerubahanKatalog",
    "Posisi",
    "SifatPenugasan",
    "StatusPegawai",
    "ZonaWaktu",
]
