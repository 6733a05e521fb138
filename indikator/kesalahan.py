"""Named refusals of the catalogue and of targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


class TahunTerarsip(Penolakan):
    """Targets of an archived year stay as they are."""

    kode = "tahun_terarsip"


@dataclass(frozen=True, slots=True)
class TargetBentrok:
    """One target that somebody changed meanwhile: what stands there now, and its mark."""

    sebutan: str
    sidik: str


class TargetDitolak(Penolakan):
    """Targets that may not be saved; none of the seat was. Keys are indikator ids.

    ``masalah`` holds (isian, sentence) of every broken rule.
    """

    kode = "target_ditolak"

    def __init__(
        self,
        masalah: Mapping[int, Sequence[tuple[str, str]]],
        bentrok: Mapping[int, TargetBentrok] | None = None,
    ) -> None:
        self.masalah = dict(masalah)
        self.bentrok = dict(bentrok or {})
        super().__init__(
            f"Belum tersimpan: {len(self.masalah.keys() | self.bentrok.keys())} baris perlu "
            "diperiksa. Perbaiki yang bertanda di bawah, lalu simpan lagi. Isian Anda tetap ada."
        )


class TargetBerubah(Penolakan):
    """A stale preview of a copy: targets changed after it was drawn (answered 409)."""

    kode = "target_berubah"
    pesan = (
        "Target berubah sejak pratinjau dibuka, jadi belum ada yang disalin. "
        "Periksa pratinjau terbaru di bawah, lalu salin lagi."
    )


class KatalogSudahAda(Penolakan):
    """The scope has a catalogue of that year; ``katalog_id`` is its, to lead there."""

    kode = "katalog_sudah_ada"

    def __init__(self, pesan: str, *, katalog_id: int) -> None:
        self.katalog_id = katalog_id
        super().__init__(pesan)


class BukanDraf(Penolakan):
    """Only a draft can be put in force, given another decree, or thrown away."""

    kode = "bukan_draf"
    pesan = "Katalog ini sudah berlaku atau sudah menjadi arsip; hanya draf yang dapat diubah."


class KatalogBerubah(Penolakan):
    """Somebody changed the catalogue since the page was opened (409)."""

    kode = "katalog_berubah"
    pesan = (
        "Katalog ini diubah orang lain sejak halaman ini dibuka. Belum ada yang disimpan. "
        "Periksa keadaan terbaru, lalu ulangi."
    )


class BelumSiap(Penolakan):
    """The catalogue cannot come into force, or be archived, yet; the page lists the reasons."""

    kode = "katalog_belum_siap"


class TidakBerlaku(Penolakan):
    """A decree within the year changes a catalogue in force, nothing else."""

    kode = "katalog_tidak_berlaku"
    pesan = "SK perubahan hanya dicatat pada katalog yang sedang berlaku."


class BagianBerubah(Penolakan):
    """What was edited is no longer what the form was drawn from (answered 409)."""

    kode = "bagian_berubah"
    pesan = (
        "Bagian ini berubah sejak Anda membukanya. Belum ada yang disimpan; isian Anda masih ada. "
        "Bandingkan dengan yang tersimpan sekarang, lalu simpan lagi."
    )
