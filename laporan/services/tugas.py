"""Rows of the task queue: taken by one worker, thrown away when they are old."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult


@transaction.atomic
def kunci_tugas(nomor: UUID, *, pekerja: str) -> DBTaskResult[Any, Any] | None:
    """Take a waiting task; None where another worker was first."""
    daftar = DBTaskResult.objects.ready().filter(pk=nomor)
    tugas = daftar.select_for_update(no_key=True, skip_locked=True).first()
    if tugas is not None:
        tugas.claim(pekerja)
    return tugas


def akhiri_tugas_lama(*, sebelum: datetime) -> int:
    """Remove the tasks that ended, or were begun, before a moment; how many. Writes nothing where
    there are none."""
    lama = Q(finished_at__lt=sebelum) | Q(finished_at__isnull=True, started_at__lt=sebelum)
    daftar = DBTaskResult.objects.filter(lama)
    if not daftar.exists():
        return 0
    with transaction.atomic():
        return daftar.delete()[0]
