"""``python -m tests.bench.simpan``: saving 49 values beside one raw upsert of them.

In a database of its own, which must be empty (``DATABASE_URL``, else SQLite in a directory that
goes away): a sheet of 49 plain counts, every one changed at each turn.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

BARIS = 49
MENTAH, SIMPAN = "raw upsert", "simpan 49 nilai"


def siapkan() -> Any:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.pabrik import buat_baris_tambahan, buat_kantor

    return buat_kantor(buat_baris_tambahan(BARIS))


def susun_simpan(kantor: Any) -> Callable[[], object]:
    """Everything a save does: lock, compare, write, leave the trail."""
    from realisasi.halaman import ambil_berkas
    from realisasi.services import isi_lembar
    from tests.pabrik import baca_sel
    from tests.realisasi.adegan import SENIN, SEPTEMBER, isian

    pelaku, penugasan = kantor.pelaku("Citra", SENIN), kantor.penugasan["Citra"]
    dasar = [isian(kantor, baris["kode"], "0") for baris in kantor.daftar_baris]
    versi = [0]

    def simpan() -> None:
        sel = baca_sel(str(5 + versi[0] % 2))
        daftar = [replace(satu, sel=sel, versi=versi[0]) for satu in dasar]
        hasil = isi_lembar(penugasan, periode=SEPTEMBER, oleh=pelaku, isian=daftar, bahan=bahan[0])
        assert hasil.berubah == BARIS
        versi[0] += 1

    bahan: list[Any] = [None]
    simpan()
    berkas = ambil_berkas(pelaku, penugasan.pk, SEPTEMBER.kode)
    bahan[0] = berkas.bahan_isi
    simpan()
    return simpan


def susun_mentah() -> Callable[[], object]:
    """One statement that writes the same 49 rows, and nothing else."""
    from django.db import connection, transaction

    from realisasi.models import Realisasi

    kolom = (
        *("kecamatan_id", "tahun", "bulan", "lembar_id", "indikator_id", "keadaan"),
        *("pembilang", "keterangan", "versi"),
    )
    asal = list(Realisasi.objects.values_list(*kolom))
    nilai = ", ".join(f"({', '.join(['%s'] * len(kolom))})" for _ in asal)
    sql = (
        f"INSERT INTO realisasi_realisasi ({', '.join(kolom)}) VALUES {nilai} "
        "ON CONFLICT (kecamatan_id, tahun, lembar_id, indikator_id) DO UPDATE SET "
        "pembilang = excluded.pembilang, versi = excluded.versi"
    )
    isi = [int(satu * 100) if nama == "pembilang" else satu
           for baris in asal for nama, satu in zip(kolom, baris, strict=True)]  # fmt: skip

    def tulis() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql, isi)

    return tulis


def cetak() -> None:
    from django.db import connection

    from kinerja.inti.lingkup import lingkup
    from tests.bench.ukur import ukur

    kantor = siapkan()
    with lingkup([kantor.kecamatan.pk]):
        simpan = susun_simpan(kantor)
        # The raw write would bring back old versions: the save goes first and reads none of them.
        hasil = ukur({SIMPAN: simpan}, SIMPAN) | ukur({MENTAH: susun_mentah()}, MENTAH)
    kali = hasil[SIMPAN].milidetik / hasil[MENTAH].milidetik
    print(f"Engine: {connection.vendor}. {MENTAH}: {hasil[MENTAH].milidetik:.2f} ms CPU.")
    print(f"| {SIMPAN} | {kali:.1f} × {MENTAH} |")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as direktori:
        os.environ["DATA_DIR"] = direktori
        os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.lokal"
        cetak()
