"""``make bench``: what pages cost beside a session + user view; prints a table of ratios.

Builds the demo office in a directory of its own (or in ``DATABASE_URL``, which must be empty).
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

TOLOK = "session + user view"


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page, who opens it, and what it may cost at most (× the yardstick; 0: no budget).

    ``sel``: an indikator whose cell is saved there, instead of a page that is read."""

    nama: str
    alamat: str
    orang: str
    anggaran: float
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
    lembar = reverse("realisasi:isi_bulan", args=[citra.pk, bulan.kode])
    terbuka = reverse("realisasi:isi_bulan", args=[citra.pk, bulan.berikut.kode])
    sel = reverse("realisasi:isi_sel", args=[citra.pk, bulan.berikut.kode])
    laporan = reverse("laporan:realisasi", args=[citra.pk, bulan.kode])
    return [
        Halaman("Dasbor (Camat)", f"{reverse('laporan:dasbor')}?bulan={bulan.kode}", "sari", 4),
        Halaman("Katalog IKI", reverse("indikator:katalog"), "sari", 4),
        Halaman("Katalog IKI, satu jabatan", jabatan, "sari", 4),
        Halaman("Isi Realisasi", lembar, "citra", 3),
        Halaman("Isi Realisasi GET, untuk diisi", terbuka, "citra", 3),
        Halaman("Isi Realisasi, autosave satu sel", sel, "citra", 4, _ambil_baris_pertama(citra)),
        Halaman("Beranda (staf)", reverse("laporan:beranda"), "citra", 0),
        Halaman("Laporan realisasi", laporan, "citra", 0),
    ]


def _ambil_baris_pertama(penugasan: Any) -> int:
    """The first row of a post's sheet."""
    from indikator.models import Indikator

    daftar = Indikator.objects.filter(
        kinerja_utama__jabatan__kode=penugasan.posisi.kode_jabatan, urut=1
    )
    return daftar.order_by("pk").values_list("pk", flat=True)[0]


def siapkan() -> None:
    """Make an office to measure: the demo, in a database of its own."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("isi_contoh", stdout=sys.stderr)


def cetak() -> None:
    from django.db import connection

    from tests.bench.peladen import (
        hitung_kueri,
        susun_pembanding,
        susun_permintaan,
        susun_simpanan,
    )
    from tests.bench.ukur import ukur

    daftar = susun_halaman()
    pekerjaan = {
        satu.nama: susun_simpanan(satu.alamat, satu.orang, satu.sel)
        if satu.sel
        else susun_permintaan(satu.alamat, satu.orang)
        for satu in daftar
    }
    kueri = {nama: hitung_kueri(minta) for nama, minta in pekerjaan.items()}
    hasil = ukur({TOLOK: susun_pembanding("sari"), **pekerjaan}, TOLOK)
    print(f"Engine: {connection.vendor}. {TOLOK}: {hasil[TOLOK].milidetik:.2f} ms CPU.\n")
    print(f"| page | CPU, × {TOLOK} | budget | queries |\n| --- | ---: | ---: | ---: |")
    for satu in daftar:
        anggaran = f"≤ {satu.anggaran:g}" if satu.anggaran else "–"
        print(f"| {satu.nama} | {hasil[satu.nama].kali:.1f} | {anggaran} | {kueri[satu.nama]} |")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as direktori:
        os.environ["DATA_DIR"] = direktori
        os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.lokal"
        siapkan()
        cetak()


if __name__ == "__main__":
    main()
