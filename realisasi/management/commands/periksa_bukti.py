"""Compare the rows of bukti with their files: missing, damaged, left over."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jabatan.models import Kecamatan
from kinerja.inti.lingkup import lingkup
from realisasi.services.gudang import akhiri_isi, periksa_gudang


class Command(BaseCommand):
    help = (
        "Memeriksa berkas bukti: yang hilang, yang rusak, dan yang tidak lagi dipakai. "
        "--sapu membuang yang tidak dipakai."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sapu", action="store_true", help="buang yang tidak dipakai")

    def handle(self, *args: Any, **options: Any) -> None:
        salah = sisa = jumlah = 0
        for kecamatan in Kecamatan.objects.order_by("pk"):
            with lingkup([kecamatan.pk]):
                temuan = periksa_gudang(kecamatan.pk)
            jumlah += temuan.jumlah
            salah += len(temuan.hilang) + len(temuan.rusak)
            sisa += len(temuan.tidak_dipakai)
            for kata, daftar in (("hilang", temuan.hilang), ("rusak", temuan.rusak)):
                for sidik in sorted(daftar):
                    self.stderr.write(f"Berkas {kata}: Kecamatan {kecamatan.nama}, {sidik}")
            if options["sapu"]:
                akhiri_isi(kecamatan.pk, temuan.tidak_dipakai)
        kata_sisa = "dibuang" if options["sapu"] else "dapat dibuang dengan --sapu"
        self.stdout.write(f"{jumlah} berkas bukti diperiksa; {sisa} tidak dipakai, {kata_sisa}.")
        if salah:
            raise CommandError(f"{salah} berkas bukti hilang atau rusak; pulihkan dari cadangan.")
