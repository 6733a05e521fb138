"""Long work: asked for, withdrawn, taken up, followed, ended. Each act leaves a row of the trail.

The worker's acts name him: whoever lost the work to another (``PekerjaanTerlepas``) writes nothing.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from akun.models import Pemberitahuan
from akun.services import Kabar, catat_pemberitahuan
from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Kecamatan
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti import gudang
from kinerja.inti.waktu import sekarang
from laporan.izin import bisa_minta_bundel, bisa_tarik_pekerjaan
from laporan.kesalahan import (
    BerkasPekerjaanTidakAda,
    PekerjaanBelumSelesai,
    PekerjaanDitarik,
    PekerjaanSudahBerakhir,
    PekerjaanTerlaluBanyak,
    PekerjaanTerlepas,
)
from laporan.models import (
    PANJANG_SEBAB_PEKERJAAN,
    JenisPekerjaan,
    KeadaanPekerjaan,
    Pekerjaan,
)

log = logging.getLogger("kinerja.pekerja")
POKOK: Final = "bundel"
BANYAK_SEORANG: Final = 3
BANYAK_PERCOBAAN: Final = 3
TENGGAT_DENYUT: Final = timedelta(seconds=30)
LAMA_DISIMPAN: Final = timedelta(days=14)
PENCATAT: Final = Pencatat(None, "Kinerja, di latar belakang")
DITARIK: Final = "Dibatalkan atas permintaan."
BERULANG: Final = (
    "Pembuatannya terhenti tiga kali di tengah jalan. Coba lagi; bila berulang, hubungi pengelola "
    "server."
)


@dataclass(frozen=True, slots=True)
class HasilMinta:
    """``baru`` False: the same book was in the making already."""

    pekerjaan: Pekerjaan
    baru: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BerkasJadi:
    """A finished book."""

    isi: bytes
    banyak_halaman: int


@transaction.atomic
def buat_pekerjaan(
    oleh: Pelaku, *, jenis: JenisPekerjaan, kecamatan: Kecamatan, tahun: int
) -> HasilMinta:
    """Ask for a book, or return the same one where it is in the making.

    The caller lets the worker know once this is committed. Raises TidakBerhak,
    PekerjaanTerlaluBanyak.
    """
    if not bisa_minta_bundel(oleh, kecamatan):
        raise TidakBerhak("Buku laporan dibuat oleh Camat, admin, atau Inspektorat kecamatan ini.")
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan.pk)
    pilihan = f"jenis={jenis.value}&kecamatan={kecamatan.pk}&tahun={tahun}"
    daftar = Pekerjaan.objects.belum_berakhir().select_related("kecamatan")
    lama = daftar.filter(kecamatan=kecamatan, pilihan=pilihan, diminta_batal=False).first()
    if lama is not None:
        return HasilMinta(lama, baru=False)
    _periksa_banyak(oleh, jenis, kecamatan, tahun, pilihan)
    judul = f"{jenis.label} {tahun}, Kecamatan {kecamatan.nama}"
    pekerjaan = Pekerjaan.objects.create(
        kecamatan=kecamatan,
        jenis=jenis,
        tahun=tahun,
        pilihan=pilihan,
        judul=judul[:200],
        diminta_oleh_id=oleh.pengguna_id,
        nama_peminta=oleh.nama,
        diminta_pada=oleh.waktu,
        denyut_pada=sekarang(),
        nama_berkas=f"{slugify(jenis.label)}-{tahun}-{slugify(kecamatan.nama)}"[:150],
    )
    _catat(pekerjaan, "pekerjaan.minta", oleh=oleh.pencatat)
    return HasilMinta(pekerjaan, baru=True)


@transaction.atomic
def tarik_pekerjaan(oleh: Pelaku, *, pk: int) -> Pekerjaan:
    """Withdraw a book: at once where nobody has begun it, else before its next part.

    ``pk`` is one he sees. Raises TidakBerhak, PekerjaanSudahBerakhir.
    """
    pekerjaan = _kunci(pk)
    if not bisa_tarik_pekerjaan(oleh, pekerjaan):
        raise TidakBerhak("Buku ini hanya dapat dibatalkan oleh yang memintanya atau oleh admin.")
    if not pekerjaan.berjalan:
        raise PekerjaanSudahBerakhir(
            f"{pekerjaan.judul} sudah {pekerjaan.get_keadaan_display().lower()}; "
            "tidak ada yang perlu dibatalkan."
        )
    if pekerjaan.keadaan == KeadaanPekerjaan.ANTRE:
        sebab = f"Dibatalkan oleh {oleh.nama} sebelum dimulai."
        _akhiri(pekerjaan, KeadaanPekerjaan.DIBATALKAN, sebab, oleh=oleh.pencatat)
    elif not pekerjaan.diminta_batal:
        pekerjaan.diminta_batal = True
        pekerjaan.sebab = f"Dibatalkan oleh {oleh.nama}."[:PANJANG_SEBAB_PEKERJAAN]
        pekerjaan.save(update_fields=["diminta_batal", "sebab"])
        _catat(pekerjaan, "pekerjaan.minta_batal", oleh=oleh.pencatat)
    return pekerjaan


# --- the worker ---------------------------------------------------------------------------------


@transaction.atomic
def kunci_pekerjaan(pk: int, *, pekerja: str) -> Pekerjaan | None:
    """Take a work up: one that waits, or one whose worker gave no sign of life in time.

    None where there is nothing to do. One that was begun three times without an end has failed.
    """
    pekerjaan = _kunci(pk)
    if not pekerjaan.berjalan:
        return None
    mulai = pekerjaan.keadaan == KeadaanPekerjaan.ANTRE
    if not mulai and pekerjaan.denyut_pada > sekarang() - TENGGAT_DENYUT:
        return None
    if pekerjaan.diminta_batal:
        _akhiri(pekerjaan, KeadaanPekerjaan.DIBATALKAN, pekerjaan.sebab or DITARIK)
        return None
    if pekerjaan.percobaan >= BANYAK_PERCOBAAN:
        _akhiri(pekerjaan, KeadaanPekerjaan.GAGAL, BERULANG)
        return None
    pekerjaan.keadaan = KeadaanPekerjaan.BERJALAN
    pekerjaan.pekerja = pekerja
    pekerjaan.percobaan += 1
    pekerjaan.denyut_pada = sekarang()
    pekerjaan.save(update_fields=["keadaan", "pekerja", "percobaan", "denyut_pada"])
    _catat(pekerjaan, "pekerjaan.mulai" if mulai else "pekerjaan.lanjutkan")
    return pekerjaan


@transaction.atomic
def catat_kemajuan(pk: int, *, pekerja: str, selesai: int, banyak: int) -> None:
    """Say "n dari m", a sign of life. Raises PekerjaanTerlepas, PekerjaanDitarik."""
    pekerjaan = _kunci_milik(pk, pekerja)
    if pekerjaan.diminta_batal:
        raise PekerjaanDitarik
    pekerjaan.bagian_selesai, pekerjaan.banyak_bagian = selesai, banyak
    pekerjaan.denyut_pada = sekarang()
    pekerjaan.save(update_fields=["bagian_selesai", "banyak_bagian", "denyut_pada"])


@transaction.atomic
def kembalikan_pekerjaan(pk: int, *, pekerja: str) -> None:
    """Give a work back that a worker leaves in good order: it was no failed attempt."""
    pekerjaan = _kunci_milik(pk, pekerja)
    pekerjaan.keadaan, pekerjaan.pekerja = KeadaanPekerjaan.ANTRE, ""
    pekerjaan.percobaan -= 1
    pekerjaan.denyut_pada = sekarang() - TENGGAT_DENYUT  # the next worker need not wait
    pekerjaan.save(update_fields=["keadaan", "pekerja", "percobaan", "denyut_pada"])
    _catat(pekerjaan, "pekerjaan.kembalikan")


@transaction.atomic
def terbitkan_bundel(pk: int, *, pekerja: str, berkas: BerkasJadi) -> None:
    """Store the finished book and tell whoever asked. Raises PekerjaanTerlepas, PekerjaanDitarik
    where he asked for it to stop in the last moment."""
    pekerjaan = _kunci_milik(pk, pekerja)
    if pekerjaan.diminta_batal:
        raise PekerjaanDitarik
    sidik = gudang.hitung_sidik(berkas.isi)
    gudang.tulis_isi(_letak(pekerjaan.kecamatan_id, sidik), berkas.isi)
    saat = sekarang()
    pekerjaan.sha256, pekerjaan.ukuran = sidik, len(berkas.isi)
    pekerjaan.banyak_halaman = berkas.banyak_halaman
    pekerjaan.disimpan_sampai = saat + LAMA_DISIMPAN
    _akhiri(pekerjaan, KeadaanPekerjaan.SELESAI, "", saat=saat)


@transaction.atomic
def akhiri_pekerjaan(pk: int, *, pekerja: str, keadaan: KeadaanPekerjaan, sebab: str) -> None:
    """End a work without a file and tell whoever asked. One that was asked to stop is cancelled,
    whatever ended it. Raises PekerjaanTerlepas."""
    pekerjaan = _kunci_milik(pk, pekerja)
    if pekerjaan.diminta_batal:
        keadaan, sebab = KeadaanPekerjaan.DIBATALKAN, pekerjaan.sebab
    _akhiri(pekerjaan, keadaan, sebab)


@transaction.atomic
def akhiri_bundel_lama(kecamatan_id: int, *, saat: datetime) -> int:
    """Remove the files of a kecamatan that are kept no longer; how many books lost theirs.

    A file of which another book still has need stays.
    """
    daftar = list(
        Pekerjaan.objects.filter(kecamatan_id=kecamatan_id)
        .berkas_lewat(saat)
        .select_related("kecamatan")
        .order_by("pk")
        .select_for_update(no_key=True, of=("self",))
    )
    for pekerjaan in daftar:
        pekerjaan.dihapus_pada = saat
        pekerjaan.save(update_fields=["dihapus_pada"])
    catat_jejak([_susun_entri(satu, "pekerjaan.kedaluwarsa") for satu in daftar], oleh=PENCATAT)
    dipakai = set(
        Pekerjaan.objects.filter(kecamatan_id=kecamatan_id, dihapus_pada__isnull=True)
        .exclude(sha256="")
        .values_list("sha256", flat=True)
    )
    for sidik in {satu.sha256 for satu in daftar} - dipakai:
        default_storage.delete(_letak(kecamatan_id, sidik))
    return len(daftar)


def baca_bundel(pekerjaan: Pekerjaan) -> bytes:
    """Return the file, compared with its hash.

    Raises PekerjaanBelumSelesai, BerkasPekerjaanTidakAda where there is none any more.
    """
    if pekerjaan.berjalan:
        raise PekerjaanBelumSelesai(f"{pekerjaan.judul} belum selesai dibuat.")
    if pekerjaan.ada_berkas:
        try:
            return gudang.baca_isi(_letak(pekerjaan.kecamatan_id, pekerjaan.sha256))
        except (gudang.IsiHilang, gudang.IsiRusak):
            log.exception("berkas pekerjaan %s hilang atau rusak", pekerjaan.pk)
    raise BerkasPekerjaanTidakAda(
        f"Berkas {pekerjaan.judul} tidak ada lagi. Minta lagi: bagian yang tidak berubah tidak "
        "dibuat ulang."
    )


# --- steps --------------------------------------------------------------------------------------


def _periksa_banyak(
    oleh: Pelaku, jenis: JenisPekerjaan, kecamatan: Kecamatan, tahun: int, pilihan: str
) -> None:
    """The same book of several kecamatan counts as one."""
    berjalan = Pekerjaan.objects.belum_berakhir()
    if berjalan.filter(kecamatan=kecamatan, pilihan=pilihan).exists():
        raise PekerjaanTerlaluBanyak(
            "Buku ini baru saja dibatalkan dan sedang dihentikan. Tunggu sebentar, lalu minta lagi."
        )
    lain = berjalan.filter(diminta_oleh_id=oleh.pengguna_id).exclude(jenis=jenis, tahun=tahun)
    if lain.order_by().values("jenis", "tahun").distinct().count() >= BANYAK_SEORANG:
        raise PekerjaanTerlaluBanyak(
            f"Anda sudah mempunyai {BANYAK_SEORANG} pekerjaan yang belum selesai. Tunggu salah "
            "satunya selesai, atau batalkan."
        )


def _kunci(pk: int) -> Pekerjaan:
    daftar = Pekerjaan.objects.select_related("kecamatan")
    pekerjaan: Pekerjaan = daftar.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    return pekerjaan


def _kunci_milik(pk: int, pekerja: str) -> Pekerjaan:
    pekerjaan = _kunci(pk)
    if (pekerjaan.keadaan, pekerjaan.pekerja) != (KeadaanPekerjaan.BERJALAN, pekerja):
        raise PekerjaanTerlepas
    return pekerjaan


def _akhiri(
    pekerjaan: Pekerjaan,
    keadaan: KeadaanPekerjaan,
    sebab: str,
    *,
    oleh: Pencatat = PENCATAT,
    saat: datetime | None = None,
) -> None:
    pekerjaan.keadaan = keadaan
    pekerjaan.sebab = sebab[:PANJANG_SEBAB_PEKERJAAN]
    pekerjaan.berakhir_pada = saat or sekarang()
    pekerjaan.save()
    catat_pemberitahuan([_susun_kabar(pekerjaan)], oleh=oleh)
    _catat(pekerjaan, f"pekerjaan.{keadaan.value}", oleh=oleh)


def _susun_kabar(pekerjaan: Pekerjaan) -> Kabar:
    return Kabar(
        penerima={pekerjaan.diminta_oleh_id},
        jenis=Pemberitahuan.Jenis.PEKERJAAN,
        perihal=f"pekerjaan/{pekerjaan.pk}",
        teks=f"{pekerjaan.judul}: {pekerjaan.get_keadaan_display().lower()}"[:400],
        rincian=pekerjaan.sebab,
        alamat=reverse("laporan:bundel"),
    )


def _catat(pekerjaan: Pekerjaan, tindakan: str, *, oleh: Pencatat = PENCATAT) -> None:
    catat_jejak([_susun_entri(pekerjaan, tindakan)], oleh=oleh)


def _susun_entri(pekerjaan: Pekerjaan, tindakan: str) -> Entri:
    return Entri(
        tindakan=tindakan,
        objek="laporan.Pekerjaan",
        objek_id=str(pekerjaan.pk),
        ringkas=pekerjaan.judul[:300],
        kecamatan_id=pekerjaan.kecamatan_id,
        sesudah={
            "keadaan": pekerjaan.keadaan,
            "pilihan": pekerjaan.pilihan,
            "sha256": pekerjaan.sha256,
        },
        alasan=pekerjaan.sebab,
    )


def _letak(kecamatan_id: int, sha256: str) -> str:
    return gudang.susun_letak(POKOK, kecamatan_id, sha256)
