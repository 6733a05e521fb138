"""``python -m tests.bench.simpan``: saving 49 values beside one raw upsert of them.

In a database of its own that goes away: a sheet of 49 plain counts, every one changed at each
turn. The raw upsert writes the month before, so that both can go in turn. On PostgreSQL elapsed
time is taken, because the server works in another process; on SQLite CPU time.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

BARIS = 49
MENTAH, SIMPAN = "raw upsert", "49 values saved"
ANGGARAN = {"sqlite": 18, "postgresql": 2.6}


@contextmanager
def basis_data_kosong() -> Iterator[None]:
    """On SQLite the file of the directory; on PostgreSQL a database beside the one named."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
        yield
        return
    nama = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(nama, verbosity=0)


def susun_simpan(kantor: Any) -> Callable[[], object]:
    """Everything a save does: lock, compare, write, leave the trail (the page was read before)."""
    from realisasi.halaman import ambil_berkas
    from realisasi.services import IsianBaris, isi_lembar
    from tests.pabrik import baca_sel
    from tests.realisasi.adegan import SENIN, SEPTEMBER, isian

    pelaku = kantor.pelaku("Citra", SENIN)
    dasar = [isian(kantor, baris["kode"], "0") for baris in kantor.daftar_baris]
    isi_lembar(kantor.penugasan["Citra"], periode=SEPTEMBER, oleh=pelaku, isian=dasar)
    berkas = ambil_berkas(pelaku, kantor.penugasan["Citra"].pk, SEPTEMBER.kode)
    penugasan, bahan = berkas.penugasan, berkas.bahan_isi
    assert bahan is not None
    putaran = [1]

    def simpan() -> None:
        nomor = putaran[0]
        sel = baca_sel(str(5 + nomor % 2))
        hasil = isi_lembar(
            penugasan,
            periode=SEPTEMBER,
            oleh=pelaku,
            isian=[IsianBaris(satu.indikator_id, sel, "", nomor) for satu in dasar],
            bahan=terbaca[0],
        )
        assert hasil.berubah == BARIS
        terbaca[0] = replace(bahan, lembar=hasil.lembar, tersimpan=hasil.tersimpan)
        putaran[0] += 1

    terbaca = [bahan]
    return simpan


def susun_mentah(kantor: Any) -> Callable[[], object]:
    """One statement that writes 49 rows of another month, and nothing else."""
    from django.db import connection, transaction

    from kinerja.inti.waktu import Periode
    from realisasi.models import Realisasi
    from realisasi.services import isi_lembar
    from tests.realisasi.adegan import isian

    pelaku = kantor.pelaku("Citra", date(2026, 9, 3))
    awal = [isian(kantor, baris["kode"], "0") for baris in kantor.daftar_baris]
    hasil = isi_lembar(kantor.penugasan["Citra"], periode=Periode(2026, 8), oleh=pelaku, isian=awal)
    kolom = (
        *("kecamatan_id", "tahun", "bulan", "lembar_id", "indikator_id", "keadaan"),
        *("pembilang", "keterangan", "versi"),
    )
    asal = list(Realisasi.objects.filter(lembar=hasil.lembar).values_list(*kolom))
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
    """Print what a save costs, in an office of its own."""
    from django.db import connection

    from kinerja.inti.lingkup import lingkup
    from tests.bench.ukur import ukur
    from tests.pabrik import buat_baris_tambahan, buat_kantor

    kantor = buat_kantor(buat_baris_tambahan(BARIS))
    with lingkup([kantor.kecamatan.pk]):
        pekerjaan = {MENTAH: susun_mentah(kantor), SIMPAN: susun_simpan(kantor)}
        jam = time.process_time if connection.vendor == "sqlite" else time.perf_counter
        hasil = ukur(pekerjaan, MENTAH, jam)
    anggaran = ANGGARAN[connection.vendor]
    print(f"\n| a save beside one {MENTAH} ({hasil[MENTAH].milidetik:.2f} ms) | × | budget |")
    print("| --- | ---: | ---: |")
    print(f"| {SIMPAN} | {hasil[SIMPAN].kali:.1f} | ≤ {anggaran:g} |")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as direktori:
        os.environ["DATA_DIR"] = direktori
        os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.lokal"
        with basis_data_kosong():
            cetak()
