"""Prints the examples: ``python -m tests.kertas.cetak <directory> [name …]``.

A process of its own: it makes the demo office in an empty database, on one fixed morning, and asks
the pages for their files as the Camat does. A second run writes the same bytes.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock
from urllib.parse import parse_qsl

from tests.alat.kantor_contoh import ambil_penugasan, kantor_contoh
from tests.kertas.daftar import DAFTAR_CONTOH, FORMAT, PAGI, TAHUN, Contoh

if TYPE_CHECKING:
    from django.test import Client

ALAMAT = {"SERVER_NAME": "localhost", "SERVER_PORT": "8000"}
ISIAN = re.compile(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"')
FORMULIR = re.compile(r'<form method="post" action="([^"]+)">((?:(?!</form>).)*Terbitkan)', re.S)


def cetak_contoh(tujuan: Path, *nama: str) -> None:
    """Write the files of the named examples (or of all), as ``<nama>.<format>``."""
    os.environ.pop("DATABASE_URL", None)
    with kantor_contoh(PAGI):
        _cetak(tujuan, [satu for satu in DAFTAR_CONTOH if not nama or satu.nama in nama])


def _cetak(tujuan: Path, daftar: Iterable[Contoh]) -> None:
    from django.test import Client

    from akun.models import Pengguna

    client, penugasan = Client(**ALAMAT), ambil_penugasan()
    client.force_login(Pengguna.objects.get(nama_pengguna="sari"))
    undian = random.Random(TAHUN)  # the code of an issue, the same every time
    with mock.patch("laporan.hitung.secrets.choice", undian.choice):
        for contoh in daftar:
            kueri = f"tahun={TAHUN}&{contoh.kueri.format_map(penugasan)}"
            awal = _terbitkan(client, kueri) if contoh.terbit else "/laporan/lihat/"
            for format_berkas in FORMAT:
                isi = _ambil(client, f"{awal}{format_berkas}/?{'' if contoh.terbit else kueri}")
                (tujuan / f"{contoh.nama}.{format_berkas}").write_bytes(isi)


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
