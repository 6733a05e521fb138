"""What a save costs in queries, for one value as for every value of a year."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Tindakan
from realisasi.halaman import ambil_berkas
from realisasi.services import isi_lembar
from tests.pabrik import buat_baris_tambahan, buat_kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, isi, isian


def simpan_sekaligus(banyaknya: int, *, baru: bool = False) -> int:
    """Queries of a save that changes every row of a sheet of plain counts, savepoints aside.

    ``baru``: rows in use (in August), but without a cell in this month yet.
    """
    with transaction.atomic():
        kantor = buat_kantor(buat_baris_tambahan(banyaknya))
        with lingkup([kantor.kecamatan.pk]):
            kode = [baris["kode"] for baris in kantor.daftar_baris]
            lama, pada = (Periode(2026, 8), date(2026, 9, 3)) if baru else (SEPTEMBER, SENIN)
            awal = [isian(kantor, satu, "5") for satu in kode]
            isi(kantor, "Citra", *awal, periode=lama, pada=pada)
            if baru:
                isi_lembar(
                    kantor.penugasan["Citra"],
                    periode=SEPTEMBER,
                    oleh=kantor.pelaku("Citra", SENIN),
                    isian=(),
                    buat=True,
                )
            berkas = ambil_berkas(
                kantor.pelaku("Citra", SENIN), kantor.penugasan["Citra"].pk, SEPTEMBER.kode
            )
            berkas.situasi.bisa(Tindakan.ISI)  # the page has looked at the calendar
            daftar = [isian(kantor, satu, "6", versi=int(not baru)) for satu in kode]
            with CaptureQueriesContext(connection) as kueri:
                hasil = isi_lembar(
                    berkas.penugasan,
                    periode=SEPTEMBER,
                    oleh=berkas.pelaku,
                    isian=daftar,
                    bahan=berkas.bahan_isi,
                )
            assert hasil.berubah == banyaknya
        transaction.set_rollback(True)
    return len([satu for satu in kueri if "SAVEPOINT" not in satu["sql"]])


@pytest.mark.django_db
@pytest.mark.parametrize("banyaknya", [1, 49, 588])
def test_menyimpan_sekian_saja_kuerinya(banyaknya: int) -> None:
    """Lock, cells, head of the chain, trail, head; and the rows where no cell was there yet.

    On PostgreSQL cells go with the head that is locked, and the trail with the head moved on.
    """
    sekian = 5 if connection.vendor == "sqlite" else 3
    assert simpan_sekaligus(banyaknya) == sekian
    assert simpan_sekaligus(banyaknya, baru=True) == sekian + 1
