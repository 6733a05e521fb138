"""Steps shared by every act on a sheet: lock, check, move the state, leave the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from akun.services import catat_pemberitahuan
from jabatan.izin import Pelaku
from jabatan.models import Katalog, KeadaanKatalog
from jabatan.models.organisasi import Kalender
from jejak.services import Entri, catat_jejak
from kinerja.inti.waktu import tambah_hari_kerja
from realisasi.alur import (
    HARI_KERJA_DIBUKA,
    SEBUTAN_KEADAAN,
    Keadaan,
    Tindakan,
    ambil_peralihan,
)
from realisasi.izin import Situasi, ambil_lembar
from realisasi.kesalahan import LembarBerubah
from realisasi.models import (
    AlasanSel,
    LembarBulanan,
    Pengembalian,
    PermintaanBuka,
    Realisasi,
)
from realisasi.rekap import susun_situasi
from realisasi.services.kabar import susun_kabar, tulis_perihal, tulis_perihal_permintaan

_PELAKU_TINDAKAN = {
    Tindakan.AJUKAN: (Keadaan.DIAJUKAN, "diajukan_oleh_id"),
    Tindakan.VERIFIKASI: (Keadaan.DIVERIFIKASI, "diverifikasi_oleh_id"),
    Tindakan.SETUJUI: (Keadaan.DISETUJUI, "disetujui_oleh_id"),
}


def periksa_tindakan(
    lembar_id: int, tindakan: Tindakan, *, oleh: Pelaku, versi: int
) -> tuple[LembarBulanan, Situasi | None]:
    """Lock the sheet, check the right to act, then what was seen, then the state.

    Situasi None: the very same act by the same person was done a moment ago (double post).
    """
    lembar = ambil_lembar(oleh, lembar_id, kunci=True)
    if lembar.versi == versi + 1 and _sudah_dilakukan(lembar, tindakan, oleh):
        return lembar, None
    situasi = susun_situasi(oleh, lembar.penugasan, lembar.periode, lembar)
    if (tanpa_hak := situasi.tolak_hak(tindakan)) is not None:
        raise tanpa_hak
    if lembar.versi != versi:
        raise LembarBerubah
    if (penolakan := situasi.tolak(tindakan)) is not None:
        raise penolakan
    return lembar, situasi


def kunci_katalog_lembar(lembar: LembarBulanan) -> None:
    """Hold the catalogue a sheet is judged by until the act ends: no edit of it comes between
    what was checked and what is stored (1 query)."""
    kecamatan = lembar.penugasan.kecamatan
    daftar = Katalog.objects.filter(
        Q(kecamatan_id=kecamatan.pk) | Q(kecamatan__isnull=True),
        pemda_id=kecamatan.pemda_id,
        tahun=lembar.tahun,
    ).exclude(keadaan=KeadaanKatalog.DRAF)
    list(daftar.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _sudah_dilakukan(lembar: LembarBulanan, tindakan: Tindakan, oleh: Pelaku) -> bool:
    keadaan, kolom = _PELAKU_TINDAKAN.get(tindakan, (None, ""))
    return lembar.status is keadaan and getattr(lembar, kolom) == oleh.pengguna_id


def ubah_keadaan(
    lembar: LembarBulanan,
    tindakan: Tindakan,
    *,
    situasi: Situasi,
    alasan: str = "",
    tambahan: Mapping[str, Any] | None = None,
    permintaan: PermintaanBuka | None = None,
    entri_lain: Sequence[Entri] = (),
) -> LembarBulanan:
    """Move the state by the table, raise the version, tell whom it concerns, leave the trail row.

    ``permintaan``: the request this act answers. ``entri_lain``: rows of the same act about other
    objects; the trail is written once.
    """
    sebelum, oleh = situasi.keadaan, situasi.pelaku
    peralihan = ambil_peralihan(sebelum, tindakan)
    assert peralihan is not None
    lembar.keadaan = peralihan.ke
    lembar.versi += 1 if lembar.pk else 0
    lembar.diubah_pada = oleh.waktu
    lembar.save()
    _beri_tahu(lembar, tindakan, situasi, alasan, permintaan)
    entri = Entri(
        tindakan=f"lembar.{tindakan.value}",
        objek="realisasi.LembarBulanan",
        objek_id=str(lembar.pk),
        ringkas=_ringkas(lembar, sebelum, peralihan.ke),
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
        sebelum={"keadaan": sebelum.value},
        sesudah={"keadaan": peralihan.ke.value, "versi": lembar.versi, **(tambahan or {})},
        alasan=alasan,
    )
    catat_jejak([*entri_lain, entri], oleh=oleh.pencatat)
    return lembar


def _beri_tahu(
    lembar: LembarBulanan,
    tindakan: Tindakan,
    situasi: Situasi,
    alasan: str,
    permintaan: PermintaanBuka | None,
) -> None:
    selesai = {tulis_perihal(lembar.penugasan_id, lembar.periode)}
    pemohon = None
    if permintaan is not None:
        selesai.add(tulis_perihal_permintaan(permintaan))
        pemohon = permintaan.diminta_oleh_id
    kabar = susun_kabar(lembar, tindakan, situasi=situasi, alasan=alasan, pemohon=pemohon)
    catat_pemberitahuan(kabar, oleh=situasi.pelaku.pencatat, selesai=selesai)


def _ringkas(lembar: LembarBulanan, sebelum: Keadaan, sesudah: Keadaan) -> str:
    nama = f"Lembar {lembar.periode.nama} {lembar.penugasan.pegawai}"
    if sebelum is sesudah:
        return f"{nama} dibuka kuncinya, tetap {SEBUTAN_KEADAAN[sesudah]}"
    return f"{nama} dari {SEBUTAN_KEADAAN[sebelum]} menjadi {SEBUTAN_KEADAAN[sesudah]}"


def catat_pengembalian(
    lembar: LembarBulanan, *, oleh: Pelaku, alasan: str, per_sel: Mapping[int, str]
) -> None:
    """Store why a sheet went back, with its cells as they stood."""
    sel = Realisasi.objects.filter(
        kecamatan_id=lembar.kecamatan_id, tahun=lembar.tahun, lembar=lembar
    )
    isi = {
        str(baris.indikator_id): [baris.keadaan, _teks(baris.pembilang), _teks(baris.penyebut)]
        for baris in sel
    }
    pengembalian = Pengembalian.objects.create(
        kecamatan_id=lembar.kecamatan_id,
        lembar=lembar,
        oleh_id=oleh.pengguna_id,
        pada=oleh.waktu,
        alasan=alasan,
        isi=isi,
    )
    AlasanSel.objects.bulk_create(
        AlasanSel(
            kecamatan_id=lembar.kecamatan_id,
            pengembalian=pengembalian,
            indikator_id=pk,
            alasan=teks,
        )
        for pk, teks in per_sel.items()
    )


def _teks(nilai: object) -> str | None:
    return None if nilai is None else str(nilai)


def hitung_hari_dibuka(lembar: LembarBulanan, *, oleh: Pelaku) -> date:
    """Return the last day of three working days from today."""
    libur = Kalender(lembar.penugasan.kecamatan).libur
    return tambah_hari_kerja(oleh.pada, HARI_KERJA_DIBUKA, libur)
