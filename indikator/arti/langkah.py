"""For whom a person may open a catalogue, and what he may do next with each he sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indikator.izin import bisa_ubah_katalog
from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog, Kecamatan, PemerintahDaerah


@dataclass(frozen=True, slots=True)
class Cakupan:
    """For whom a catalogue holds; ``kecamatan`` None: for all of the pemda."""

    pemda: PemerintahDaerah
    kecamatan: Kecamatan | None

    @property
    def kunci(self) -> str:
        if self.kecamatan is not None:
            return f"kecamatan-{self.kecamatan.pk}"
        return f"pemda-{self.pemda.pk}"

    @property
    def sebutan(self) -> str:
        if self.kecamatan is not None:
            return f"Kecamatan {self.kecamatan.nama} saja"
        return f"Semua kecamatan {self.pemda.nama}"


@dataclass(frozen=True, slots=True)
class BarisKatalog:
    """One catalogue of the list; ``langkah``: "berlakukan", "salin", "arsipkan" or ""."""

    katalog: Katalog
    bisa_ubah: bool
    langkah: str

    @property
    def tahun_depan(self) -> int:
        return self.katalog.tahun + 1


def ambil_cakupan(pelaku: Pelaku) -> list[Cakupan]:
    """Return for whom he may open catalogues: his pemda first, then his kecamatan by name."""
    pemda = {
        satu.pemda_id: satu.pemda
        for satu in (pelaku.daftar_kecamatan[pk] for pk in pelaku.admin_pemda_di)
    }
    sendiri = [pelaku.daftar_kecamatan[pk] for pk in pelaku.admin_kecamatan_di]
    return [
        *(Cakupan(pemda[pk], None) for pk in sorted(pemda)),
        *(Cakupan(satu.pemda, satu) for satu in sorted(sendiri, key=lambda satu: satu.nama)),
    ]


def susun_baris(pelaku: Pelaku, daftar: Sequence[Katalog]) -> list[BarisKatalog]:
    """Return the catalogues with his next step for each; asks the database nothing."""
    ada = {(satu.pemda_id, satu.kecamatan_id, satu.tahun) for satu in daftar}
    hasil = []
    for katalog in daftar:
        bisa = bisa_ubah_katalog(pelaku, katalog)
        depan = (katalog.pemda_id, katalog.kecamatan_id, katalog.tahun + 1) in ada
        hasil.append(
            BarisKatalog(katalog, bisa, _langkah(katalog, pelaku.pada.year, depan) if bisa else "")
        )
    return hasil


def _langkah(katalog: Katalog, tahun: int, ada_tahun_depan: bool) -> str:
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return "berlakukan"
    if katalog.keadaan == KeadaanKatalog.BERLAKU and katalog.tahun < tahun:
        return "arsipkan"
    if katalog.tahun >= tahun - 1 and not ada_tahun_depan:
        return "salin"
    return ""
