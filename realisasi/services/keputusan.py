"""Submitting, withdrawing, verifying, returning, approving, unlocking: acts on what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.models import JenisPosisi, Penugasan
from jabatan.models.organisasi import Kalender
from jejak.services import Entri, catat_jejak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import tambah_hari_kerja
from realisasi.alur import (
    HARI_KERJA_DIBUKA,
    SEBUTAN_KEADAAN,
    Keadaan,
    Tindakan,
    ambil_peralihan,
)
from realisasi.arti import ke_json, susun_arti, susun_orang
from realisasi.izin import Situasi, ambil_lembar
from realisasi.kesalahan import (
    AlasanWajib,
    BelumLengkap,
    LembarBerubah,
    TanpaKatalog,
    TindakanTidakBerlaku,
)
from realisasi.models import AlasanSel, Cuplikan, LembarBulanan, Pengembalian, Realisasi
from realisasi.rekap import ambil_belum_dijawab, ambil_sel_setahun, susun_situasi

TAK_DITEMUKAN = "Lembar tidak ditemukan. Muat ulang halaman ini, lalu pilih lagi."


@dataclass(frozen=True, slots=True)
class HasilPersetujuan:
    """What became of one sheet of an approval of many; ``penolakan`` None means approved."""

    lembar_id: int
    penolakan: Penolakan | None
    sebutan: str = "Lembar"


def ajukan_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Submit a complete sheet. Raises BelumLengkap with the rows that are missing."""
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.AJUKAN, oleh, versi)
        if situasi is None:
            return lembar
        _periksa_lengkap(lembar)
        lembar.diajukan_pada = oleh.waktu
        lembar.diajukan_oleh_id = oleh.pengguna_id
        lembar.diverifikasi_pada = lembar.diverifikasi_oleh_id = None
        return _selesai(lembar, Tindakan.AJUKAN, oleh)


def tarik_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Withdraw a submitted sheet before anybody acted on it."""
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.TARIK, oleh, versi)
        if situasi is None:
            return lembar
        lembar.diajukan_pada = lembar.diajukan_oleh_id = None
        return _selesai(lembar, Tindakan.TARIK, oleh)


def verifikasi_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Verify as the holder of the atasan seat."""
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.VERIFIKASI, oleh, versi)
        if situasi is None:
            return lembar
        lembar.diverifikasi_pada = oleh.waktu
        lembar.diverifikasi_oleh_id = oleh.pengguna_id
        return _selesai(lembar, Tindakan.VERIFIKASI, oleh)


def kembalikan_lembar(
    lembar_id: int,
    *,
    oleh: Pelaku,
    versi: int,
    alasan: str = "",
    alasan_sel: Mapping[int, str] | None = None,
) -> LembarBulanan:
    """Return a sheet: for the whole (``alasan``) and/or single cells (indikator id → reason).

    The sheet opens for three working days even past its lock. AlasanWajib without any reason.
    """
    alasan = alasan.strip()
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.KEMBALIKAN, oleh, versi)
        if situasi is None:
            return lembar
        per_sel = _saring_alasan(lembar, alasan_sel or {})
        if not alasan and not per_sel:
            raise AlasanWajib(
                "Tuliskan alasan pengembalian, untuk seluruh lembar atau pada baris yang dimaksud."
            )
        _catat_pengembalian(lembar, oleh, alasan, per_sel)
        lembar.dibuka_sampai = _hari_dibuka(lembar, oleh)
        semua = "; ".join([*filter(None, [alasan]), *per_sel.values()])
        return _selesai(lembar, Tindakan.KEMBALIKAN, oleh, alasan=semua)


