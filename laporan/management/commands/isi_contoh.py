"""``manage.py isi_contoh``: the demo office on an empty database; elsewhere it adds nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from akun.models import Pengguna
from jabatan.models import PemerintahDaerah
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import hari_ini, sekarang
from laporan.contoh.jalankan import isi_contoh
from laporan.contoh.kantor import NAMA_PEMDA, SANDI
from laporan.contoh.orang import DAFTAR_TAMPIL

ZONA = "Asia/Jakarta"


class Command(BaseCommand):
    """Make the demo once; show its accounts."""

    help = "Mengisi kantor contoh (data rekaan) pada basis data yang masih kosong. Aman diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tampilkan", action="store_true", help="hanya menampilkan akun contoh yang ada"
        )
        parser.add_argument(
            "--paksa", action="store_true", help="izinkan pada profil produksi (data rekaan!)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if PemerintahDaerah.objects.exists() or options["tampilkan"]:
            self._tampilkan_yang_ada(hanya_tampil=options["tampilkan"])
            return
        if settings.SETTINGS_MODULE.endswith("produksi") and not options["paksa"]:
            raise CommandError(
                "Data contoh tidak untuk server produksi: kata sandi semua akunnya diketahui umum. "
                "Pakai --paksa bila memang untuk peragaan."
            )
        try:
            rencana = isi_contoh(hari_ini(ZONA), paling_lambat=sekarang())
        except Penolakan as penolakan:
            raise CommandError(f"Kantor contoh tidak dibuat: {penolakan.pesan}") from penolakan
        self.stdout.write(
            f"Kantor contoh {NAMA_PEMDA} dibuat: data rekaan sampai {rencana.terakhir.nama}."
        )
        self._tulis_akun()

    def _tampilkan_yang_ada(self, *, hanya_tampil: bool) -> None:
        ada = (
            PemerintahDaerah.objects.filter(nama=NAMA_PEMDA).exists()
            and Pengguna.objects.filter(nama_pengguna=DAFTAR_TAMPIL[0][0]).exists()
        )
        if not hanya_tampil:
            self.stdout.write("Basis data sudah berisi; tidak ada yang ditambahkan.")
        if ada:
            self._tulis_akun()
        elif hanya_tampil:
            self.stdout.write("Tidak ada kantor contoh di basis data ini.")

    def _tulis_akun(self) -> None:
        self.stdout.write(f"Akun contoh (kata sandi semuanya: {SANDI}):")
        for nama_pengguna, sebutan in DAFTAR_TAMPIL:
            self.stdout.write(f"  {nama_pengguna:<12} {sebutan}")
