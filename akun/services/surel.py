"""Mail of the inbox: one short plain letter an event, off the request, failing quietly.

No figure and no reason is mailed: what happened, and where to read it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from akun.models import Pengguna

log = logging.getLogger(__name__)
# One sender a process: letters keep their order, and a slow mail server holds up nobody's page.
_PENGIRIM = ThreadPoolExecutor(max_workers=1, thread_name_prefix="surel")
ISI = """\
Yth. {nama},

{teks}.

Selengkapnya: {alamat}

Surel ini dikirim otomatis oleh Kinerja dan tidak perlu dibalas.
"""


def susun_surel(pengguna: Pengguna, teks: str, alamat: str) -> EmailMessage | None:
    """Return the letter for one person; None without his address or without a mail server."""
    if not (settings.SUREL_MENYALA and pengguna.surel):
        return None
    perihal = " ".join(teks.split())
    isi = ISI.format(nama=pengguna.nama, teks=perihal, alamat=f"{settings.ALAMAT_DASAR}{alamat}")
    return EmailMessage(f"Kinerja: {perihal}", isi, to=[pengguna.surel])


def kirim_surel(daftar: Sequence[EmailMessage]) -> Future[None]:
    """Hand the letters to the sender; a failure is logged and never reaches the caller."""
    return _PENGIRIM.submit(_kirim, daftar)


def _kirim(daftar: Sequence[EmailMessage]) -> None:
    try:
        with get_connection() as sambungan:
            for surat in daftar:
                _kirim_satu(surat, sambungan)
    except Exception:
        log.exception("no connection to the mail server; %s letters were not sent", len(daftar))


def _kirim_satu(surat: EmailMessage, sambungan: BaseEmailBackend) -> None:
    surat.connection = sambungan
    try:
        surat.send()
    except Exception:
        log.exception("a letter of the inbox was not sent")
