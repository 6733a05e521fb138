"""Forms of the pages that edit a catalogue, as they would be sent from what is stored now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indikator.models import Indikator, KinerjaUtama
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from jabatan.models import Fungsi, Jabatan
from tests.indikator.penyunting import BARIS, susun_kiriman

JABATAN = {"nama": "Pengelola Arsip", "tugas": "Mengelola arsip.", "catatan_kaki": "Lihat 1.3."}
URAIAN = {"uraian": "Penataan arsip kecamatan"}
TURUN = {"tindakan": "turun"}
# The sheets of September are drafts, those before were handed in.
OKTOBER = {"berlaku_dari": "10"}


def _jabatan(benda: Any) -> Any:
    return Jabatan.objects.filter(katalog_id=benda.katalog, kode=benda.jabatan)


def _sejabatan(kelas: Any) -> Callable[[Any], Any]:
    return lambda benda: kelas.objects.filter(jabatan__in=_jabatan(benda)).order_by("urut")


def _sekinerja(benda: Any) -> Any:
    return Indikator.objects.filter(kinerja_utama_id=benda.kinerja).order_by("urut")


def _satu(kelas: Any, kolom: str) -> Callable[[Any], Any]:
    return lambda benda: kelas.objects.filter(pk=getattr(benda, kolom))


# What is sent, and the rows whose order (True) or text the page showed.
KIRIMAN_KATALOG: dict[str, tuple[dict[str, Any], Callable[[Any], Any], bool]] = {
    "iki_jabatan_baru": (
        JABATAN,
        lambda benda: Jabatan.objects.filter(katalog_id=benda.katalog).order_by("urut"),
        True,
    ),
    "iki_jabatan": (JABATAN, _jabatan, False),
    # The only one of its catalogue: it stays where it is.
    "iki_jabatan_atur": ({"tindakan": "naik"}, _jabatan, True),
    "iki_fungsi_baru": (URAIAN, _sejabatan(Fungsi), True),
    "iki_fungsi": (URAIAN, _satu(Fungsi, "fungsi"), False),
    "iki_fungsi_atur": (TURUN, _sejabatan(Fungsi), True),
    "iki_kinerja_baru": (URAIAN | OKTOBER, _sejabatan(KinerjaUtama), True),
    "iki_kinerja": (URAIAN, _satu(KinerjaUtama, "kinerja"), False),
    "iki_kinerja_atur": (TURUN, _sejabatan(KinerjaUtama), True),
    "iki_indikator_baru": (BARIS | OKTOBER, _sekinerja, True),
    "iki_indikator": ({}, _satu(Indikator, "indikator"), False),
    "iki_indikator_atur": (TURUN, _sekinerja, True),
}


def susun_kiriman_katalog(kirim: str, benda: Any) -> dict[str, Any]:
    """Return a form with the fingerprint of what its page shows now."""
    isian, ambil, urutan = KIRIMAN_KATALOG[kirim]
    daftar = list(ambil(benda)) if benda.katalog < 2**63 and benda.kinerja < 2**63 else []
    if not daftar:
        return {**isian, "dilihat": ""}
    if kirim == "iki_indikator":
        isian = susun_kiriman(daftar[0], nama="Jumlah surat masuk, diperbaiki")
    sidik = hitung_sidik_urutan(daftar) if urutan else hitung_sidik(daftar[0])
    return {**isian, "dilihat": sidik}
