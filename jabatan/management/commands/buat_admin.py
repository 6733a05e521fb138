"""``manage.py buat_admin``: the first admin of an empty installation."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jabatan.services import buat_admin_pertama
from jejak.services import Pencatat
from kinerja.inti.kesalahan import Penolakan

PERTANYAAN = {
    "pemda": "Nama pemerintah daerah (misalnya Pemerintah Kota Contoh): ",
    "nama_pengguna": "Nama pengguna (misalnya NIP): ",
    "nama": "Nama lengkap: ",
}


class Command(BaseCommand):
    """Ask for what is missing; without a terminal everything must be given."""

    help = (
        "Membuat admin pemda pertama. Tanpa terminal: berikan --pemda, --nama-pengguna, --nama, "
        "dan kata sandi lewat variabel lingkungan SANDI (wajib diganti saat masuk pertama kali)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pemda", help="nama pemerintah daerah")
        parser.add_argument("--nama-pengguna", help="nama untuk masuk")
        parser.add_argument("--nama", help="nama lengkap")

    def handle(self, *args: Any, **options: Any) -> None:
        isian = {kunci: options[kunci] or _tanya(kunci) for kunci in PERTANYAAN}
        dari_lingkungan = os.environ.get("SANDI", "")
        try:
            pengguna = buat_admin_pertama(
                isian["nama_pengguna"],
                nama=isian["nama"],
                nama_pemda=isian["pemda"],
                sandi=dari_lingkungan or _tanya_sandi(),
                harus_ganti_sandi=bool(dari_lingkungan),
                oleh=Pencatat(None, "baris perintah"),
            )
        except Penolakan as penolakan:
            raise CommandError(penolakan.pesan) from penolakan
        self.stdout.write(
            f"Admin pemda {pengguna.nama_pengguna} dibuat. Silakan masuk.\n"
            "Katalog IKI dimuat dengan: manage.py muat_katalog (atau saat bin/run dimulai lagi)."
        )


def _tanya(kunci: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(f"--{kunci.replace('_', '-')} harus diberikan.")
    while not (jawaban := input(PERTANYAAN[kunci]).strip()):
        pass
    return jawaban


def _tanya_sandi() -> str:
    if not sys.stdin.isatty():
        raise CommandError("Kata sandi harus diberikan lewat variabel lingkungan SANDI.")
    sandi = getpass("Kata sandi (paling sedikit 12 karakter): ")
    if getpass("Ulangi kata sandi: ") != sandi:
        raise CommandError("Kedua kata sandi tidak sama. Jalankan perintah ini sekali lagi.")
    return sandi
