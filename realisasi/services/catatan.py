"""Rows of the trail that filling a sheet leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indikator import hitung
from jabatan.izin import Pelaku
from jejak.services import Entri, catat_jejak
from kinerja.inti.angka import tulis_angka
from kinerja.inti.sisip import Sisipan
from realisasi.arti import ArtiLembar
from realisasi.models import LembarBulanan, Realisasi
from realisasi.services.tipe import IsianBaris


def catat_isian(
    lembar: LembarBulanan,
    arti: ArtiLembar,
    tersimpan: Mapping[int, Realisasi],
    perubahan: Sequence[IsianBaris],
    oleh: Pelaku,
    asal: str,
    sel: Sisipan | None,
) -> None:
    """Write the cells, and leave one row of the trail for each, or one for a sheet without any."""
    alasan = lembar.alasan_atas_nama if lembar.diisi_oleh_id == oleh.pengguna_id else ""
    nama = {baris.indikator_id: baris.nama for baris in arti.baris}
    bulan = lembar.periode.nama
    entri = [
        _susun_entri(
            lembar,
            f"{nama[b.indikator_id]}, {bulan}",
            tersimpan.get(b.indikator_id),
            b,
            alasan,
        )
        for b in perubahan
    ]
    if asal:
        entri = [replace(satu, ringkas=f"{satu.ringkas} ({asal})") for satu in entri]
    catat_jejak(entri or [_entri_lembar_kosong(lembar)], oleh=oleh.pencatat, bersama=sel)


def _susun_entri(
    lembar: LembarBulanan,
    judul: str,
    lama: Realisasi | None,
    baris: IsianBaris,
    alasan: str,
) -> Entri:
    sebelum = hitung.Sel(hitung.KeadaanSel.BELUM) if lama is None else lama.sel
    return Entri(
        tindakan="realisasi.isi",
        objek="realisasi.Realisasi",
        objek_id=f"{lembar.pk}/{baris.indikator_id}",
        ringkas=f"{judul}: {tulis_sel(sebelum)} menjadi {tulis_sel(baris.sel)}",
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
        sebelum=_isi(sebelum, "" if lama is None else lama.keterangan),
        sesudah=_isi(baris.sel, baris.keterangan),
        alasan=alasan,
    )


def _entri_lembar_kosong(lembar: LembarBulanan) -> Entri:
    return Entri(
        tindakan="lembar.buat",
        objek="realisasi.LembarBulanan",
        objek_id=str(lembar.pk),
        ringkas=f"Lembar {lembar.periode.nama} dibuat tanpa isian",
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
    )


def _isi(sel: hitung.Sel, keterangan: str) -> dict[str, object]:
    return {
        "keadaan": sel.keadaan.value,
        "pembilang": sel.pembilang,
        "penyebut": sel.penyebut,
        "syarat_terpenuhi": sel.syarat_terpenuhi,
        "keterangan": keterangan,
    }


def tulis_sel(sel: hitung.Sel) -> str:
    """Return a cell in words: "12", "8 dari 10", "nihil", "belum diisi"."""
    if sel.keadaan is hitung.KeadaanSel.NIHIL:
        return "nihil"
    if sel.keadaan is hitung.KeadaanSel.BELUM:
        return "belum diisi"
    if sel.penyebut is None:
        return tulis_angka(sel.pembilang)
    return f"{tulis_angka(sel.pembilang)} dari {tulis_angka(sel.penyebut)}"
