"""What a run left behind: ``python -m tests.gerbang.akhir``, with the environment of the server.

Prints JSON: the stored cells, the rows of the trail about cells, what the checks of the trail and
of the database file found.
"""

from __future__ import annotations

import json
from typing import Any


def main() -> None:
    import django

    django.setup()
    from kinerja.inti.lingkup import tanpa_lingkup

    with tanpa_lingkup():
        print(json.dumps(_baca()))


def _baca() -> dict[str, Any]:
    from django.db import connection

    from jejak.models import Jejak
    from jejak.services import verifikasi_jejak
    from realisasi.models import Realisasi

    sel = Realisasi.objects.values_list(
        "lembar__penugasan_id", "indikator_id", "versi", "pembilang"
    )
    jejak = Jejak.objects.filter(objek="realisasi.Realisasi").order_by("rantai", "urut")
    temuan = [satu.pesan for satu in verifikasi_jejak().daftar_temuan]
    if connection.vendor == "sqlite":
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA integrity_check")
            temuan += [satu for (satu,) in kursor.fetchall() if satu != "ok"]
    return {
        "sel": [
            [f"{penugasan}/{indikator}", versi, _teks(pembilang)]
            for penugasan, indikator, versi, pembilang in sel
        ],
        "jejak": [
            [
                f"{satu.penugasan_id}/{satu.objek_id.partition('/')[2]}",
                satu.pengguna_id,
                _pembilang(satu.sebelum),
                _pembilang(satu.sesudah),
            ]
            for satu in jejak.iterator()
        ],
        "temuan": temuan,
    }


def _pembilang(isi: str | None) -> str | None:
    return None if isi is None else _teks(json.loads(isi).get("pembilang"))


def _teks(nilai: object) -> str | None:
    """The whole number of a count: "1200" for 1200.00."""
    return None if nilai is None else str(nilai).partition(".")[0]


if __name__ == "__main__":
    main()
