"""Where one stands: a kecamatan and month, a jabatan or pegawai of it; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from jabatan.izin import Pelaku
from jabatan.models import Kecamatan
from kinerja.inti.waktu import Periode
from laporan.dasbor.bahan import Pos
from laporan.dasbor.capaian import HasilJabatan, hitung_jabatan
from laporan.dasbor.halaman import ambil_pos_dasbor
from laporan.rekap.jangka import JangkaAngka


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of the way back."""

    teks: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Tempat:
    """What the address names: a jabatan, or with ``penugasan_id`` one post of it."""

    kecamatan: Kecamatan
    periode: Periode
    kode_jabatan: str = ""
    penugasan_id: int | None = None

    @property
    def awalan(self) -> str:
        return f"{reverse('laporan:dasbor')}{self.kecamatan.pk}/{self.periode.kode}/"

    @property
    def alamat(self) -> str:
        if self.penugasan_id is None:
            return f"{self.awalan}jabatan/{self.kode_jabatan}/"
        return f"{self.awalan}pegawai/{self.penugasan_id}/"

    def susun_jelas(self, kode: str, sampai: int | None = None) -> str:
        """Return where the average is explained; its rows stand below: ``<indikator>/<angka>/``.

        ``sampai``: up to an earlier month, by the rules of this one.
        """
        jangka = JangkaAngka(self.periode, sampai=sampai)
        if self.penugasan_id is None:
            argumen = [self.kecamatan.pk, jangka.kode, kode]
            return reverse("laporan:jelaskan_jabatan", args=argumen)
        return reverse("laporan:jelaskan_rata", args=[self.penugasan_id, jangka.kode])

    def pada(self, periode: Periode) -> Tempat:
        """The same place in another month."""
        return Tempat(self.kecamatan, periode, self.kode_jabatan, self.penugasan_id)

    def susun_jalan(self, kode: str, jabatan: str, orang: str) -> tuple[Langkah, ...]:
        """Return the way from the dashboard to this place: dasbor, jabatan, pegawai."""
        kueri = f"?bulan={self.periode.kode}&kecamatan={self.kecamatan.pk}"
        jalan = (
            Langkah(f"Dasbor {self.periode.nama}", f"{reverse('laporan:dasbor')}{kueri}"),
            Langkah(jabatan, f"{self.awalan}jabatan/{kode}/"),
        )
        return jalan if self.penugasan_id is None else (*jalan, Langkah(orang, self.alamat))


def ambil_jabatan(pelaku: Pelaku, tempat: Tempat) -> HasilJabatan:
    """Return the rows of the place (4 queries); Http404 where he sees no post there, or none has
    an IKI in force. A post that ended before the month is read at its last one, like its report."""
    daftar_pos = ambil_pos_dasbor(
        pelaku,
        tempat.kecamatan,
        tempat.periode,
        kode_jabatan=tempat.kode_jabatan,
        penugasan_id=tempat.penugasan_id,
    )
    berarti = [pos for pos in daftar_pos if pos.arti is not None]
    if not berarti:
        raise Http404
    return hitung_jabatan(berarti, ambil_bulan(tempat, berarti))


def ambil_bulan(tempat: Tempat, daftar_pos: Sequence[Pos]) -> int:
    """Return the last month of the figures: of one post the last it holds."""
    if tempat.penugasan_id is None:
        return tempat.periode.bulan
    return daftar_pos[0].periode_laporan(tempat.periode).bulan
