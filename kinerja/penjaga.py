"""Runs the server and one worker side by side: ``python -m kinerja.penjaga``.

The server's end is the end of both. A worker that ends is started again, after a pause that grows
from one second to a minute while it keeps ending early. TERM and INT end both in good order, HUP is
passed on. Whoever kills this process ends its children too.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Final

PELADEN: Final = (
    *(sys.executable, "-m", "gunicorn", "--config", "python:kinerja.peladen"),
    "kinerja.wsgi",
)
PEKERJA: Final = (sys.executable, "manage.py", "pekerja")
JEDA_TERPENDEK, JEDA_TERPANJANG = 1.0, 60.0  # seconds
LAMA_SEHAT: Final = 60.0  # who worked so long waits the shortest pause
TENGGAT_HENTI: Final = 20.0
_MATI_BERSAMA: Final = 1  # PR_SET_PDEATHSIG
_LIBC: Final = ctypes.CDLL(None)


class Penjaga:
    """Two children and what to do when one of them ends."""

    def __init__(self, peladen: Sequence[str] = PELADEN, pekerja: Sequence[str] = PEKERJA) -> None:
        self._perintah_pekerja = pekerja
        self._perintah_peladen = peladen
        self._berhenti = False
        self._jeda = JEDA_TERPENDEK / 2
        self._mulai = 0.0
        self._mulai_lagi = 0.0
        self.peladen: subprocess.Popen[bytes] | None = None
        self.pekerja: subprocess.Popen[bytes] | None = None

    def jalankan(self) -> int:
        """Run until told to stop or the server ends; return its exit code."""
        for nomor in (signal.SIGTERM, signal.SIGINT):
            signal.signal(nomor, self._minta_berhenti)
        signal.signal(signal.SIGHUP, self._teruskan)
        self.peladen = _mulai_anak(self._perintah_peladen)
        while not self._berhenti and self.peladen.poll() is None:
            self._jaga_pekerja()
            time.sleep(0.2)
        self._hentikan()
        kode = self.peladen.returncode
        return 0 if self._berhenti and kode in (0, -signal.SIGTERM) else abs(kode)

    def _jaga_pekerja(self) -> None:
        kini = time.monotonic()
        if self.pekerja is not None:
            if self.pekerja.poll() is None:
                return
            lama = kini - self._mulai
            sehat = lama >= LAMA_SEHAT
            self._jeda = JEDA_TERPENDEK if sehat else min(self._jeda * 2, JEDA_TERPANJANG)
            self._mulai_lagi, self.pekerja = kini + self._jeda, None
            sys.stderr.write(f"pekerja berhenti; dimulai lagi dalam {self._jeda:.0f} detik\n")
        if kini >= self._mulai_lagi:
            self.pekerja, self._mulai = _mulai_anak(self._perintah_pekerja), kini

    def _hentikan(self) -> None:
        """End both: asked first, and after a while no longer asked."""
        anak = [satu for satu in (self.peladen, self.pekerja) if satu is not None]
        for satu in anak:
            if satu.poll() is None:
                satu.terminate()
        tenggat = time.monotonic() + TENGGAT_HENTI
        for satu in anak:
            try:
                satu.wait(max(0.0, tenggat - time.monotonic()))
            except subprocess.TimeoutExpired:
                satu.kill()
                satu.wait()

    def _minta_berhenti(self, nomor: int, bingkai: FrameType | None) -> None:
        self._berhenti = True

    def _teruskan(self, nomor: int, bingkai: FrameType | None) -> None:
        for satu in (self.peladen, self.pekerja):
            if satu is not None and satu.poll() is None:
                satu.send_signal(nomor)


def _mulai_anak(perintah: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own (Ctrl-C reaches the parent alone) that does not outlive
    its parent."""
    induk = os.getpid()

    def ikat() -> None:
        _LIBC.prctl(_MATI_BERSAMA, signal.SIGTERM)
        if os.getppid() != induk:
            os._exit(1)

    return subprocess.Popen(perintah, start_new_session=True, preexec_fn=ikat)  # noqa: S603


if __name__ == "__main__":
    sys.exit(Penjaga().jalankan())
