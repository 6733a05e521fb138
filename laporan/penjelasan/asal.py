"""Where the inputs of a row come from: sheets, and who entered, verified, approved them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.urls import reverse

from indikator import hitung
from jabatan.models import Penugasan
from jejak.models import Jejak
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN, Periode, tulis_waktu
from laporan.penjelasan.tipe import BulanAsal, Oleh, Tautan
from laporan.rekap.bahan import Lembar
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import BarisArti, bulan_wajib
from realisasi.models import Bukti, LembarBulanan

SESUDAH_VERIFIKASI = (Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI)
JAWABAN_SYARAT = {True: "ya", False: "tidak"}


@dataclass(frozen=True, slots=True)
class Lacak:
    """One act of the trail: by whom, when, why."""

    pengguna_id: int | None
    nama: str
    waktu: datetime
    alasan: str


@dataclass(frozen=True, slots=True)
class AsalSel:
    """One cell with its sheet; acts are None where they have not happened, or were undone."""

    lembar_id: int
    keadaan: Keadaan
    keterangan: str
    diisi: Lacak | None
    diverifikasi: Lacak | None
    disetujui: Lacak | None
    daftar_bukti: tuple[Bukti, ...] = ()


def ambil_asal(daftar_lembar: Sequence[int], indikator_id: int) -> dict[int, AsalSel]:
    """Return sheet id → where its cell of a row comes from (3 queries; names as they were)."""
    if not daftar_lembar:
        return {}
    jejak = _pilih_jejak(_ambil_jejak(daftar_lembar, [indikator_id]), indikator_id)
    bukti = _ambil_bukti(daftar_lembar, indikator_id)
    syarat = Q(daftar_realisasi__indikator_id=indikator_id)
    daftar: Any = (
        LembarBulanan.objects.filter(pk__in=daftar_lembar)
        .annotate(sel=FilteredRelation("daftar_realisasi", condition=syarat))
        .order_by()
        .values_list("pk", "keadaan", "diverifikasi_oleh_id", "sel__keterangan")
    )
    return {
        pk: replace(
            _susun_asal(pk, Keadaan(keadaan), pemeriksa, keterangan or "", jejak),
            daftar_bukti=tuple(bukti.get(pk, ())),
        )
        for pk, keadaan, pemeriksa, keterangan in daftar
    }


def ambil_asal_banyak(
    daftar_lembar: Sequence[Lembar], daftar_indikator: Sequence[int]
) -> dict[int, dict[int, AsalSel]]:
    """Return indikator id → month → where its cell comes from, without bukti (1 query)."""
    if not daftar_lembar:
        return {}
    semua = _ambil_jejak([satu.pk for satu in daftar_lembar], daftar_indikator)
    hasil: dict[int, dict[int, AsalSel]] = {}
    for indikator in daftar_indikator:
        jejak = _pilih_jejak(semua, indikator)
        hasil[indikator] = {
            satu.bulan: _susun_asal(
                *(satu.pk, satu.keadaan, satu.pemeriksa_id),
                *(satu.keterangan.get(indikator, ""), jejak),
            )
            for satu in daftar_lembar
        }
    return hasil


def _ambil_bukti(daftar_lembar: Sequence[int], indikator_id: int) -> dict[int, list[Bukti]]:
    """Return sheet id → the files of a row, then those of the whole sheet."""
    hasil: dict[int, list[Bukti]] = {}
    milik = Q(indikator_id=indikator_id) | Q(indikator_id__isnull=True)
    daftar = Bukti.objects.ada().filter(milik, lembar_id__in=daftar_lembar)
    for satu in daftar.order_by(F("indikator_id").asc(nulls_last=True), "pk"):
        hasil.setdefault(satu.lembar_id, []).append(satu)
    return hasil


def _ambil_jejak(
    daftar_lembar: Sequence[int], daftar_indikator: Sequence[int]
) -> dict[tuple[int, int, str], Lacak]:
    """Return (sheet id, indikator id, act) → the newest such act; 0 for acts on whole sheets."""
    daftar = (
        Jejak.objects.filter(
            Q(objek="realisasi.LembarBulanan", objek_id__in=[str(pk) for pk in daftar_lembar])
            | Q(
                objek="realisasi.Realisasi",
                objek_id__in=[f"{pk}/{ke}" for pk in daftar_lembar for ke in daftar_indikator],
            )
        )
        .order_by("urut")
        .values_list("objek_id", "tindakan", "pengguna_id", "pengguna_nama", "waktu", "alasan")
    )
    hasil = {}
    for objek_id, tindakan, pengguna, nama, waktu, alasan in daftar:
        lembar, _, indikator = objek_id.partition("/")
        kunci = (int(lembar), int(indikator or 0), tindakan)
        hasil[kunci] = Lacak(pengguna, nama, waktu, alasan)
    return hasil


def _pilih_jejak(
    semua: Mapping[tuple[int, int, str], Lacak], indikator_id: int
) -> dict[tuple[int, str], Lacak]:
    """Return (sheet id, act) → the act, of whole sheets and of one row."""
    return {
        (lembar, tindakan): lacak
        for (lembar, indikator, tindakan), lacak in semua.items()
        if indikator in (0, indikator_id)
    }


def _susun_asal(
    pk: int,
    keadaan: Keadaan,
    pemeriksa: int | None,
    keterangan: str,
    jejak: Mapping[tuple[int, str], Lacak],
) -> AsalSel:
    setujui = jejak.get((pk, "lembar.setujui")) if keadaan is Keadaan.DISETUJUI else None
    verifikasi = None
    if keadaan in SESUDAH_VERIFIKASI and pemeriksa is not None:
        verifikasi = jejak.get((pk, "lembar.verifikasi"))
        if verifikasi is None or verifikasi.pengguna_id != pemeriksa:
            # One act by who is both: the approval is the verification too.
            verifikasi = setujui
    return AsalSel(
        *(pk, keadaan, keterangan, jejak.get((pk, "realisasi.isi"))), verifikasi, setujui
    )


# --- words --------------------------------------------------------------------------------------


def susun_bulan(
    penugasan: Penugasan,
    baris: BarisArti,
    sel: Mapping[int, hitung.Sel],
    asal: Mapping[int, AsalSel],
    daftar_bulan: Sequence[Periode],
) -> tuple[BulanAsal, ...]:
    """Return these months of one post; ``asal``: month → where its cell comes from."""
    return tuple(
        _susun_satu(penugasan, baris, satu, sel.get(satu.bulan), asal.get(satu.bulan))
        for satu in daftar_bulan
    )


def _susun_satu(
    penugasan: Penugasan,
    baris: BarisArti,
    periode: Periode,
    sel: hitung.Sel | None,
    asal: AsalSel | None,
) -> BulanAsal:
    keadaan = Keadaan.BELUM if asal is None else asal.keadaan
    alamat = "" if asal is None else reverse("realisasi:lembar", args=[asal.lembar_id])
    return BulanAsal(
        nama=NAMA_BULAN[periode.bulan - 1],
        isian=_tulis_isian(penugasan, baris, periode, sel),
        jatuh_tempo=_tulis_jatuh_tempo(baris, periode.bulan),
        keterangan="" if asal is None else asal.keterangan,
        keadaan=keadaan.value,
        sebutan="" if asal is None else SEBUTAN_KEADAAN[keadaan],
        alamat_lembar=alamat,
        diisi=None if asal is None else _susun_pengisi(penugasan, asal.diisi),
        diverifikasi=None if asal is None else _susun_oleh(penugasan, asal.diverifikasi),
        disetujui=None if asal is None else _susun_oleh(penugasan, asal.disetujui),
        daftar_bukti=() if asal is None else _susun_bukti(asal.daftar_bukti),
    )


def _susun_bukti(daftar: Sequence[Bukti]) -> tuple[Tautan, ...]:
    return tuple(
        Tautan(
            "Bukti",
            satu.nama if satu.indikator_id is not None else f"{satu.nama} (seluruh lembar)",
            reverse("realisasi:bukti_lihat", args=[satu.pk]),
        )
        for satu in daftar
    )


def _tulis_isian(
    penugasan: Penugasan, baris: BarisArti, periode: Periode, sel: hitung.Sel | None
) -> str:
    """Missing, zero, nihil, not due, on leave and not held stay apart."""
    if sel is None or sel.keadaan is hitung.KeadaanSel.BELUM:
        return _sebut_kosong(penugasan, baris, periode)
    isi = hitung.tulis_isian(baris.aturan, sel)
    if sel.syarat_terpenuhi is None or not baris.aturan.syarat_pertanyaan:
        return isi
    return f"{isi}; {baris.aturan.syarat_pertanyaan}: {JAWABAN_SYARAT[sel.syarat_terpenuhi]}"


def _sebut_kosong(penugasan: Penugasan, baris: BarisArti, periode: Periode) -> str:
    if baris.bagian.get(periode.bulan, 0) > 0:
        jatuh_tempo = periode.bulan in baris.aturan.bulan_jatuh_tempo
        return "belum diisi" if jatuh_tempo else "tidak jatuh tempo"
    selesai = penugasan.selesai
    if penugasan.mulai > periode.akhir or (selesai is not None and selesai < periode.awal):
        return "tidak bertugas"
    return "tidak berlaku" if bulan_wajib(penugasan, periode) else "cuti"


def _tulis_jatuh_tempo(baris: BarisArti, bulan: int) -> str:
    """What the month puts into the target: its plan, or its share of a due month."""
    bagian = baris.bagian.get(bulan, 0)
    if bulan not in baris.aturan.bulan_jatuh_tempo or bagian == 0:
        return "–"
    sebutan = "1 bulan" if bagian == 1 else f"{bagian} bulan"
    if baris.target is None or not baris.target.rencana:
        return sebutan
    rencana = tulis_angka(baris.target.rencana.get(bulan))
    return f"rencana {rencana}" if bagian == 1 else f"rencana {rencana} × {bagian}"


def _susun_pengisi(penugasan: Penugasan, lacak: Lacak | None) -> Oleh | None:
    """Who typed the cell; for whom and why where it was not the owner."""
    oleh = _susun_oleh(penugasan, lacak)
    if oleh is None or lacak is None or lacak.pengguna_id == penugasan.pegawai.pengguna_id:
        return oleh
    alasan = f": {lacak.alasan}" if lacak.alasan else ""
    return Oleh(oleh.nama, oleh.pada, f"atas nama {penugasan.pegawai.nama}{alasan}")


def _susun_oleh(penugasan: Penugasan, lacak: Lacak | None) -> Oleh | None:
    if lacak is None:
        return None
    return Oleh(lacak.nama, tulis_waktu(lacak.waktu, penugasan.kecamatan.zona_waktu))
