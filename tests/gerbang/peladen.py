"""The real server as ``bin/run`` starts it, on the loopback; to be killed and started again."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.e2e.peladen import AKAR, ambil_port
from tests.gerbang.basis import Basis

WSGI = "kinerja.wsgi"
TENGGAT_SIAP = 60
TENGGAT_HENTI = 20


class Peladen:
    """One gunicorn at a time on one port, in a process group of its own."""

    def __init__(self, basis: Basis, aplikasi: str = WSGI) -> None:
        self.port = ambil_port()
        self._basis = basis
        self._aplikasi = aplikasi
        self._proses: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self._basis.data / "peladen.log"

    def mulai(self) -> float:
        """Start; return the seconds until it answered."""
        awal = time.monotonic()
        with self.log.open("ab") as keluaran:
            self._proses = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "python:kinerja.peladen",
                 self._aplikasi],
                cwd=AKAR,
                env=self._basis.lingkungan(self.port),
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        while time.monotonic() < awal + TENGGAT_SIAP and self._proses.poll() is None:
            if self._sehat():
                return time.monotonic() - awal
            time.sleep(0.05)
        raise AssertionError(f"peladen tidak siap: {self.log.read_text(encoding='utf-8')}")

    def _sehat(self) -> bool:
        sambungan = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            sambungan.request("GET", "/healthz")
            return sambungan.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            sambungan.close()

    def bunuh_pekerja(self, acak: random.Random) -> None:
        """kill -9 of one worker; the master makes another."""
        assert self._proses is not None
        pid = self._proses.pid
        anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if anak:
            _bunuh(int(acak.choice(anak)))

    def bunuh_induk(self) -> None:
        """kill -9 of the master alone; its workers notice and leave the port by themselves."""
        assert self._proses is not None
        _bunuh(self._proses.pid)
        self._proses.wait()
        tenggat = time.monotonic() + TENGGAT_HENTI
        while self._terpakai():
            assert time.monotonic() < tenggat, "workers without a master stayed"
            time.sleep(0.05)

    def _terpakai(self) -> bool:
        with socket.socket() as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                soket.bind(("127.0.0.1", self.port))
            except OSError:
                return True
            return False

    def bunuh_semua(self) -> None:
        """kill -9 of master and workers at one moment: the power went."""
        assert self._proses is not None
        os.killpg(self._proses.pid, signal.SIGKILL)
        self._proses.wait()

    def hentikan(self) -> None:
        """End as Ctrl-C does."""
        if self._proses is None:
            return
        self._proses.send_signal(signal.SIGINT)
        self._proses.wait(timeout=TENGGAT_HENTI)
        self._proses = None


def _bunuh(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:  # it was just going by itself
        return


@contextmanager
def jalankan(basis: Basis, aplikasi: str = WSGI, *, bersih: bool = True) -> Iterator[Peladen]:
    """Serve an office; ``bersih``: its log must stay free of tracebacks."""
    peladen = Peladen(basis, aplikasi)
    peladen.mulai()
    try:
        yield peladen
    finally:
        peladen.hentikan()
    isi = peladen.log.read_text(encoding="utf-8")
    assert not bersih or "Traceback" not in isi, isi
