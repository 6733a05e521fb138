"""The real server for the browser: fresh data directory, demo office, gunicorn, clean end."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
JAM_TETAP = "tests.e2e.jam_tetap"
TENGGAT_SIAP = 60
TENGGAT_HENTI = 20


def susun_lingkungan(data: Path, port: int) -> dict[str, str]:
    """The environment of ``bin/run``, with nothing of the caller's database."""
    dilepas = ("DATABASE_URL", "TEST_DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")
    bersih = {nama: isi for nama, isi in os.environ.items() if nama not in dilepas}
    return bersih | {
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "kinerja.settings.lokal",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }


def ambil_port() -> int:
    """Return a port that is free now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def salin_contoh(bersama: Path, data: Path) -> None:
    """Give ``data`` the demo office, made once in ``bersama`` by the first worker that asks."""
    benih = bersama / "benih"
    with (bersama / "benih.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not benih.exists():
            setengah = bersama / "benih-setengah"
            setengah.mkdir()
            _siapkan(susun_lingkungan(setengah, 0))
            setengah.rename(benih)
    shutil.copytree(benih, data, dirs_exist_ok=True)


def siapkan_pada(data: Path, jam: str) -> None:
    """Make the demo office as it would be made at that moment."""
    _siapkan(susun_lingkungan(data, 0) | {"JAM": jam}, ("-m", JAM_TETAP))


def _siapkan(lingkungan: dict[str, str], manage: tuple[str, ...] = ("manage.py",)) -> None:
    """What ``bin/run`` does before it serves."""
    for perintah in (
        ("migrate", "--no-input", "--verbosity", "0"),
        ("collectstatic", "--no-input", "--verbosity", "0"),
        ("isi_contoh",),
        ("muat_katalog", "--bila-kosong"),
    ):
        hasil = subprocess.run(
            [sys.executable, *manage, *perintah],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
        )
        assert hasil.returncode == 0, f"{perintah}: {hasil.stdout}\n{hasil.stderr}"


def _tunggu(alamat: str, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + TENGGAT_SIAP
    while time.monotonic() < batas:
        if proses.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{alamat}/healthz", timeout=5) as jawaban:
                if jawaban.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"peladen tidak siap: {catatan.read_text(encoding='utf-8')}")


@contextmanager
def jalankan_peladen(
    data: Path, jam: str = "", *, port: int = 0, bunuh: bool = False
) -> Iterator[str]:
    """Serve the office in ``data``; yields the address. Its log must stay free of tracebacks.

    ``jam``: the moment at which the server believes to start; empty: now. ``port``: where an
    earlier server stood; 0: any. ``bunuh``: it ends by kill -9, workers and all.
    """
    port = port or ambil_port()
    lingkungan = susun_lingkungan(data, port) | {"JAM": jam}
    catatan = data / "peladen.log"
    with catatan.open("wb") as keluaran:
        proses = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:kinerja.peladen",
             f"{JAM_TETAP}:application" if jam else "kinerja.wsgi"],
            cwd=AKAR,
            env=lingkungan,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        try:
            alamat = f"http://127.0.0.1:{port}"
            _tunggu(alamat, proses, catatan)
            yield alamat
        finally:
            if bunuh:
                os.killpg(proses.pid, signal.SIGKILL)
            else:
                proses.send_signal(signal.SIGINT)
            kode = proses.wait(timeout=TENGGAT_HENTI)
    isi = catatan.read_text(encoding="utf-8")
    assert kode == (-signal.SIGKILL if bunuh else 0), f"peladen berhenti dengan {kode}: {isi}"
    assert "Traceback" not in isi, isi
