"""The demo office for programs of their own: benches and printed examples."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any


@contextmanager
def kantor_contoh(pagi: str = "") -> Iterator[None]:
    """Make the demo in a directory of its own (in ``DATABASE_URL`` where that is set, which must
    be empty); at the instant ``pagi``, which then stands still, or now."""
    with tempfile.TemporaryDirectory(prefix="kinerja-contoh-") as direktori:
        os.environ["DATA_DIR"] = direktori
        os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.lokal"
        with _pada(pagi):
            import django
            from django.core.management import call_command

            django.setup()
            call_command("migrate", verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            call_command("isi_contoh", stdout=sys.stderr)
            yield


def _pada(pagi: str) -> Any:
    if not pagi:
        return nullcontext()
    import time_machine

    return time_machine.travel(datetime.fromisoformat(pagi), tick=False)


def ambil_penugasan() -> dict[str, int]:
    """Return account → its newest post with an IKI (1 query)."""
    from jabatan.models import Penugasan
    from kinerja.inti.lingkup import tanpa_lingkup

    with tanpa_lingkup():
        daftar = Penugasan.objects.ber_iki().order_by("mulai")
        pasangan = daftar.values_list("pegawai__pengguna__nama_pengguna", "pk")
        return {str(akun): pk for akun, pk in pasangan}
