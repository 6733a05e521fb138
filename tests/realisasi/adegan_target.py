"""Scenes of setting targets: what a person asks of a seat, and what then stands there."""

from __future__ import annotations

from decimal import Decimal

from indikator.models import Target
from indikator.services import IsianTarget, susun_sidik_target, ubah_target
from jabatan.izin import Pelaku
from jabatan.models import JenisPeran, JenisPosisi, Peran, Posisi
from jejak.models import Jejak
from tests.pabrik import (
    KODE_JABATAN,
    Kantor,
    buat_katalog,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
    buat_target,
)

SURAT = "Pengadministrasi Surat"
SEBELAS = dict.fromkeys(range(1, 12), "100")


def ambil(kantor: Kantor, kode: str, posisi: Posisi | None = None) -> Target | None:
    """The stored target of a seat (Citra's unless named)."""
    milik = posisi or kantor.posisi[SURAT]
    hasil: Target | None = Target.objects.filter(
        posisi=milik, indikator=kantor.indikator(kode)
    ).first()
    return hasil


def isian(
    kantor: Kantor,
    kode: str,
    setahun: str | None,
    rencana: dict[int, str] | None = None,
    *,
    dilihat: str | None = None,
) -> IsianTarget:
    """What a form drawn just now would ask for one row."""
    ada = ambil(kantor, kode)
    sidik = susun_sidik_target(None if ada is None else ada.tahunan)
    return IsianTarget(
        kantor.indikator(kode).pk,
        None if setahun is None else Decimal(setahun),
        {bulan: Decimal(teks) for bulan, teks in (rencana or {}).items()},
        sidik if dilihat is None else dilihat,
    )


def tetapkan(kantor: Kantor, siapa: Pelaku | str, *daftar: IsianTarget) -> int:
    pelaku = kantor.pelaku(siapa) if isinstance(siapa, str) else siapa
    return ubah_target(kantor.posisi[SURAT].pk, tahun=2026, isian=daftar, oleh=pelaku)


def jejak_target() -> list[Jejak]:
    return list(Jejak.objects.filter(objek="indikator.Target").order_by("urut"))


def jadikan_admin(kantor: Kantor, nama: str) -> None:
    """Make somebody of the office its admin too."""
    Peran.objects.create(
        pengguna=kantor.pengguna(nama),
        jenis=JenisPeran.ADMIN_KECAMATAN,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kantor.kecamatan,
        mulai=kantor.penugasan[nama].mulai,
    )


def tambah_rekan(kantor: Kantor, nama: str = "Galih") -> Posisi:
    """A second seat of the same jabatan in the office, with targets of its own."""
    posisi = buat_posisi(
        kantor.kecamatan,
        f"{SURAT} {nama}",
        JenisPosisi.PELAKSANA,
        kantor.posisi["Kasi Pelayanan Umum"],
        KODE_JABATAN,
    )
    pegawai = buat_pegawai(kantor.kecamatan.pemda, nama, akun=nama.lower())
    kantor.penugasan[nama] = buat_penugasan(pegawai, posisi)
    buat_target(posisi, kantor.daftar_baris, kantor.katalog)
    return posisi


def tambah_tahun_lalu(kantor: Kantor, setahun: str = "1100") -> Kantor:
    """The catalogue of 2025 with the same rows; Citra's seat has targets there."""
    katalog = buat_katalog(kantor.kecamatan.pemda, kantor.daftar_baris, tahun=2025)
    lalu = Kantor(kantor.kecamatan, katalog, kantor.daftar_baris, kantor.posisi, kantor.penugasan)
    buat_target(kantor.posisi[SURAT], kantor.daftar_baris, katalog)
    Target.objects.filter(
        posisi=kantor.posisi[SURAT], indikator=lalu.indikator("surat-masuk")
    ).update(setahun=Decimal(setahun))
    return lalu
