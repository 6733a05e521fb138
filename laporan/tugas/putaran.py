"""The worker's loop: looks without writing, takes one task at a time, picks up what stopped.

The loop that comes with the queue begins an exclusive transaction at every look; on SQLite that
holds up every writer once a second, and passes by the queue in which ours wait.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django_tasks_db.models import DBTaskResult

from jabatan.models import Kecamatan
from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import sekarang
from laporan.models import Pekerjaan
from laporan.services.pekerjaan import TENGGAT_DENYUT, akhiri_bundel_lama
from laporan.services.simpanan import akhiri_simpanan_lama
from laporan.services.tugas import akhiri_tugas_lama, kunci_tugas
from laporan.tugas.bundel import berhenti, buat_bundel, susun_pekerja

SELA: Final = 1  # second between two looks
SELA_SAPU: Final = timedelta(hours=1)
UMUR_TUGAS: Final = timedelta(days=7)
log = logging.getLogger("kinerja.pekerja")


class Putaran:
    """One worker. ``berhenti`` ends it after the part it is at."""

    def __init__(self) -> None:
        self.berhenti: threading.Event = berhenti
        self._sapu_lagi = sekarang()

    def jalankan(self) -> None:
        """Work until told to stop; a database that is away, or a folder that is not ours, is
        waited for."""
        while not self.berhenti.is_set():
            try:
                ada = self.putar()
            except Exception:
                log.exception("pekerja terhalang; dicoba lagi")
                ada = False
            close_old_connections()
            if not ada:
                self.berhenti.wait(SELA)

    def putar(self) -> bool:
        """Do the next task, or send again what stopped; False where there is nothing to do."""
        siap = DBTaskResult.objects.ready().filter(backend_name=buat_bundel.backend)
        nomor = siap.values_list("pk", flat=True).first()
        if nomor is not None:
            self._kerjakan(nomor)
            return True
        return self._periksa_terhenti() or self._sapu()

    def _kerjakan(self, nomor: UUID) -> None:
        tugas = kunci_tugas(nomor, pekerja=susun_pekerja())
        if tugas is None:
            return
        try:
            hasil = tugas.task_result
            tugas.task.call(*hasil.args, **hasil.kwargs)
        except DatabaseError:
            raise
        except Exception as galat:
            log.exception("tugas %s gagal", nomor)
            tugas.set_failed(galat)
        else:
            tugas.set_successful(None)

    def _periksa_terhenti(self) -> bool:
        """Take up one work without a sign of life: its worker died, or its task was lost."""
        daftar_id = list(Kecamatan.objects.order_by("pk").values_list("pk", flat=True))
        if not daftar_id:
            return False
        with lingkup(daftar_id):
            daftar = Pekerjaan.objects.terhenti(sekarang() - TENGGAT_DENYUT).order_by("pk")
            satu = daftar.values_list("pk", "kecamatan_id").first()
        if satu is None:
            return False
        buat_bundel.call(*satu)
        return True

    def _sapu(self) -> bool:
        """Once an hour: files past their time, parts over their room, tasks long done."""
        saat = sekarang()
        if saat >= self._sapu_lagi:
            self._sapu_lagi = saat + SELA_SAPU
            akhiri_berkas_lama(saat)
        return False


def akhiri_berkas_lama(saat: datetime) -> tuple[int, int]:
    """Remove what is kept no longer; how many books and how many parts. Only reads where there is
    nothing to remove."""
    banyak = 0
    for pk in Kecamatan.objects.order_by("pk").values_list("pk", flat=True):
        with lingkup([pk]):
            if Pekerjaan.objects.filter(kecamatan_id=pk).berkas_lewat(saat).exists():
                banyak += akhiri_bundel_lama(pk, saat=saat)
    akhiri_tugas_lama(sebelum=saat - UMUR_TUGAS)
    return banyak, akhiri_simpanan_lama(saat=saat, batas=settings.KUOTA_BAGIAN)
