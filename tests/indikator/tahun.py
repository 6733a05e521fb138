"""A kota with the real catalogue in force, the admins who open its years, targets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.test import Client

from akun.models import Pengguna
from indikator.izin import katalog_terlihat_oleh
from indikator.models import Indikator, Target
from indikator.services import IsianKatalog, ambil_kesiapan, berlakukan_katalog, salin_katalog
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import Katalog, Kecamatan, Posisi
from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import hari_ini

if TYPE_CHECKING:
    from tests.indikator.conftest import Kantor

TAHUN = hari_ini("Asia/Jakarta").year
DEPAN = TAHUN + 1


@dataclass(frozen=True)
class Kota:
    """Admin Agung of the kota, Admin Rahma of Kecamatan Sukamaju, and the catalogue in force."""

    kantor: Kantor
    katalog: Katalog
    agung: Pengguna
    rahma: Pengguna

    def pelaku(self, pengguna: Pengguna, pada: date | None = None) -> Pelaku:
        return susun_pelaku(pengguna, pada)

    def masuk(self, pengguna: Pengguna) -> Client:
        return self.kantor.masuk(pengguna)

    @contextmanager
    def sebagai(self, pengguna: Pengguna, pada: date | None = None) -> Iterator[Pelaku]:
        """Act with the rights and the scope of a person."""
        pelaku = self.pelaku(pengguna, pada)
        with lingkup(pelaku.kecamatan_terlihat):
            yield pelaku

    def salin(self, tahun: int = DEPAN, *, dengan_target: bool = False) -> Katalog:
        """A draft that Agung copied from the catalogue in force."""
        with self.sebagai(self.agung) as agung:
            isian = self.isian(tahun)
            hasil = salin_katalog(
                self.katalog.pk, isian=isian, dengan_target=dengan_target, oleh=agung
            )
        return hasil.katalog

    def berlakukan(self, katalog: Katalog) -> Katalog:
        """Agung puts a draft in force as it is now."""
        with self.sebagai(self.agung) as agung:
            daftar = list(katalog_terlihat_oleh(agung))
            sidik = ambil_kesiapan(katalog, daftar).sidik
            return berlakukan_katalog(katalog.pk, sidik=sidik, oleh=agung)

    def isian(self, tahun: int = DEPAN, kecamatan: Kecamatan | None = None) -> IsianKatalog:
        return IsianKatalog(
            pemda=self.kantor.pemda,
            kecamatan=kecamatan,
            tahun=tahun,
            nomor_sk=f"188.45/7/{tahun}",
            tanggal_sk=date(tahun, 1, 4),
        )


def beri_target(kecamatan: Kecamatan, katalog: Katalog, kode: str, setahun: str) -> Target:
    """A target of the seat of that kecamatan that carries the jabatan of the row."""
    indikator = Indikator.objects.milik_katalog(katalog).get(kode=kode)
    posisi = Posisi._base_manager.get(
        kecamatan=kecamatan, kode_jabatan=indikator.kinerja_utama.jabatan.kode
    )
    return Target._base_manager.create(
        kecamatan=kecamatan,
        posisi=posisi,
        indikator=indikator,
        setahun=Decimal(setahun),
        rencana={"1": setahun},
    )
