"""Prints the examples: ``python -m tests.kertas.cetak <directory> [name …]``.

A process of its own: it makes the demo office in an empty database, on one fixed morning, and asks
the pages for their files as the Camat does. A second run writes the same bytes.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock
from urllib.parse import parse_qsl

from tests.kertas.daftar import DAFTAR_CONTOH, FORMAT, PAGI, TAHUN, Contoh

if TYPE_CHECKING:
    from django.test import Client

ALAMAT = {"SERVER_NAME": "localhost", "SERVER_PORT": "8000"}
ISIAN = re.compile(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"')
FORMULIR = re.compile(r'<form method="post" action="([^"]+)">((?:(?!</form>).)*Terbitkan)', re.S)


def cetak_contoh(tujuan: Path, *nama: str) -> None:
    """Write the files of the named examples (or of all), as ``<nama>.<format>``."""
    import time_machine

    with tempfile.TemporaryDirectory() as sementara:
        os.environ |= {"DATA_DIR": sementara, "DJANGO_SETTINGS_MODULE": "kinerja.settings.lokal"}
        os.environ.pop("DATABASE_URL", None)
        with time_machine.travel(datetime.fromisoformat(PAGI), tick=False):
            _cetak(tujuan, [satu for satu in DAFTAR_CONTOH if not nama or satu.nama in nama])


def _cetak(tujuan: Path, daftar: Iterable[Contoh]) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from akun.models import Pengguna
    from kinerja.inti.lingkup import tanpa_lingkup

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with Path(os.devnull).open("w", encoding="utf-8") as diam:
        call_command("isi_contoh", stdout=diam)
    client = Client(**ALAMAT)
    with tanpa_lingkup():
        client.force_login(Pengguna.objects.get(nama_pengguna="sari"))
        penugasan = _ambil_penugasan()
    undian = random.Random(TAHUN)  # the code of an issue, the same every time
    with mock.patch("laporan.hitung.secrets.choice", undian.choice):
        for contoh in daftar:
            kueri = f"tahun={TAHUN}&{contoh.kueri.format_map(penugasan)}"
            awal = _terbitkan(client, kueri) if contoh.terbit else "/laporan/lihat/"
            for format_berkas in FORMAT:
                isi = _ambil(client, f"{awal}{format_berkas}/?{'' if contoh.terbit else kueri}")
                (tujuan / f"{contoh.nama}.{format_berkas}").write_bytes(isi)


def _ambil_penugasan() -> dict[str, int]:
    """Return account → its newest post with an IKI."""
    from jabatan.models import Penugasan

    daftar = Penugasan.objects.ber_iki().order_by("mulai")
    pasangan = daftar.values_list("pegawai__pengguna__nama_pengguna", "pk")
    return {str(akun): pk for akun, pk in pasangan}


def _terbitkan(client: Client, kueri: str) -> str:
    """Press the button of the report's own page; return the address of what was issued."""
    isi = dict(parse_qsl(kueri))
    alamat = f"/laporan/realisasi/{isi['penugasan']}/{TAHUN}-{isi['jangka']}/"
    cocok = FORMULIR.search(client.get(alamat).content.decode())
    assert cocok is not None, "tombol Terbitkan tidak ada"
    return str(client.post(cocok[1], dict(ISIAN.findall(cocok[2])))["Location"])


def _ambil(client: Client, alamat: str) -> bytes:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}"
    return b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content


if __name__ == "__main__":
    cetak_contoh(Path(sys.argv[1]), *sys.argv[2:])
