"""Compare every issued report with its files: missing ones, and changed ones."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jabatan.models import Kecamatan
from kinerja.inti.lingkup import lingkup
from laporan.kesalahan import BerkasTerbitRusak
from laporan.models import LaporanTersimpan
from laporan.services import baca_berkas


class Command(BaseCommand):
    help = "Memeriksa berkas laporan yang sudah terbit: yang hilang dan yang berubah."

    def handle(self, *args: Any, **options: Any) -> None:
        jumlah = salah = 0
        for kecamatan in Kecamatan.objects.order_by("pk"):
            with lingkup([kecamatan.pk]):
                for terbitan in LaporanTersimpan.objects.filter(kecamatan=kecamatan).iterator():
                    jumlah += 2
                    salah += self._periksa(kecamatan, terbitan)
        self.stdout.write(f"{jumlah} berkas laporan terbit diperiksa.")
        if salah:
            raise CommandError(f"{salah} berkas hilang atau berubah; pulihkan dari cadangan.")

    def _periksa(self, kecamatan: Kecamatan, terbitan: LaporanTersimpan) -> int:
        """Name the bad files of one issue; return how many."""
        salah = 0
        for jenis in ("pdf", "xlsx"):
            try:
                baca_berkas(terbitan, jenis)
            except BerkasTerbitRusak:
                salah += 1
                self.stderr.write(
                    f"Berkas hilang atau berubah: Kecamatan {kecamatan.nama}, {terbitan.tanda}, "
                    f"{jenis}"
                )
        return salah
