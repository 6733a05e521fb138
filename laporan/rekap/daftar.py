"""The list of reports: which posts a person may see, and how their sheet of a month stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q

from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import Penugasan
from kinerja.inti.waktu import NAMA_BULAN_PENDEK, Periode
from laporan.rekap.tipe import ButirBulan
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import bulan_wajib
from realisasi.models import LembarBulanan

SEHALAMAN = 50


@dataclass(frozen=True, slots=True)
class ButirLaporan:
    """One post with the state of its sheet."""

    penugasan_id: int
    nama: str
    jabatan: str
    kecamatan: str
    keadaan: str
    sebutan: str


@dataclass(frozen=True, slots=True)
class DaftarLaporan:
    """One page of the list, and the months to choose from."""

    periode: Periode
    cari: str
    halaman: Page[Penugasan]
    daftar: tuple[ButirLaporan, ...]
    daftar_bulan: tuple[ButirBulan, ...]
    tahun_sebelum: Periode
    tahun_berikut: Periode | None


def ambil_daftar_laporan(
    pelaku: Pelaku, periode: Periode, *, cari: str = "", halaman: str = "1"
) -> DaftarLaporan:
    """Return the posts with an IKI that hold a day of the month (4 queries)."""
    daftar = (
        penugasan_terlihat_oleh(pelaku)
        .ber_iki()
        .menyentuh(periode.awal, periode.akhir)
        .dengan_orang()
        .dengan_jeda()
        .order_by("kecamatan__nama", "posisi__urut", "pegawai__nama", "pk")
    )
    if cari:
        daftar = daftar.filter(Q(pegawai__nama__icontains=cari) | Q(posisi__nama__icontains=cari))
    isi = Paginator(daftar, SEHALAMAN).get_page(halaman)
    keadaan = _ambil_keadaan(list(isi.object_list), periode)
    kini = Periode.dari_tanggal(pelaku.pada)
    depan = Periode(periode.tahun + 1, periode.bulan)
    return DaftarLaporan(
        periode=periode,
        cari=cari,
        halaman=isi,
        daftar=tuple(_susun_butir(baris, periode, keadaan.get(baris.pk)) for baris in isi),
        daftar_bulan=susun_bulan(periode, kini),
        tahun_sebelum=Periode(periode.tahun - 1, periode.bulan),
        tahun_berikut=min(depan, kini) if depan.tahun <= kini.tahun else None,
    )


def susun_bulan(periode: Periode, kini: Periode) -> tuple[ButirBulan, ...]:
    """Return the months of the year; those that have not begun are closed."""
    return tuple(
        ButirBulan(
            periode=(bulan := Periode(periode.tahun, nomor)),
            nama_pendek=nama,
            keadaan=Keadaan.BELUM,
            sebutan="",
            terbuka=bulan <= kini,
            kini=bulan == periode,
        )
        for nomor, nama in enumerate(NAMA_BULAN_PENDEK, 1)
    )


def _ambil_keadaan(daftar: list[Penugasan], periode: Periode) -> dict[int, Keadaan]:
    """Return post id → state of its sheet (1 query)."""
    lembar = LembarBulanan.objects.bulan_ini(periode).filter(
        kecamatan_id__in={baris.kecamatan_id for baris in daftar},
        penugasan_id__in=[baris.pk for baris in daftar],
    )
    return {
        penugasan: Keadaan(keadaan)
        for penugasan, keadaan in lembar.values_list("penugasan_id", "keadaan")
    }


def _susun_butir(baris: Penugasan, periode: Periode, keadaan: Keadaan | None) -> ButirLaporan:
    cuti = keadaan is None and not bulan_wajib(baris, periode)
    pasti = Keadaan.BELUM if keadaan is None else keadaan
    return ButirLaporan(
        penugasan_id=baris.pk,
        nama=baris.pegawai.nama,
        jabatan=f"{baris.sebutan_sifat}{baris.posisi.nama}",
        kecamatan=baris.kecamatan.nama,
        keadaan="cuti" if cuti else pasti.value,
        sebutan="Cuti" if cuti else SEBUTAN_KEADAAN[pasti],
    )
