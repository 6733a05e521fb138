"""The pages that are measured, who opens them, and what they may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of one person. ``anggaran``: at most so many × the yardstick (0: no budget).

    ``dingin``: nothing drawn is kept, as on the first visit after anybody wrote anything.
    ``sel``: an indikator whose cell is saved there, instead of a page that is read.
    """

    nama: str
    alamat: str
    orang: str
    anggaran: float = 0
    dingin: bool = False
    sel: int = 0


def susun_halaman() -> list[Halaman]:
    from django.urls import reverse

    from jabatan.models import Katalog, Penugasan
    from kinerja.inti.lingkup import tanpa_lingkup
    from kinerja.inti.waktu import Periode, hari_ini

    bulan = Periode.dari_tanggal(hari_ini("Asia/Jakarta")).sebelum.sebelum
    with tanpa_lingkup():
        katalog = Katalog.objects.order_by("pk").first()
        citra = Penugasan.objects.get(pegawai__pengguna__nama_pengguna="citra")
    assert katalog is not None
    jabatan = reverse("indikator:katalog_jabatan", args=[katalog.pk, citra.posisi.kode_jabatan])
    dasbor = f"{reverse('laporan:dasbor')}?bulan={bulan.kode}"
    lembar = reverse("realisasi:isi_bulan", args=[citra.pk, bulan.kode])
    terbuka = reverse("realisasi:isi_bulan", args=[citra.pk, bulan.berikut.kode])
    sel = reverse("realisasi:isi_sel", args=[citra.pk, bulan.berikut.kode])
    laporan = reverse("laporan:realisasi", args=[citra.pk, bulan.kode])
    return [
        Halaman("Dasbor (Camat), again", dasbor, "sari", 4),
        Halaman("Dasbor (Camat), after a change", dasbor, "sari", dingin=True),
        Halaman("Katalog IKI, again", reverse("indikator:katalog"), "sari", 4),
        Halaman("Katalog IKI, after a change", reverse("indikator:katalog"), "sari", dingin=True),
        Halaman("Katalog IKI, satu jabatan, again", jabatan, "sari", 4),
        Halaman("Katalog IKI, satu jabatan, after a change", jabatan, "sari", dingin=True),
        Halaman("Isi Realisasi, approved, again", lembar, "citra", 3),
        Halaman("Isi Realisasi, to be filled, again", terbuka, "citra", 3),
        Halaman("Isi Realisasi, to be filled, after a change", terbuka, "citra", dingin=True),
        Halaman("Isi Realisasi, autosave of a cell", sel, "citra", 4, sel=_ambil_baris(citra)),
        Halaman("Beranda (staf)", reverse("laporan:beranda"), "citra"),
        Halaman("Laporan realisasi", laporan, "citra"),
    ]


def _ambil_baris(penugasan: Any) -> int:
    """The first row of a post's sheet."""
    from indikator.models import Indikator

    daftar = Indikator.objects.filter(
        kinerja_utama__jabatan__kode=penugasan.posisi.kode_jabatan, urut=1
    )
    return daftar.order_by("pk").values_list("pk", flat=True)[0]
