"""The twelve months of a year above a sheet, each with the state of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from jabatan.models import Penugasan
from kinerja.inti.waktu import NAMA_BULAN_PENDEK, Periode
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan


@dataclass(frozen=True, slots=True)
class BulanStrip:
    """One month of the strip: ``keadaan`` colours it; no address when it cannot be opened."""

    periode: Periode
    nama: str
    keadaan: str
    sebutan: str
    kini: bool
    bisa_dibuka: bool


def susun_strip(
    penugasan: Penugasan,
    daftar_lembar: Mapping[Periode, LembarBulanan],
    periode: Periode,
    hari: date,
) -> list[BulanStrip]:
    """Return the twelve months of the year with the state of each sheet."""
    bagian = penugasan.bagian(periode.tahun)
    strip = []
    for bulan in range(1, 13):
        ini = Periode(periode.tahun, bulan)
        lembar = daftar_lembar.get(ini)
        keadaan = Keadaan.BELUM if lembar is None else lembar.status
        sudah_lewat = ini.akhir < hari
        dipegang = bulan in bagian
        strip.append(
            BulanStrip(
                periode=ini,
                nama=NAMA_BULAN_PENDEK[bulan - 1],
                keadaan=keadaan.value if sudah_lewat and dipegang else "kosong",
                sebutan=_sebutan_bulan(lembar, dipegang, sudah_lewat),
                kini=ini == periode,
                bisa_dibuka=dipegang and (sudah_lewat or lembar is not None),
            )
        )
    return strip


def tulis_strip(strip: Sequence[BulanStrip], penugasan_id: int) -> SafeString:
    """Return the markup of the months; addresses made from one look-up."""
    contoh = strip[0].periode.kode
    awal = reverse("realisasi:isi_bulan", args=[penugasan_id, contoh]).removesuffix(f"{contoh}/")
    butir = "".join(f"<li>{_tulis_bulan(bulan, awal)}</li>" for bulan in strip)
    return mark_safe(  # noqa: S308 (every text inside is ours)
        f'<nav class="bulan" aria-label="Bulan dalam tahun {strip[0].periode.tahun}">'
        f"<ol>{butir}</ol></nav>"
    )


def _tulis_bulan(bulan: BulanStrip, awal: str) -> str:
    isi = f'{bulan.nama}<span class="visually-hidden">, {bulan.sebutan}</span>'
    if not bulan.bisa_dibuka:
        return f'<span class="bulan-butir"><span class="titik titik-kosong"></span>{isi}</span>'
    kini = ' aria-current="page"' if bulan.kini else ""
    return (
        f'<a class="bulan-butir" href="{awal}{bulan.periode.kode}/"{kini}>'
        f'<span class="titik titik-{bulan.keadaan}"></span>{isi}</a>'
    )


def _sebutan_bulan(lembar: LembarBulanan | None, dipegang: bool, sudah_lewat: bool) -> str:
    if lembar is not None:
        return lembar.sebutan
    if not dipegang:
        return "Tidak bertugas"
    return "Belum Diisi" if sudah_lewat else "Belum waktunya"
