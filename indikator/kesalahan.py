"""Named refusals of the catalogue."""

from __future__ import annotations

from kinerja.inti.kesalahan import Penolakan


class KatalogTidakTerbaca(Penolakan):
    """The catalogue file is not a catalogue; ``pesan`` names the place and the mistake."""

    kode = "katalog_tidak_terbaca"
    pesan = "Berkas katalog tidak dapat dibaca."


class KatalogDipakai(Penolakan):
    """The catalogue already carries realisasi or target and would change."""

    kode = "katalog_dipakai"
    pesan = (
        "Katalog ini sudah dipakai dan isi berkas berbeda dari katalog. Tidak ada yang diubah. "
        "Ubah lewat SK perubahan, atau muat berkas ini untuk tahun lain."
    )


class KatalogSudahArsip(Penolakan):
    """The year is closed."""

    kode = "katalog_sudah_arsip"
    pesan = "Katalog tahun ini sudah menjadi arsip. Tidak ada yang diubah."
