"""Several holidays pasted at once, read line by line."""

from __future__ import annotations

import re
from datetime import date

from django import forms

from jabatan.forms.dasar import FormulirKantor
from jabatan.models import HariLibur
from jabatan.services import BarisLibur
from kinerja.inti.formulir import TAHUN_TERAKHIR, TAHUN_TERAWAL, TerlihatField
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, tulis_tanggal

PALING_BANYAK = 60
PANJANG_URAIAN = HariLibur._meta.get_field("uraian").max_length or 0
NOMOR_BULAN = {
    nama.lower(): nomor
    for daftar in (NAMA_BULAN, NAMA_BULAN_PENDEK)
    for nomor, nama in enumerate(daftar, 1)
}
TANGGAL_KATA = re.compile(r"([0-9]{1,2}) +([A-Za-z]+)\.? +([0-9]{4})")
TANGGAL_ANGKA = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
TANGGAL_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def baca_tanggal(teks: str) -> date | None:
    """Read "17 Agustus 2026", "17-08-2026", "17/8/2026" or "2026-08-17"; None for no such day."""
    if cocok := TANGGAL_KATA.fullmatch(teks):
        hari, bulan, tahun = cocok[1], NOMOR_BULAN.get(cocok[2].lower(), 0), cocok[3]
    elif cocok := TANGGAL_ANGKA.fullmatch(teks):
        hari, bulan, tahun = cocok[1], int(cocok[2]), cocok[3]
    elif cocok := TANGGAL_ISO.fullmatch(teks):
        hari, bulan, tahun = cocok[3], int(cocok[2]), cocok[1]
    else:
        return None
    try:
        tanggal = date(int(tahun), bulan, int(hari))
    except ValueError:
        return None
    return tanggal if TAHUN_TERAWAL <= tanggal.year <= TAHUN_TERAKHIR else None


def baca_daftar_libur(teks: str) -> tuple[list[BarisLibur], list[str]]:
    """Return what could be read of the lines, and a sentence for every line that could not."""
    daftar: list[BarisLibur] = []
    galat: list[str] = []
    pertama: dict[date, int] = {}
    for nomor, baris in enumerate(teks.splitlines(), 1):
        if baris.strip() == "":
            continue
        kiri, pemisah, kanan = baris.replace("\t", ";").partition(";")
        tanggal, uraian = baca_tanggal(" ".join(kiri.split())), " ".join(kanan.split(";")).strip()
        pesan = _tolak_baris(kiri, tanggal, uraian, ada_pemisah=pemisah != "")
        if pesan == "" and tanggal in pertama:
            pesan = f"{tulis_tanggal(tanggal)} sudah ada pada baris {pertama[tanggal]}."
        if pesan or tanggal is None:
            galat.append(f"Baris {nomor}: {pesan}")
            continue
        pertama[tanggal] = nomor
        daftar.append(BarisLibur(nomor, tanggal, uraian))
    return daftar, galat


def _tolak_baris(kiri: str, tanggal: date | None, uraian: str, *, ada_pemisah: bool) -> str:
    if not ada_pemisah:
        return "tulis tanggal, titik koma, lalu namanya: 17 Agustus 2026; Hari Kemerdekaan."
    if tanggal is None:
        return f"tanggal “{kiri.strip()[:40]}” tidak terbaca. Tulis seperti 17 Agustus 2026."
    if uraian == "":
        return "nama hari liburnya kosong."
    if len(uraian) > PANJANG_URAIAN:
        return f"nama hari liburnya lebih dari {PANJANG_URAIAN} karakter."
    return ""


class LiburForm(FormulirKantor):
    daftar = TerlihatField(
        label="Hari libur, satu per baris",
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        max_length=10_000,
        help_text="Tanggal; nama. Misalnya 17 Agustus 2026; Hari Kemerdekaan",
        error_messages={"required": "Tulis paling sedikit satu hari libur."},
    )

    def clean_daftar(self) -> list[BarisLibur]:
        daftar, galat = baca_daftar_libur(str(self.cleaned_data["daftar"]))
        if len(daftar) + len(galat) > PALING_BANYAK:
            raise forms.ValidationError(f"Paling banyak {PALING_BANYAK} baris sekali simpan.")
        if galat:
            raise forms.ValidationError([*galat, "Belum ada yang disimpan."])
        return daftar
