"""Session and account of every request, read by SQL that is written once a process.

Both are Django's own in everything else: what is stored, how it is signed and when it ends.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from akun.models import Pengguna
from kinerja.inti.kueri import KueriTetap

_SESI = KueriTetap(
    lambda kunci: Session.objects.filter(session_key=kunci).values_list(
        "session_data", "expire_date"
    ),
    contoh=("sesi tak bernama",),
)
_PENGGUNA = KueriTetap(lambda pk: Pengguna.objects.filter(pk=pk))


class SessionStore(db.SessionStore):
    """Django's store of sessions in the database (its name is part of the signature)."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; one that is unknown or over is empty and loses its key."""
        for isi, sampai in _SESI(str(self.session_key)):
            if sampai > timezone.now():
                return self.decode(isi)
        self._session_key = None
        return {}


class PintuAkun(ModelBackend):
    """Django's check of names and passwords; who is signed in is read at each request."""

    def get_user(self, user_id: int) -> Pengguna | None:
        """Return the account, None where it is gone or switched off."""
        for pengguna in _PENGGUNA(user_id):
            if self.user_can_authenticate(pengguna):
                milik: Pengguna = pengguna
                return milik
        return None
