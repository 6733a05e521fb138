"""The filling calendar of a year in words: what each month is today, and what a change does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jabatan.jadwal import JadwalBulan
from jabatan.models import HariLibur, Kecamatan
from jabatan.models.organisasi import Kalender
from kinerja.inti.waktu import NAMA_HARI, Periode, tulis_tanggal

MUNDUR_AKIBAT = 14  # months looked back at when the default days change


@dataclass(frozen=True, slots=True)
class BarisPeriode:
    """One month; ``nada`` colours ``sebutan``, ``daftar_geser`` says what was moved and why."""

    periode: Periode
    jadwal: JadwalBulan
    bawaan: JadwalBulan
    dikecualikan: bool
    nada: str
    sebutan: str
    daftar_geser: tuple[str, ...]


def ambil_setahun(kecamatan: Kecamatan, tahun: int, pada: date) -> list[BarisPeriode]:
    """Return the twelve months of a year as they stand on a day (2 queries)."""
    kalender = Kalender(kecamatan)
    libur = dict(
        HariLibur.objects.filter(pemda_id=kecamatan.pemda_id).values_list("tanggal", "uraian")
    )
    return [
        _susun_baris(kecamatan, kalender, Periode(tahun, bulan), pada, libur)
        for bulan in range(1, 13)
    ]


def _susun_baris(
    kecamatan: Kecamatan,
    kalender: Kalender,
    periode: Periode,
    pada: date,
    libur: Mapping[date, str],
) -> BarisPeriode:
    jadwal, dikecualikan = kalender.jadwal(periode), kalender.dikecualikan(periode)
    nada, sebutan = tulis_keadaan(jadwal, pada)
    return BarisPeriode(
        periode=periode,
        jadwal=jadwal,
        bawaan=kalender.bawaan(periode),
        dikecualikan=dikecualikan,
        nada=nada,
        sebutan=sebutan,
        daftar_geser=() if dikecualikan else _tulis_geser(kecamatan, periode, jadwal, libur),
    )


def tulis_keadaan(jadwal: JadwalBulan, pada: date) -> tuple[str, str]:
    """Return the tone and the word of a month: not open, open, late, locked."""
    if not jadwal.sudah_buka(pada):
        return "belum", "Belum dibuka"
    if jadwal.sudah_kunci(pada):
        return "cuti", "Terkunci"
    if pada > jadwal.batas:
        return "draf", "Lewat batas"
    return "disetujui", "Terbuka"


def _tulis_geser(
    kecamatan: Kecamatan, periode: Periode, jadwal: JadwalBulan, libur: Mapping[date, str]
) -> tuple[str, ...]:
    """Say which default days fell on a weekend or holiday: "batas dari Sabtu 5"."""
    depan = periode.berikut
    daftar = []
    for kata, hari, hasil in (
        ("batas", kecamatan.hari_batas, jadwal.batas),
        ("verifikasi", kecamatan.hari_verifikasi, jadwal.verifikasi),
        ("kunci", kecamatan.hari_kunci, jadwal.kunci),
    ):
        asal = date(depan.tahun, depan.bulan, hari)
        if asal != hasil:
            sebab = f" ({libur[asal]})" if asal in libur else ""
            daftar.append(f"{kata} dari {NAMA_HARI[asal.weekday()]} {hari}{sebab}")
    return tuple(daftar)


def tulis_akibat(periode: Periode, lama: JadwalBulan, baru: JadwalBulan, pada: date) -> str:
    """Say what a change of a month's dates means today."""
    kunci = tulis_tanggal(baru.kunci)
    if baru.sudah_kunci(pada):
        kata = "tetap" if lama.sudah_kunci(pada) else "langsung"
        return f"{periode.nama} {kata} terkunci: tanggal kuncinya {kunci}."
    if lama.sudah_kunci(pada):
        return (
            f"{periode.nama} terbuka lagi: lembar yang belum diajukan atau dikembalikan dapat "
            f"diisi sampai {kunci}. Lembar yang sudah diajukan atau disetujui tidak berubah."
        )
    mulai = "" if baru.sudah_buka(pada) else f" mulai {tulis_tanggal(baru.buka)}"
    return f"{periode.nama} dapat diisi{mulai} sampai {kunci}."


def susun_akibat(lama: Kalender, baru: Kalender, pada: date) -> list[str]:
    """Return what new default days mean: every month they open or lock, and the last one."""
    periode = Periode.dari_tanggal(pada).sebelum
    daftar = [tulis_akibat(periode, lama.jadwal(periode), baru.jadwal(periode), pada)]
    for _ in range(MUNDUR_AKIBAT):
        periode = periode.sebelum
        dulu, kini = lama.jadwal(periode), baru.jadwal(periode)
        if dulu.sudah_kunci(pada) is not kini.sudah_kunci(pada):
            daftar.append(tulis_akibat(periode, dulu, kini, pada))
    return daftar
