"""What a save costs in queries, for one value as for every value of a year."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jabatan.models import Jeda
from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Tindakan
from realisasi.halaman import ambil_berkas
from realisasi.services import isi_lembar
from tests.pabrik import Kantor, buat_baris_tambahan, buat_kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, isi, isian
from tests.realisasi.peramban import masuk, pk


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


@pytest.mark.django_db
def test_sel_yang_tersimpan_sendiri_paling_banyak_sekian_kueri(
    kantor_tanpa_lingkup: Kantor,
) -> None:
    """Session, account, rights, sheet, rows, cells, calendar; lock and save; the transaction
    itself is a savepoint here. One more for who has Jeda."""
    kantor = kantor_tanpa_lingkup
    citra, penugasan = masuk(kantor, "Citra"), kantor.penugasan["Citra"]
    alamat = reverse("realisasi:isi_sel", args=[penugasan.pk, SEPTEMBER.kode])
    nomor = pk(kantor, kantor.daftar_baris[0]["kode"])

    def kirim(nilai: str, versi: int) -> int:
        data = {f"p-{nomor}": nilai, f"v-{nomor}": str(versi)}
        with CaptureQueriesContext(connection) as kueri:
            jawaban = citra.post(alamat, data, headers={"Accept": "application/json"})
        assert jawaban.json()["baris"][str(nomor)]["versi"] == versi + 1
        return len([satu for satu in kueri if "SAVEPOINT" not in satu["sql"]])

    with time_machine.travel(datetime(2026, 10, 5, 3, tzinfo=UTC), tick=False):
        kirim("1", 0)
        sekian = kirim("2", 1)
        assert sekian <= (12 if connection.vendor == "sqlite" else 10)
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=penugasan,
            mulai=date(2026, 2, 1),
            selesai=date(2026, 2, 28),
        )
        assert kirim("3", 2) == sekian + 1
