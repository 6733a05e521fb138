"""``manage.py verifikasi_jejak``: exit code 1 when anybody touched the trail."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jejak.services import HasilVerifikasi, Kepala, verifikasi_jejak
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import sekarang


class Command(BaseCommand):
    """Check the chains; export their heads; compare with heads exported earlier."""

    help = "Memeriksa apakah jejak masih utuh: tidak diubah, dihapus, atau ditukar urutannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--ekspor-kepala",
            metavar="BERKAS",
            type=Path,
            help="tulis kepala setiap rantai ke berkas (hanya bila jejak utuh)",
        )
        parser.add_argument(
            "--bandingkan",
            metavar="BERKAS",
            type=Path,
            help="bandingkan dengan kepala yang diekspor sebelumnya",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pembanding = _baca_kepala(options["bandingkan"]) if options["bandingkan"] else ()
        hasil = verifikasi_jejak(pembanding)
        for temuan in hasil.daftar_temuan:
            self.stdout.write(f"{temuan.rantai or 'semua rantai'}: {temuan.pesan}")
        if not hasil.utuh:
            raise CommandError(
                f"Jejak tidak utuh: {tulis_angka(hasil.jumlah_temuan)} temuan pada "
                f"{tulis_angka(hasil.jumlah_baris)} baris.",
                returncode=1,
            )
        if options["ekspor_kepala"]:
            _ekspor_kepala(options["ekspor_kepala"], hasil)
        self.stdout.write(
            f"Jejak utuh: {tulis_angka(hasil.jumlah_baris)} baris dalam "
            f"{tulis_angka(len(hasil.daftar_kepala))} rantai."
        )


def _ekspor_kepala(berkas: Path, hasil: HasilVerifikasi) -> None:
    """Write beside and rename, so that a crash leaves the older export whole."""
    isi = {
        "dibuat_pada": sekarang().isoformat(),
        "daftar_kepala": [asdict(kepala) for kepala in hasil.daftar_kepala],
    }
    sementara = berkas.with_name(berkas.name + ".baru")
    try:
        sementara.write_text(json.dumps(isi, indent=1) + "\n", encoding="utf-8")
        os.replace(sementara, berkas)
    except OSError as sebab:
        raise CommandError(f"Kepala rantai tidak dapat ditulis: {sebab}") from sebab


def _baca_kepala(berkas: Path) -> tuple[Kepala, ...]:
    try:
        isi = json.loads(berkas.read_text(encoding="utf-8"))
        return tuple(Kepala(**kepala) for kepala in isi["daftar_kepala"])
    except (OSError, ValueError, KeyError, TypeError) as sebab:
        raise CommandError(f"Berkas kepala rantai tidak dapat dibaca: {sebab}") from sebab
