"""``manage.py muat_katalog``: load the catalogue file for a year; running it again adds nothing."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from indikator.impor import IsiKatalog, baca_katalog
from indikator.services import HasilMuat, SuratKeputusan, muat_katalog
from jabatan.models import PemerintahDaerah
from jejak.services import Pencatat
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import hari_ini

BERKAS_BAWAAN = Path(settings.AKAR) / "fixtures" / "katalog-kecamatan.json"


def baca_tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"'{teks}' bukan tanggal seperti 2026-01-02") from None


def baca_tahun(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and 2000 <= int(teks) <= 2999):
        raise ArgumentTypeError(f"'{teks}' bukan tahun 2000 sampai 2999")
    return int(teks)


class Command(BaseCommand):
    help = "Memuat katalog IKI dari berkas. Aman diulang; katalog yang sudah dipakai tidak diubah."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--berkas", type=Path, default=BERKAS_BAWAAN)
        parser.add_argument("--tahun", type=baca_tahun, help="bawaan: tahun ini")
        parser.add_argument("--pemda", type=int, help="nomor pemda; bawaan: satu-satunya pemda")
        parser.add_argument("--nomor-sk", help="nomor SK katalog")
        parser.add_argument("--tanggal-sk", type=baca_tanggal, help="tanggal SK, mis. 2026-01-02")
        parser.add_argument(
            "--bila-kosong",
            action="store_true",
            help="hanya untuk pemda yang belum mempunyai katalog sama sekali",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            isi = baca_katalog(pilihan["berkas"])
            daftar = self._ambil_pemda(pilihan["pemda"], semua=pilihan["bila_kosong"])
            if not daftar:
                self.stdout.write(
                    "Belum ada pemerintah daerah, jadi katalog belum dimuat. Katalog dimuat "
                    "bersama isi_contoh, atau jalankan lagi setelah buat_admin."
                )
            for pemda in daftar:
                if pilihan["bila_kosong"] and pemda.daftar_katalog.exists():
                    self.stdout.write(f"{pemda} sudah mempunyai katalog: tidak ada perubahan.")
                else:
                    self._muat(pemda, isi, pilihan)
        except Penolakan as penolakan:
            raise CommandError(penolakan.pesan) from None

    def _ambil_pemda(self, nomor: int | None, *, semua: bool) -> list[PemerintahDaerah]:
        """The pemda of that number; without one the only pemda, or ``semua`` of them."""
        daftar = list(PemerintahDaerah.objects.order_by("pk"))
        if nomor is not None:
            daftar = [pemda for pemda in daftar if pemda.pk == nomor]
            if not daftar:
                raise CommandError(f"Pemda dengan nomor {nomor} tidak ada.")
        if len(daftar) > 1 and not semua:
            sebutan = ", ".join(f"{pemda.pk} ({pemda})" for pemda in daftar)
            raise CommandError(f"Ada beberapa pemda; pilih satu dengan --pemda: {sebutan}.")
        return daftar

    def _muat(self, pemda: PemerintahDaerah, isi: IsiKatalog, pilihan: dict[str, Any]) -> None:
        hasil = muat_katalog(
            pemda,
            tahun=pilihan["tahun"] or hari_ini(settings.TIME_ZONE).year,
            isi=isi,
            oleh=Pencatat(None, "manage.py muat_katalog"),
            sk=self._baca_sk(pilihan["nomor_sk"], pilihan["tanggal_sk"]),
        )
        self.stdout.write(f"{hasil.katalog} ({pemda}): {self._ringkas(hasil)}.")

    def _baca_sk(self, nomor: str | None, tanggal: date | None) -> SuratKeputusan | None:
        if nomor is None and tanggal is None:
            return None
        if not nomor or tanggal is None:
            raise CommandError("--nomor-sk dan --tanggal-sk harus diberikan bersama.")
        if len(nomor) > 120:
            raise CommandError("--nomor-sk paling panjang 120 huruf.")
        return SuratKeputusan(nomor, tanggal)

    def _ringkas(self, hasil: HasilMuat) -> str:
        if not hasil.ada_perubahan:
            return "tidak ada perubahan"
        jabatan = len([satu for satu in hasil.daftar_perubahan if satu.tabel == "jabatan"])
        baris = len([satu for satu in hasil.daftar_perubahan if satu.tabel == "indikator"])
        if hasil.baru:
            return f"dimuat, {jabatan} jabatan dan {baris} indikator"
        return f"{len(hasil.daftar_perubahan)} baris disesuaikan"
