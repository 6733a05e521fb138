"""What a year of all 49 rows costs as PDF and workbook: ``python -m tests.bench.setahun``.

The demo office on a morning after its year, in a database of its own. CPU seconds of the process
for one request (median of nine) and its queries; figures of this machine, beside those of another
system (docs/performance.md).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import datetime
from typing import Any

RONDE = 9
PAGI = "2027-01-12T02:00:00+00:00"
DAFTAR = {
    "Rekap by indikator, a year, 49 rows": "jenis=rekap&menurut=indikator&jangka=tahun",
    "Realisasi of a year, one post, 7 rows": "jenis=realisasi&jangka=tahun&penugasan={ratna}",
}


def siapkan() -> None:
    """Make the demo."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("isi_contoh", stdout=sys.stderr)


def cetak() -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from akun.models import Pengguna
    from jabatan.models import Penugasan
    from kinerja.inti.lingkup import tanpa_lingkup

    client = Client(SERVER_NAME="localhost")
    with tanpa_lingkup():
        client.force_login(Pengguna.objects.get(nama_pengguna="sari"))
        daftar = Penugasan.objects.ber_iki().order_by("mulai")
        orang = {
            str(a): pk for a, pk in daftar.values_list("pegawai__pengguna__nama_pengguna", "pk")
        }
    print("| report | file | CPU s | queries |\n| --- | --- | ---: | ---: |")
    for nama, kueri in DAFTAR.items():
        for berkas in ("pdf", "xlsx"):
            alamat = f"/laporan/lihat/{berkas}/?tahun=2026&{kueri.format_map(orang)}"
            assert client.get(alamat).status_code == 200, alamat
            with CaptureQueriesContext(connection) as tercatat:
                client.get(alamat)
            banyak = len(tercatat)  # read now: the next request empties the log
            detik = statistics.median(_ukur(client, alamat) for _ in range(RONDE))
            print(f"| {nama} | {berkas} | {detik:.2f} | {banyak} |")


def _ukur(client: Any, alamat: str) -> float:
    awal = time.process_time()
    client.get(alamat)
    return time.process_time() - awal


def main() -> None:
    import time_machine

    with tempfile.TemporaryDirectory(prefix="kinerja-setahun-") as direktori:
        os.environ["DATA_DIR"] = direktori
        os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.lokal"
        with time_machine.travel(datetime.fromisoformat(PAGI), tick=False):
            siapkan()
            cetak()


if __name__ == "__main__":
    main()
