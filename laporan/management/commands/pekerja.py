"""Make the books that were asked for, until told to stop (``make run`` and systemd start this)."""

from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kinerja.inti.waktu import sekarang
from laporan.tugas import Putaran, akhiri_berkas_lama


class Command(BaseCommand):
    help = "Mengerjakan buku laporan yang diminta, sampai dihentikan (TERM atau INT)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sapu",
            action="store_true",
            help="hanya menghapus berkas yang lewat masa simpannya, lalu berhenti",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sapu"]:
            banyak, bagian = akhiri_berkas_lama(sekarang())
            self.stdout.write(f"{banyak} berkas buku dan {bagian} bagian dihapus.")
            return
        putaran = Putaran()
        for nomor in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(nomor, lambda *_: putaran.berhenti.set())
        putaran.jalankan()
