"""Removes old lines of the inbox; the trail keeps what happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akun.services import akhiri_pemberitahuan_lama
from kinerja.inti.waktu import sekarang

HARI = 400
PALING_SEDIKIT = 30


class Command(BaseCommand):
    help = f"Menghapus pemberitahuan yang lebih tua dari sekian hari (bawaan {HARI})."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hari", type=int, default=HARI)

    def handle(self, *args: Any, hari: int, **options: Any) -> None:
        if not PALING_SEDIKIT <= hari <= 36500:
            raise CommandError(f"--hari paling sedikit {PALING_SEDIKIT}.")
        banyak = akhiri_pemberitahuan_lama(sebelum=sekarang() - timedelta(days=hari))
        self.stdout.write(f"{banyak} pemberitahuan dihapus.")
