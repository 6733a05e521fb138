"""Submitting, withdrawing, verifying, returning, approving: acts on what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.http import Http404

from jabatan.izin import Pelaku
from jabatan.models import JenisPosisi, Penugasan
from kinerja.inti.kesalahan import Penolakan
from realisasi.alur import Tindakan
from realisasi.arti import ke_json, susun_arti, susun_orang
from realisasi.izin import Situasi, ambil_lembar
from realisasi.kesalahan import (
    AlasanWajib,
    BelumLengkap,
    TanpaKatalog,
    TindakanTidakBerlaku,
)
from realisasi.models import Cuplikan, LembarBulanan
from realisasi.rekap import ambil_belum_dijawab, ambil_sel_setahun
from realisasi.services.langkah import (
    catat_pengembalian,
    hitung_hari_dibuka,
    kunci_katalog_lembar,
    periksa_tindakan,
    ubah_keadaan,
)

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
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.AJUKAN, oleh=oleh, versi=versi)
        if situasi is None:
            return lembar
        kunci_katalog_lembar(lembar)
        _periksa_lengkap(lembar)
        lembar.diajukan_pada = oleh.waktu
        lembar.diajukan_oleh_id = oleh.pengguna_id
        lembar.diverifikasi_pada = lembar.diverifikasi_oleh_id = None
        return ubah_keadaan(lembar, Tindakan.AJUKAN, situasi=situasi)


def tarik_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Withdraw a submitted sheet before anybody acted on it."""
    with transaction.atomic():
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.TARIK, oleh=oleh, versi=versi)
        if situasi is None:
            return lembar
        lembar.diajukan_pada = lembar.diajukan_oleh_id = None
        return ubah_keadaan(lembar, Tindakan.TARIK, situasi=situasi)


def verifikasi_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Verify as the holder of the atasan seat."""
    with transaction.atomic():
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.VERIFIKASI, oleh=oleh, versi=versi)
        if situasi is None:
            return lembar
        lembar.diverifikasi_pada = oleh.waktu
        lembar.diverifikasi_oleh_id = oleh.pengguna_id
        return ubah_keadaan(lembar, Tindakan.VERIFIKASI, situasi=situasi)


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
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.KEMBALIKAN, oleh=oleh, versi=versi)
        if situasi is None:
            return lembar
        per_sel = _saring_alasan(lembar, alasan_sel or {})
        if not alasan and not per_sel:
            raise AlasanWajib(
                "Tuliskan alasan pengembalian, untuk seluruh lembar atau pada baris yang dimaksud."
            )
        catat_pengembalian(lembar, oleh=oleh, alasan=alasan, per_sel=per_sel)
        lembar.dibuka_sampai = hitung_hari_dibuka(lembar, oleh=oleh)
        semua = "; ".join([*filter(None, [alasan]), *per_sel.values()])
        return ubah_keadaan(lembar, Tindakan.KEMBALIKAN, situasi=situasi, alasan=semua)


def setujui_lembar(lembar_id: int, *, oleh: Pelaku, versi: int) -> LembarBulanan:
    """Approve: the month freezes with the snapshot of what its values mean."""
    with transaction.atomic():
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.SETUJUI, oleh=oleh, versi=versi)
        if situasi is None:
            return lembar
        kunci_katalog_lembar(lembar)
        saat = oleh.waktu
        lembar.disetujui_pada = saat
        lembar.disetujui_oleh_id = oleh.pengguna_id
        merangkap = situasi.merangkap and situasi.ada_langkah_atasan
        if merangkap and lembar.diverifikasi_pada is None:
            lembar.diverifikasi_pada = lembar.disetujui_pada
            lembar.diverifikasi_oleh_id = oleh.pengguna_id
        lembar = ubah_keadaan(
            lembar,
            Tindakan.SETUJUI,
            situasi=situasi,
            tambahan={"merangkap": True} if merangkap else {},
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


# --- what an act needs besides ---------------------------------------------------------------


def _periksa_lengkap(lembar: LembarBulanan) -> None:
    arti = susun_arti(lembar.penugasan, lembar.tahun)
    if arti is None:
        raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {lembar.tahun}.")
    sel = ambil_sel_setahun([lembar.kecamatan_id], lembar.tahun, [lembar.penugasan_id])
    belum, _ = ambil_belum_dijawab(arti, sel.get(lembar.penugasan_id, {}), lembar.bulan)
    if belum:
        raise BelumLengkap([(baris.nomor, baris.formulasi) for baris in belum])


def _saring_alasan(lembar: LembarBulanan, alasan_sel: Mapping[int, str]) -> dict[int, str]:
    """Return the reasons that name a row of this sheet and say something."""
    arti = susun_arti(lembar.penugasan, lembar.tahun)
    sah = set() if arti is None else {baris.indikator_id for baris in arti.baris}
    return {pk: teks.strip() for pk, teks in alasan_sel.items() if pk in sah and teks.strip()}


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
