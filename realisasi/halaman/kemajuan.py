"""Where a sheet stands: how many rows are filled, what is missing, when it was saved last."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indikator import hitung
from kinerja.inti.waktu import tulis_waktu
from realisasi.arti import BarisArti
from realisasi.halaman.berkas import Berkas
from realisasi.models import LembarBulanan
from realisasi.rekap import ambil_belum_dijawab


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """``jumlah`` rows of the month, ``terisi`` answered; the due and the overdue that miss."""

    jumlah: int
    terisi: int
    belum: tuple[BarisArti, ...]
    tertunggak: tuple[BarisArti, ...]


def susun_kemajuan(berkas: Berkas) -> Kemajuan:
    belum, tertunggak = ambil_belum_dijawab(berkas.arti, berkas.sel, berkas.periode.bulan)
    terisi = [
        satu for satu in berkas.tersimpan.values() if satu.keadaan != hitung.KeadaanSel.BELUM.value
    ]
    return Kemajuan(len(berkas.daftar_baris), len(terisi), tuple(belum), tuple(tertunggak))


def tulis_kemajuan(maju: Kemajuan) -> SafeString:
    """The markup of the slot "kemajuan"."""
    teks = f"{maju.terisi} dari {maju.jumlah}"
    sisa = "Semua yang wajib bulan ini sudah terisi"
    if maju.belum:
        sisa = f"{len(maju.belum)} wajib bulan ini belum diisi"
    if maju.tertunggak:
        sisa += f" · {len(maju.tertunggak)} lewat jatuh tempo"
    return format_html(
        '<strong>{} terisi</strong><progress class="maju-bilah" max="{}" value="{}" '
        'aria-label="Indikator terisi">{}</progress><span class="maju-ket">{}</span>',
        teks,
        maju.jumlah,
        maju.terisi,
        teks,
        sisa,
    )


def tulis_keadaan(lembar: LembarBulanan | None) -> str:
    """The text of the slot "lembar": the state of the sheet and when it changed last."""
    if lembar is None:
        return "Belum Diisi"
    saat = tulis_waktu(lembar.diubah_pada, timezone.get_current_timezone())
    return f"{lembar.sebutan} · diubah {saat}"