def setujui_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Approve: the month freezes with the snapshot of what its values mean."""
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.SETUJUI, oleh, versi)
        if situasi is None:
            return lembar
        saat = oleh.waktu
        lembar.disetujui_pada = saat
        lembar.disetujui_oleh_id = oleh.pengguna_id
        merangkap = situasi.merangkap and situasi.ada_langkah_atasan
        if merangkap and lembar.diverifikasi_pada is None:
            lembar.diverifikasi_pada = lembar.disetujui_pada
            lembar.diverifikasi_oleh_id = oleh.pengguna_id
        lembar = _selesai(
            lembar, Tindakan.SETUJUI, oleh, tambahan={"merangkap": True} if merangkap else {}
        )
        Cuplikan.objects.create(
            kecamatan_id=lembar.kecamatan_id,
            lembar=lembar,
            versi_lembar=lembar.versi,
            dibuat_pada=saat,
            isi=_susun_cuplikan(lembar, situasi, oleh),
        )
        return lembar


def setujui_banyak(daftar: Sequence[tuple[int, int]], *, oleh: Pelaku) -> list[HasilPersetujuan]:
    """Approve many (id, versi) in one act; each sheet has its own result and transaction."""
    hasil = []
    for lembar_id, versi in sorted(set(daftar)):
        try:
            setujui_lembar(lembar_id, oleh=oleh, versi=versi)
            hasil.append(HasilPersetujuan(lembar_id, None))
        except Penolakan as penolakan:
            lembar = ambil_lembar(oleh, lembar_id)
            sebutan = f"{lembar.penugasan.pegawai}, {lembar.periode.nama}"
            hasil.append(HasilPersetujuan(lembar_id, penolakan, sebutan))
        except Http404:
            hasil.append(HasilPersetujuan(lembar_id, TindakanTidakBerlaku(TAK_DITEMUKAN)))
    return hasil


def buka_lembar(lembar_id: int, *, oleh: Pelaku, versi: int, alasan: str) -> LembarBulanan:
    """Unlock an approved sheet with a reason, for three working days."""
    if not alasan.strip():
        raise AlasanWajib("Tuliskan alasan membuka kunci lembar ini.")
    with transaction.atomic():
        lembar, situasi = _mulai(lembar_id, Tindakan.BUKA_KUNCI, oleh, versi)
        if situasi is None:
            return lembar
        lembar.dibuka_kembali_pada = oleh.waktu
        lembar.dibuka_sampai = _hari_dibuka(lembar, oleh)
        _catat_pengembalian(lembar, oleh, alasan.strip(), {})
        return _selesai(lembar, Tindakan.BUKA_KUNCI, oleh, alasan=alasan.strip())


# --- steps shared by every act ------------------------------------------------------------------


def _mulai(
    lembar_id: int, tindakan: Tindakan, oleh: Pelaku, versi: int
) -> tuple[LembarBulanan, Situasi | None]:
    """Lock the sheet, check what was seen and the right to act.

    Situasi None: the very same act by the same person was done a moment ago (double post).
    """
    lembar = ambil_lembar(oleh, lembar_id, kunci=True)
    if lembar.versi == versi + 1 and _sudah_dilakukan(lembar, tindakan, oleh):
        return lembar, None
    situasi = susun_situasi(oleh, lembar.penugasan, lembar.periode, lembar)
    if lembar.versi != versi:
        raise LembarBerubah
    penolakan = situasi.tolak(tindakan)
    if penolakan is not None:
        raise penolakan
    return lembar, situasi


_PELAKU_TINDAKAN = {
    Tindakan.AJUKAN: (Keadaan.DIAJUKAN, "diajukan_oleh_id"),
    Tindakan.VERIFIKASI: (Keadaan.DIVERIFIKASI, "diverifikasi_oleh_id"),
    Tindakan.SETUJUI: (Keadaan.DISETUJUI, "disetujui_oleh_id"),
}


def _sudah_dilakukan(lembar: LembarBulanan, tindakan: Tindakan, oleh: Pelaku) -> bool:
    keadaan, kolom = _PELAKU_TINDAKAN.get(tindakan, (None, ""))
    return lembar.status is keadaan and getattr(lembar, kolom) == oleh.pengguna_id


def _selesai(
    lembar: LembarBulanan,
    tindakan: Tindakan,
    oleh: Pelaku,
    *,
    alasan: str = "",
    tambahan: Mapping[str, Any] | None = None,
) -> LembarBulanan:
    """Move the state by the table, raise the version, leave the trail row."""
    sebelum = lembar.status
    peralihan = ambil_peralihan(sebelum, tindakan)
    assert peralihan is not None
    lembar.keadaan = peralihan.ke
    lembar.versi += 1
    lembar.diubah_pada = oleh.waktu
    lembar.save()
    catat_jejak(
        [
            Entri(
                tindakan=f"lembar.{tindakan.value}",
                objek="realisasi.LembarBulanan",
                objek_id=str(lembar.pk),
                ringkas=(
                    f"Lembar {lembar.periode.nama} {lembar.penugasan.pegawai} dari "
                    f"{SEBUTAN_KEADAAN[sebelum]} menjadi {SEBUTAN_KEADAAN[peralihan.ke]}"
                ),
                kecamatan_id=lembar.kecamatan_id,
                penugasan_id=lembar.penugasan_id,
                sebelum={"keadaan": sebelum.value},
                sesudah={"keadaan": peralihan.ke.value, "versi": lembar.versi, **(tambahan or {})},
                alasan=alasan,
            )
        ],
        oleh=oleh.pencatat,
    )
    return lembar


def _periksa_lengkap(lembar: LembarBulanan) -> None:
    arti = susun_arti(lembar.penugasan, lembar.tahun)
    if arti is None:
        raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {lembar.tahun}.")
    sel = ambil_sel_setahun([lembar.kecamatan_id], lembar.tahun, [lembar.penugasan_id])
    belum, _ = ambil_belum_dijawab(arti, sel.get(lembar.penugasan_id, {}), lembar.bulan)
    if belum:
        raise BelumLengkap([(baris.nomor, baris.formulasi) for baris in belum])


def _catat_pengembalian(
    lembar: LembarBulanan, oleh: Pelaku, alasan: str, per_sel: Mapping[int, str]
) -> None:
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


def _saring_alasan(lembar: LembarBulanan, alasan_sel: Mapping[int, str]) -> dict[int, str]:
    """Return the reasons that name a row of this sheet and say something."""
    arti = susun_arti(lembar.penugasan, lembar.tahun)
    sah = set() if arti is None else {baris.indikator_id for baris in arti.baris}
    return {pk: teks.strip() for pk, teks in alasan_sel.items() if pk in sah and teks.strip()}


def _teks(nilai: object) -> str | None:
    return None if nilai is None else str(nilai)


def _hari_dibuka(lembar: LembarBulanan, oleh: Pelaku) -> date:
    libur = Kalender(lembar.penugasan.kecamatan).libur
    return tambah_hari_kerja(oleh.pada, HARI_KERJA_DIBUKA, libur)


def _susun_cuplikan(lembar: LembarBulanan, situasi: Situasi, oleh: Pelaku) -> dict[str, Any]:
    """Return the frozen meaning; the Camat printed is the one who approved."""
    penugasan = (
        Penugasan.objects.filter(pk=lembar.penugasan_id)
        .dengan_orang()
        .dengan_jeda()
        .dengan_pangkat(lembar.periode.akhir)
        .get()
    )
    arti = susun_arti(penugasan, lembar.tahun, pejabat=situasi.pejabat)
    if arti is None:
        raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {lembar.tahun}.")
    pemegang = [
        baris
        for daftar in situasi.pejabat.pemegang.values()
        for baris in daftar
        if baris.posisi.jenis == JenisPosisi.CAMAT and baris.pegawai_id == oleh.pegawai_id
    ]
    penyetuju = susun_orang(pemegang[0] if pemegang else situasi.pejabat.camat())
    return ke_json(replace(arti, camat=penyetuju))
