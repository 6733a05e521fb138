"""What a year of all 49 rows costs as PDF and workbook: ``python -m tests.bench.setahun``.

The demo office on a morning after its year, in a database of its own. CPU seconds of the process
for one request (median of nine) and its queries; figures of this machine, beside those of another
system (docs/performance.md).
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from tests.alat.kantor_contoh import ambil_penugasan, kantor_contoh
from tests.kertas.daftar import PAGI

RONDE = 9
DAFTAR = {
    "Rekap by indikator, a year, 49 rows": "jenis=rekap&menurut=indikator&jangka=tahun",
    "Realisasi of a year, one post, 7 rows": "jenis=realisasi&jangka=tahun&penugasan={ratna}",
}


def cetak() -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from akun.models import Pengguna

    client, orang = Client(SERVER_NAME="localhost"), ambil_penugasan()
    client.force_login(Pengguna.objects.get(nama_pengguna="sari"))
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
    with kantor_contoh(PAGI):
        cetak()


if __name__ == "__main__":
    main()
